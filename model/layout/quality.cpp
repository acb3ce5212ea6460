#include "model/layout/quality.h"

#include <QHash>
#include <QLineF>

#include <algorithm>
#include <cmath>

namespace layout {

namespace {

/// As high as a zone's name is written.
constexpr qreal titleHeight = 22;
/// Lines closer than this read as one, if they run so for longer than `shortest`.
constexpr qreal apart = 2;
constexpr qreal shortest = 4;

/// The nesting of what is drawn.
class Nesting
{
public:
    explicit Nesting(const QList<DrawnBox> &boxes)
    {
        for (const DrawnBox &box : boxes)
            m_zones.insert(box.record, box.zone);
    }

    bool encloses(const QUuid &outer, const QUuid &inner) const
    {
        QUuid zone = m_zones.value(inner);
        // A ring of zones cannot be stored; the limit is for whoever calls with one.
        for (qsizetype i = 0; i < m_zones.size() && !zone.isNull(); ++i) {
            if (zone == outer)
                return true;
            zone = m_zones.value(zone);
        }
        return false;
    }

private:
    QHash<QUuid, QUuid> m_zones;
};

void countBoxes(const QList<DrawnBox> &boxes, Quality &quality)
{
    const Nesting nesting(boxes);
    for (qsizetype i = 0; i < boxes.size(); ++i) {
        const DrawnBox &one = boxes.at(i);
        for (qsizetype j = 0; j < boxes.size(); ++j) {
            const DrawnBox &other = boxes.at(j);
            if (nesting.encloses(other.record, one.record)) {
                const QRectF title(other.box.topLeft(), QSizeF(other.box.width(), titleHeight));
                quality.coveredTitles += one.box.intersects(title) ? 1 : 0;
                quality.strayed += one.zone == other.record && !other.box.contains(one.box) ? 1 : 0;
            } else if (j < i && one.box.intersects(other.box)
                       && !nesting.encloses(one.record, other.record)) {
                ++quality.overlaps;
            }
        }
    }
}

QList<QLineF> legsOf(const DrawnLine &line)
{
    QList<QLineF> legs;
    for (qsizetype i = 1; i < line.points.size(); ++i)
        legs.append({ line.points.at(i - 1), line.points.at(i) });
    return legs;
}

bool passes(const QLineF &leg, const QRectF &box)
{
    const QRectF inner = box.adjusted(1, 1, -1, -1);
    if (inner.contains(leg.p1()) || inner.contains(leg.p2()))
        return true;
    const QLineF diagonals[] = { { inner.topLeft(), inner.bottomRight() },
                                 { inner.topRight(), inner.bottomLeft() } };
    return std::ranges::any_of(diagonals, [&leg](const QLineF &diagonal) {
        return leg.intersects(diagonal, nullptr) == QLineF::BoundedIntersection;
    });
}

/// Whether one leg lies on a stretch of another.
bool coincide(const QLineF &one, const QLineF &other)
{
    const qreal length = one.length();
    if (length < shortest)
        return false;
    const QPointF along = (one.p2() - one.p1()) / length;
    const auto offset = [&](const QPointF &point) {
        const QPointF d = point - one.p1();
        return std::abs(d.x() * along.y() - d.y() * along.x());
    };
    if (offset(other.p1()) > apart || offset(other.p2()) > apart)
        return false;
    const qreal a = QPointF::dotProduct(other.p1() - one.p1(), along);
    const qreal b = QPointF::dotProduct(other.p2() - one.p1(), along);
    return std::min(length, std::max(a, b)) - std::max(0.0, std::min(a, b)) > shortest;
}

/// Whether two legs go through one another, not only touch.
bool cross(const QLineF &one, const QLineF &other)
{
    const auto side = [](const QLineF &line, const QPointF &point) {
        const QPointF d = line.p2() - line.p1();
        const QPointF p = point - line.p1();
        return d.x() * p.y() - d.y() * p.x();
    };
    return side(one, other.p1()) * side(one, other.p2()) < 0
           && side(other, one.p1()) * side(other, one.p2()) < 0;
}

void countLines(const QList<DrawnBox> &boxes, const QList<DrawnLine> &lines, Quality &quality)
{
    QList<QList<QLineF>> legs;
    for (const DrawnLine &line : lines) {
        legs.append(legsOf(line));
        for (const DrawnBox &box : boxes) {
            if (box.isZone || box.record == line.source || box.record == line.target)
                continue;
            quality.throughBoxes +=
                    std::ranges::any_of(legs.last(),
                                        [&](const QLineF &leg) { return passes(leg, box.box); })
                            ? 1
                            : 0;
        }
    }
    for (qsizetype i = 0; i < legs.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            for (const QLineF &one : legs.at(i)) {
                for (const QLineF &other : legs.at(j)) {
                    quality.crossings += cross(one, other) ? 1 : 0;
                    quality.onTop += coincide(one, other) ? 1 : 0;
                }
            }
        }
    }
}

} // namespace

Quality qualityOf(const QList<DrawnBox> &boxes, const QList<DrawnLine> &lines)
{
    Quality quality;
    countBoxes(boxes, quality);
    countLines(boxes, lines, quality);
    return quality;
}

} // namespace layout
