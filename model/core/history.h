#pragma once

#include "model/core/journal.h"

/// What can be undone and redone, read from the journal: the newest group of one author that nobody
/// has taken back. A new edit of that author ends redo; edits of others are left alone.
class History
{
public:
    /// A group of entries, oldest first; `operation` is that of its first entry.
    struct Step
    {
        QString group;
        QString author;
        Operation operation;
        QList<QByteArray> entries;
    };

    void clear();
    /// Takes note of an entry that has been written.
    void follow(const JournalEntry &entry);

    /// The step that an undo (redo) of this author would take back, or null.
    const Step *undoable(const QString &author) const;
    const Step *redoable(const QString &author) const;

private:
    static void push(QList<Step> &steps, const JournalEntry &entry, const Operation &operation);

    QList<Step> m_done;
    QList<Step> m_undone;
};
