#pragma once

#include "model/baseline/mergeconflict.h"
#include "model/baseline/mergestate.h"
#include "model/core/result.h"

/// Which side a conflict is settled for.
enum class MergeChoice { Open, Ours, Theirs };

/// A three-way merge of two copies of a project: record by record, field by field, lists whose
/// order means nothing as sets. Ids that were made twice for one thing (a decision on the same
/// threat, a place on the same diagram) become one. What both moved on a diagram stays where our
/// copy has it. Everything that is passed in must outlive it.
class Merge
{
public:
    /// `base` is the state that both copies have in common.
    Merge(const Project &base, const Project &ours, Project theirs, const Catalogs &catalogs);

    const QList<MergeConflict> &conflicts() const { return m_conflicts; }
    /// How many records take something over from the other copy without a question.
    int taken() const { return m_taken; }

    /// The Edit that turns our copy into the merged one. `choices` go with `conflicts`; an open or
    /// missing one is an error. The result holds together: no reference leads nowhere.
    Result<Edit> settle(const QList<MergeChoice> &choices) const;

private:
    void unifyTwins();
    void mergeKind(RecordKind kind);
    void mergeRecord(const Record *base, const Record *ours, const Record *theirs);
    void mergeBoth(const Record &base, const Record &ours, const Record &theirs);
    void restore(const QUuid &id);
    void findDangling();
    void findCircles();
    void renumberRisks();
    void addConflict(MergeConflict::Kind kind, const RecordRef &record,
                     const QStringList &fields = {});
    Result<void> choose(const QList<MergeChoice> &choices, MergeState &state,
                        QList<AnyId> &deleted) const;
    bool oursDeleted(const QUuid &id) const;

    const Project &m_base;
    const Project &m_ours;
    Project m_theirs;
    const Catalogs &m_catalogs;
    /// Conflicting fields are as ours, conflicting deletions not done.
    MergeState m_state;
    QSet<QUuid> m_restored;
    QList<MergeConflict> m_conflicts;
    int m_taken = 0;
};
