#include "views/canvas/geometry.h"

#include <QLineF>

#include <algorithm>
#include <cmath>
#include <span>

namespace geometry {

namespace {

constexpr qreal aboveLeg = 3;
constexpr qreal besideLeg = 7;

/// Rectangles in a grid of cells, so that a label looks only at its neighbourhood.
class Neighbourhood
{
public:
    void add(const QRectF &box)
    {
        forCells(box, [&](quint64 cell) { m_cells[cell].append(box); });
    }
    int hits(const QRectF &box) const
    {
        int count = 0;
        forCells(box, [&](quint64 cell) {
            const auto it = m_cells.constFind(cell);
            if (it == m_cells.constEnd())
                return;
            for (const QRectF &other : *it)
                count += other.intersects(box) ? 1 : 0;
        });
        return count;
    }

private:
    template<typename Visit>
    static void forCells(const QRectF &box, Visit &&visit)
    {
        constexpr qreal size = 200;
        for (auto x = static_cast<int>(std::floor(box.left() / size));
             x <= std::floor(box.right() / size); ++x) {
            for (auto y = static_cast<int>(std::floor(box.top() / size));
                 y <= std::floor(box.bottom() / size); ++y)
                visit(quint64(quint32(x)) << 32 | quint32(y));
        }
    }

    QHash<quint64, QList<QRectF>> m_cells;
};

QRectF legBox(const QPointF &a, const QPointF &b)
{
    return QRectF(a, b).normalized().adjusted(-1, -1, 1, 1);
}

/// How far from its line a label may stand, and how far where it would stand on a box otherwise.
constexpr qreal usual[] = { 0, 10, 20, 32, 44 };
constexpr qreal farther[] = { 58, 74, 92, 112 };

/// Places to try along one leg, best first.
QList<QPointF> candidates(const QPointF &a, const QPointF &b, const QSizeF &size,
                          std::span<const qreal> distances = usual)
{
    QList<QPointF> places;
    const bool horizontal = std::abs(a.y() - b.y()) < std::abs(a.x() - b.x());
    for (const qreal away : distances) {
        for (const qreal t : { 0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9 }) {
            const QPointF at = a + (b - a) * t;
            if (horizontal) {
                places.append(
                        { at.x() - size.width() / 2, at.y() - size.height() - aboveLeg - away });
                places.append({ at.x() - size.width() / 2, at.y() + aboveLeg + away });
            } else {
                places.append({ at.x() + besideLeg + away / 2, at.y() - size.height() / 2 });
                places.append({ at.x() - besideLeg - away / 2 - size.width(),
                                at.y() - size.height() / 2 });
            }
        }
    }
    return places;
}

} // namespace

QHash<QUuid, QPointF> placeLabels(const QMap<QUuid, QPolygonF> &lines,
                                  const QHash<QUuid, QRectF> &boxes, const QList<Label> &labels,
                                  const QList<QRectF> &frames)
{
    Neighbourhood solid;
    for (const QRectF &box : boxes)
        solid.add(box.adjusted(-2, -2, 2, 2));
    Neighbourhood legs;
    for (const QPolygonF &line : lines) {
        for (qsizetype i = 1; i < line.size(); ++i)
            legs.add(legBox(line.at(i - 1), line.at(i)));
    }
    for (const QRectF &frame : frames) {
        legs.add(legBox(frame.topLeft(), frame.topRight()));
        legs.add(legBox(frame.topRight(), frame.bottomRight()));
        legs.add(legBox(frame.bottomRight(), frame.bottomLeft()));
        legs.add(legBox(frame.bottomLeft(), frame.topLeft()));
    }
    QHash<QUuid, QPointF> placed;
    QList<Label> order = labels;
    std::ranges::sort(order, {}, [](const Label &label) { return label.edge; });
    for (const Label &label : order) {
        const QPolygonF line = lines.value(label.edge);
        QList<std::pair<QPointF, QPointF>> parts;
        for (qsizetype i = 1; i < line.size(); ++i)
            parts.append({ line.at(i - 1), line.at(i) });
        std::ranges::stable_sort(parts, std::ranges::greater(), [](const auto &part) {
            const QPointF d = part.second - part.first;
            // A horizontal leg reads better than a vertical one of the same length.
            return std::abs(d.x()) * 1.3 + std::abs(d.y());
        });
        if (parts.isEmpty())
            continue;
        constexpr qreal onBox = 10;
        qreal best = std::numeric_limits<qreal>::max();
        QPointF at;
        const auto look = [&](std::span<const qreal> distances) {
            for (const auto &[a, b] : parts) {
                qreal far = 0;
                for (const QPointF &place : candidates(a, b, label.size, distances)) {
                    far += 0.02; // later candidates lie farther from the line
                    const QRectF box(place, label.size);
                    qreal badness = onBox * solid.hits(box) + far;
                    if (badness >= best)
                        continue;
                    badness += 2 * legs.hits(box);
                    if (badness < best) {
                        best = badness;
                        at = place;
                    }
                    if (badness <= far)
                        break; // free, and every later one lies farther away
                }
                if (best < 1)
                    return;
            }
        };
        look(usual);
        if (best >= onBox)
            look(farther);
        placed.insert(label.edge, at);
        solid.add(QRectF(at, label.size));
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
    return candidates(longest.p1(), longest.p2(), label).first();
}

} // namespace geometry
