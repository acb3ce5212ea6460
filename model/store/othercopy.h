#pragma once

#include "model/core/project.h"
#include "model/store/filejournal.h"
#include "model/store/privatecopy.h"

/// A project file opened to look back in it or to be merged: a private copy, checked like any file
/// from elsewhere, its whole journal proven before anything of it is taken over.
class OtherCopy
{
public:
    /// Whether the journal must be proven, or the file only be sound to read.
    enum class Check { Proven, Readable };
    static Result<OtherCopy> open(const QString &path, Check check = Check::Proven);

    const Project &project() const { return m_project; }
    const FileJournal &journal() const { return *m_journal; }
    QByteArray head() const { return m_journal->head(); }

    /// Where two histories part: the last entry that both have, and the project as it was then.
    struct Parting
    {
        QByteArray entry;
        Project base;
        /// Steps since then on our main line and on theirs; theirs is 0 when we have them all.
        int ours = 0;
        int theirs = 0;
    };
    /// Fails when the two files have no entry in common: they are not copies of one project.
    Result<Parting> partingFrom(const FileJournal &ours, const Project &now) const;

    /// Makes the next entry of `journal` a merge: in its transaction the other copy's entries come
    /// along byte for byte, with its baselines, signatures, catalogs and attachments. This copy
    /// must stay until then.
    void bringAlongIn(FileJournal &journal) const;

private:
    OtherCopy() = default;
    Result<void> copyInto(Database &target) const;

    std::unique_ptr<PrivateCopy> m_copy;
    std::unique_ptr<FileJournal> m_journal;
    Project m_project;
};
