#include "model/core/operations/model.h"

#include "model/core/operations/change.h"

namespace operations {

namespace {

Placement placementOf(const Id<Diagram> &diagram, const QRect &frame)
{
    Placement placement;
    placement.id = Id<Placement>::create();
    placement.diagram = diagram;
    placement.x = frame.x();
    placement.y = frame.y();
    placement.width = frame.width();
    placement.height = frame.height();
    return placement;
}

/// Whether a record makes no sense once the record that it refers to is gone.
bool standsWithout(const Record &record, const QUuid &gone)
{
    if (const auto *flow = std::get_if<Flow>(&record))
        return flow->source.value() != gone && flow->target.value() != gone;
    if (std::holds_alternative<Placement>(record) || std::holds_alternative<Route>(record)
        || std::holds_alternative<ControlPlacement>(record)
        || std::holds_alternative<ControlLink>(record))
        return false;
    if (const auto *own = std::get_if<OwnThreat>(&record))
        return own->subject.value() != gone;
    if (const auto *comment = std::get_if<Comment>(&record))
        return comment->subject.value() != gone;
    if (const auto *evidence = std::get_if<Evidence>(&record))
        return evidence->control.value() != gone;
    return true;
}

/// What is left of a record when `gone` is deleted; what stood in a zone moves up to its parent.
Record detached(const Project &project, const Record &record, const QUuid &gone)
{
    Record next = withoutReference(record, gone);
    const Zone *zone = project.find(Id<Zone>(gone));
    if (!zone)
        return next;
    if (auto *element = std::get_if<Element>(&next))
        element->zone = zone->parent;
    if (auto *child = std::get_if<Zone>(&next))
        child->parent = zone->parent;
    return next;
}

} // namespace

Edit addElement(const Project & /*project*/, const Element &element, const Id<Diagram> &diagram,
                const QRect &frame)
{
    Edit edit;
    edit.add(element);
    Placement placement = placementOf(diagram, frame);
    placement.element = element.id;
    edit.add(placement);
    return edit;
}

Edit addZone(const Project & /*project*/, const Zone &zone, const Id<Diagram> &diagram,
             const QRect &frame)
{
    Edit edit;
    edit.add(zone);
    Placement placement = placementOf(diagram, frame);
    placement.zone = zone.id;
    edit.add(placement);
    return edit;
}

Edit addFlow(const Project & /*project*/, const Flow &flow)
{
    Edit edit;
    edit.add(flow);
    return edit;
}

Edit addArtifact(const Project & /*project*/, const Artifact &artifact)
{
    Edit edit;
    edit.add(artifact);
    return edit;
}

Edit addDiagram(const Project &project, const QString &name)
{
    Diagram diagram;
    diagram.id = Id<Diagram>::create();
    diagram.name = name;
    diagram.position = static_cast<int>(project.count(RecordKind::Diagram));
    Edit edit;
    edit.add(diagram);
    return edit;
}

Edit place(const Project &project, const AnyId &subject, const Id<Diagram> &diagram,
           const QRect &frame)
{
    Edit edit;
    Placement placement = placementOf(diagram, frame);
    if (project.find(Id<Zone>(subject.value())))
        placement.zone = Id<Zone>(subject.value());
    else
        placement.element = Id<Element>(subject.value());
    edit.add(placement);
    return edit;
}

Edit moveTo(const Project &project, const QList<Move> &moves)
{
    Edit edit;
    for (const Move &move : moves) {
        const Placement *placement = project.find(move.placement);
        if (!placement)
            continue;
        Placement next = *placement;
        next.x = move.frame.x();
        next.y = move.frame.y();
        next.width = move.frame.width();
        next.height = move.frame.height();
        edit.change(*placement, next);
        if (!move.zone)
            continue;
        const Id<Zone> zone = *move.zone;
        edit = merged(edit,
                      change(project, placement->element, [&](Element &e) { e.zone = zone; }));
        edit = merged(edit, change(project, placement->zone, [&](Zone &z) { z.parent = zone; }));
    }
    return edit;
}

Edit routesAlong(const Project &project, const Edit &moves)
{
    using Place = std::pair<QUuid, QUuid>; // diagram, element
    QHash<Place, QPoint> shifts;
    for (const Patch &patch : moves.patches()) {
        const auto *before = patch.before ? std::get_if<Placement>(&*patch.before) : nullptr;
        const auto *after = patch.after ? std::get_if<Placement>(&*patch.after) : nullptr;
        if (!before || !after || before->width != after->width || before->height != after->height)
            continue;
        const QPoint by(after->x - before->x, after->y - before->y);
        if (!by.isNull())
            shifts.insert({ before->diagram.value(), before->element.value() }, by);
    }
    Edit edit;
    if (shifts.isEmpty())
        return edit;
    for (const Route *route : project.all<Route>()) {
        const Flow *flow = project.find(route->flow);
        if (!flow)
            continue;
        const QUuid diagram = route->diagram.value();
        const QPoint by = shifts.value({ diagram, flow->source.value() });
        if (by.isNull() || by != shifts.value({ diagram, flow->target.value() }))
            continue;
        Route next = *route;
        for (QPoint &point : next.points)
            point += by;
        edit.change(*route, next);
    }
    return edit;
}

Edit fold(const Project &project, const QList<Id<Placement>> &zones, bool folded)
{
    return changeAll(project, zones, [folded](Placement &placement) {
        placement.collapsed = folded && !placement.zone.isNull();
    });
}

Edit setRoute(const Project &project, const Id<Flow> &flow, const Id<Diagram> &diagram,
              const QList<QPoint> &points)
{
    Edit edit;
    for (const RecordRef &ref : project.referrers(flow.value())) {
        const Route *route = project.find(Id<Route>(ref.id));
        if (!route || route->diagram != diagram)
            continue;
        if (points.isEmpty()) {
            edit.remove(*route);
            return edit;
        }
        return change(project, route->id, [&](Route &r) { r.points = points; });
    }
    if (points.isEmpty())
        return edit;
    Route route;
    route.id = Id<Route>::create();
    route.diagram = diagram;
    route.flow = flow;
    route.points = points;
    edit.add(route);
    return edit;
}

Edit removeFromDiagram(const Project &project, const QList<Id<Placement>> &placements)
{
    Edit edit;
    for (const Id<Placement> &id : placements) {
        const Placement *placement = project.find(id);
        if (!placement)
            continue;
        edit.remove(*placement);
        for (const RecordRef &ref : project.referrers(placement->element.value())) {
            if (ref.kind != RecordKind::Flow)
                continue;
            edit = merged(edit, setRoute(project, Id<Flow>(ref.id), placement->diagram, {}));
        }
    }
    return edit;
}

Edit removeFromModel(const Project &project, const QList<AnyId> &records)
{
    // Each removed record may pull others with it; what only refers to it is detached. Records are
    // read from a copy that already has the removals so far, so that two detachments add up.
    Edit edit;
    Project rest = project;
    QList<AnyId> open = records;
    while (!open.isEmpty()) {
        const AnyId id = open.takeFirst();
        const Record *record = rest.find(id);
        if (!record)
            continue;
        Edit step;
        for (const RecordRef &ref : rest.referrers(id.value())) {
            const Record *referrer = rest.find(ref.kind, ref.id);
            if (ref.id == id.value())
                continue;
            if (standsWithout(*referrer, id.value())) {
                step.change(*referrer, detached(rest, *referrer, id.value()));
            } else {
                open.append(AnyId(ref.id));
                step.change(*referrer, withoutReference(*referrer, id.value()));
            }
        }
        step.remove(*record);
        rest.apply(step);
        edit = merged(edit, step);
    }
    return edit;
}

Edit carry(const Project &project, const Id<Flow> &flow, const Id<Artifact> &artifact, bool on)
{
    return change(project, flow, [&](Flow &f) {
        f.artifacts.removeAll(artifact);
        if (on)
            f.artifacts.append(artifact);
    });
}

Edit hold(const Project &project, const Id<Element> &element, const Id<Artifact> &artifact, bool on)
{
    return change(project, element, [&](Element &e) {
        e.holds.removeAll(artifact);
        if (on)
            e.holds.append(artifact);
    });
}

} // namespace operations
