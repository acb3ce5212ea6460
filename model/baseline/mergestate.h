#pragma once

#include "model/core/project.h"

/// Our copy of a project with what a merge has changed in it so far.
class MergeState
{
public:
    /// `ours` outlives this.
    explicit MergeState(const Project &ours) : m_ours(ours) { }

    /// The record as it is now; null when it is gone.
    const Record *find(const QUuid &id) const;
    void put(const Record &record);
    void remove(const QUuid &id);
    /// Ids of what is not, or may not be, as in our copy.
    QList<QUuid> touched() const;
    /// The Edit that leads here from our copy.
    Edit edit() const;

private:
    const Project &m_ours;
    /// None for a record that is gone.
    QHash<QUuid, std::optional<Record>> m_records;
};
