#pragma once

#include "model/threats/groups.h"
#include "model/workshop/subjectquestions.h"
#include "views/viewcontext.h"

/// What a room that decides together is doing: where on the agenda it is, which threat it talks
/// about, and every step it takes. Each step is one undoable Edit that also keeps the place; views
/// follow `changed`.
class RoomSession : public QObject
{
    Q_OBJECT

public:
    explicit RoomSession(const ViewContext &context, QObject *parent = nullptr);

    const ViewContext &context() const { return m_context; }

    /// Flows and elements in the order of the walk; the position of the one that is shown, -1 when
    /// there is nothing to walk.
    const QList<RecordRef> &subjects() const { return m_subjects; }
    int position() const { return m_position; }
    RecordRef subject() const { return m_subjects.value(m_position); }
    QString nameOf(const RecordRef &subject) const;
    void goTo(int position);

    /// Threats of the subject, each that is one thing once.
    const QList<ThreatGroup> &groups() const { return m_groups; }
    int current() const { return m_current; }
    const ThreatGroup *group() const;
    void choose(int group);
    /// Rows of the same thing on other subjects too, the group's own among them.
    QStringList everywhere() const;

    enum class State { Open, Parked, Confirmed, Dismissed };
    State stateOf(const ThreatGroup &group) const;
    QList<SubjectQuestion> questions() const;

    struct Progress
    {
        /// Number of the subject among those of its kind, and how many of that kind there are.
        int number = 0;
        int ofKind = 0;
        int otherKind = 0;
        int visited = 0;
        int parked = 0;
        int undecided = 0;
    };
    Progress progress() const;
    bool isVisited(const RecordRef &subject) const { return m_visited.contains(subject.id); }
    /// Whether every threat of a subject is decided or parked.
    bool isDone(const RecordRef &subject) const;
    /// Parked threats of the whole project, by key.
    QStringList parkedThreats() const;

    /// Writes a step; keeps the place with it. True when it was written.
    bool push(const Edit &edit, const Operation &operation, const QString &group = {});
    QStringList keysOf(const ThreatGroup &group) const;
    /// Key of the worst threat of the group that is talked about; empty for none.
    const QString &currentKey() const { return m_currentKey; }
    /// Talks about the group that holds this threat of the subject.
    void show(const QString &threat);
    /// Goes to the next group of the subject that is open, if there is one.
    void advance();

    void undo();
    void redo();

    const WorkshopNotes &notes() const { return m_notes; }
    void setNotes(const QString &text);
    void setAttendance(const QStringList &people);
    /// What the room of this session gave somebody to do, the latest first.
    QList<const Action *> actions() const;
    /// Keeps the place where the room stops.
    void leave();

signals:
    void changed();
    /// What was just done or undone, for all to read.
    void said(const QString &text);

private:
    void follow(const Edit &edit);
    void restart();
    void refresh();
    void visit(int position);
    WorkshopNotes kept() const;

    const ViewContext m_context;
    WorkshopNotes m_notes;
    QList<RecordRef> m_subjects;
    QSet<QUuid> m_visited;
    int m_position = -1;
    QList<ThreatGroup> m_groups;
    int m_current = 0;
    /// Key of the group's worst row, so that it is found again when the order changes.
    QString m_currentKey;
    bool m_undoing = false;
};
