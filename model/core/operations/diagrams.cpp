#include "model/core/operations/diagrams.h"

#include "model/core/operations/model.h"

#include <algorithm>

namespace operations {

QList<const Diagram *> diagramsInOrder(const Project &project)
{
    QList<const Diagram *> diagrams = project.all<Diagram>();
    std::ranges::stable_sort(diagrams, {},
                             [](const Diagram *diagram) { return diagram->position; });
    return diagrams;
}

Edit orderDiagrams(const Project &project, const QList<Id<Diagram>> &order)
{
    QList<const Diagram *> diagrams = diagramsInOrder(project);
    std::ranges::stable_sort(diagrams, {}, [&](const Diagram *diagram) {
        const qsizetype at = order.indexOf(diagram->id);
        return at < 0 ? order.size() : at;
    });
    Edit edit;
    int position = 0;
    for (const Diagram *diagram : diagrams) {
        Diagram next = *diagram;
        next.position = position++;
        edit.change(*diagram, next);
    }
    return edit;
}

Edit removeDiagram(const Project &project, const Id<Diagram> &diagram)
{
    if (project.count(RecordKind::Diagram) < 2 || !project.find(diagram))
        return {};
    const Edit edit = removeFromModel(project, { AnyId(diagram.value()) });
    Project rest = project;
    rest.apply(edit);
    return merged(edit, orderDiagrams(rest, {}));
}

Edit duplicateDiagram(const Project &project, const Id<Diagram> &diagram, const QString &name)
{
    Edit edit;
    const Diagram *original = project.find(diagram);
    if (!original)
        return edit;
    Diagram copy = *original;
    copy.id = Id<Diagram>::create();
    copy.name = name;
    edit.add(copy);
    for (const RecordRef &ref : project.referrers(diagram.value())) {
        if (const Placement *placement = project.find(Id<Placement>(ref.id))) {
            Placement same = *placement;
            same.id = Id<Placement>::create();
            same.diagram = copy.id;
            edit.add(same);
        } else if (const Route *route = project.find(Id<Route>(ref.id))) {
            Route same = *route;
            same.id = Id<Route>::create();
            same.diagram = copy.id;
            edit.add(same);
        }
    }
    Project next = project;
    next.apply(edit);
    QList<Id<Diagram>> order;
    for (const Diagram *each : diagramsInOrder(project)) {
        order.append(each->id);
        if (each->id == diagram)
            order.append(copy.id);
    }
    return merged(edit, orderDiagrams(next, order));
}

} // namespace operations
