#pragma once

#include "model/core/journal.h"

#include <QHash>

#include <memory>

/// As much of a journal as it takes to go back to one entry, in memory: read in the thread that has
/// the journal, used in any.
class JournalCopy : public JournalReading
{
public:
    /// Reads what `replay::stateAt` needs to go back to the entry with this hash (empty: to before
    /// the first). Fails when an entry cannot be read.
    static Result<std::shared_ptr<const JournalCopy>> backTo(const QByteArray &hash,
                                                             const JournalReading &journal);

    QList<JournalEntry> entries() const override { return m_entries; }
    QList<JournalEntry> mergedEntries() const override { return m_merged; }
    Result<QByteArray> editOf(const QByteArray &hash) const override;

private:
    Result<void> take(const QByteArray &hash, const JournalReading &journal);

    QList<JournalEntry> m_entries;
    QList<JournalEntry> m_merged;
    QHash<QByteArray, QByteArray> m_edits;
};
