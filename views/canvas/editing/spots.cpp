#include "views/canvas/editing/spots.h"

#include "views/canvas/editing/boxes.h"

namespace spots {

namespace {

constexpr qreal columnGap = 84;
constexpr qreal rowPitch = 114;
constexpr qreal apart = 24;
constexpr int columns = 4;
constexpr int rows = 12;

bool isFree(const DiagramContent &content, const QRectF &box)
{
    const QRectF room = box.adjusted(-apart, -apart, apart, apart);
    return std::ranges::none_of(content.nodes(), [&](const DiagramContent::Node &node) {
        return node.isSolid() && node.box.intersects(room);
    });
}

/// Whether a box can stand in a zone (null: outside all) when frames grow for it: no frame would
/// swallow, and the box not lie in, what is not of the zone.
bool fits(const Project &project, const DiagramContent &content, const QRectF &box,
          const Id<Zone> &zone)
{
    if (!isFree(content, box))
        return false;
    QList<std::pair<Id<Zone>, QRectF>> frames;
    const boxes::Boxes grown = boxes::grown(project, content, zone, box);
    for (Id<Zone> each = zone; !each.isNull(); each = project.find(each)->parent) {
        if (const DiagramContent::Node *node = content.nodeOf(each.value());
            node && grown.contains(node->placement.value()))
            frames.append({ each, grown.value(node->placement.value()) });
    }
    const auto isWithin = [&project](const Id<Zone> &inner, const Id<Zone> &outer) {
        return outer.isNull() || zoning::encloses(project, outer.value(), inner);
    };
    for (const DiagramContent::Node &node : content.nodes()) {
        if (node.record.kind == RecordKind::Zone) {
            const Id<Zone> other(node.record.id);
            if (!isWithin(zone, other)
                && node.box.intersects(box.adjusted(-apart, -apart, apart, apart)))
                return false;
        }
        for (const auto &[owner, frame] : frames) {
            const bool around = node.record.kind == RecordKind::Zone
                                && isWithin(owner, Id<Zone>(node.record.id));
            if (!around && !isWithin(zoning::of(project, node.record), owner)
                && frame.intersects(node.box))
                return false;
        }
    }
    return true;
}

} // namespace

Spot beside(const Project &project, const DiagramContent &content, const DiagramContent::Node &node,
            const QSizeF &size, bool sameZone)
{
    Id<Zone> zone = zoning::of(project, node.record);
    QRectF from = node.box;
    if (!sameZone) {
        if (const DiagramContent::Node *frame = content.nodeOf(zone.value()))
            from.setRight(frame->box.right());
        const Zone *left = project.find(zone);
        zone = left ? left->parent : Id<Zone>();
    }
    const auto at = [&](qreal x, qreal middle) {
        return QRectF(boxes::snapped(QPointF(x, middle - size.height() / 2)), size);
    };
    for (int column = 0; column < columns; ++column) {
        const qreal x = from.right() + columnGap + column * (size.width() + columnGap);
        for (int row = 0; row < rows; ++row) {
            for (const int side : { 1, -1 }) {
                const QRectF box = at(x, from.center().y() + side * row * rowPitch);
                if (fits(project, content, box, zone))
                    return { box, zone };
            }
        }
    }
    return near(project, content, { from.center().x(), content.bounds().bottom() + rowPitch },
                size);
}

Spot inside(const Project &project, const DiagramContent &content, const Id<Zone> &zone,
            const QSizeF &size)
{
    const DiagramContent::Node *frame = content.nodeOf(zone.value());
    if (!frame || frame->folded)
        return near(project, content, content.bounds().center(), size);
    const QPointF first = frame->box.topLeft() + QPointF(20, 40);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const QRectF box(
                    boxes::snapped(first
                                   + QPointF(column * (size.width() + columnGap), row * rowPitch)),
                    size);
            if (fits(project, content, box, zone))
                return { box, zone };
        }
    }
    return { QRectF(boxes::snapped(first), size), zone };
}

Spot near(const Project &project, const DiagramContent &content, const QPointF &centre,
          const QSizeF &size)
{
    const QPointF first = centre - QPointF(size.width() / 2, size.height() / 2);
    QRectF box(boxes::snapped(first), size);
    for (int step = 0; step < 60 && !isFree(content, box); ++step) {
        const int column = (step + 1) % columns;
        const int row = (step + 1) / columns;
        box.moveTopLeft(boxes::snapped(
                first + QPointF(column * (size.width() + columnGap), row * rowPitch)));
    }
    return { box, content.zoneAt(project, box.center()) };
}

} // namespace spots
