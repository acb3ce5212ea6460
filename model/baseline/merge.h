#pragma once

#include "model/baseline/words.h"
#include "model/core/result.h"

/// Which side a conflict is settled for.
enum class MergeChoice { Open, Ours, Theirs };

/// Something that both copies changed in ways that do not fit together. Texts are in words.
struct MergeConflict
{
    enum class Kind {
        /// Both gave a field (or fields that belong together) another value.
        Field,
        /// One side deleted what the other changed.
        Deleted,
        /// One side deleted what the other still uses.
        InUse,
        /// Zones would enclose themselves, or artifacts would be derived from themselves.
        Circle,
    };
    Kind kind = Kind::Field;
    RecordRef record;
    /// Names of the fields in native JSON; empty where the whole record is at stake.
    QStringList fields = {};
    /// "Flow Ingest".
    QString subject = {};
    /// "Publicly reachable", or what is the matter.
    QString what = {};
    QString base = {};
    QString ours = {};
    QString theirs = {};
};
template<>
inline constexpr std::array<const char *, 4> enumWords<MergeConflict::Kind> = { "field", "deleted",
                                                                                "in-use",
                                                                                "circle" };

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
    /// Records by id that are not as ours; none for one that is gone.
    using Overlay = QHash<QUuid, std::optional<Record>>;

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
    QString textOn(const Project &side, const MergeConflict &conflict) const;
    Result<void> choose(const QList<MergeChoice> &choices, Overlay &overlay,
                        QList<AnyId> &deleted) const;
    Edit editOf(const Overlay &overlay) const;
    const Record *merged(const QUuid &id) const;
    bool oursDeleted(const QUuid &id) const;

    const Project &m_base;
    const Project &m_ours;
    Project m_theirs;
    const Catalogs &m_catalogs;
    /// Conflicting fields are as ours, conflicting deletions not done.
    Overlay m_overlay;
    QSet<QUuid> m_restored;
    QList<MergeConflict> m_conflicts;
    int m_taken = 0;
};
