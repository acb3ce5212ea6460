#pragma once

#include "model/core/journalcopy.h"
#include "model/core/project.h"
#include "model/core/statehash.h"
#include "model/store/filejournal.h"

/// The project right after one entry of a file's journal. Where a baseline was frozen there, the
/// state must have its hash. What it takes is read when it is made, in the journal's thread;
/// working it out is for any thread.
class PastState
{
public:
    /// `now` is what the journal ends with.
    static Result<PastState> after(const QByteArray &hash, const Project &now,
                                   const FileJournal &journal);

    Result<Project> project() const;

private:
    PastState(Project now, QString file) : m_now(std::move(now)), m_file(std::move(file)) { }

    /// What a baseline says that the state is.
    struct Frozen
    {
        QString name;
        QByteArray state;
    };

    Project m_now;
    QString m_file;
    QByteArray m_entry;
    std::shared_ptr<const JournalCopy> m_journal;
    QList<Frozen> m_frozen;
    /// Of a copy for review: hashes of the records that it withholds.
    statehash::Leaves m_withheld;
};
