#pragma once

#include "model/core/history.h"
#include "model/core/project.h"

#include <QObject>

#include <functional>

/// Who edits and what time it is: the model knows neither by itself.
struct Session
{
    QString author;
    std::function<QDateTime()> now;
};

/// An open project: the value, its journal and the one door through which it changes.
/// Lives in the thread that made it (the GUI's); workers get a copy of `project()`.
class Document : public QObject
{
    Q_OBJECT

public:
    /// `journal` must outlive the document. `project` is what the journal's last entry left.
    Document(Project project, Journal &journal, Session session, QObject *parent = nullptr);

    const Project &project() const { return m_project; }
    /// What was written so far.
    const Journal &journal() const { return m_journal; }
    const QString &author() const { return m_session.author; }
    /// The session's clock.
    QDateTime now() const { return m_session.now(); }
    void setAuthor(const QString &author);
    /// Today in the session's clock; acceptances lapse by it.
    QDate today() const { return m_session.now().date(); }

    /// Writes the Edit to the journal, applies it and says so. An empty Edit does nothing
    /// unless it is a merge's. On failure value and file are as they were. Edits with one `group`
    /// are undone together.
    Result<void> push(const Edit &edit, const Operation &operation, const QString &group = {},
                      EntryKind kind = EntryKind::Edit);

    /// Takes note of an entry that was written beside the records: a freeze, a signature. Says an
    /// empty change.
    void note(const JournalEntry &entry);

    bool canUndo() const { return m_history.undoable(author()) != nullptr; }
    bool canRedo() const { return m_history.redoable(author()) != nullptr; }
    /// What undo (redo) would take back; empty when there is nothing.
    Operation undoOperation() const;
    Operation redoOperation() const;
    Result<void> undo();
    Result<void> redo();

    /// A name for a gesture that may push several Edits.
    static QString newGroup();

signals:
    /// Once per step, after value and journal have it.
    void changed(const Edit &edit);

private:
    Result<void> revert(const History::Step &step, EntryKind kind);
    Result<void> write(const Edit &edit, const JournalDraft &draft);

    Project m_project;
    Journal &m_journal;
    Session m_session;
    History m_history;
};
