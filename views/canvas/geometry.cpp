#include "views/canvas/geometry.h"

#include <QLineF>
#include <QMap>

#include <algorithm>
#include <cmath>

namespace geometry {

namespace {

enum class Side { Left, Right, Top, Bottom };

constexpr qreal portSpacing = 16;
/// Ends closer than this are brought onto one line: a step of a few units looks like a mistake.
constexpr qreal jog = 22;
constexpr qreal laneSpacing = 9;
constexpr qreal loopSize = 26;

struct End
{
    qsizetype edge = 0;
    bool atSource = true;
    Side side = Side::Right;
    /// Where the line goes from here: ends of a side are ordered by it.
    qreal towards = 0;
    qreal offset = 0;
};

bool isHorizontal(Side side)
{
    return side == Side::Left || side == Side::Right;
}

/// The side by which a line leaves a box for a point (or another box, by its centre).
Side sideTowards(const QRectF &box, const QRectF &other)
{
    const qreal gapX = std::max(other.left() - box.right(), box.left() - other.right());
    const qreal gapY = std::max(other.top() - box.bottom(), box.top() - other.bottom());
    if (gapX >= gapY)
        return other.center().x() >= box.center().x() ? Side::Right : Side::Left;
    return other.center().y() >= box.center().y() ? Side::Bottom : Side::Top;
}

QPointF portOf(const QRectF &box, const End &end)
{
    switch (end.side) {
    case Side::Left:
        return { box.left(), box.center().y() + end.offset };
    case Side::Right:
        return { box.right(), box.center().y() + end.offset };
    case Side::Top:
        return { box.center().x() + end.offset, box.top() };
    case Side::Bottom:
        return { box.center().x() + end.offset, box.bottom() };
    }
    return box.center();
}

/// Spreads the ends of each side evenly about its middle, in the order in which their lines leave.
void spread(QList<End *> &ends, const QRectF &box)
{
    std::ranges::stable_sort(ends, {}, [](const End *end) { return end->towards; });
    const qreal room = (isHorizontal(ends.first()->side) ? box.height() : box.width()) - 12;
    const auto count = static_cast<qreal>(ends.size());
    const qreal step = count > 1 ? std::min(portSpacing, room / (count - 1)) : 0;
    for (qsizetype i = 0; i < ends.size(); ++i)
        ends[i]->offset = (static_cast<qreal>(i) - (count - 1) / 2) * step;
}

/// Brings two facing ends that nearly meet onto one straight line.
void straighten(const QRectF &source, const QRectF &target, End &from, End &to)
{
    const bool horizontal = isHorizontal(from.side);
    if (horizontal != isHorizontal(to.side) || from.side == to.side)
        return;
    const QPointF a = portOf(source, from);
    const QPointF b = portOf(target, to);
    const qreal difference = horizontal ? b.y() - a.y() : b.x() - a.x();
    if (std::abs(difference) > jog || difference == 0)
        return;
    // The end with the smaller box side gives way less: move both halfway, inside their sides.
    const qreal half = difference / 2;
    const qreal roomFrom = (horizontal ? source.height() : source.width()) / 2 - 4;
    const qreal roomTo = (horizontal ? target.height() : target.width()) / 2 - 4;
    const qreal nextFrom = from.offset + half;
    const qreal nextTo = to.offset - half;
    if (std::abs(nextFrom) <= roomFrom && std::abs(nextTo) <= roomTo) {
        from.offset = nextFrom;
        to.offset = nextTo;
    }
}

QPolygonF selfLoop(const QRectF &box)
{
    const QPointF start(box.right() - loopSize, box.top());
    const QPointF end(box.right(), box.top() + loopSize * 0.7);
    return { start, QPointF(start.x(), box.top() - loopSize),
             QPointF(box.right() + loopSize, box.top() - loopSize),
             QPointF(box.right() + loopSize, end.y()), end };
}

/// The elbows between two ends; `lane` keeps neighbouring elbows apart.
QPolygonF elbows(const QPointF &a, Side leaving, const QPointF &b, Side entering, qreal lane)
{
    if (isHorizontal(leaving) && isHorizontal(entering)) {
        if (qFuzzyCompare(a.y(), b.y()))
            return { a, b };
        const qreal x = (a.x() + b.x()) / 2 + lane;
        return { a, { x, a.y() }, { x, b.y() }, b };
    }
    if (!isHorizontal(leaving) && !isHorizontal(entering)) {
        if (qFuzzyCompare(a.x(), b.x()))
            return { a, b };
        const qreal y = (a.y() + b.y()) / 2 + lane;
        return { a, { a.x(), y }, { b.x(), y }, b };
    }
    return { a, isHorizontal(leaving) ? QPointF(b.x(), a.y()) : QPointF(a.x(), b.y()), b };
}

QRectF pointBox(const QPointF &point)
{
    return { point, QSizeF(0, 0) };
}

/// Whether a waypoint lies straight across from a side, so that the line can meet it squarely.
QPointF squareEnd(const QRectF &box, const QPointF &point, const End &end)
{
    const QPointF port = portOf(box, end);
    if (isHorizontal(end.side) && point.y() > box.top() + 3 && point.y() < box.bottom() - 3)
        return { port.x(), point.y() };
    if (!isHorizontal(end.side) && point.x() > box.left() + 3 && point.x() < box.right() - 3)
        return { point.x(), port.y() };
    return port;
}

QPolygonF throughWaypoints(const QRectF &source, const QRectF &target, const Edge &edge,
                           const End &from, const End &to)
{
    QPolygonF line { squareEnd(source, edge.waypoints.first(), from) };
    const auto step = [&line](const QPointF &next, bool horizontalFirst) {
        const QPointF last = line.last();
        if (std::abs(last.x() - next.x()) > 0.5 && std::abs(last.y() - next.y()) > 0.5)
            line.append(horizontalFirst ? QPointF(next.x(), last.y())
                                        : QPointF(last.x(), next.y()));
        line.append(next);
    };
    for (qsizetype i = 0; i < edge.waypoints.size(); ++i)
        step(edge.waypoints.at(i), i == 0 ? isHorizontal(from.side) : true);
    const QPointF end = squareEnd(target, edge.waypoints.last(), to);
    step(end, !isHorizontal(to.side));
    return line;
}

struct Ends
{
    End from;
    End to;
};

QList<Ends> chooseEnds(const QHash<QUuid, QRectF> &boxes, const QList<Edge> &edges)
{
    QList<Ends> all;
    all.reserve(edges.size());
    for (qsizetype i = 0; i < edges.size(); ++i) {
        const Edge &edge = edges.at(i);
        const QRectF source = boxes.value(edge.source);
        const QRectF target = boxes.value(edge.target);
        const QRectF next = edge.waypoints.isEmpty() ? target : pointBox(edge.waypoints.first());
        const QRectF previous = edge.waypoints.isEmpty() ? source : pointBox(edge.waypoints.last());
        Ends ends { { i, true, sideTowards(source, next) },
                    { i, false, sideTowards(target, previous) } };
        ends.from.towards = isHorizontal(ends.from.side) ? next.center().y() : next.center().x();
        ends.to.towards =
                isHorizontal(ends.to.side) ? previous.center().y() : previous.center().x();
        all.append(ends);
    }
    return all;
}

/// Groups the ends by box and side and spreads each group.
void spreadAll(const QHash<QUuid, QRectF> &boxes, const QList<Edge> &edges, QList<Ends> &ends)
{
    QMap<std::pair<QUuid, Side>, QList<End *>> sides;
    for (qsizetype i = 0; i < edges.size(); ++i) {
        if (edges.at(i).source == edges.at(i).target)
            continue;
        sides[{ edges.at(i).source, ends.at(i).from.side }].append(&ends[i].from);
        sides[{ edges.at(i).target, ends.at(i).to.side }].append(&ends[i].to);
    }
    for (auto it = sides.begin(); it != sides.end(); ++it)
        spread(*it, boxes.value(it.key().first));
}

} // namespace

QHash<QUuid, QPolygonF> route(const QHash<QUuid, QRectF> &boxes, const QList<Edge> &edges)
{
    QList<Edge> known;
    for (const Edge &edge : edges) {
        if (boxes.contains(edge.source) && boxes.contains(edge.target))
            known.append(edge);
    }
    std::ranges::sort(known, {}, [](const Edge &edge) { return edge.id; });
    QList<Ends> ends = chooseEnds(boxes, known);
    spreadAll(boxes, known, ends);
    QHash<QUuid, QPolygonF> lines;
    // Elbows in the same gap take turns about its middle.
    QMap<std::pair<int, int>, int> lanes;
    for (qsizetype i = 0; i < known.size(); ++i) {
        const Edge &edge = known.at(i);
        const QRectF source = boxes.value(edge.source);
        const QRectF target = boxes.value(edge.target);
        if (edge.source == edge.target) {
            lines.insert(edge.id, selfLoop(source));
            continue;
        }
        Ends &pair = ends[i];
        if (!edge.waypoints.isEmpty()) {
            lines.insert(edge.id, throughWaypoints(source, target, edge, pair.from, pair.to));
            continue;
        }
        straighten(source, target, pair.from, pair.to);
        const QPointF a = portOf(source, pair.from);
        const QPointF b = portOf(target, pair.to);
        const bool horizontal = isHorizontal(pair.from.side);
        const bool straight =
                horizontal ? qFuzzyCompare(a.y(), b.y()) : qFuzzyCompare(a.x(), b.x());
        qreal lane = 0;
        if (!straight) {
            const qreal middle = horizontal ? (a.x() + b.x()) / 2 : (a.y() + b.y()) / 2;
            const int turn = lanes[{ static_cast<int>(horizontal), qRound(middle / 40) }]++;
            lane = laneSpacing * ((turn % 2 ? 1 : -1) * ((turn + 1) / 2));
        }
        lines.insert(edge.id, elbows(a, pair.from.side, b, pair.to.side, lane));
    }
    return lines;
}

qreal distance(const QPolygonF &line, const QPointF &point)
{
    qreal least = std::numeric_limits<qreal>::max();
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QPointF a = line.at(i - 1);
        const QPointF d = line.at(i) - a;
        const qreal length = QPointF::dotProduct(d, d);
        const qreal t =
                length > 0 ? std::clamp(QPointF::dotProduct(point - a, d) / length, 0.0, 1.0) : 0;
        least = std::min(least, QLineF(point, a + d * t).length());
    }
    return least;
}

} // namespace geometry
