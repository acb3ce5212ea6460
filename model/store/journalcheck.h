#pragma once

#include "model/core/project.h"
#include "model/core/statehash.h"
#include "model/store/database.h"

#include <nlohmann/json_fwd.hpp>

/// One entry as its row has it: raw bytes, nothing interpreted.
struct RawEntry
{
    int number = 0;
    QByteArray hash;
    QByteArray parent;
    QByteArray mergedParent;
    QByteArray at;
    QByteArray author;
    QByteArray operation;
    QStringList arguments;
    QByteArray kind;
};

/// Replays a journal as the JSON that it is, apart from the program's own records: a second opinion
/// on what the rows should say, and fast enough for a hundred thousand entries.
class JournalCheck
{
public:
    explicit JournalCheck(Database &database);
    ~JournalCheck();

    /// Checks the chain and replays every entry; keeps the state after each hash in `states`. An
    /// empty text means all is well; otherwise what is wrong with entry number `badEntry`.
    Result<QString> run(const QSet<QByteArray> &states);

    const QList<RawEntry> &entries() const { return m_entries; }
    int badEntry() const { return m_bad; }
    QByteArray head() const { return m_entries.isEmpty() ? QByteArray() : m_entries.last().hash; }
    /// Hashes of the first-parent line that ends in this entry, oldest first.
    QList<QByteArray> lineTo(const QByteArray &hash) const;
    bool knows(const QByteArray &hash) const { return m_index.contains(hash); }

    /// Hash of each record after the entry with this hash, which must be one that `run` was asked
    /// for. Fails when a record is none that this program could have written.
    Result<statehash::Leaves> leavesAfter(const QByteArray &hash) const;
    /// The first record of the rows that is not what the journal says; empty when all are.
    QString firstDifference(const Project &rows) const;

private:
    struct Item;
    using State = QHash<QByteArray, std::shared_ptr<Item>>;

    QString checkPlace(const RawEntry &entry) const;
    QString checkLines();
    QString replay(const QByteArray &edit);
    QString replay(const nlohmann::json &patch);

    Database &m_database;
    QList<RawEntry> m_entries;
    QHash<QByteArray, qsizetype> m_index;
    State m_state;
    QHash<QByteArray, State> m_kept;
    int m_bad = 0;
};
