#include "model/threats/register.h"

#include "model/threats/ageing.h"
#include "model/threats/facts.h"
#include "model/threats/impact.h"
#include "model/threats/registerreach.h"
#include "model/threats/safeguards.h"

#include <algorithm>

namespace {

QUuid subjectOf(const QString &threat)
{
    const std::optional<ThreatKey> key = ThreatKey::fromText(threat);
    return key ? key->subject : QUuid();
}

bool before(const ThreatRow *a, const ThreatRow *b)
{
    if (a->current.score() != b->current.score())
        return a->current.score() > b->current.score();
    if (a->assumptions != b->assumptions)
        return a->assumptions < b->assumptions;
    return a->key.text() < b->key.text();
}

} // namespace

Register::Register(CatalogsPointer catalogs, QObject *parent)
    : QObject(parent)
    , m_catalogs(std::move(catalogs))
    , m_proposer(m_catalogs)
    , m_safeguards(std::make_unique<Safeguards>())
{
}

Register::~Register() = default;

void Register::reset(const Project &project, const QDate &today)
{
    m_today = today;
    m_proposer.reset(project);
    m_safeguards->reset(project, today);
    indexDecisions(project);
    m_rows.clear();
    m_sorted.clear();
    QSet<QUuid> subjects;
    for (const Proposal &proposal : m_proposer.all())
        subjects.insert(proposal.subject);
    for (auto it = m_decisions.keyBegin(); it != m_decisions.keyEnd(); ++it)
        subjects.insert(*it);
    for (auto it = m_own.keyBegin(); it != m_own.keyEnd(); ++it)
        subjects.insert(*it);
    for (const QUuid &subject : subjects)
        derive(project, subject);
    emit changed({});
}

void Register::follow(const Project &project, const Edit &edit, const QDate &today)
{
    const registerreach::Reach reach = registerreach::of(project, edit);
    if (reach.everything || today != m_today) {
        reset(project, today);
        return;
    }
    QSet<QUuid> subjects = m_proposer.follow(project, edit);
    subjects.unite(reach.subjects);
    if (reach.controls)
        m_safeguards->reset(project, today);
    if (reach.decisions)
        indexDecisions(project);
    if (subjects.isEmpty())
        return;
    m_sorted.clear();
    for (const QUuid &subject : subjects)
        derive(project, subject);
    emit changed(subjects);
}

void Register::indexDecisions(const Project &project)
{
    m_decisions.clear();
    m_decisionOf.clear();
    m_own.clear();
    for (const Decision *decision : project.all<Decision>()) {
        m_decisions[subjectOf(decision->threat)].append(decision->id);
        m_decisionOf.insert(decision->threat, decision->id);
    }
    for (const OwnThreat *own : project.all<OwnThreat>())
        m_own[own->subject.value()].append(own->id);
}

void Register::derive(const Project &project, const QUuid &subject)
{
    QList<ThreatRow> rows;
    QSet<QString> keys;
    const QList<Proposal> proposals = m_proposer.of(subject);
    for (const Proposal &proposal : proposals) {
        ThreatRow row = rowOf(project, proposal);
        const QString key = row.key.text();
        keys.insert(key);
        if (const Decision *decision = project.find(m_decisionOf.value(key)))
            decide(project, *decision, &proposal, row);
        complete(project, row);
        rows.append(row);
    }
    for (const Id<OwnThreat> &id : m_own.value(subject)) {
        const OwnThreat *own = project.find(id);
        if (!own)
            continue;
        ThreatRow row = rowOf(project, *own);
        const QString key = row.key.text();
        keys.insert(key);
        if (const Decision *decision = project.find(m_decisionOf.value(key)))
            decide(project, *decision, nullptr, row);
        complete(project, row);
        rows.append(row);
    }
    for (const Id<Decision> &id : m_decisions.value(subject)) {
        const Decision *decision = project.find(id);
        if (!decision || keys.contains(decision->threat)
            || decision->threat.startsWith(QStringLiteral("own@")))
            continue;
        rows.append(staleRow(project, *decision));
    }
    std::ranges::sort(rows, [](const ThreatRow &a, const ThreatRow &b) { return before(&a, &b); });
    if (rows.isEmpty())
        m_rows.remove(subject);
    else
        m_rows.insert(subject, rows);
}

ThreatRow Register::rowOf(const Project &project, const Proposal &proposal) const
{
    const Rule &rule = m_catalogs->rules.at(proposal.rule);
    ThreatRow row;
    row.key = keyOf(proposal, *m_catalogs);
    row.rule = &rule;
    row.title = titleOf(rule, project, proposal.subjectKind, proposal.subject, proposal.artifact);
    row.subjectKind = proposal.subjectKind;
    row.subjectName = subjectName(project, proposal.subjectKind, proposal.subject);
    if (const Artifact *artifact = project.find(Id<Artifact>(proposal.artifact)))
        row.artifactName = artifact->name;
    row.stride = rule.stride;
    row.property = rule.property;
    row.atlas = rule.atlas;
    row.owaspMl = rule.owaspMl;
    row.phase =
            facts::phaseOf(project, proposal.subjectKind, proposal.subject, m_catalogs->vocabulary);
    row.assumptions = proposal.assumptions;
    row.derived = { proposal.likelihood * 1000,
                    impact::levelOf(project, *m_catalogs, proposal.subjectKind, proposal.subject,
                                    proposal.artifact, rule.property) };
    row.inherent = row.derived;
    return row;
}

ThreatRow Register::rowOf(const Project &project, const OwnThreat &own) const
{
    constexpr Property properties[] = { Property::Authenticity,   Property::Integrity,
                                        Property::NonRepudiation, Property::Confidentiality,
                                        Property::Availability,   Property::Authorization };
    ThreatRow row;
    // The team's own threats live under their subject, but their key is their own id.
    row.key = { QStringLiteral("own"), own.id.value(), {} };
    row.title = own.title;
    row.subjectKind = own.subjectKind == SubjectKind::Flow ? RecordKind::Flow : RecordKind::Element;
    row.subjectName = subjectName(project, row.subjectKind, own.subject.value());
    if (const Artifact *artifact = project.find(own.artifact))
        row.artifactName = artifact->name;
    row.stride = enumFrom<Stride>(own.stride).value_or(Stride::Tampering);
    row.property = properties[static_cast<int>(row.stride)];
    row.atlas = own.atlas;
    row.phase =
            facts::phaseOf(project, row.subjectKind, own.subject.value(), m_catalogs->vocabulary);
    const int derived = impact::levelOf(project, *m_catalogs, row.subjectKind, own.subject.value(),
                                        own.artifact.value(), row.property);
    row.derived = { own.likelihood, own.impact > 0 ? own.impact : derived };
    row.inherent = row.derived;
    return row;
}

ThreatRow Register::staleRow(const Project &project, const Decision &decision) const
{
    ThreatRow row;
    row.key = ThreatKey::fromText(decision.threat).value_or(ThreatKey { decision.threat, {}, {} });
    row.rule = m_catalogs->rule(row.key.rule);
    row.title = decision.title;
    row.subjectName = decision.subjectName;
    row.artifactName = decision.artifactName;
    row.subjectKind =
            project.find(Id<Element>(row.key.subject)) ? RecordKind::Element : RecordKind::Flow;
    if (row.rule) {
        row.stride = row.rule->stride;
        row.property = row.rule->property;
        row.atlas = row.rule->atlas;
        row.owaspMl = row.rule->owaspMl;
    }
    row.phase = facts::phaseOf(project, row.subjectKind, row.key.subject, m_catalogs->vocabulary);
    row.stale = true;
    row.state = decision.state;
    row.decision = decision.id;
    row.derived = ageing::levelsSeen(decision);
    row.inherent = row.derived;
    row.current = row.inherent;
    row.target = row.inherent;
    return row;
}

void Register::decide(const Project &project, const Decision &decision, const Proposal *proposal,
                      ThreatRow &row) const
{
    row.state = decision.state;
    row.decision = decision.id;
    if (const Person *owner = project.find(decision.owner))
        row.owner = owner->name;
    if (decision.likelihood > 0)
        row.inherent.likelihood = decision.likelihood;
    if (decision.impact > 0)
        row.inherent.impact = decision.impact;
    row.reviewAgain = ageing::worseThan(decision, row, proposal, project, *m_catalogs);
}

void Register::complete(const Project &project, ThreatRow &row) const
{
    m_safeguards->apply(project, *m_catalogs, row);
}

QList<const ThreatRow *> Register::rows() const
{
    if (m_sorted.isEmpty()) {
        for (const QList<ThreatRow> &some : m_rows) {
            for (const ThreatRow &row : some)
                m_sorted.append(&row);
        }
        std::ranges::sort(m_sorted, before);
    }
    return m_sorted;
}

const ThreatRow *Register::row(const QString &key) const
{
    const std::optional<ThreatKey> parsed = ThreatKey::fromText(key);
    if (!parsed)
        return nullptr;
    const auto in = [&](const QList<ThreatRow> &rows) -> const ThreatRow * {
        const auto it = std::ranges::find(rows, *parsed, &ThreatRow::key);
        return it == rows.end() ? nullptr : &*it;
    };
    if (!parsed->isOwn()) {
        const auto it = m_rows.constFind(parsed->subject);
        return it == m_rows.constEnd() ? nullptr : in(*it);
    }
    for (auto it = m_own.constBegin(); it != m_own.constEnd(); ++it) {
        if (!it->contains(Id<OwnThreat>(parsed->subject)))
            continue;
        const auto rows = m_rows.constFind(it.key());
        return rows == m_rows.constEnd() ? nullptr : in(*rows);
    }
    return nullptr;
}

QList<const ThreatRow *> Register::rowsOf(const QUuid &subject) const
{
    QList<const ThreatRow *> rows;
    const auto it = m_rows.constFind(subject);
    if (it != m_rows.constEnd()) {
        for (const ThreatRow &row : *it)
            rows.append(&row);
    }
    return rows;
}
