#pragma once

#include "model/baseline/baseline.h"
#include "model/core/project.h"
#include "model/store/filejournal.h"
#include "model/store/keptcatalogs.h"
#include "model/store/publish.h"

#include <QLockFile>

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
    /// A new project that has no file yet.
    static Result<std::unique_ptr<ProjectFile>> create(const QString &workFolder);
    /// Goes on with a working copy that was left behind.
    static Result<std::unique_ptr<ProjectFile>> recover(const Recoverable &left,
                                                        const QString &workFolder);

    /// Working copies with unpublished steps and no living owner.
    static QList<Recoverable> recoverable(const QString &workFolder);
    /// Deletes one of them, with everything in it.
    static void discard(const Recoverable &left);

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
    bool isDirty() const { return m_journal->head() != m_publishedHead || m_path.isEmpty(); }

    /// What a worker needs to publish; `published` takes note of its success.
    const FileStamp &stamp() const { return m_stamp; }
    void published(const QString &path, const FileStamp &stamp, const QByteArray &head);

    /// Publishes now, in this thread, to the file it came from or, with a path, to a new one.
    Result<void> save(const QString &path = {});
    /// Whether the published file is no longer what this program read or wrote.
    bool changedOnDisk() const;

    /// Deletes the working copy on destruction instead of keeping unpublished steps for recovery.
    void discardOnClose() { m_discard = true; }

    /// The catalogs that the file keeps.
    Result<QList<KeptCatalog>> keptCatalogs() const;
    /// Keeps the content of a catalog in the file, keyed by its SHA-256 (hex).
    Result<void> keepCatalog(const QString &sha256, const QString &id, const QString &version,
                             const QByteArray &bytes);

private:
    static Result<StoredProject> readCopy(const QString &path, const std::optional<QByteArray> &at);
    ProjectFile(QString path, QString stem);
    Result<void> lockTarget(const QString &path);
    Result<void> lockWorkingCopy();
    Result<void> openWorkingCopy(Database::Mode mode);
    Result<void> load();
    Result<void> writeNote() const;

    QString m_path;
    /// Working copy without its suffix; database, note and lock stand beside each other.
    QString m_stem;
    std::unique_ptr<QLockFile> m_targetLock;
    std::unique_ptr<QLockFile> m_workLock;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<FileJournal> m_journal;
    Project m_project;
    FileStamp m_stamp;
    QByteArray m_publishedHead;
    bool m_discard = false;
};
