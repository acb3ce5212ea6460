#include "model/store/projectfile.h"

#include "model/store/baselinetables.h"
#include "model/store/durable.h"
#include "model/store/keptattachments.h"
#include "model/store/paststate.h"
#include "model/store/privatecopy.h"
#include "model/store/recordtables.h"
#include "model/store/reviewcopy.h"
#include "model/store/schema.h"
#include "model/store/workingcopy.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

using workingcopy::databaseOf;
using workingcopy::lockOf;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ProjectFile)
};

Result<StoredProject> readDatabase(Database &database)
{
    FileJournal journal(database);
    if (Result<void> done = journal.load(); !done)
        return done.error();
    const Result<Edit> records = recordtables::readAll(database);
    if (!records)
        return records.error();
    StoredProject stored;
    if (Result<void> fits = stored.project.tryApply(*records); !fits)
        return Error { fits.error().message,
                       database.path() + QStringLiteral(": ") + fits.error().where,
                       Text::tr("The file was altered. Open a backup instead.") };
    stored.entries = journal.entries();
    Result<QList<KeptCatalog>> kept = keptcatalogs::read(database);
    if (!kept)
        return kept.error();
    stored.catalogs = *kept;
    Result<QList<Baseline>> baselines = baselinetables::read(database);
    if (!baselines)
        return baselines.error();
    stored.baselines = *baselines;
    baseline::readStatuses(stored.baselines, journal.mergedEntries() + stored.entries);
    return stored;
}

Error inFile(const Error &error, const QString &shown, const QString &actual)
{
    Error renamed = error;
    renamed.where = renamed.where.isEmpty() ? shown : renamed.where.replace(actual, shown);
    return renamed;
}

} // namespace

Result<StoredProject> ProjectFile::read(const QString &path)
{
    return readCopy(path, std::nullopt);
}

Result<StoredProject> ProjectFile::readAt(const QString &path, const QByteArray &hash)
{
    return readCopy(path, hash);
}

Result<StoredProject> ProjectFile::readCopy(const QString &path,
                                            const std::optional<QByteArray> &at)
{
    const Result<std::unique_ptr<PrivateCopy>> copy = PrivateCopy::of(path);
    if (!copy)
        return copy.error();
    Database &database = (*copy)->database();
    Result<StoredProject> stored = readDatabase(database);
    if (!stored)
        return (*copy)->about(stored.error());
    stored->stamp = publish::stampOf(path);
    if (!at)
        return stored;
    FileJournal journal(database);
    if (Result<void> loaded = journal.load(); !loaded)
        return (*copy)->about(loaded.error());
    const Result<PastState> past = PastState::after(*at, stored->project, journal);
    Result<Project> then = past ? past->project() : Result<Project>(past.error());
    if (!then)
        return (*copy)->about(then.error());
    stored->project = std::move(*then);
    return stored;
}

Result<QList<FrozenThreat>> ProjectFile::frozenRegister(const QString &path, const QUuid &baseline)
{
    const Result<std::unique_ptr<PrivateCopy>> copy = PrivateCopy::of(path);
    return copy ? baselinetables::registerOf((*copy)->database(), baseline)
                : Result<QList<FrozenThreat>>(copy.error());
}

Result<std::unique_ptr<ProjectFile>> ProjectFile::open(const QString &path,
                                                       const QString &workFolder)
{
    if (Result<void> header = schema::checkHeader(path); !header)
        return header.error();
    if (Result<void> made = durable::makeFolder(workFolder); !made)
        return made.error();
    const QString canonical = durable::resolved(path);
    for (const Recoverable &left : recoverable(workFolder)) {
        if (left.origin == canonical)
            return Error { Text::tr("%n step(s) of this project were never saved", nullptr,
                                    left.unpublishedSteps),
                           path, Text::tr("Open it in the window to recover or discard them.") };
    }
    std::unique_ptr<ProjectFile> file(new ProjectFile(canonical, workingcopy::newStem(workFolder)));
    if (Result<void> locked = file->lockTarget(canonical); !locked)
        return locked.error();
    if (Result<void> done = file->copyIn(); !done)
        return inFile(done.error(), path, databaseOf(file->m_stem));
    file->sweep();
    if (reviewcopy::isOne(file->m_journal->entries())) {
        file->m_discard = true;
        return Error { Text::tr("this is a copy for review; it is never changed"), path,
                       Text::tr("Open it for review, or ask for the project itself.") };
    }
    return file;
}

Result<std::unique_ptr<ProjectFile>> ProjectFile::openReadOnly(const QString &path,
                                                               const QString &workFolder,
                                                               const QString &why)
{
    if (Result<void> header = schema::checkHeader(path); !header)
        return header.error();
    if (Result<void> made = durable::makeFolder(workFolder); !made)
        return made.error();
    std::unique_ptr<ProjectFile> file(
            new ProjectFile(durable::resolved(path), workingcopy::newStem(workFolder)));
    if (Result<void> done = file->copyIn(); !done)
        return inFile(done.error(), path, databaseOf(file->m_stem));
    file->m_readOnly = why;
    file->m_discard = true;
    file->m_journal->refuseWith(Error { Text::tr("this project is open read-only: %1").arg(why),
                                        file->m_path,
                                        Text::tr("Save it under another name to edit it.") });
    return file;
}

std::optional<LockHolder> ProjectFile::heldBy(const QString &path, const QString &workFolder)
{
    return FileLock::holderOf(workingcopy::targetLockOf(path, workFolder));
}

Result<std::unique_ptr<ProjectFile>> ProjectFile::create(const QString &workFolder)
{
    if (Result<void> made = durable::makeFolder(workFolder); !made)
        return made.error();
    std::unique_ptr<ProjectFile> file(new ProjectFile({}, workingcopy::newStem(workFolder)));
    if (Result<void> locked = file->lockWorkingCopy(); !locked)
        return locked.error();
    if (Result<void> done = file->openWorkingCopy(Database::Mode::Create); !done)
        return done.error();
    if (Result<void> done = file->writeNote(); !done)
        return done.error();
    return file;
}

ProjectFile::ProjectFile(QString path, QString stem)
    : m_path(std::move(path))
    , m_stem(std::move(stem))
{
}

ProjectFile::~ProjectFile()
{
    const bool keep = m_keep || (!m_discard && m_journal && m_journal->head() != m_publishedHead);
    m_journal.reset();
    m_database.reset();
    if (!keep && m_workLock)
        workingcopy::remove(m_stem);
}

Result<void> ProjectFile::copyIn()
{
    m_discard = true;
    if (Result<void> locked = lockWorkingCopy(); !locked)
        return locked;
    m_stamp = publish::stampOf(m_path);
    m_quick = publish::quickStampOf(m_path);
    if (Result<void> copied = durable::copyNew(m_path, databaseOf(m_stem), 0600); !copied)
        return copied;
    if (publish::stampOf(databaseOf(m_stem)) != m_stamp)
        return Error { Text::tr("the file changed while it was opened"), m_path,
                       Text::tr("Try again.") };
    if (Result<void> done = openWorkingCopy(Database::Mode::Write); !done)
        return done;
    if (Result<void> done = load(); !done)
        return done;
    m_publishedHead = m_journal->head();
    if (Result<void> done = writeNote(); !done)
        return done;
    m_discard = false;
    return {};
}

void ProjectFile::sweep() const
{
    for (const QString &temporary : durable::temporariesBeside(m_path)) {
        const Result<StoredProject> whole = read(temporary);
        const QByteArray last =
                whole && !whole->entries.isEmpty() ? whole->entries.last().hash : QByteArray();
        if (last.isEmpty() || m_journal->editOf(last))
            QFile::remove(temporary);
    }
}

void ProjectFile::published(const QString &path, const FileStamp &stamp, const QByteArray &head)
{
    m_path = path;
    m_stamp = stamp;
    m_quick = publish::quickStampOf(path);
    m_publishedHead = head;
    // Without the note a crash offers steps again that are already saved: harmless, so not an
    // error.
    const Result<void> noted = writeNote();
    static_cast<void>(noted);
}

Result<void> ProjectFile::save(const QString &path)
{
    const QString target = path.isEmpty() ? m_path : durable::resolved(path);
    if (target.isEmpty())
        return Error { Text::tr("this project has no file yet"),
                       {},
                       Text::tr("Save it under a name.") };
    const bool sameFile = target == m_path;
    if (m_review)
        return Error { Text::tr("a baseline that is open for review is not saved"), m_path,
                       Text::tr("Leave the review first.") };
    if (sameFile && isReadOnly())
        return Error { Text::tr("this project is open read-only: %1").arg(m_readOnly), m_path,
                       Text::tr("Save it under another name.") };
    std::unique_ptr<FileLock> before;
    if (!sameFile) {
        before = std::move(m_targetLock);
        if (Result<void> locked = lockTarget(target); !locked) {
            m_targetLock = std::move(before);
            return locked;
        }
    }
    Result<void> done = saveTo(target, sameFile);
    if (!done && !sameFile)
        m_targetLock = std::move(before);
    return done;
}

Result<void> ProjectFile::saveTo(const QString &target, bool sameFile)
{
    // Asked for by hand: a file that is gone is written again, one that was chosen is replaced.
    const FileStamp now = publish::stampOf(target);
    const FileStamp known = sameFile && now.exists() ? m_stamp : now;
    if (sameFile && now == m_stamp && !isDirty())
        return {};
    if (Result<void> fit = publish::checkPlace(target); !fit)
        return fit;
    if (now == known)
        m_backupFailure = backups::keep(target, m_backups, false);
    const QByteArray head = m_journal->head();
    const Result<FileStamp> stamp = publish::project(workingFile(), target, known, head);
    if (!stamp)
        return stamp.error();
    m_readOnly.clear();
    m_discard = false;
    m_journal->refuseWith(std::nullopt);
    published(target, *stamp, head);
    return {};
}

bool ProjectFile::changedOnDisk() const
{
    if (m_path.isEmpty() || publish::quickStampOf(m_path) == m_quick)
        return false;
    return publish::stampOf(m_path) != m_stamp;
}

Result<QList<KeptCatalog>> ProjectFile::keptCatalogs() const
{
    return keptcatalogs::read(*m_database);
}

Result<void> ProjectFile::keepCatalog(const QString &sha256, const QString &id,
                                      const QString &version, const QByteArray &bytes)
{
    return keptcatalogs::keep(*m_database, sha256, id, version, bytes);
}

Result<void> ProjectFile::keepAttachment(const QByteArray &bytes)
{
    return keptattachments::keep(*m_database, bytes);
}

Result<QByteArray> ProjectFile::attachment(const QString &sha256) const
{
    return keptattachments::read(*m_database, sha256);
}

Result<void> ProjectFile::lockTarget(const QString &target)
{
    const QString folder = QFileInfo(m_stem).absolutePath();
    Result<std::unique_ptr<FileLock>> lock =
            FileLock::take(workingcopy::targetLockOf(target, folder), target);
    if (!lock)
        return lock.error();
    m_targetLock = std::move(*lock);
    return {};
}

Result<void> ProjectFile::lockWorkingCopy()
{
    Result<std::unique_ptr<FileLock>> lock = FileLock::take(lockOf(m_stem), m_stem);
    if (!lock)
        return lock.error();
    m_workLock = std::move(*lock);
    return {};
}

Result<void> ProjectFile::openWorkingCopy(Database::Mode mode)
{
    Result<std::unique_ptr<Database>> database = Database::open(databaseOf(m_stem), mode);
    if (!database)
        return database.error();
    m_database = std::move(*database);
    const Result<void> tables = mode == Database::Mode::Create
                                        ? schema::create(*m_database)
                                        : schema::checkAndUpgrade(*m_database);
    if (!tables)
        return tables;
    m_journal = std::make_unique<FileJournal>(*m_database);
    return m_database->run(QStringLiteral("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL"));
}

Result<void> ProjectFile::load()
{
    Result<StoredProject> stored = readDatabase(*m_database);
    if (!stored)
        return stored.error();
    m_project = std::move(stored->project);
    return m_journal->load();
}

Result<void> ProjectFile::writeNote() const
{
    return workingcopy::writeNote(m_stem, { m_path, m_stamp, m_publishedHead });
}
