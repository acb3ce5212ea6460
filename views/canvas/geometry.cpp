#include "views/canvas/geometry.h"

#include "views/canvas/routefield.h"

#include <algorithm>
#include <cmath>

namespace geometry {

namespace {

enum class Side { Left, Right, Top, Bottom };
constexpr Side sides[] = { Side::Left, Side::Right, Side::Top, Side::Bottom };

constexpr qreal portSpacing = 16;
/// Ends closer than this are brought onto one line: a step of a few units looks like a mistake.
constexpr qreal jog = 22;
constexpr qreal loopSize = 26;
constexpr qreal loopSpacing = 14;
/// Beyond so many edges lines take the plain way: trying them all would take too long.
constexpr qsizetype mostSearched = 600;

struct End
{
    Side side = Side::Right;
    qreal offset = 0;
};

bool isHorizontal(Side side)
{
    return side == Side::Left || side == Side::Right;
}

QPointF outward(Side side)
{
    switch (side) {
    case Side::Left:
        return { -1, 0 };
    case Side::Right:
        return { 1, 0 };
    case Side::Top:
        return { 0, -1 };
    case Side::Bottom:
        return { 0, 1 };
    }
    return {};
}

QPointF portOf(const QRectF &box, const End &end)
{
    const QPointF middle = box.center()
                           + QPointF(outward(end.side).x() * box.width() / 2,
                                     outward(end.side).y() * box.height() / 2);
    return isHorizontal(end.side) ? middle + QPointF(0, end.offset)
                                  : middle + QPointF(end.offset, 0);
}

/// The side by which a line leaves a box for another box (or a point).
Side sideTowards(const QRectF &box, const QRectF &other)
{
    const qreal gapX = std::max(other.left() - box.right(), box.left() - other.right());
    const qreal gapY = std::max(other.top() - box.bottom(), box.top() - other.bottom());
    if (gapX >= gapY)
        return other.center().x() >= box.center().x() ? Side::Right : Side::Left;
    return other.center().y() >= box.center().y() ? Side::Bottom : Side::Top;
}

/// The `nth` loop of a box around its upper right corner; later ones run outside the earlier.
QPolygonF selfLoop(const QRectF &box, int nth)
{
    const qreal out = loopSize + loopSpacing * nth;
    const qreal in = std::min(loopSize + loopSpacing / 2 * nth, box.width() - 8);
    const qreal down = std::min(loopSize * 0.7 + loopSpacing / 3 * nth, box.height() - 4);
    const QPointF start(box.right() - in, box.top());
    const QPointF end(box.right(), box.top() + down);
    return { start, QPointF(start.x(), box.top() - out),
             QPointF(box.right() + out, box.top() - out), QPointF(box.right() + out, end.y()),
             end };
}

/// The ways between two ports that leave and enter squarely; none where the shape would turn back.
QList<QPolygonF> ways(const QPointF &a, Side leaving, const QPointF &b, Side entering)
{
    QList<QPolygonF> found;
    const QPointF out = outward(leaving);
    const QPointF in = -outward(entering);
    const qreal ahead = QPointF::dotProduct(b - a, out);
    if (out == in) { // a step in the middle, or straight
        if (ahead < 12)
            return found;
        const bool horizontal = isHorizontal(leaving);
        const qreal across = horizontal ? b.y() - a.y() : b.x() - a.x();
        if (std::abs(across) < 0.5) {
            found.append({ a, b });
            return found;
        }
        for (const qreal t : { 0.5, 0.35, 0.65, 0.22, 0.78, 0.12, 0.88 }) {
            const QPointF turn = a + out * ahead * t;
            found.append(horizontal ? QPolygonF { a, turn, { turn.x(), b.y() }, b }
                                    : QPolygonF { a, turn, { b.x(), turn.y() }, b });
        }
    } else if (out == -in) { // out and back: around the farther of the two
        for (const qreal reach : { 22.0, 36.0, 52.0, 74.0 }) {
            const qreal far = std::max(0.0, ahead) + reach;
            const QPointF turn = a + out * far;
            found.append(isHorizontal(leaving) ? QPolygonF { a, turn, { turn.x(), b.y() }, b }
                                               : QPolygonF { a, turn, { b.x(), turn.y() }, b });
        }
    } else if (ahead > 8 && QPointF::dotProduct(b - a, in) > 8) { // one corner
        found.append(isHorizontal(leaving) ? QPolygonF { a, { b.x(), a.y() }, b }
                                           : QPolygonF { a, { a.x(), b.y() }, b });
    }
    return found;
}

QPointF squareEnd(const QRectF &box, const QPointF &point, const End &end)
{
    // A waypoint straight across from a side is met squarely.
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
    step(squareEnd(target, edge.waypoints.last(), to), !isHorizontal(to.side));
    return line;
}

/// The edges of one diagram on their way to lines.
class Router
{
public:
    Router(const QHash<QUuid, QRectF> &boxes, const QList<Edge> &edges, const QList<QRectF> &texts,
           const QList<QPolygonF> &others = {})
        : m_boxes(boxes)
        , m_edges(edges)
        , m_texts(texts)
        , m_others(others)
        , m_from(edges.size())
        , m_to(edges.size())
    {
    }

    QMap<QUuid, QPolygonF> lines(bool search)
    {
        chooseSides(search);
        spreadEnds();
        QMap<QUuid, QPolygonF> lines;
        RouteField field = emptyField(search);
        for (qsizetype i = 0; i < m_edges.size(); ++i) {
            const QPolygonF line = lineOf(i, field, search);
            field.add(search ? line : QPolygonF());
            lines.insert(m_edges.at(i).id, line);
        }
        return lines;
    }

private:
    /// What lines keep clear of before the first of them is led; nothing when none is looked for.
    RouteField emptyField(bool search) const
    {
        if (!search)
            return RouteField({}, {});
        RouteField field(m_boxes, m_texts);
        for (const QPolygonF &line : m_others)
            field.add(line);
        return field;
    }

    void chooseSides(bool search)
    {
        RouteField field = emptyField(search);
        for (qsizetype i = 0; i < m_edges.size(); ++i) {
            const Edge &edge = m_edges.at(i);
            const QRectF source = m_boxes.value(edge.source);
            const QRectF target = m_boxes.value(edge.target);
            const QRectF next =
                    edge.waypoints.isEmpty() ? target : QRectF(edge.waypoints.first(), QSizeF());
            const QRectF previous =
                    edge.waypoints.isEmpty() ? source : QRectF(edge.waypoints.last(), QSizeF());
            m_from[i].side = sideTowards(source, next);
            m_to[i].side = sideTowards(target, previous);
            if (!search || !edge.waypoints.isEmpty() || edge.source == edge.target)
                continue;
            qreal least = std::numeric_limits<qreal>::max();
            QPolygonF best;
            for (const Side leaving : sides) {
                for (const Side entering : sides) {
                    for (const QPolygonF &way : ways(portOf(source, { leaving }), leaving,
                                                     portOf(target, { entering }), entering)) {
                        const qreal cost = field.cost(way, edge.source, edge.target, least);
                        if (cost >= least)
                            continue;
                        least = cost;
                        best = way;
                        m_from[i].side = leaving;
                        m_to[i].side = entering;
                    }
                }
            }
            field.add(best);
        }
    }

    /// Spreads the ends of each side evenly about its middle, in the order in which their lines
    /// leave.
    void spreadEnds()
    {
        struct Spread
        {
            End *end;
            qreal towards;
        };
        QMap<std::pair<QUuid, Side>, QList<Spread>> groups;
        for (qsizetype i = 0; i < m_edges.size(); ++i) {
            const Edge &edge = m_edges.at(i);
            if (edge.source == edge.target)
                continue;
            const QPointF there = edge.waypoints.isEmpty() ? m_boxes.value(edge.target).center()
                                                           : edge.waypoints.first();
            const QPointF here = edge.waypoints.isEmpty() ? m_boxes.value(edge.source).center()
                                                          : edge.waypoints.last();
            const auto towards = [](Side side, const QPointF &point) {
                return isHorizontal(side) ? point.y() : point.x();
            };
            groups[{ edge.source, m_from[i].side }].append(
                    { &m_from[i], towards(m_from[i].side, there) });
            groups[{ edge.target, m_to[i].side }].append({ &m_to[i], towards(m_to[i].side, here) });
        }
        for (auto it = groups.begin(); it != groups.end(); ++it) {
            std::ranges::stable_sort(*it, {}, &Spread::towards);
            const QRectF box = m_boxes.value(it.key().first);
            const qreal room = (isHorizontal(it.key().second) ? box.height() : box.width()) - 12;
            const auto count = static_cast<qreal>(it->size());
            const qreal step = count > 1 ? std::min(portSpacing, room / (count - 1)) : 0;
            for (qsizetype k = 0; k < it->size(); ++k)
                it->at(k).end->offset = (static_cast<qreal>(k) - (count - 1) / 2) * step;
        }
    }

    /// Brings two facing ends that nearly meet onto one straight line.
    void straighten(const QRectF &source, const QRectF &target, End &from, End &to) const
    {
        if (outward(from.side) != -outward(to.side))
            return;
        const bool horizontal = isHorizontal(from.side);
        const QPointF gap = portOf(target, to) - portOf(source, from);
        const qreal difference = horizontal ? gap.y() : gap.x();
        if (std::abs(difference) > jog)
            return;
        const qreal roomFrom = (horizontal ? source.height() : source.width()) / 2 - 4;
        const qreal roomTo = (horizontal ? target.height() : target.width()) / 2 - 4;
        for (const qreal share : { 0.5, 1.0, 0.0 }) {
            const qreal nextFrom = from.offset + difference * share;
            const qreal nextTo = to.offset - difference * (1 - share);
            if (std::abs(nextFrom) > roomFrom || std::abs(nextTo) > roomTo)
                continue;
            from.offset = nextFrom;
            to.offset = nextTo;
            return;
        }
    }

    QPolygonF lineOf(qsizetype i, const RouteField &field, bool search)
    {
        const Edge &edge = m_edges.at(i);
        const QRectF source = m_boxes.value(edge.source);
        const QRectF target = m_boxes.value(edge.target);
        if (edge.source == edge.target)
            return selfLoop(source, m_loops[edge.source]++);
        if (!edge.waypoints.isEmpty())
            return throughWaypoints(source, target, edge, m_from[i], m_to[i]);
        straighten(source, target, m_from[i], m_to[i]);
        const QPointF a = portOf(source, m_from[i]);
        const QPointF b = portOf(target, m_to[i]);
        const QList<QPolygonF> all = ways(a, m_from[i].side, b, m_to[i].side);
        if (all.isEmpty())
            return { a, b };
        if (!search)
            return all.first();
        qreal least = std::numeric_limits<qreal>::max();
        QPolygonF best = all.first();
        for (const QPolygonF &way : all) {
            const qreal cost = field.cost(way, edge.source, edge.target, least);
            if (cost >= least)
                continue;
            least = cost;
            best = way;
        }
        return best;
    }

    const QHash<QUuid, QRectF> &m_boxes;
    const QList<Edge> &m_edges;
    const QList<QRectF> &m_texts;
    const QList<QPolygonF> m_others;
    QList<End> m_from;
    QList<End> m_to;
    QHash<QUuid, int> m_loops;
};

} // namespace

QMap<QUuid, QPolygonF> route(const QHash<QUuid, QRectF> &boxes, const QList<Edge> &edges,
                             const QList<QRectF> &texts)
{
    QList<Edge> known;
    for (const Edge &edge : edges) {
        if (boxes.contains(edge.source) && boxes.contains(edge.target))
            known.append(edge);
    }
    // Short ones first: they have the least choice.
    std::ranges::sort(known, [&](const Edge &one, const Edge &other) {
        const auto length = [&](const Edge &edge) {
            return (boxes.value(edge.source).center() - boxes.value(edge.target).center())
                    .manhattanLength();
        };
        return std::pair(length(one), one.id) < std::pair(length(other), other.id);
    });
    return Router(boxes, known, texts).lines(known.size() <= mostSearched);
}

QMap<QUuid, QPolygonF> reroute(const QHash<QUuid, QRectF> &boxes, const QList<Edge> &edges,
                               const QList<QRectF> &texts, const QList<QPolygonF> &others,
                               bool search)
{
    return Router(boxes, edges, texts, others).lines(search);
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
