#pragma once

#include "model/core/project.h"

/// Operations: pure functions from a project to the Edit of a gesture. They never write.
namespace operations {

/// Changes one record by a function on a copy of it; an empty Edit when there is no such record.
template<typename T, typename Change>
Edit change(const Project &project, const Id<T> &id, Change &&apply)
{
    Edit edit;
    if (const T *record = project.find(id)) {
        T next = *record;
        apply(next);
        edit.change(*record, next);
    }
    return edit;
}

/// The same change for many records, as one Edit.
template<typename T, typename Change>
Edit changeAll(const Project &project, const QList<Id<T>> &ids, Change &&apply)
{
    Edit edit;
    for (const Id<T> &id : ids)
        edit = merged(edit, change(project, id, apply));
    return edit;
}

} // namespace operations
