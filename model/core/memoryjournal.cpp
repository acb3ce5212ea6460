#include "model/core/memoryjournal.h"

#include "model/core/canonical.h"

#include <QCryptographicHash>

#include <nlohmann/json.hpp>

Result<JournalEntry> MemoryJournal::append(const JournalDraft &draft, const Edit &edit)
{
    if (!m_failure.isEmpty())
        return Error { m_failure };
    const QByteArray bytes = canonical::bytes(canonical::toJson(edit));
    JournalEntry entry { {}, m_entries.isEmpty() ? QByteArray() : m_entries.last().hash, draft };
    entry.hash = QCryptographicHash::hash(entry.parent + bytes, QCryptographicHash::Sha256);
    m_entries.append(entry);
    m_edits.insert(entry.hash, bytes);
    return entry;
}

Result<QByteArray> MemoryJournal::editOf(const QByteArray &hash) const
{
    const auto it = m_edits.constFind(hash);
    if (it == m_edits.constEnd())
        return Error { QStringLiteral("no such journal entry") };
    return *it;
}
