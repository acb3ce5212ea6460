#pragma once

#include "model/baseline/baseline.h"
#include "model/core/project.h"
#include "model/store/backups.h"
#include "model/store/filejournal.h"
#include "model/store/filelock.h"
#include "model/store/keptcatalogs.h"
#include "model/store/publish.h"
#include "model/store/review.h"

/// A project file as it stands on disk: read whole, checked, never written.
struct StoredProject
{
    Project project;
    QList<JournalEntry> entries;
    FileStamp stamp;
    QList<KeptCatalog> catalogs;
    QList<Baseline> baselines;
};

/// A working copy that a dead process left behind with steps that were never published.
struct Recoverable
{
    QString workingFile;
    /// The project file that it belongs to; empty for a project never saved.
    QString origin;
    QDateTime lastStep;
    int unpublishedSteps = 0;
};

/// An open project file: a private working copy that takes every step durably, and the published
/// file that it came from. Construct in the thread that edits.
class ProjectFile
{
public:
    /// Reads a file without opening it for editing. Treats it as hostile until it is checked.
    static Result<StoredProject> read(const QString &path);

    /// Reads a file as it was right after the entry with this hash (32 bytes); a frozen state of
    /// the main line is checked against its state hash.
    static Result<StoredProject> readAt(const QString &path, const QByteArray &hash);

    /// The rows of a register that a file keeps of a baseline.
    static Result<QList<FrozenThreat>> frozenRegister(const QString &path, const QUuid &baseline);

    /// Opens a file for editing. `workFolder` is private to the user; it is made when missing.
    /// Fails when another process has it open (saying who) or left unpublished steps behind.
    static Result<std::unique_ptr<ProjectFile>> open(const QString &path,
                                                     const QString &workFolder);
    /// Opens a file for looking: every step is refused, saying `why`, and the file is neither
    /// locked nor written. Saved under another name it becomes a project like any other.
    static Result<std::unique_ptr<ProjectFile>> openReadOnly(const QString &path,
                                                             const QString &workFolder,
                                                             const QString &why);
    /// Opens a file to look at one of its baselines: `project` is the frozen state, checked against
    /// its hash. Read-only like the above, and not to be saved under another name either.
    static Result<std::unique_ptr<ProjectFile>> openForReview(const QString &path,
                                                              const QString &workFolder,
                                                              const QUuid &baseline);
    /// Who has the project open, in this or another process; nothing when nobody has.
    static std::optional<LockHolder> heldBy(const QString &path, const QString &workFolder);
    /// A new project that has no file yet.
    static Result<std::unique_ptr<ProjectFile>> create(const QString &workFolder);
    /// Goes on with a working copy that was left behind.
    static Result<std::unique_ptr<ProjectFile>> recover(const Recoverable &left);

    /// Working copies with unpublished steps and no living owner. Those without such steps are
    /// deleted on the way.
    static QList<Recoverable> recoverable(const QString &workFolder);
    /// Deletes one of them, with everything in it.
    static void discard(const Recoverable &left);

    /// Puts a backup in the place of a project file that nobody has open. What is there becomes a
    /// backup itself.
    static Result<void> restore(const QString &backup, const QString &target,
                                const BackupSettings &settings, const QString &workFolder);

    ~ProjectFile();
    ProjectFile(const ProjectFile &) = delete;
    ProjectFile &operator=(const ProjectFile &) = delete;
    ProjectFile(ProjectFile &&) = delete;
    ProjectFile &operator=(ProjectFile &&) = delete;

    const QString &path() const { return m_path; }
    const QString &workingFile() const { return m_database->path(); }
    /// The project as of the last `take`: right after opening, what the file holds.
    const Project &project() const { return m_project; }
    /// Hands over the value that a document has reached, so that the next document begins there.
    void take(const Project &project) { m_project = project; }
    FileJournal &journal() { return *m_journal; }
    const FileJournal &journal() const { return *m_journal; }

    /// Whether there are steps that the published file does not have.
    bool isDirty() const
    {
        return !isReadOnly() && (m_journal->head() != m_publishedHead || m_path.isEmpty());
    }

    /// Why nothing can be changed or saved in place; empty when it can.
    const QString &readOnlyReason() const { return m_readOnly; }
    bool isReadOnly() const { return !m_readOnly.isEmpty(); }
    /// What is looked at when the file was opened for review.
    const std::optional<Review> &review() const { return m_review; }

    /// What a worker needs to publish; `published` takes note of its success.
    const FileStamp &stamp() const { return m_stamp; }
    void published(const QString &path, const FileStamp &stamp, const QByteArray &head);

    /// Publishes now, in this thread, to the file it came from or, with a path, to a new one. A
    /// file that is replaced is kept as a backup first.
    Result<void> save(const QString &path = {});
    /// Whether the published file is no longer what this program read or wrote. Looks at the
    /// content only when size or time differ.
    bool changedOnDisk() const;

    const BackupSettings &backups() const { return m_backups; }
    void setBackups(const BackupSettings &settings) { m_backups = settings; }
    /// Why the last save kept no backup; saving does not fail for it.
    const Result<void> &backupFailure() const { return m_backupFailure; }

    /// Deletes the working copy on destruction instead of keeping unpublished steps for recovery.
    void discardOnClose() { m_discard = true; }

    /// The catalogs that the file keeps.
    Result<QList<KeptCatalog>> keptCatalogs() const;
    /// Keeps the content of a catalog in the file, keyed by its SHA-256 (hex).
    Result<void> keepCatalog(const QString &sha256, const QString &id, const QString &version,
                             const QByteArray &bytes);

    /// Keeps the bytes of an attachment in the file, keyed by their SHA-256.
    Result<void> keepAttachment(const QByteArray &bytes);
    /// The bytes of an attachment that the file keeps, checked against their SHA-256 (hex).
    Result<QByteArray> attachment(const QString &sha256) const;

private:
    static Result<StoredProject> readCopy(const QString &path, const std::optional<QByteArray> &at);
    ProjectFile(QString path, QString stem);
    /// Makes the working copy of an existing file.
    Result<void> copyIn();
    /// Deletes what saves that were cut left beside the file, unless it holds steps of its own.
    void sweep() const;
    Result<void> saveTo(const QString &target, bool sameFile);
    Result<void> lockTarget(const QString &target);
    Result<void> lockWorkingCopy();
    Result<void> openWorkingCopy(Database::Mode mode);
    Result<void> load();
    Result<void> writeNote() const;

    QString m_path;
    /// Working copy without its suffix; database, note and lock stand beside each other.
    QString m_stem;
    std::unique_ptr<FileLock> m_targetLock;
    std::unique_ptr<FileLock> m_workLock;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<FileJournal> m_journal;
    Project m_project;
    FileStamp m_stamp;
    QuickStamp m_quick;
    QByteArray m_publishedHead;
    BackupSettings m_backups;
    Result<void> m_backupFailure;
    QString m_readOnly;
    std::optional<Review> m_review;
    bool m_discard = false;
    /// Keeps the working copy whatever its journal says.
    bool m_keep = false;
};
