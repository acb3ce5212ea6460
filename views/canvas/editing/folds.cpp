#include "views/canvas/editing/folds.h"

#include "model/core/operations/model.h"
#include "model/layout/folding.h"
#include "model/layout/unfolding.h"

#include <algorithm>

namespace folds {

namespace {

/// The placements on the diagram by what they show.
QHash<QUuid, const Placement *> placementsOf(const DiagramScene &scene)
{
    const Project &project = scene.context().project();
    QHash<QUuid, const Placement *> placements;
    for (const RecordRef &ref : project.referrers(scene.diagram().value())) {
        if (const Placement *placement = project.find(Id<Placement>(ref.id)))
            placements.insert(placement->zone.isNull() ? placement->element.value()
                                                       : placement->zone.value(),
                              placement);
    }
    return placements;
}

} // namespace

bool push(const DiagramScene &scene, const QList<QUuid> &zones, bool folded, const QString &group)
{
    const ViewContext &context = scene.context();
    const Project &project = context.project();
    const QHash<QUuid, const Placement *> known = placementsOf(scene);
    QList<Id<Placement>> placements;
    QString name = QString::number(zones.size());
    for (const QUuid &id : zones) {
        const Zone *zone = project.find(Id<Zone>(id));
        if (!zone || !known.contains(id))
            continue;
        placements.append(known.value(id)->id);
        if (zones.size() == 1)
            name = zone->name;
    }
    const Edit edit = folded ? operations::fold(project, placements, true)
                             : layout::unfolded(project, scene.diagram(), placements);
    if (edit.isEmpty()
        || !context.push(edit,
                         { folded ? QStringLiteral("fold") : QStringLiteral("unfold"), { name } },
                         group))
        return false;
    if (folded)
        context.selection.select(scene.content().shownFor(context.selection.records()));
    return true;
}

void toggle(const DiagramScene &scene, const QList<QUuid> &zones)
{
    const bool fold = std::ranges::any_of(zones, [&scene](const QUuid &zone) {
        const DiagramContent::Node *node = scene.content().nodeOf(zone);
        return node && !node->folded;
    });
    push(scene, zones, fold);
}

void uncover(const DiagramScene &scene, const QList<RecordRef> &records, const QString &group)
{
    const Project &project = scene.context().project();
    const Folding folding(project, scene.diagram());
    QList<QUuid> zones;
    const auto addAround = [&](const RecordRef &record) {
        for (Id<Zone> zone = zoning::of(project, record); !zone.isNull();
             zone = project.find(zone)->parent) {
            if (folding.isFolded(zone.value()) && !zones.contains(zone.value()))
                zones.append(zone.value());
        }
    };
    for (const RecordRef &record : records) {
        addAround(record);
        if (const Flow *flow = project.find(Id<Flow>(record.id))) {
            addAround({ RecordKind::Element, flow->source.value() });
            addAround({ RecordKind::Element, flow->target.value() });
        }
    }
    push(scene, zones, false, group);
}

void toggleAll(const DiagramScene &scene)
{
    const Project &project = scene.context().project();
    QList<QUuid> outer;
    QList<QUuid> folded;
    for (const DiagramContent::Node &node : scene.content().nodes()) {
        if (node.record.kind != RecordKind::Zone)
            continue;
        Id<Zone> around = zoning::of(project, node.record);
        while (!around.isNull() && !scene.content().nodeOf(around.value()))
            around = project.find(around)->parent;
        if (around.isNull())
            outer.append(node.record.id);
    }
    const bool fold = std::ranges::any_of(
            outer, [&scene](const QUuid &zone) { return !scene.content().nodeOf(zone)->folded; });
    if (fold) {
        push(scene, outer, true);
        return;
    }
    const QHash<QUuid, const Placement *> known = placementsOf(scene);
    for (auto it = known.constBegin(); it != known.constEnd(); ++it) {
        if ((*it)->collapsed)
            folded.append(it.key());
    }
    push(scene, folded, false);
}

QList<QUuid> meant(const DiagramScene &scene)
{
    const Project &project = scene.context().project();
    QList<QUuid> zones;
    for (const RecordRef &record : scene.context().selection.records()) {
        Id<Zone> zone =
                record.kind == RecordKind::Zone ? Id<Zone>(record.id) : zoning::of(project, record);
        // What is selected may be gone from the model: nothing is around it then.
        while (!zone.isNull() && !scene.content().nodeOf(zone.value())) {
            const Zone *hidden = project.find(zone);
            zone = hidden ? hidden->parent : Id<Zone>();
        }
        if (!zone.isNull() && !zones.contains(zone.value()))
            zones.append(zone.value());
    }
    return zones;
}

} // namespace folds
