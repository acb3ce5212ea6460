#include "views/canvas/prompts/answers.h"

#include "model/core/operations/change.h"
#include "model/core/operations/model.h"
#include "model/core/operations/splice.h"
#include "views/canvas/editing/boxes.h"
#include "views/canvas/editing/folds.h"
#include "views/canvas/tools/createtool.h"

#include <algorithm>

namespace {

/// Makes the frames around something new hold it, in the same step.
Edit withGrown(const DiagramScene &scene, Edit edit, const spots::Spot &spot, const QRectF &box)
{
    const Project &project = scene.context().project();
    const boxes::Boxes frames = boxes::grown(project, scene.content(), spot.zone, box);
    for (auto it = frames.constBegin(); it != frames.constEnd(); ++it)
        edit = merged(edit, operations::moveTo(
                                    project, { { Id<Placement>(it.key()), boxes::stored(*it) } }));
    return edit;
}

operations::Carry carrying(bool carry)
{
    return carry ? operations::Carry::Along : operations::Carry::Not;
}

} // namespace

void answers::rename(const DiagramScene &scene, const RecordRef &record, const QString &name)
{
    const ViewContext &context = scene.context();
    const Project &project = context.project();
    Edit edit;
    if (record.kind == RecordKind::Element) {
        const Element *element = project.find(Id<Element>(record.id));
        if (!element)
            return;
        edit = operations::change(project, element->id, [&](Element &e) { e.name = name; });
        // A box that fitted the old name fits the new one.
        const QSizeF before = painting::elementSize(element->name);
        const QSizeF after = painting::elementSize(name);
        for (const RecordRef &ref : project.referrers(record.id)) {
            const Placement *placement = project.find(Id<Placement>(ref.id));
            if (!placement || boxes::of(*placement).size() != before)
                continue;
            edit = merged(edit, operations::change(project, placement->id, [&](Placement &p) {
                              p.width = qRound(after.width() * geometry::storedPerUnit);
                          }));
        }
    } else if (record.kind == RecordKind::Zone) {
        edit = operations::change(project, Id<Zone>(record.id),
                                  [&](Zone &zone) { zone.name = name; });
    } else if (record.kind == RecordKind::Flow) {
        edit = operations::change(project, Id<Flow>(record.id),
                                  [&](Flow &flow) { flow.name = name; });
    }
    context.push(edit, { QStringLiteral("rename"), { name } });
}

std::optional<answers::Added> answers::addElement(const DiagramScene &scene, const QString &type,
                                                  const spots::Spot &spot,
                                                  const Id<Element> &connectFrom)
{
    const ViewContext &context = scene.context();
    const Project &project = context.project();
    std::optional<Element> element = CreateTool::elementOf(scene, type);
    if (!element)
        return std::nullopt;
    element->zone = spot.zone;
    const QSizeF size = painting::elementSize(element->name);
    const QRectF box(spot.box.topLeft(), size);
    Edit edit = operations::addElement(project, *element, scene.diagram(), boxes::stored(box));
    edit = withGrown(scene, edit, spot, box);
    Id<Flow> next;
    if (const Element *source = project.find(connectFrom)) {
        Flow flow;
        flow.id = next = Id<Flow>::create();
        flow.source = connectFrom;
        flow.target = element->id;
        if (source->holds.size() == 1)
            flow.artifacts = source->holds;
        edit = merged(edit, operations::addFlow(project, flow));
    }
    if (!context.push(edit, { QStringLiteral("add-element"), { element->name } }))
        return std::nullopt;
    context.selection.select({ RecordKind::Element, element->id.value() });
    return Added { element->id, next };
}

std::optional<answers::Added> answers::addIntoFlow(const DiagramScene &scene, const Id<Flow> &flow,
                                                   const QString &type, bool carry)
{
    const ViewContext &context = scene.context();
    const Project &project = context.project();
    std::optional<Element> element = CreateTool::elementOf(scene, type);
    const QPolygonF line = scene.content().lines().value(flow.value());
    if (!element || line.isEmpty() || !project.find(flow))
        return std::nullopt;
    QLineF longest;
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QLineF leg(line.at(i - 1), line.at(i));
        longest = leg.length() > longest.length() ? leg : longest;
    }
    const QSizeF size = painting::elementSize(element->name);
    const spots::Spot spot = spots::near(project, scene.content(), longest.center(), size);
    element->zone = spot.zone;
    Edit edit = operations::addElement(project, *element, scene.diagram(), boxes::stored(spot.box));
    Project next = project;
    next.apply(edit);
    edit = merged(edit, operations::insertInto(next, flow, element->id, carrying(carry)));
    const QStringList names { element->name, subjectName(project, RecordKind::Flow, flow.value()) };
    if (!context.push(edit, { QStringLiteral("insert-into"), names }))
        return std::nullopt;
    context.selection.select({ RecordKind::Element, element->id.value() });
    return Added { element->id, {} };
}

void answers::insertInto(const DiagramScene &scene, const Id<Flow> &flow,
                         const Id<Element> &element, bool carry)
{
    const ViewContext &context = scene.context();
    const Project &project = context.project();
    const Element *put = project.find(element);
    if (!put || !project.find(flow))
        return;
    const QString line = subjectName(project, RecordKind::Flow, flow.value());
    context.push(operations::insertInto(project, flow, element, carrying(carry)),
                 { QStringLiteral("insert-into"), { put->name, line } });
}

std::optional<answers::Replaced> answers::replace(const DiagramScene &scene, const Id<Element> &id,
                                                  const QVariant &value, bool carry)
{
    const ViewContext &context = scene.context();
    const Project &project = context.project();
    const Element *element = project.find(id);
    if (!element)
        return std::nullopt;
    const operations::Hanging hanging = operations::hangingOn(project, { id.value() });
    const operations::Carry along = carrying(carry);
    const Id<Element> other(value.toUuid());
    const bool byOther = project.find(other);
    const Edit edit = byOther ? operations::replaceBy(project, id, other, along)
                              : operations::changeType(project, id, value.toString(), along);
    const QString name = element->name;
    const QString next =
            byOther ? project.find(other)->name : context.vocabulary().name(value.toString());
    if (edit.isEmpty())
        return std::nullopt;
    context.selection.clear();
    if (!context.push(edit, { QStringLiteral("replace"), { name, next } }))
        return std::nullopt;
    context.selection.select({ RecordKind::Element, byOther ? other.value() : id.value() });
    return Replaced { name, next, !hanging.isEmpty() };
}

void answers::showHere(const DiagramScene &scene, const RecordRef &record, const QPointF &middle)
{
    const ViewContext &context = scene.context();
    const Project &project = context.project();
    if (!project.find(record.kind, record.id) || !scene.content().shownFor(record.id).id.isNull())
        return;
    const QString group = Document::newGroup();
    folds::uncover(scene, { record }, group);
    const Record *known = project.find(record.kind, record.id);
    constexpr QSizeF usualZone(320, 200);
    const QSizeF size =
            record.kind == RecordKind::Zone ? usualZone : painting::elementSize(nameOf(*known));
    const Id<Zone> zone = zoning::of(project, record);
    const DiagramContent &content = scene.content();
    const spots::Spot spot = content.nodeOf(zone.value())
                                     ? spots::inside(project, content, zone, size)
                                     : spots::near(project, content, middle, size);
    Edit edit =
            operations::place(project, AnyId(record.id), scene.diagram(), boxes::stored(spot.box));
    edit = withGrown(scene, edit, spot, spot.box);
    if (context.push(edit, { QStringLiteral("place"), { nameOf(*known) } }, group))
        context.selection.select(record);
}

void answers::moveInto(const DiagramScene &scene, const Id<Zone> &zone, const QList<QUuid> &nodes,
                       const QRectF &around)
{
    const Project &project = scene.context().project();
    const DiagramContent &content = scene.content();
    const spots::Spot spot = spots::inside(project, content, zone, around.size());
    boxes::Boxes moved = boxes::grown(project, content, zone, spot.box);
    const QPointF by = spot.box.topLeft() - around.topLeft();
    for (const DiagramContent::Node &node : content.nodes()) {
        const bool goes = std::ranges::any_of(nodes, [&](const QUuid &id) {
            return id == node.record.id
                   || zoning::encloses(project, id, zoning::of(project, node.record));
        });
        if (goes)
            moved.insert(node.placement.value(), node.box.translated(by));
    }
    boxes::push(scene, moved, QStringLiteral("move"));
}

void answers::addArtifact(const DiagramScene &scene, const RecordRef &owner, const QVariant &value)
{
    const ViewContext &context = scene.context();
    const Project &project = context.project();
    const auto carried = [&owner](const Project &in, const Id<Artifact> &artifact) {
        return owner.kind == RecordKind::Flow
                       ? operations::carry(in, Id<Flow>(owner.id), artifact, true)
                       : operations::hold(in, Id<Element>(owner.id), artifact, true);
    };
    if (const Artifact *artifact = project.find(Id<Artifact>(value.toUuid()))) {
        context.push(carried(project, artifact->id),
                     { QStringLiteral("add-artifact-to"), { artifact->name } });
        return;
    }
    const QStringList made = value.toStringList();
    if (made.size() != 2)
        return;
    Artifact artifact;
    artifact.id = Id<Artifact>::create();
    artifact.artifactKind = made.first();
    artifact.name = freeName<Artifact>(project, made.last());
    Edit edit = operations::addArtifact(project, artifact);
    Project next = project;
    next.apply(edit);
    edit = merged(edit, carried(next, artifact.id));
    context.push(edit, { QStringLiteral("add-artifact"), { artifact.name } });
}
