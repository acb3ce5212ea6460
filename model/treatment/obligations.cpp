#include "model/treatment/obligations.h"

#include "model/core/operations/controls.h"
#include "model/threats/facts.h"

#include <algorithm>

namespace {

/// The zones that a placed control stands in: those of a flow are the zones of both ends.
QList<Id<Zone>> zonesOf(const Project &project, const ControlPlacement &placement)
{
    const QUuid &id = placement.subject.value();
    const auto zoneOf = [&](const Id<Element> &element) {
        const Element *found = project.find(element);
        return found ? found->zone : Id<Zone>();
    };
    switch (placement.subjectKind) {
    case SubjectKind::Zone:
    case SubjectKind::Crossing:
        return { Id<Zone>(id) };
    case SubjectKind::Element:
        return { zoneOf(Id<Element>(id)) };
    case SubjectKind::Flow: {
        const Flow *flow = project.find(Id<Flow>(id));
        if (!flow)
            return {};
        const Id<Zone> source = zoneOf(flow->source);
        const Id<Zone> target = zoneOf(flow->target);
        return source == target ? QList<Id<Zone>> { source } : QList<Id<Zone>> { source, target };
    }
    default:
        return {};
    }
}

bool isAttested(const Project &project, const Id<Control> &control, const QDate &today)
{
    return std::ranges::any_of(
            operations::evidenceOf(project, control), [&](const Evidence *evidence) {
                return !evidence->provider.isEmpty()
                       && QDate::fromString(evidence->expires, Qt::ISODate) >= today;
            });
}

} // namespace

QList<Obligation> obligations(const Project &project, const Catalogs &catalogs, const QDate &today)
{
    const QString own = QStringLiteral("own");
    QList<Obligation> found;
    for (const ControlPlacement *placement : project.all<ControlPlacement>()) {
        const Control *control = project.find(placement->control);
        if (!control || control->status == ControlStatus::Rejected
            || control->status == ControlStatus::NotApplicable)
            continue;
        for (const Id<Zone> &zone : zonesOf(project, *placement)) {
            const QString by = facts::surroundings(project, zone).zoneOperator;
            if (zone.isNull() || by.isEmpty() || by == own)
                continue;
            const ControlEntry *entry = catalogs.control(control->catalogId);
            QStringList owed;
            for (const QString &party : entry ? entry->owedBy : QStringList { own }) {
                if (party == own || party == by)
                    owed.append(party);
            }
            found.append({ zone, by, control->id, placement->id, owed,
                           isAttested(project, control->id, today) });
        }
    }
    std::ranges::stable_sort(found, [&](const Obligation &a, const Obligation &b) {
        const auto key = [&](const Obligation &each) {
            return std::pair(project.find(each.zone)->name, project.find(each.control)->name);
        };
        return key(a) < key(b);
    });
    return found;
}
