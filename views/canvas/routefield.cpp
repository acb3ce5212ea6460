#include "views/canvas/routefield.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace geometry {

namespace {

/// Lines keep this far from boxes that are not theirs.
constexpr qreal clearance = 7;

// What a line costs, in units of length: a bend, a box or a text that it runs through, a stretch on
// top of another line, a crossing.
constexpr qreal bendCost = 45;
constexpr qreal boxCost = 900;
constexpr qreal textCost = 300;
constexpr qreal overlapCost = 260;
constexpr qreal crossingCost = 28;

/// So near, legs are on one another.
constexpr qreal besides = 5;

QRectF around(const QLineF &leg, qreal room)
{
    return QRectF(leg.p1(), leg.p2()).normalized().adjusted(-room, -room, room, room);
}

/// What lying on or across another leg costs.
qreal nearness(const QLineF &a, const QLineF &b)
{
    const bool horizontal = std::abs(a.dy()) < std::abs(a.dx());
    const bool alongside = horizontal == (std::abs(b.dy()) < std::abs(b.dx()));
    const auto span = [](const QLineF &line, bool alongX) {
        const qreal from = alongX ? line.x1() : line.y1();
        const qreal to = alongX ? line.x2() : line.y2();
        return std::pair(std::min(from, to), std::max(from, to));
    };
    const auto [a0, a1] = span(a, horizontal);
    const auto [b0, b1] = span(b, horizontal);
    if (alongside) {
        const qreal apart = horizontal ? std::abs(a.y1() - b.y1()) : std::abs(a.x1() - b.x1());
        return apart < besides && std::min(a1, b1) - std::max(a0, b0) > 4 ? overlapCost : 0;
    }
    const auto [c0, c1] = span(b, !horizontal);
    const qreal at = horizontal ? b.x1() : b.y1();
    const qreal mine = horizontal ? a.y1() : a.x1();
    constexpr qreal touch = 4;
    if (at < a0 - touch || at > a1 + touch || mine < c0 - touch || mine > c1 + touch)
        return 0;
    // A corner on another line reads as a junction that is not there.
    const bool inside =
            at > a0 + touch && at < a1 - touch && mine > c0 + touch && mine < c1 - touch;
    return inside ? crossingCost : overlapCost;
}

} // namespace

template<typename T>
void RouteField::Things<T>::add(const QRectF &box, const T &thing)
{
    places.add(box, static_cast<quint32>(all.size()));
    all.push_back(thing);
    lastSeen.push_back(0);
}

template<typename T>
template<typename Visit>
void RouteField::Things<T>::visit(const QRectF &box, Visit &&visit) const
{
    ++look;
    places.visit(box, [&](const std::vector<quint32> &here) {
        for (const quint32 at : here) {
            if (std::exchange(lastSeen[at], look) != look)
                visit(all[at]);
        }
        return true;
    });
}

RouteField::RouteField(const QHash<QUuid, QRectF> &boxes, const QList<QRectF> &texts)
    : m_boxes(extentOf(boxes))
    , m_texts(extentOf(boxes))
    , m_legs(extentOf(boxes))
{
    for (auto it = boxes.constBegin(); it != boxes.constEnd(); ++it)
        m_boxes.add(*it, { it.key(), *it });
    for (const QRectF &text : texts)
        m_texts.add(text, text);
}

QRectF RouteField::extentOf(const QHash<QUuid, QRectF> &boxes)
{
    QRectF extent;
    for (const QRectF &box : boxes)
        extent |= box;
    return extent;
}

void RouteField::add(const QPolygonF &line)
{
    for (qsizetype i = 1; i < line.size(); ++i)
        m_legs.add(around(QLineF(line.at(i - 1), line.at(i)), 0),
                   QLineF(line.at(i - 1), line.at(i)));
}

/// What a leg costs for the boxes and texts that it runs through.
qreal RouteField::standing(const QLineF &leg, const QUuid &source, const QUuid &target) const
{
    const QRectF corridor = around(leg, 0.1);
    qreal sum = 0;
    m_texts.visit(corridor,
                  [&](const QRectF &text) { sum += corridor.intersects(text) ? textCost : 0; });
    m_boxes.visit(around(leg, clearance + 0.1), [&](const Box &box) {
        const bool own = box.id == source || box.id == target;
        const qreal room = own ? -3 : clearance;
        if (corridor.intersects(box.box.adjusted(-room, -room, room, room)))
            sum += boxCost;
    });
    return sum;
}

/// What a leg costs for the lines that it lies on or crosses.
qreal RouteField::running(const QLineF &leg) const
{
    qreal sum = 0;
    m_legs.visit(around(leg, besides), [&](const QLineF &other) { sum += nearness(leg, other); });
    return sum;
}

qreal RouteField::cost(const QPolygonF &line, const QUuid &source, const QUuid &target,
                       qreal limit) const
{
    qreal sum = bendCost * static_cast<qreal>(line.size() - 2);
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QLineF leg(line.at(i - 1), line.at(i));
        sum += leg.length() + standing(leg, source, target);
        if (sum >= limit)
            return sum;
        sum += running(leg);
        if (sum >= limit)
            return sum;
    }
    return sum;
}

} // namespace geometry
