#include "model/core/journalcopy.h"

#include <QCoreApplication>

Result<std::shared_ptr<const JournalCopy>> JournalCopy::backTo(const QByteArray &hash,
                                                               const JournalReading &journal)
{
    auto copy = std::make_shared<JournalCopy>();
    copy->m_entries = journal.entries();
    copy->m_merged = journal.mergedEntries();
    for (auto entry = copy->m_entries.crbegin(); entry != copy->m_entries.crend(); ++entry) {
        if (entry->hash == hash)
            return std::shared_ptr<const JournalCopy>(std::move(copy));
        if (Result<void> taken = copy->take(entry->hash, journal); !taken)
            return taken.error();
    }
    // Before the first, or an entry that a merge brought along.
    if (!hash.isEmpty()) {
        for (const JournalEntry &entry : std::as_const(copy->m_merged)) {
            if (Result<void> taken = copy->take(entry.hash, journal); !taken)
                return taken.error();
        }
    }
    return std::shared_ptr<const JournalCopy>(std::move(copy));
}

Result<QByteArray> JournalCopy::editOf(const QByteArray &hash) const
{
    const auto found = m_edits.constFind(hash);
    if (found == m_edits.constEnd())
        return Error { QCoreApplication::translate("JournalCopy", "the journal has no such entry"),
                       QString::fromLatin1(hash.toHex().left(16)) };
    return *found;
}

Result<void> JournalCopy::take(const QByteArray &hash, const JournalReading &journal)
{
    const Result<QByteArray> edit = journal.editOf(hash);
    if (!edit)
        return edit.error();
    m_edits.insert(hash, *edit);
    return {};
}
