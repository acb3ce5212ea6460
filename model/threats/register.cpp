#include "model/threats/register.h"

#include "model/threats/ageing.h"
#include "model/threats/facts.h"
#include "model/threats/impact.h"
#include "model/threats/registerreach.h"
#include "model/threats/safeguards.h"

#include <algorithm>
#include <compare>
#include <limits>

namespace {

QUuid subjectOf(const QString &threat)
{
    const std::optional<ThreatKey> key = ThreatKey::fromText(threat);
    return key ? key->subject : QUuid();
}

std::strong_ordering order(const QUuid &a, const QUuid &b)
{
    if (const auto head =
                std::tie(a.data1, a.data2, a.data3) <=> std::tie(b.data1, b.data2, b.data3);
        head != 0)
        return head;
    return std::lexicographical_compare_three_way(std::begin(a.data4), std::end(a.data4),
                                                  std::begin(b.data4), std::end(b.data4));
}

/// The order of the keys' texts, without making them: rows of equal score are many.
bool before(const ThreatKey &a, const ThreatKey &b)
{
    if (a.rule != b.rule) {
        const qsizetype both = std::min(a.rule.size(), b.rule.size());
        const int head = QStringView(a.rule).left(both).compare(QStringView(b.rule).left(both));
        if (head != 0)
            return head < 0;
        // One begins with the other, whose text goes on with the mark before the subject.
        return a.rule.size() < b.rule.size() ? u'@' < b.rule.at(both).unicode()
                                             : a.rule.at(both).unicode() < u'@';
    }
    const auto subjects = order(a.subject, b.subject);
    return subjects != 0 ? subjects < 0 : order(a.artifact, b.artifact) < 0;
}

bool before(const ThreatRow *a, const ThreatRow *b)
{
    if (a->current.score() != b->current.score())
        return a->current.score() > b->current.score();
    if (a->assumptions != b->assumptions)
        return a->assumptions < b->assumptions;
    // What the team found itself matters to it; of the rest, what was seen in the wild comes first.
    const auto relevance = [](const ThreatRow *row) {
        return row->rule ? row->rule->relevance : row->stale ? -1 : std::numeric_limits<int>::max();
    };
    if (relevance(a) != relevance(b))
        return relevance(a) > relevance(b);
    return before(a->key, b->key);
}

constexpr auto rowBefore = [](const ThreatRow *a, const ThreatRow *b) { return before(a, b); };
constexpr auto rowPrecedes = [](const ThreatRow &a, const ThreatRow &b) { return before(&a, &b); };

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
        followDecisions(edit);
    QSet<QUuid> touched = subjects;
    QList<ThreatKey> keys;
    for (const QString &threat : reach.threats) {
        const std::optional<ThreatKey> key = ThreatKey::fromText(threat);
        if (!key || subjects.contains(key->subject))
            continue;
        keys.append(*key);
        touched.insert(key->subject);
    }
    if (touched.isEmpty())
        return;
    const QSet<const ThreatRow *> gone = pointersOf(touched);
    for (const ThreatKey &key : keys) {
        if (!subjects.contains(key.subject) && !deriveRow(project, key))
            subjects.insert(key.subject);
    }
    for (const QUuid &subject : touched) {
        if (subjects.contains(subject))
            derive(project, subject);
        else if (const auto it = m_rows.find(subject); it != m_rows.end())
            std::ranges::sort(*it, rowPrecedes);
    }
    resort(gone, touched);
    emit changed(touched);
}

QSet<const ThreatRow *> Register::pointersOf(const QSet<QUuid> &subjects) const
{
    QSet<const ThreatRow *> pointers;
    // Sorting anew is as fast when most of it changes.
    if (m_sorted.isEmpty() || subjects.size() * 2 > m_rows.size())
        return pointers;
    for (const QUuid &subject : subjects) {
        const auto it = m_rows.constFind(subject);
        for (qsizetype i = 0; it != m_rows.constEnd() && i < it->size(); ++i)
            pointers.insert(&it->at(i));
    }
    return pointers;
}

void Register::resort(const QSet<const ThreatRow *> &gone, const QSet<QUuid> &subjects)
{
    if (m_sorted.isEmpty() || subjects.size() * 2 > m_rows.size()) {
        m_sorted.clear();
        return;
    }
    QList<const ThreatRow *> kept;
    kept.reserve(m_sorted.size());
    std::ranges::copy_if(m_sorted, std::back_inserter(kept),
                         [&](const ThreatRow *row) { return !gone.contains(row); });
    QList<const ThreatRow *> fresh;
    for (const QUuid &subject : subjects)
        fresh += rowsOf(subject);
    std::ranges::sort(fresh, rowBefore);
    m_sorted.clear();
    m_sorted.reserve(kept.size() + fresh.size());
    std::ranges::merge(kept, fresh, std::back_inserter(m_sorted), rowBefore);
}

void Register::followDecisions(const Edit &edit)
{
    for (const Patch &patch : edit.patches()) {
        if (patch.before)
            index(*patch.before, false);
        if (patch.after)
            index(*patch.after, true);
    }
}

void Register::index(const Record &record, bool there)
{
    const auto put = [there](auto &lists, const QUuid &subject, const auto &id) {
        auto &list = lists[subject];
        list.removeAll(id);
        if (there)
            list.append(id);
        else if (list.isEmpty())
            lists.remove(subject);
    };
    if (const auto *decision = std::get_if<Decision>(&record)) {
        put(m_decisions, subjectOf(decision->threat), decision->id);
        if (there)
            m_decisionOf.insert(decision->threat, decision->id);
        else if (m_decisionOf.value(decision->threat) == decision->id)
            m_decisionOf.remove(decision->threat);
    } else if (const auto *own = std::get_if<OwnThreat>(&record)) {
        put(m_own, own->subject.value(), own->id);
        if (there)
            m_subjectOfOwn.insert(own->id, own->subject.value());
        else
            m_subjectOfOwn.remove(own->id);
    }
}

/// Derives one proposed row again where it stands; false when the subject has to be derived whole.
bool Register::deriveRow(const Project &project, const ThreatKey &key)
{
    const auto rows = m_rows.find(key.subject);
    if (rows == m_rows.end())
        return false;
    const auto at = std::ranges::find(*rows, key, &ThreatRow::key);
    if (at == rows->end() || at->stale)
        return false;
    const QList<Proposal> proposals = m_proposer.of(key.subject);
    const auto proposal = std::ranges::find_if(proposals, [&](const Proposal &each) {
        return each.artifact == key.artifact && keyOf(each, *m_catalogs) == key;
    });
    if (proposal == proposals.end())
        return false;
    ThreatRow row = rowOf(project, *proposal);
    if (const Decision *decision = project.find(m_decisionOf.value(key.text())))
        decide(project, *decision, &*proposal, row);
    complete(project, row);
    *at = std::move(row);
    return true;
}

void Register::indexDecisions(const Project &project)
{
    m_decisions.clear();
    m_decisionOf.clear();
    m_own.clear();
    m_subjectOfOwn.clear();
    for (const Decision *decision : project.all<Decision>()) {
        m_decisions[subjectOf(decision->threat)].append(decision->id);
        m_decisionOf.insert(decision->threat, decision->id);
    }
    for (const OwnThreat *own : project.all<OwnThreat>()) {
        m_own[own->subject.value()].append(own->id);
        m_subjectOfOwn.insert(own->id, own->subject.value());
    }
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
    std::ranges::sort(rows, rowPrecedes);
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
        std::ranges::sort(m_sorted, rowBefore);
    }
    return m_sorted;
}

const ThreatRow *Register::row(const QString &key) const
{
    const std::optional<ThreatKey> parsed = ThreatKey::fromText(key);
    return parsed ? row(*parsed) : nullptr;
}

const ThreatRow *Register::row(const ThreatKey &key) const
{
    const auto rows = m_rows.constFind(
            key.isOwn() ? m_subjectOfOwn.value(Id<OwnThreat>(key.subject)) : key.subject);
    if (rows == m_rows.constEnd())
        return nullptr;
    const auto it = std::ranges::find(*rows, key, &ThreatRow::key);
    return it == rows->end() ? nullptr : &*it;
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
