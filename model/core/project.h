#pragma once

#include "model/core/edit.h"
#include "model/core/result.h"

#include <QHash>
#include <QSet>

#include <array>
#include <vector>

/// A whole project as one value. Reading is by id or over all records of a kind; the only change is
/// `apply`. Copies are cheap (shared pointers to immutable records), so a worker thread gets its
/// own.
class Project
{
public:
    /// The record, or null. Valid until the next `apply`.
    template<typename T>
    const T *find(const Id<T> &id) const
    {
        const Record *record = find(T::kind, id.value());
        return record ? std::get_if<T>(record) : nullptr;
    }
    const Record *find(RecordKind kind, const QUuid &id) const;
    /// The record of whatever kind has this id, or null.
    const Record *find(const AnyId &id) const;

    /// All records of a kind, sorted by id: the stable order of every output.
    template<typename T>
    QList<const T *> all() const
    {
        QList<const T *> records;
        const QList<const Record *> sortedRecords = sorted(T::kind);
        records.reserve(sortedRecords.size());
        for (const Record *record : sortedRecords)
            records.append(std::get_if<T>(record));
        return records;
    }
    QList<const Record *> sorted(RecordKind kind) const;

    /// Calls `visitor(const T &)` for every record of T, in no particular order; no allocation.
    template<typename T, typename Visitor>
    void forEach(Visitor &&visitor) const
    {
        for (const RecordPointer &record : table(T::kind))
            visitor(*std::get_if<T>(record.get()));
    }

    /// All records of a kind as `forEach` visits them. Valid until the next `apply`.
    template<typename T>
    std::vector<const T *> unsorted() const
    {
        std::vector<const T *> records;
        records.reserve(static_cast<size_t>(count(T::kind)));
        forEach<T>([&](const T &record) { records.push_back(&record); });
        return records;
    }

    qsizetype count(RecordKind kind) const { return table(kind).size(); }
    /// Records that hold a reference to this id, in no particular order.
    const QSet<RecordRef> &referrers(const QUuid &id) const;

    /// The settings record; a default one when the project is still empty.
    const Settings &settings() const;

    /// Applies an Edit that fits: every `before` is what the project holds now. Anything else is a
    /// programming error and asserts; use `check` for edits from outside.
    void apply(const Edit &edit);

    /// Applies an Edit from outside. Fails, and changes nothing, when a `before` is not what the
    /// project holds, a reference would not resolve, or zones or lineage would run in a circle.
    Result<void> tryApply(const Edit &edit);

    /// All records as an Edit that adds them to an empty project, in kind and id order.
    Edit asEdit() const;

    bool operator==(const Project &other) const;

private:
    using Table = QHash<QUuid, RecordPointer>;

    const Table &table(RecordKind kind) const { return m_tables.at(static_cast<size_t>(kind)); }
    void index(const Record &record);
    void unindex(const Record &record);

    std::array<Table, recordKindCount> m_tables;
    QHash<QUuid, RecordKind> m_kinds;
    QHash<QUuid, QSet<RecordRef>> m_referrers;
};
