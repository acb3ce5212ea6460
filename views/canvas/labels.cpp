#include "views/canvas/cellgrid.h"
#include "views/canvas/geometry.h"

#include <QLineF>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace geometry {

namespace {

constexpr qreal aboveLeg = 3;
constexpr qreal besideLeg = 7;

/// Rectangles that a label may lie on.
class Neighbourhood
{
public:
    explicit Neighbourhood(const QRectF &extent) : m_boxes(extent) { }

    void add(const QRectF &box)
    {
        if (!box.isEmpty())
            m_boxes.add(box, { box.left(), box.top(), box.right(), box.bottom() });
    }
    /// How many of them a box lies on, each counted once for every cell that both reach. Counting
    /// ends at `limit`.
    int hits(const QRectF &box, qreal limit) const
    {
        int count = 0;
        if (box.isEmpty())
            return count;
        m_boxes.visit(box, [&](const std::vector<Sides> &others) {
            for (const Sides &other : others) {
                const bool lies = other.left < box.right() && other.right > box.left()
                                  && other.top < box.bottom() && other.bottom > box.top();
                count += lies ? 1 : 0;
            }
            return count < limit;
        });
        return count;
    }

private:
    struct Sides
    {
        qreal left;
        qreal top;
        qreal right;
        qreal bottom;
    };
    CellGrid<Sides> m_boxes;
};

QRectF legBox(const QPointF &a, const QPointF &b)
{
    return QRectF(a, b).normalized().adjusted(-1, -1, 1, 1);
}

/// How far from its line a label may stand, and how far where it would stand on a box otherwise.
constexpr qreal usual[] = { 0, 10, 20, 32, 44 };
constexpr qreal farther[] = { 58, 74, 92, 112 };

/// Tries places along one leg, best first, until `visit` says that one will do.
template<typename Visit>
void tryPlaces(const QLineF &leg, const QSizeF &size, std::span<const qreal> distances,
               Visit &&visit)
{
    const bool horizontal = std::abs(leg.dy()) < std::abs(leg.dx());
    for (const qreal away : distances) {
        for (const qreal t : { 0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9 }) {
            const QPointF at = leg.p1() + (leg.p2() - leg.p1()) * t;
            const qreal left = at.x() - size.width() / 2;
            const qreal top = at.y() - size.height() / 2;
            const QPointF one = horizontal ? QPointF(left, at.y() - size.height() - aboveLeg - away)
                                           : QPointF(at.x() + besideLeg + away / 2, top);
            const QPointF other =
                    horizontal ? QPointF(left, at.y() + aboveLeg + away)
                               : QPointF(at.x() - besideLeg - away / 2 - size.width(), top);
            if (visit(one) || visit(other))
                return;
        }
    }
}

QRectF extentOf(const QMap<QUuid, QPolygonF> &lines, const QHash<QUuid, QRectF> &boxes)
{
    QRectF extent;
    for (const QRectF &box : boxes)
        extent |= box;
    for (const QPolygonF &line : lines)
        extent |= line.boundingRect();
    return extent;
}

/// What labels keep clear of: boxes, titles and other labels, and, where it can be, lines.
class Surroundings
{
public:
    Surroundings(const QMap<QUuid, QPolygonF> &lines, const QHash<QUuid, QRectF> &boxes,
                 const QList<QRectF> &frames, const QRectF &extent)
        : m_solid(extent)
        , m_legs(extent)
    {
        for (const QRectF &box : boxes)
            m_solid.add(box.adjusted(-2, -2, 2, 2));
        for (const QPolygonF &line : lines) {
            for (qsizetype i = 1; i < line.size(); ++i)
                m_legs.add(legBox(line.at(i - 1), line.at(i)));
        }
        for (const QRectF &frame : frames) {
            m_legs.add(legBox(frame.topLeft(), frame.topRight()));
            m_legs.add(legBox(frame.topRight(), frame.bottomRight()));
            m_legs.add(legBox(frame.bottomRight(), frame.bottomLeft()));
            m_legs.add(legBox(frame.bottomLeft(), frame.topLeft()));
        }
    }

    /// The best place for a label beside a line; its box is taken from then on.
    QPointF place(const QPolygonF &line, const QSizeF &size)
    {
        m_best = std::numeric_limits<qreal>::max();
        const QList<QLineF> legs = byLength(line);
        look(legs, size, usual);
        if (m_best >= onBox)
            look(legs, size, farther);
        m_solid.add(QRectF(m_at, size));
        return m_at;
    }

private:
    static constexpr qreal onBox = 10;
    static constexpr qreal onLine = 2;

    static QList<QLineF> byLength(const QPolygonF &line)
    {
        QList<QLineF> legs;
        legs.reserve(line.size() - 1);
        for (qsizetype i = 1; i < line.size(); ++i)
            legs.append({ line.at(i - 1), line.at(i) });
        std::ranges::stable_sort(legs, std::ranges::greater(), [](const QLineF &leg) {
            // A horizontal leg reads better than a vertical one of the same length.
            return std::abs(leg.dx()) * 1.3 + std::abs(leg.dy());
        });
        return legs;
    }

    void look(const QList<QLineF> &legs, const QSizeF &size, std::span<const qreal> distances)
    {
        for (const QLineF &leg : legs) {
            qreal far = 0;
            tryPlaces(leg, size, distances, [&](const QPointF &place) {
                far += 0.02; // later places lie farther from the line
                if (far >= m_best)
                    return true; // and so does every one after it
                const QRectF box(place, size);
                qreal badness = far + onBox * m_solid.hits(box, (m_best - far) / onBox);
                if (badness >= m_best)
                    return false;
                badness += onLine * m_legs.hits(box, (m_best - badness) / onLine);
                if (badness >= m_best)
                    return false;
                m_best = badness;
                m_at = place;
                return badness <= far;
            });
            if (m_best < 1)
                return;
        }
    }

    Neighbourhood m_solid;
    Neighbourhood m_legs;
    qreal m_best = 0;
    QPointF m_at;
};

} // namespace

QHash<QUuid, QPointF> placeLabels(const QMap<QUuid, QPolygonF> &lines,
                                  const QHash<QUuid, QRectF> &boxes, const QList<Label> &labels,
                                  const QList<QRectF> &frames)
{
    Surroundings around(lines, boxes, frames, extentOf(lines, boxes));
    QHash<QUuid, QPointF> placed;
    placed.reserve(labels.size());
    QList<Label> order = labels;
    std::ranges::sort(order, {}, [](const Label &label) { return label.edge; });
    for (const Label &label : order) {
        const auto line = lines.constFind(label.edge);
        if (line != lines.constEnd() && line->size() > 1)
            placed.insert(label.edge, around.place(*line, label.size));
    }
    return placed;
}

QPointF besideLongestLeg(const QPolygonF &line, const QSizeF &label)
{
    QLineF longest;
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QLineF leg(line.at(i - 1), line.at(i));
        if (leg.length() > longest.length())
            longest = leg;
    }
    QPointF first;
    tryPlaces(longest, label, usual, [&first](const QPointF &place) {
        first = place;
        return true;
    });
    return first;
}

} // namespace geometry
