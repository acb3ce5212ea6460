#pragma once

#include "model/baseline/baseline.h"
#include "model/baseline/journalsteps.h"
#include "model/baseline/words.h"
#include "model/risk/levels.h"

#include <array>

enum class ChangeKind { Added, Changed, Removed };
template<>
inline constexpr std::array<const char *, 3> enumWords<ChangeKind> = { "added", "changed",
                                                                       "removed" };

/// What a change is about: the groups of every difference, in their order.
enum class ChangeTopic {
    Element,
    Flow,
    Zone,
    Artifact,
    Threat,
    Decision,
    Control,
    Risk,
    Settings,
    Diagram,
    Other
};
template<>
inline constexpr std::array<const char *, 11> enumWords<ChangeTopic> = {
    "element", "flow", "zone",     "artifact", "threat", "decision",
    "control", "risk", "settings", "diagram",  "other"
};

/// Which journal entry made a change: who and when.
struct ChangeSource
{
    /// Place on the main line, from 1.
    int number = 0;
    QByteArray entry;
    QDateTime at;
    QString author;
    Operation operation;
};

/// One record or threat that differs.
struct ModelChange
{
    ChangeKind kind = ChangeKind::Changed;
    ChangeTopic topic = ChangeTopic::Other;
    /// The record; for a threat its flow or element, when that is known.
    RecordRef record;
    /// Threat key; empty for records that are no threat.
    QString threat = {};
    /// "Element", "Threat": what it is, in the reader's language.
    QString what = {};
    /// What it is called; the later name where it was renamed.
    QString title = {};
    /// The gist in one line.
    QString summary = {};
    QList<FieldChange> fields = {};
    /// The entry that changed it last; for a threat the one that made it appear or vanish.
    std::optional<ChangeSource> source = {};
};

/// A figure of both sides, by its word in the totals of a baseline.
struct ChangedTotal
{
    QString name;
    int before = 0;
    int after = 0;
};

/// What leads from one state of a project to another, in words. A value, in a stable order: by
/// topic, then added, changed, removed, then title.
struct Difference
{
    QList<ModelChange> changes;
    QList<ChangedTotal> totals;

    int count(ChangeKind kind) const;
    bool isEmpty() const { return changes.isEmpty(); }
};

/// One side of a comparison. Everything in it must outlive the call.
struct DifferenceSide
{
    const Project &project;
    /// The register as it was frozen, or as it is derived now.
    const QList<FrozenThreat> &threats;
    CatalogsPointer catalogs;
};

/// The difference of two states. `steps` are those that lead from `before` to `after`, oldest
/// first; without them nothing is said of who and when. Pure; any thread.
Difference differenceOf(const DifferenceSide &before, const DifferenceSide &after,
                        const QList<JournalStep> &steps);

namespace differencewords {

/// "Elements", "Flows": a topic as a heading in the reader's language.
QString heading(ChangeTopic topic);
/// "added", "changed", "removed" in the reader's language.
QString kind(ChangeKind kind);
/// "Open threats", "Current critical": a figure of the totals.
QString total(const QString &name);

} // namespace differencewords
