#include "model/layout/folding.h"

#include <QRect>

Folding::Folding(const Project &project, const Id<Diagram> &diagram)
    : m_project(project)
    , m_diagram(diagram)
{
    for (const RecordRef &ref : project.referrers(diagram.value())) {
        const Placement *placement = project.find(Id<Placement>(ref.id));
        if (placement && placement->collapsed && !placement->zone.isNull())
            m_folded.insert(placement->zone.value());
    }
}

QUuid Folding::around(Id<Zone> zone) const
{
    QUuid found;
    while (!m_folded.isEmpty() && !zone.isNull()) {
        if (m_folded.contains(zone.value()))
            found = zone.value();
        const Zone *record = m_project.find(zone);
        zone = record ? record->parent : Id<Zone>();
    }
    return found;
}

QRect Folding::frameOf(const Placement &placement) const
{
    const bool folded = !placement.zone.isNull() && isFolded(placement.zone.value());
    return { placement.x, placement.y, folded ? width : placement.width,
             folded ? height : placement.height };
}

QList<operations::Move> Folding::moves(const Placement &zone, const QPoint &by) const
{
    QList<operations::Move> moves;
    for (const Placement *each : QList { &zone } + hiddenBy(zone.zone.value()))
        moves.append(
                { each->id, QRect(each->x, each->y, each->width, each->height).translated(by) });
    return moves;
}

QList<const Placement *> Folding::hiddenBy(const QUuid &zone) const
{
    QList<const Placement *> hidden;
    for (const RecordRef &ref : m_project.referrers(m_diagram.value())) {
        const Placement *placement = m_project.find(Id<Placement>(ref.id));
        if (!placement)
            continue;
        Id<Zone> around;
        if (const Zone *inner = m_project.find(placement->zone))
            around = inner->parent;
        else if (const Element *element = m_project.find(placement->element))
            around = element->zone;
        while (!around.isNull() && around.value() != zone) {
            const Zone *record = m_project.find(around);
            around = record ? record->parent : Id<Zone>();
        }
        if (!around.isNull())
            hidden.append(placement);
    }
    return hidden;
}
