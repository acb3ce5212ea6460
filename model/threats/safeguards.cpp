#include "model/threats/safeguards.h"

#include "model/threats/facts.h"

namespace {

using Candidate = Safeguards::Candidate;

/// Only the strongest of a family counts: the others are marked.
void markOverlaps(QList<Candidate> &candidates, const Settings &settings)
{
    QHash<QString, int> best;
    const auto strength = [&](const Candidate &candidate) {
        const risk::Reduction full =
                risk::reductionOf(settings, candidate.counting, risk::Moment::Target);
        return full.likelihood + full.impact;
    };
    for (const Candidate &candidate : candidates)
        best[candidate.counting.family] =
                std::max(best.value(candidate.counting.family), strength(candidate));
    QSet<QString> taken;
    for (Candidate &candidate : candidates) {
        const QString &family = candidate.counting.family;
        candidate.effect.counts =
                strength(candidate) == best.value(family) && !taken.contains(family);
        if (candidate.effect.counts)
            taken.insert(family);
    }
}

} // namespace

void Safeguards::reset(const Project &project, const QDate &today)
{
    m_today = today;
    m_placed.clear();
    m_links.clear();
    for (const ControlPlacement *placement : project.all<ControlPlacement>()) {
        const Place place { placement->subject.value(),
                            placement->subjectKind == SubjectKind::Crossing };
        m_placed[place].append({ placement->id, placement->control, placement->coverage });
    }
    for (const ControlLink *link : project.all<ControlLink>())
        m_links[link->threat].append(link->id);
}

QList<Safeguards::Place> Safeguards::placesFor(const Project &project, const ThreatRow &row,
                                               At at) const
{
    QList<Place> places { { row.key.subject }, { QUuid() } };
    for (const Id<Zone> &zone : facts::enclosing(project, row.subjectKind, row.key.subject))
        places.append({ zone.value() });
    const Flow *flow = project.find(Id<Flow>(row.key.subject));
    if (!flow)
        return places;
    if (at == At::Source || at == At::Either)
        places.append({ flow->source.value() });
    if (at == At::Target || at == At::Either)
        places.append({ flow->target.value() });
    if (at == At::Crossing) {
        for (const Id<Zone> &zone : facts::crossed(project, *flow))
            places.append({ zone.value(), true });
    }
    return places;
}

QList<Candidate> Safeguards::candidates(const Project &project, const Catalogs &catalogs,
                                        const ThreatRow &row) const
{
    const Settings &settings = project.settings();
    QList<Candidate> candidates;
    QSet<Id<Control>> linked;
    const auto add = [&](const Control &control, const Id<ControlPlacement> &placement,
                         int coverage, int likelihood, int impact) {
        Candidate candidate;
        candidate.effect.control = control.id;
        candidate.effect.placement = placement;
        candidate.counting = { control.family.isEmpty() ? control.id.text() : control.family,
                               likelihood, impact, coverage, risk::statusOn(control, m_today) };
        const risk::Reduction now =
                risk::reductionOf(settings, candidate.counting, risk::Moment::Current);
        const risk::Reduction then =
                risk::reductionOf(settings, candidate.counting, risk::Moment::Target);
        candidate.effect.currentLikelihood = now.likelihood;
        candidate.effect.currentImpact = now.impact;
        candidate.effect.targetLikelihood = then.likelihood;
        candidate.effect.targetImpact = then.impact;
        candidates.append(candidate);
    };
    for (const Id<ControlLink> &id : m_links.value(row.key.text())) {
        const ControlLink *link = project.find(id);
        const Control *control = link ? project.find(link->control) : nullptr;
        if (!control)
            continue;
        int likelihood = link->likelihood;
        int impact = link->impact;
        const ControlEntry *entry = catalogs.control(control->catalogId);
        // A link without numbers takes the catalog's usual effectiveness, on the likelihood.
        if (likelihood < 0 && impact < 0)
            likelihood = entry ? entry->effectiveness : 0;
        add(*control, {}, 100, std::max(0, likelihood), std::max(0, impact));
        linked.insert(control->id);
    }
    for (const ControlOffer &offer : row.rule ? row.rule->controls : QList<ControlOffer>()) {
        for (const Place &place : placesFor(project, row, offer.at)) {
            for (const Placed &placed : m_placed.value(place)) {
                const Control *control = project.find(placed.control);
                if (control && control->catalogId == offer.control && !linked.contains(control->id))
                    add(*control, placed.placement, placed.coverage, offer.likelihood,
                        offer.impact);
            }
        }
    }
    return candidates;
}

void Safeguards::apply(const Project &project, const Catalogs &catalogs, ThreatRow &row) const
{
    const Settings &settings = project.settings();
    QList<Candidate> candidates = this->candidates(project, catalogs, row);
    markOverlaps(candidates, settings);
    QList<risk::Counting> counting;
    for (const Candidate &candidate : candidates) {
        counting.append(candidate.counting);
        row.controls.append(candidate.effect);
    }
    const risk::Reduction now = risk::together(settings, counting, risk::Moment::Current);
    const risk::Reduction then = risk::together(settings, counting, risk::Moment::Target);
    row.current = { row.inherent.likelihood - now.likelihood, row.inherent.impact - now.impact };
    row.target = { row.inherent.likelihood - then.likelihood, row.inherent.impact - then.impact };
}

QSet<QUuid> Safeguards::reach(const Project &project, const ControlPlacement &placement)
{
    QSet<QUuid> subjects;
    const auto addElement = [&](const QUuid &id) {
        subjects.insert(id);
        for (const RecordRef &ref : project.referrers(id)) {
            if (ref.kind == RecordKind::Flow)
                subjects.insert(ref.id);
        }
    };
    if (placement.subjectKind == SubjectKind::Flow)
        subjects.insert(placement.subject.value());
    else if (placement.subjectKind == SubjectKind::Element)
        addElement(placement.subject.value());
    else if (placement.subjectKind == SubjectKind::Zone
             || placement.subjectKind == SubjectKind::Crossing) {
        QList<QUuid> open { placement.subject.value() };
        while (!open.isEmpty()) {
            for (const RecordRef &ref : project.referrers(open.takeLast())) {
                if (ref.kind == RecordKind::Zone)
                    open.append(ref.id);
                else if (ref.kind == RecordKind::Element)
                    addElement(ref.id);
            }
        }
    }
    return subjects;
}
