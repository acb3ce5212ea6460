#include "model/store/baselineledger.h"

#include "model/baseline/statement.h"
#include "model/core/digest.h"
#include "model/core/plaintext.h"
#include "model/core/statehash.h"

#include <algorithm>

BaselineLedger::BaselineLedger(Document &document, FileJournal &journal, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_journal(journal)
{
    reload();
}

const Baseline *BaselineLedger::baseline(const QUuid &id) const
{
    const auto found = std::ranges::find(m_baselines, id, &Baseline::id);
    return found == m_baselines.end() ? nullptr : &*found;
}

Result<QList<FrozenThreat>> BaselineLedger::registerOf(const QUuid &id) const
{
    return baselinetables::registerOf(m_journal.database(), id);
}

QList<StoredSignature> BaselineLedger::signaturesOf(const QUuid &id) const
{
    Result<QList<StoredSignature>> all = baselinetables::signatures(m_journal.database());
    if (!all)
        return {};
    all->removeIf([&](const StoredSignature &each) { return each.baseline != id; });
    return *all;
}

Result<PastState> BaselineLedger::pastState(const QByteArray &hash) const
{
    return PastState::after(hash, present(), m_journal);
}

Result<Project> BaselineLedger::stateAt(const QByteArray &hash) const
{
    const Result<PastState> past = pastState(hash);
    return past ? past->project() : Result<Project>(past.error());
}

Result<Baseline> BaselineLedger::freeze(FrozenState frozen)
{
    Baseline &baseline = frozen.baseline;
    const QList<JournalEntry> entries = m_journal.entries();
    baseline.id = QUuid::createUuid();
    baseline.author = m_document.author();
    baseline.at = m_document.now();
    baseline.entries = static_cast<int>(entries.size());
    baseline.journal = m_journal.head();
    baseline.history = ::baseline::historyHash(entries);
    baseline.state = statehash::of(m_document.project());
    baseline.registerRows = static_cast<int>(frozen.threats.size());
    baseline.registerHash = ::baseline::hashOf(frozen.threats);
    const QByteArray written = statement::bytesOf(baseline);
    const JournalDraft draft { baseline.at,
                               baseline.author,
                               { baselineoperation::freeze,
                                 { baseline.name, baseline.id.toString(QUuid::WithoutBraces),
                                   QString::fromLatin1(Digest::sha256(written).toHex()) } },
                               EntryKind::Baseline };
    const Result<JournalEntry> entry = m_journal.append(draft, Edit(), [&](Database &database) {
        return baselinetables::add(database, frozen);
    });
    if (!entry)
        return entry.error();
    reload();
    m_document.note(*entry);
    emit changed();
    return *this->baseline(baseline.id);
}

Result<void> BaselineLedger::setStatus(const QUuid &id, BaselineStatus status, const QString &note)
{
    const Baseline *found = baseline(id);
    if (!found || !::baseline::next(found->status).contains(status))
        return Error { tr("this status cannot follow"), found ? found->name : QString(),
                       tr("A draft goes into review first; what is superseded stays so.") };
    if (status == BaselineStatus::Approved && m_document.author() == found->author)
        return Error { tr("who froze a baseline cannot approve it"), found->name,
                       tr("Let another person approve it under their own name.") };
    const QString group = Document::newGroup();
    const QList<Baseline> before = m_baselines;
    Result<void> done = writeStatus(*found, status, note, group);
    for (const Baseline &each : before) {
        if (done && status == BaselineStatus::Approved && each.id != id
            && each.status == BaselineStatus::Approved)
            done = writeStatus(each, BaselineStatus::Superseded, {}, group);
    }
    reload();
    emit changed();
    return done;
}

Result<QByteArray> BaselineLedger::sign(const QUuid &id, SigningRole role, const SigningKey &key)
{
    const Baseline *found = baseline(id);
    const Result<QByteArray> written = baselinetables::statementOf(m_journal.database(), id);
    if (!found || !written)
        return written ? Error { tr("there is no such baseline") } : written.error();
    QList<BaselineSignature> there;
    for (const StoredSignature &each : signaturesOf(id)) {
        const Result<BaselineSignature> opened = envelope::open(each.envelope);
        if (!opened)
            return opened.error();
        there.append(*opened);
    }
    const QString name = plaintext::normalized(m_document.author()).simplified();
    if (Result<void> apart = documentcontrol::maySign(*found, there, role, name, key.publicKey());
        !apart)
        return apart.error();
    const QDateTime at = m_document.now();
    const Result<QByteArray> sealed = envelope::seal({ role, name, at, {}, *written }, key);
    if (!sealed)
        return sealed.error();
    const JournalDraft draft { at,
                               m_document.author(),
                               { baselineoperation::sign,
                                 { found->name, id.toString(QUuid::WithoutBraces),
                                   QString::fromLatin1(Digest::sha256(*sealed).toHex()), name,
                                   textOf(role) } },
                               EntryKind::Baseline };
    const Result<JournalEntry> entry = m_journal.append(draft, Edit(), [&](Database &database) {
        return baselinetables::add(database, { id, *sealed });
    });
    if (!entry)
        return entry.error();
    m_document.note(*entry);
    emit changed();
    return *sealed;
}

QList<ControlLine> BaselineLedger::people(const QUuid &id, const TrustedKeys &known) const
{
    const Baseline *found = baseline(id);
    const Result<QByteArray> written = baselinetables::statementOf(m_journal.database(), id);
    QList<QByteArray> envelopes;
    for (const StoredSignature &each : signaturesOf(id))
        envelopes.append(each.envelope);
    return found && written ? documentcontrol::linesOf(*found, *written, envelopes, known)
                            : QList<ControlLine>();
}

Result<void> BaselineLedger::writeStatus(const Baseline &baseline, BaselineStatus status,
                                         const QString &note, const QString &group)
{
    const JournalDraft draft { m_document.now(),
                               m_document.author(),
                               { baselineoperation::status,
                                 { baseline.name, baseline.id.toString(QUuid::WithoutBraces),
                                   textOf(status), plaintext::normalized(note).trimmed() } },
                               EntryKind::Baseline,
                               group };
    const Result<JournalEntry> entry = m_journal.append(draft, Edit());
    if (!entry)
        return entry.error();
    m_document.note(*entry);
    return {};
}

void BaselineLedger::reload()
{
    Result<QList<Baseline>> read = baselinetables::read(m_journal.database());
    m_problem = read ? std::nullopt : std::optional(read.error());
    m_baselines = read ? *read : QList<Baseline>();
    ::baseline::readStatuses(m_baselines, m_journal.mergedEntries() + m_journal.entries());
}
