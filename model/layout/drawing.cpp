#include "model/layout/drawing.h"

#include "model/layout/folding.h"

#include <algorithm>

namespace layout {

namespace {

/// The innermost zone from `zone` outwards that the diagram shows.
QUuid shownZone(const Project &project, Id<Zone> zone, const QSet<QUuid> &shown)
{
    while (!zone.isNull() && !shown.contains(zone.value())) {
        const Zone *record = project.find(zone);
        zone = record ? record->parent : Id<Zone>();
    }
    return zone.value();
}

} // namespace

const Box *Drawing::zone(const QUuid &record) const
{
    const auto it = std::ranges::find(zones, record, &Box::record);
    return it == zones.end() ? nullptr : &*it;
}

Drawing drawingOf(const Project &project, const Id<Diagram> &diagram)
{
    const Folding folding(project, diagram);
    Drawing drawing;
    QSet<QUuid> shown;
    for (const RecordRef &ref : project.referrers(diagram.value())) {
        const Placement *placement = project.find(Id<Placement>(ref.id));
        if (!placement)
            continue;
        const QRect frame = folding.frameOf(*placement);
        if (const Zone *zone = project.find(placement->zone)) {
            if (!folding.around(zone->parent).isNull())
                continue;
            const bool folded = folding.isFolded(zone->id.value());
            (folded ? drawing.elements : drawing.zones)
                    .append({ placement, zone->name, zone->id.value(), zone->parent.value(), frame,
                              folded });
            if (!folded)
                shown.insert(zone->id.value());
        } else if (const Element *element = project.find(placement->element)) {
            if (folding.around(element->zone).isNull())
                drawing.elements.append({ placement, element->name, element->id.value(),
                                          element->zone.value(), frame });
        }
    }
    for (QList<Box> *list : { &drawing.zones, &drawing.elements }) {
        for (Box &box : *list)
            box.zone = shownZone(project, Id<Zone>(box.zone), shown);
        std::ranges::sort(*list, [](const Box &a, const Box &b) {
            return std::tie(a.name, a.record) < std::tie(b.name, b.record);
        });
    }
    return drawing;
}

QMap<QPair<qsizetype, qsizetype>, int> pullsOf(const Project &project, const Id<Diagram> &diagram,
                                               const Drawing &drawing)
{
    const Folding folding(project, diagram);
    QHash<QUuid, qsizetype> order;
    for (qsizetype i = 0; i < drawing.elements.size(); ++i) {
        const Box &box = drawing.elements.at(i);
        order.insert(box.record, i);
        if (!box.isFolded)
            continue;
        for (const Placement *hidden : folding.hiddenBy(box.record))
            order.insert(hidden->element.value(), i);
    }
    order.remove(QUuid());
    QMap<QPair<qsizetype, qsizetype>, int> pulls;
    project.forEach<Flow>([&](const Flow &flow) {
        const auto source = order.constFind(flow.source.value());
        const auto target = order.constFind(flow.target.value());
        if (source != order.constEnd() && target != order.constEnd() && *source != *target)
            ++pulls[{ *source, *target }];
    });
    // A question and its answer pull together: as a loop they would bend the whole drawing. Where
    // neither way has more, to the busier of the two: what serves one box then stands on one side.
    const QList<QPair<qsizetype, qsizetype>> keys = pulls.keys();
    QHash<qsizetype, int> busy;
    for (const QPair<qsizetype, qsizetype> &key : keys) {
        ++busy[key.first];
        ++busy[key.second];
    }
    for (const QPair<qsizetype, qsizetype> &key : keys) {
        const QPair<qsizetype, qsizetype> back(key.second, key.first);
        if (!pulls.contains(key) || !pulls.contains(back))
            continue;
        const bool forth = std::tuple(pulls.value(key), busy.value(key.second), key.second)
                           > std::tuple(pulls.value(back), busy.value(back.second), back.second);
        pulls.remove(forth ? back : key);
    }
    return pulls;
}

} // namespace layout
