#pragma once

#include "model/baseline/difference.h"

/// The part of a difference that compares records with each other; says them, and who changed them.
class RecordDifference
{
public:
    RecordDifference(const DifferenceSide &before, const DifferenceSide &after,
                     const QList<JournalStep> &steps);

    QList<ModelChange> changes();
    /// The last step that touched a record; where that is a merge, the other copy's last.
    std::optional<ChangeSource> sourceOf(const RecordRef &record) const;
    /// The last step that pinned another catalog.
    std::optional<ChangeSource> catalogSource() const;
    static ChangeSource sourceFrom(const JournalStep &step);

    /// "Publicly reachable: unknown \u2192 yes".
    static QString said(const FieldChange &change);

private:
    template<typename T>
    void compare(const Project &before, const Project &after);
    void add(const Record *before, const Record *after);
    void addPlace(const ControlPlacement *before, const ControlPlacement *after);
    void noteMoved(const Record &record, bool shown, bool gone);
    void addMoved();
    const JournalStep &madeBy(const JournalStep &step, const RecordRef &record) const;
    ModelChange changeOf(const Record *before, const Record *after) const;
    QString summaryOf(const ModelChange &change, const Record &record) const;

    const DifferenceSide &m_before;
    const DifferenceSide &m_after;
    const QList<JournalStep> &m_steps;
    const Words m_then;
    const Words m_now;
    QHash<RecordRef, qsizetype> m_last;
    qsizetype m_lastCatalog = -1;
    QList<ModelChange> m_changes;
    QHash<QUuid, qsizetype> m_controls;

    /// What happened to places and paths, a diagram each.
    struct Moved
    {
        QStringList moved;
        QStringList shown;
        QStringList gone;
        qsizetype last = -1;
    };
    QMap<QUuid, Moved> m_moved;
};
