#include "model/outlook/nextbest.h"

#include "model/outlook/ranking.h"

namespace outlook {

double usualCost(const Settings &settings, const QString &costClass)
{
    const double factor = costClass == u"low" ? 0.5 : costClass == u"high" ? 10 : 2;
    return std::max(1.0, static_cast<double>(settings.impactFirst) * factor);
}

QList<Measure> nextBest(const Project &project, const CatalogsPointer &catalogs, const QDate &today,
                        int most, const std::atomic<bool> &cancelled)
{
    Register threats(catalogs);
    threats.reset(project, today);
    Ranking ranking(project, threats, today);
    QList<Measure> best;
    while (best.size() < most && !cancelled) {
        const std::optional<Measure> next = ranking.takeBest();
        if (!next)
            break;
        best.append(*next);
    }
    return cancelled ? QList<Measure>() : best;
}

Edit planned(const Project &project, const Catalogs &catalogs, const QList<Measure> &measures)
{
    Edit edit;
    for (const Measure &measure : measures) {
        Control control;
        if (const Control *existing = project.find(measure.existing)) {
            control = *existing;
            control.status = ControlStatus::Planned;
            edit.change(*existing, control);
        } else {
            const ControlEntry *entry = catalogs.control(measure.control);
            control.id = Id<Control>::create();
            control.name = measure.name;
            control.catalogId = measure.control;
            control.family = entry ? entry->family : QString();
            control.status = ControlStatus::Planned;
            edit.add(control);
        }
        for (const Spot &spot : measure.places) {
            ControlPlacement placement;
            placement.id = Id<ControlPlacement>::create();
            placement.control = control.id;
            placement.subjectKind = spot.kind;
            placement.subject = spot.subject;
            edit.add(placement);
        }
    }
    return edit;
}

} // namespace outlook
