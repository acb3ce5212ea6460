#pragma once

#include "model/core/record.h"

#include <QHash>

#include <optional>

/// One record before and after: added (no before), removed (no after) or changed.
struct Patch
{
    std::optional<Record> before;
    std::optional<Record> after;

    RecordRef ref() const { return refOf(before ? *before : *after); }
    bool operator==(const Patch &) const = default;
};

/// Everything that ever happens to a project: records before and after, at most one patch a record.
/// It is the unit of undo, of the journal, of baselines' differences, of merges and imports.
class Edit
{
public:
    Edit() = default;

    bool isEmpty() const { return m_patches.isEmpty(); }
    const QList<Patch> &patches() const { return m_patches; }

    void add(Record after) { append({ std::nullopt, std::move(after) }); }
    void remove(Record before) { append({ std::move(before), std::nullopt }); }
    /// Nothing is recorded where before and after are the same.
    void change(Record before, Record after);
    /// Takes a patch in; folds it into an earlier patch of the same record.
    void append(Patch patch);

    bool operator==(const Edit &) const = default;

private:
    QList<Patch> m_patches;
    QHash<RecordRef, qsizetype> m_index;
};

/// The Edit that takes `edit` back.
Edit inverse(const Edit &edit);

/// First `first`, then `second`, as one Edit; records that end as they began drop out.
Edit merged(const Edit &first, const Edit &second);
