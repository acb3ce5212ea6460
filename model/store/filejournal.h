#pragma once

#include "model/core/journal.h"
#include "model/store/database.h"

#include <functional>

/// The journal table of a project file. Each entry's hash is SHA-256 over a domain tag and its
/// length-prefixed fields, the parent's hash among them: nothing before it can change unnoticed.
class FileJournal : public Journal
{
public:
    explicit FileJournal(Database &database);

    /// Reads the entries of the main line. Call once after opening.
    Result<void> load();

    Result<JournalEntry> append(const JournalDraft &draft, const Edit &edit) override;
    /// The same, with rows of other tables that `also` writes in the same transaction. The entry
    /// may have an empty Edit.
    Result<JournalEntry> append(const JournalDraft &draft, const Edit &edit,
                                const std::function<Result<void>(Database &)> &also);
    QList<JournalEntry> entries() const override { return m_entries; }
    Result<QByteArray> editOf(const QByteArray &hash) const override;
    QList<JournalEntry> mergedEntries() const override { return m_merged; }

    /// Makes the next entry a merge with the copy that has this head: `rows` are written in its
    /// transaction before it. Taken back when that append fails.
    void bringAlong(const QByteArray &head, std::function<Result<void>(Database &)> rows);

    Database &database() const { return m_database; }
    /// From now on every step fails with this error, until it is lifted with nothing.
    void refuseWith(const std::optional<Error> &error) { m_refusal = error; }

    /// Hash of the last entry; empty before the first.
    QByteArray head() const { return m_entries.isEmpty() ? QByteArray() : m_entries.last().hash; }

    /// Reads one row of `SELECT * FROM journal`.
    static Result<JournalEntry> entryFrom(const SqlStatement &row);
    /// What the hash of an entry with this Edit must be.
    static QByteArray hashOf(const JournalEntry &entry, const QByteArray &edit);

private:
    Result<void> insert(const JournalEntry &entry, const QByteArray &edit);

    Database &m_database;
    QList<JournalEntry> m_entries;
    QList<JournalEntry> m_merged;
    QByteArray m_arrivingHead;
    std::function<Result<void>(Database &)> m_arriving;
    std::optional<Error> m_refusal;
};
