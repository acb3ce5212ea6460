#pragma once

#include "model/core/record.h"

/// The three-way merge of one record that both copies changed.
namespace mergefields {

struct Outcome
{
    Record merged;
    /// Fields (names in native JSON, those that belong together in one list) that both gave another
    /// value; in `merged` they are as ours.
    QList<QStringList> conflicts;
    /// Whether anything of theirs is in it.
    bool taken = false;
};

/// All three are of one kind and have one id.
Outcome merge(const Record &base, const Record &ours, const Record &theirs);

/// Sets the named fields of `to` to what `from` has.
void copyFields(Record &to, const Record &from, const QStringList &fields);

/// Which thing of which there is only one this record is ("decision" and the threat, say), so that
/// both copies may have made it under an id of its own; empty for all others.
QString identityOf(const Record &record);

/// The same record under another id.
Record withId(const Record &record, const QUuid &id);

} // namespace mergefields
