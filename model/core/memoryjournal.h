#pragma once

#include "model/core/journal.h"

#include <QHash>

/// A journal that lives as long as the process: for documents without a file and for tests.
class MemoryJournal : public Journal
{
public:
    Result<JournalEntry> append(const JournalDraft &draft, const Edit &edit) override;
    QList<JournalEntry> entries() const override { return m_entries; }
    Result<QByteArray> editOf(const QByteArray &hash) const override;

    /// Every append from now on fails with this message; empty ends it. For tests of failing disks.
    void failWith(const QString &message) { m_failure = message; }

private:
    QList<JournalEntry> m_entries;
    QHash<QByteArray, QByteArray> m_edits;
    QString m_failure;
};
