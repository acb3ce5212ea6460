#include "model/threats/register.h"

#include "model/threats/registerorder.h"
#include "model/threats/registerreach.h"
#include "model/threats/rowmaking.h"
#include "model/threats/safeguards.h"

#include <algorithm>

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
    m_decisions.reset(project);
    m_rows.clear();
    m_sorted.clear();
    QSet<QUuid> subjects = m_decisions.subjects();
    for (const Proposal &proposal : m_proposer.all())
        subjects.insert(proposal.subject);
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
        m_decisions.follow(edit);
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
    // Sorting anew is as fast when most of it changes. Asked once: what is derived below changes
    // how many subjects there are.
    if (touched.size() * 2 > m_rows.size())
        m_sorted.clear();
    const QSet<const ThreatRow *> gone = pointersOf(touched);
    for (const ThreatKey &key : keys) {
        if (!subjects.contains(key.subject) && !deriveRow(project, key))
            subjects.insert(key.subject);
    }
    for (const QUuid &subject : touched) {
        if (subjects.contains(subject))
            derive(project, subject);
        else if (const auto it = m_rows.find(subject); it != m_rows.end())
            std::ranges::sort(*it, registerorder::precedes);
    }
    resort(gone, touched);
    emit changed(touched);
}

QSet<const ThreatRow *> Register::pointersOf(const QSet<QUuid> &subjects) const
{
    QSet<const ThreatRow *> pointers;
    if (m_sorted.isEmpty())
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
    if (m_sorted.isEmpty())
        return;
    QList<const ThreatRow *> kept;
    kept.reserve(m_sorted.size());
    std::ranges::copy_if(m_sorted, std::back_inserter(kept),
                         [&](const ThreatRow *row) { return !gone.contains(row); });
    QList<const ThreatRow *> fresh;
    for (const QUuid &subject : subjects)
        fresh += rowsOf(subject);
    std::ranges::sort(fresh, registerorder::before);
    m_sorted.clear();
    m_sorted.reserve(kept.size() + fresh.size());
    std::ranges::merge(kept, fresh, std::back_inserter(m_sorted), registerorder::before);
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
    ThreatRow row = rowmaking::proposed(project, *m_catalogs, *proposal);
    finish(project, key.text(), &*proposal, row);
    *at = std::move(row);
    return true;
}

void Register::derive(const Project &project, const QUuid &subject)
{
    QList<ThreatRow> rows;
    QSet<QString> keys;
    const auto add = [&](ThreatRow row, const Proposal *proposal) {
        const QString key = row.key.text();
        keys.insert(key);
        finish(project, key, proposal, row);
        rows.append(row);
    };
    const QList<Proposal> proposals = m_proposer.of(subject);
    for (const Proposal &proposal : proposals)
        add(rowmaking::proposed(project, *m_catalogs, proposal), &proposal);
    for (const Id<OwnThreat> &id : m_decisions.ownThreatsOn(subject)) {
        if (const OwnThreat *own = project.find(id))
            add(rowmaking::own(project, *m_catalogs, *own), nullptr);
    }
    for (const Id<Decision> &id : m_decisions.decisionsOn(subject)) {
        const Decision *decision = project.find(id);
        if (!decision || keys.contains(decision->threat)
            || decision->threat.startsWith(QStringLiteral("own@")))
            continue;
        rows.append(rowmaking::stale(project, *m_catalogs, *decision));
    }
    std::ranges::sort(rows, registerorder::precedes);
    if (rows.isEmpty())
        m_rows.remove(subject);
    else
        m_rows.insert(subject, rows);
}

/// Adds what was decided on a row and what controls take off it.
void Register::finish(const Project &project, const QString &key, const Proposal *proposal,
                      ThreatRow &row) const
{
    if (const Decision *decision = project.find(m_decisions.decisionOf(key)))
        rowmaking::decide(project, *m_catalogs, *decision, proposal, row);
    m_safeguards->apply(project, *m_catalogs, row);
}

QList<const ThreatRow *> Register::rows() const
{
    if (m_sorted.isEmpty()) {
        for (const QList<ThreatRow> &some : m_rows) {
            for (const ThreatRow &row : some)
                m_sorted.append(&row);
        }
        std::ranges::sort(m_sorted, registerorder::before);
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
    const auto rows = m_rows.constFind(m_decisions.subjectOf(key));
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
