#include "views/canvas/editing/boxes.h"

#include "model/core/operations/model.h"
#include "model/layout/folding.h"

#include <cmath>
#include <limits>

namespace boxes {

namespace {

constexpr qreal margin = 20;
constexpr qreal titleRoom = 36;

qreal area(const QRectF &box)
{
    return box.width() * box.height();
}

/// The smallest zone frame around the middle of a node, other than itself and what it holds.
Id<Zone> zoneAround(const Project &project, const QList<const DiagramContent::Node *> &zones,
                    const DiagramContent::Node &node, const Boxes &moved)
{
    const auto boxOf = [&moved](const DiagramContent::Node &of) {
        const auto it = moved.constFind(of.placement.value());
        return it == moved.constEnd() ? of.box : *it;
    };
    const QRectF box = boxOf(node);
    Id<Zone> best;
    qreal least = std::numeric_limits<qreal>::max();
    for (const DiagramContent::Node *zone : zones) {
        const QRectF frame = boxOf(*zone);
        if (!frame.contains(box.center()) || area(frame) >= least)
            continue;
        if (node.record.kind == RecordKind::Zone
            && (area(frame) <= area(box)
                || zoning::encloses(project, node.record.id, Id<Zone>(zone->record.id))))
            continue;
        least = area(frame);
        best = Id<Zone>(zone->record.id);
    }
    return best;
}

/// The moves of a node; of a folded zone with all that it hides, itself first.
QList<operations::Move> movesOf(const Project &project, const DiagramContent::Node &node,
                                const QRectF &box)
{
    const QRect next = stored(box);
    if (!node.folded)
        return { { node.placement, next } };
    const Placement *zone = project.find(node.placement);
    const QPoint by = next.topLeft() - QPoint(zone->x, zone->y);
    return Folding(project, zone->diagram).moves(*zone, by);
}

} // namespace

QPointF snapped(const QPointF &point)
{
    return { std::round(point.x() / grid) * grid, std::round(point.y() / grid) * grid };
}

QRectF snapped(const QRectF &box)
{
    return { snapped(box.topLeft()), snapped(box.bottomRight()) };
}

QRect stored(const QRectF &box)
{
    return { qRound(box.x() * geometry::storedPerUnit), qRound(box.y() * geometry::storedPerUnit),
             qRound(box.width() * geometry::storedPerUnit),
             qRound(box.height() * geometry::storedPerUnit) };
}

QRectF of(const Placement &placement)
{
    return { placement.x / geometry::storedPerUnit, placement.y / geometry::storedPerUnit,
             placement.width / geometry::storedPerUnit,
             placement.height / geometry::storedPerUnit };
}

QRectF framed(const QRectF &content)
{
    return content.adjusted(-margin, -titleRoom, margin, margin);
}

Edit moved(const Project &project, const DiagramContent &content, const Boxes &next)
{
    QList<const DiagramContent::Node *> zones;
    bool zoneMoved = false;
    Boxes before;
    for (const DiagramContent::Node &node : content.nodes()) {
        const Placement *placement = project.find(node.placement);
        before.insert(node.placement.value(), DiagramContent::boxOf(*placement));
        if (!node.isSolid()) {
            zones.append(&node);
            zoneMoved = zoneMoved || next.contains(node.placement.value());
        }
    }
    Boxes after = before;
    for (auto it = next.constBegin(); it != next.constEnd(); ++it)
        after.insert(it.key(), *it);
    QList<operations::Move> moves;
    QList<operations::Move> plain;
    for (const DiagramContent::Node &node : content.nodes()) {
        const bool moving = next.contains(node.placement.value());
        if (!moving && !zoneMoved)
            continue;
        QList<operations::Move> own = movesOf(project, node, after.value(node.placement.value()));
        const Id<Zone> was = zoneAround(project, zones, node, before);
        const Id<Zone> is = zoneAround(project, zones, node, after);
        if (moving)
            plain += own;
        if (was != is)
            own.first().zone = is;
        if (moving || own.first().zone)
            moves += own;
    }
    Edit edit = operations::moveTo(project, moves);
    // Zones that the picture does not show could close a circle; then only the boxes move.
    Project rest = project;
    if (!rest.tryApply(edit))
        edit = operations::moveTo(project, plain);
    return merged(edit, operations::routesAlong(project, edit));
}

bool push(const DiagramScene &scene, const Boxes &next, const QString &operation,
          const QString &group)
{
    const ViewContext &context = scene.context();
    const Project &project = context.project();
    const Edit edit = moved(project, scene.content(), next);
    if (edit.isEmpty())
        return false;
    QString name = QString::number(next.size());
    if (next.size() == 1) {
        const Placement *only = project.find(Id<Placement>(next.constBegin().key()));
        const Element *element = project.find(only->element);
        const Zone *zone = project.find(only->zone);
        name = element ? element->name : zone ? zone->name : QString();
    }
    return context.push(edit, { operation, { name } }, group);
}

Id<Zone> zoneFor(const DiagramContent &content, const QRectF &box)
{
    Id<Zone> best;
    qreal least = std::numeric_limits<qreal>::max();
    for (const DiagramContent::Node &node : content.nodes()) {
        if (node.isSolid() || !node.box.contains(box.center()) || area(node.box) <= area(box)
            || area(node.box) >= least)
            continue;
        least = area(node.box);
        best = Id<Zone>(node.record.id);
    }
    return best;
}

Boxes grown(const Project &project, const DiagramContent &content, Id<Zone> zone, const QRectF &box)
{
    Boxes larger;
    QRectF inside = box;
    for (const Zone *record = project.find(zone); record; record = project.find(record->parent)) {
        const DiagramContent::Node *node = content.nodeOf(record->id.value());
        if (!node)
            continue;
        const QRectF frame = node->box | framed(inside);
        if (frame == node->box)
            break;
        larger.insert(node->placement.value(), frame);
        inside = frame;
    }
    return larger;
}

} // namespace boxes
