#include "model/outlook/ranking.h"

#include "model/threats/facts.h"

#include <algorithm>
#include <cmath>
#include <set>

using outlook::Measure;
using outlook::Spot;

namespace {

/// The place that an offer asks for on a threat's subject.
Spot spotOf(const Project &project, const ThreatKey &key, RecordKind kind, At at)
{
    const Flow *flow = project.find(Id<Flow>(key.subject));
    if (!flow)
        return { kind == RecordKind::Flow ? SubjectKind::Flow : SubjectKind::Element,
                 AnyId(key.subject) };
    switch (at) {
    case At::Source:
        return { SubjectKind::Element, AnyId(flow->source.value()) };
    case At::Target:
    case At::Either:
        return { SubjectKind::Element, AnyId(flow->target.value()) };
    case At::Crossing:
        if (const QList<Id<Zone>> crossed = facts::crossed(project, *flow); !crossed.isEmpty())
            return { SubjectKind::Crossing, AnyId(crossed.first().value()) };
        break;
    case At::Subject:
        break;
    }
    return { SubjectKind::Flow, AnyId(flow->id.value()) };
}

Levels lowered(const Settings &settings, const Levels &inherent,
               const QList<risk::Counting> &counting)
{
    const risk::Reduction off = risk::together(settings, counting, risk::Moment::Target);
    return { inherent.likelihood - off.likelihood, inherent.impact - off.impact };
}

} // namespace

Ranking::Ranking(const Project &project, const Register &threats, const QDate &today)
    : m_catalogs(threats.catalogs())
    , m_settings(project.settings())
{
    addThreats(project, threats, today);
}

void Ranking::addThreats(const Project &project, const Register &threats, const QDate &today)
{
    Safeguards safeguards;
    safeguards.reset(project, today);
    QHash<QString, int> index;
    QHash<QString, size_t> measures;
    for (const ThreatRow *row : threats.rows()) {
        if (!row->isOpen())
            continue;
        const auto at = static_cast<int>(m_threats.size());
        index.insert(row->key.text(), at);
        m_threats.push_back({ row->inherent,
                              row->target,
                              safeguards.candidates(project, m_catalogs, *row),
                              {} });
        if (row->rule)
            addOffers(project, *row, at, measures);
    }
    addRisks(project, index);
    for (Candidate &candidate : m_measures)
        placeServings(project, candidate);
}

void Ranking::addRisks(const Project &project, const QHash<QString, int> &index)
{
    for (const ::Risk *risk : project.all<::Risk>()) {
        Risk made { {}, risk->likelihood, risk->impact };
        for (const QString &key : risk->threats) {
            if (const int threat = index.value(key, -1); threat >= 0) {
                made.threats.append(threat);
                m_threats.at(static_cast<size_t>(threat))
                        .risks.append(static_cast<int>(m_risks.size()));
            }
        }
        m_risks.push_back(made);
    }
}

Ranking::Candidate Ranking::candidateFor(const Project &project, const ControlEntry &entry) const
{
    Candidate made;
    made.measure.control = entry.id;
    made.measure.name = entry.name;
    made.measure.cost = outlook::usualCost(m_settings, entry.cost);
    const Control *known = nullptr;
    bool refused = false;
    for (const Control *control : project.all<Control>()) {
        if (control->catalogId != entry.id)
            continue;
        refused = refused || control->status == ControlStatus::Rejected
                  || control->status == ControlStatus::NotApplicable;
        // Only what is not there yet can be planned further without claiming what nobody did.
        const bool open = control->status == ControlStatus::Proposed
                          || control->status == ControlStatus::Planned;
        if (open && (!known || control->status == ControlStatus::Planned))
            known = control;
    }
    if (known) {
        made.measure.existing = known->id;
        made.measure.name = known->name;
        if (const qint64 minor = known->cost + known->costPerYear; minor > 0) {
            made.measure.cost = std::max(1.0, static_cast<double>(minor) / 100);
            made.measure.costAssumed = false;
        }
    }
    // What the team decided against is not offered again.
    made.taken = refused && !known;
    return made;
}

void Ranking::addOffers(const Project &project, const ThreatRow &row, int threat,
                        QHash<QString, size_t> &index)
{
    for (const ControlOffer &offer : row.rule->controls) {
        const ControlEntry *entry = m_catalogs.control(offer.control);
        if (!entry)
            continue;
        if (!index.contains(entry->id)) {
            index.insert(entry->id, m_measures.size());
            m_measures.push_back(candidateFor(project, *entry));
        }
        Candidate &candidate = m_measures.at(index.value(entry->id));
        const Control *existing = project.find(candidate.measure.existing);
        QString family = existing ? existing->family : entry->family;
        if (family.isEmpty())
            family = existing ? existing->id.text() : entry->id;
        candidate.servings.append(
                { threat,
                  { family, offer.likelihood, offer.impact, 100, ControlStatus::Planned },
                  spotOf(project, row.key, row.subjectKind, offer.at) });
    }
}

void Ranking::placeServings(const Project &project, Candidate &candidate) const
{
    QList<Spot> standing;
    for (const RecordRef &ref : project.referrers(candidate.measure.existing.value())) {
        if (const auto *placement = project.find(Id<ControlPlacement>(ref.id)))
            standing.append({ placement->subjectKind, placement->subject });
    }
    QSet<int> served;
    for (Serving &serving : candidate.servings) {
        serving.standsThere = standing.contains(serving.spot);
        served.insert(serving.threat);
    }
    // Where it is proposed already for a threat whose rule does not offer it: linked by the team.
    for (size_t at = 0; at < m_threats.size() && !candidate.measure.existing.isNull(); ++at) {
        const bool linked = std::ranges::any_of(
                m_threats.at(at).standing, [&](const Safeguards::Candidate &each) {
                    return each.effect.control == candidate.measure.existing;
                });
        if (linked && !served.contains(static_cast<int>(at)))
            candidate.servings.append({ static_cast<int>(at), {}, {}, true });
    }
}

/// The target of a threat when a measure is added to what stands.
Levels Ranking::targetWith(const Threat &threat, const Candidate &candidate,
                           const Serving &serving) const
{
    QList<risk::Counting> counting;
    // A link of the team stands for every place of that control.
    bool linked = false;
    for (const Safeguards::Candidate &standing : threat.standing) {
        risk::Counting each = standing.counting;
        if (!candidate.measure.existing.isNull()
            && standing.effect.control == candidate.measure.existing) {
            each.status = ControlStatus::Planned;
            linked = linked || standing.effect.placement.isNull();
        }
        counting.append(each);
    }
    if (!serving.standsThere && !linked)
        counting.append(serving.counting);
    return lowered(m_settings, threat.inherent, counting);
}

double Ranking::lossOf(const Risk &risk) const
{
    Levels inherent;
    Levels target;
    for (const int each : risk.threats) {
        const Threat &threat = m_threats.at(static_cast<size_t>(each));
        inherent.likelihood = std::max(inherent.likelihood, threat.inherent.likelihood);
        inherent.impact = std::max(inherent.impact, threat.inherent.impact);
        target.likelihood = std::max(target.likelihood, threat.target.likelihood);
        target.impact = std::max(target.impact, threat.target.impact);
    }
    if (risk.threats.isEmpty())
        return 0;
    // As in riskRows: the team's rating replaces the inherent one, what is taken off stays.
    if (risk.likelihood > 0)
        target.likelihood += risk.likelihood - inherent.likelihood;
    if (risk.impact > 0)
        target.impact += risk.impact - inherent.impact;
    return risk::medianLoss(m_settings, target);
}

double Ranking::loss() const
{
    double sum = 0;
    for (const Risk &risk : m_risks)
        sum += lossOf(risk);
    return sum;
}

void Ranking::judge(Candidate &candidate)
{
    Measure &measure = candidate.measure;
    // Sorted: sums are taken in one order, so that the same project gives the same ranking.
    std::set<int> lowered;
    std::set<int> risks;
    QHash<int, Levels> best;
    for (Serving &serving : candidate.servings) {
        const Threat &threat = m_threats.at(static_cast<size_t>(serving.threat));
        if (serving.version != threat.version) {
            serving.target = targetWith(threat, candidate, serving);
            serving.version = threat.version;
        }
        const Levels before = best.value(serving.threat, threat.target);
        best.insert(serving.threat, { std::min(before.likelihood, serving.target.likelihood),
                                      std::min(before.impact, serving.target.impact) });
    }
    measure.levelsRemoved = 0;
    QHash<int, Levels> kept;
    for (auto it = best.constBegin(); it != best.constEnd(); ++it) {
        Threat &threat = m_threats.at(static_cast<size_t>(it.key()));
        if (it.value() == threat.target)
            continue;
        measure.levelsRemoved += threat.target.score() - it.value().score();
        lowered.insert(it.key());
        for (const int risk : threat.risks)
            risks.insert(risk);
    }
    measure.threats = static_cast<int>(lowered.size());
    double before = 0;
    for (const int risk : risks)
        before += lossOf(m_risks.at(static_cast<size_t>(risk)));
    for (const int at : lowered) {
        Threat &threat = m_threats.at(static_cast<size_t>(at));
        kept.insert(at, std::exchange(threat.target, best.value(at)));
    }
    double after = 0;
    for (const int risk : risks)
        after += lossOf(m_risks.at(static_cast<size_t>(risk)));
    for (const int at : lowered)
        m_threats.at(static_cast<size_t>(at)).target = kept.value(at);
    measure.lossRemoved = std::max(0.0, before - after);
}

/// Adds a measure to what stands; its places are those that lower something.
void Ranking::take(Candidate &candidate)
{
    candidate.taken = true;
    Measure &measure = candidate.measure;
    QHash<int, Levels> best;
    for (const Serving &serving : candidate.servings) {
        Threat &threat = m_threats.at(static_cast<size_t>(serving.threat));
        if (serving.target.score() >= threat.target.score())
            continue;
        if (!serving.standsThere && !measure.places.contains(serving.spot))
            measure.places.append(serving.spot);
        const Levels before = best.value(serving.threat, threat.target);
        best.insert(serving.threat, { std::min(before.likelihood, serving.target.likelihood),
                                      std::min(before.impact, serving.target.impact) });
    }
    for (Serving &serving : candidate.servings) {
        Threat &threat = m_threats.at(static_cast<size_t>(serving.threat));
        for (Safeguards::Candidate &standing : threat.standing) {
            if (!measure.existing.isNull() && standing.effect.control == measure.existing)
                standing.counting.status = ControlStatus::Planned;
        }
        if (measure.places.contains(serving.spot))
            threat.standing.append({ {}, serving.counting });
        threat.target = best.value(serving.threat, threat.target);
        ++threat.version;
    }
}

std::optional<Measure> Ranking::takeBest()
{
    // Whole currency units: what differs by less is equal in money, and the levels decide.
    const auto worth = [](const Measure &measure) {
        return std::tuple(measure.movesRisk() ? std::round(measure.lossRemoved) / measure.cost : 0,
                          static_cast<double>(measure.levelsRemoved) / measure.cost);
    };
    Candidate *best = nullptr;
    for (Candidate &candidate : m_measures) {
        if (candidate.taken)
            continue;
        judge(candidate);
        if (candidate.measure.levelsRemoved <= 0)
            continue;
        const auto mine = worth(candidate.measure);
        const auto other = best ? worth(best->measure) : std::tuple(0.0, 0.0);
        if (!best || mine > other
            || (mine == other && candidate.measure.control < best->measure.control))
            best = &candidate;
    }
    if (!best)
        return std::nullopt;
    take(*best);
    return best->measure;
}
