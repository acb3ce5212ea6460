#include "model/store/projectfile.h"

#include "model/store/baselinetables.h"
#include "model/store/privatecopy.h"
#include "model/store/recordtables.h"
#include "model/store/reviewcopy.h"
#include "model/store/schema.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

#include <nlohmann/json.hpp>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ProjectFile)
};

QString databaseOf(const QString &stem)
{
    return stem + QStringLiteral(".work");
}
QString noteOf(const QString &stem)
{
    return stem + QStringLiteral(".json");
}
QString lockOf(const QString &stem)
{
    return stem + QStringLiteral(".lock");
}

/// The lock of a project stands beside the resolved file, or with the working copies where that
/// folder cannot be written.
QString lockPathOf(const QString &path, const QString &workFolder)
{
    const QFileInfo info(path);
    const QString canonical = info.exists() ? info.canonicalFilePath() : info.absoluteFilePath();
    const QFileInfo target(canonical);
    if (QFileInfo(target.absolutePath()).isWritable())
        return target.absolutePath() + QStringLiteral("/.%1.lock").arg(target.fileName());
    const QByteArray key =
            QCryptographicHash::hash(canonical.toUtf8(), QCryptographicHash::Sha256).toHex();
    return workFolder + QStringLiteral("/lock-%1").arg(QString::fromLatin1(key.left(16)));
}

std::unique_ptr<QLockFile> makeLock(const QString &path)
{
    auto lock = std::make_unique<QLockFile>(path);
    // Only a dead owner makes a lock stale: an open window may rest for days.
    lock->setStaleLockTime(0);
    return lock;
}

Result<void> makeFolder(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return Error { Text::tr("the folder for working copies cannot be made"), folder,
                       Text::tr("Check its permissions.") };
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return {};
}

void removeWorkingCopy(const QString &stem)
{
    for (const QString &suffix : { QStringLiteral(".work-wal"), QStringLiteral(".work-shm"),
                                   QStringLiteral(".work-journal"), QStringLiteral(".work"),
                                   QStringLiteral(".json"), QStringLiteral(".lock") })
        QFile::remove(stem + suffix);
}

struct Note
{
    QString origin;
    FileStamp stamp;
    QByteArray publishedHead;
};

std::optional<Note> readNote(const QString &stem)
{
    QFile file(noteOf(stem));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray bytes = file.readAll();
    const nlohmann::json json =
            nlohmann::json::parse(bytes.constBegin(), bytes.constEnd(), nullptr, false);
    if (!json.is_object())
        return std::nullopt;
    const auto text = [&](const char *key) {
        const auto it = json.find(key);
        return it != json.end() && it->is_string()
                       ? QByteArray::fromStdString(it->get<std::string>())
                       : QByteArray();
    };
    Note note;
    note.origin = QString::fromUtf8(text("origin"));
    note.stamp.sha256 = QByteArray::fromHex(text("sha256"));
    note.stamp.size = text("size").isEmpty() ? -1 : text("size").toLongLong();
    note.publishedHead = QByteArray::fromHex(text("published-head"));
    return note;
}

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
    Result<Project> then = baselinetables::stateAt(stored->project, journal, *at);
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
    if (Result<void> made = makeFolder(workFolder); !made)
        return made.error();
    const QString canonical = QFileInfo(path).canonicalFilePath();
    for (const Recoverable &left : recoverable(workFolder)) {
        if (left.origin == canonical)
            return Error {
                Text::tr("%1 steps of this project were never saved").arg(left.unpublishedSteps),
                path, Text::tr("Open it in the window to recover or discard them.")
            };
    }
    const QString stem = workFolder + u'/' + QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::unique_ptr<ProjectFile> file(new ProjectFile(canonical, stem));
    if (Result<void> locked = file->lockTarget(lockPathOf(canonical, workFolder)); !locked)
        return locked.error();
    if (Result<void> locked = file->lockWorkingCopy(); !locked)
        return locked.error();
    file->m_discard = true;
    const FileStamp stamp = publish::stampOf(canonical);
    if (!QFile::copy(canonical, databaseOf(stem)))
        return Error { Text::tr("the working copy cannot be made"), databaseOf(stem),
                       Text::tr("Free some space and try again.") };
    QFile::setPermissions(databaseOf(stem), QFile::ReadOwner | QFile::WriteOwner);
    if (publish::stampOf(databaseOf(stem)) != stamp)
        return Error { Text::tr("the file changed while it was opened"), path,
                       Text::tr("Try again.") };
    file->m_stamp = stamp;
    if (Result<void> done = file->openWorkingCopy(Database::Mode::Write); !done)
        return inFile(done.error(), path, databaseOf(stem));
    if (Result<void> done = file->load(); !done)
        return inFile(done.error(), path, databaseOf(stem));
    if (reviewcopy::isOne(file->m_journal->entries()))
        return Error { Text::tr("this is a copy for review; it is never changed"), path,
                       Text::tr("Open it for review, or ask for the project itself.") };
    file->m_publishedHead = file->m_journal->head();
    if (Result<void> done = file->writeNote(); !done)
        return done.error();
    file->m_discard = false;
    return file;
}

Result<std::unique_ptr<ProjectFile>> ProjectFile::create(const QString &workFolder)
{
    if (Result<void> made = makeFolder(workFolder); !made)
        return made.error();
    const QString stem = workFolder + u'/' + QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::unique_ptr<ProjectFile> file(new ProjectFile({}, stem));
    if (Result<void> locked = file->lockWorkingCopy(); !locked)
        return locked.error();
    if (Result<void> done = file->openWorkingCopy(Database::Mode::Create); !done)
        return done.error();
    if (Result<void> done = schema::create(*file->m_database); !done)
        return done.error();
    if (Result<void> done = file->writeNote(); !done)
        return done.error();
    return file;
}

Result<std::unique_ptr<ProjectFile>> ProjectFile::recover(const Recoverable &left,
                                                          const QString &workFolder)
{
    const QString stem = left.workingFile.chopped(QStringLiteral(".work").size());
    const std::optional<Note> note = readNote(stem);
    if (!note)
        return Error { Text::tr("the note beside the working copy is missing"), left.workingFile,
                       Text::tr("Open the project file itself.") };
    std::unique_ptr<ProjectFile> file(new ProjectFile(note->origin, stem));
    if (!note->origin.isEmpty()) {
        if (Result<void> locked = file->lockTarget(lockPathOf(note->origin, workFolder)); !locked)
            return locked.error();
    }
    if (Result<void> locked = file->lockWorkingCopy(); !locked)
        return locked.error();
    if (Result<void> done = file->openWorkingCopy(Database::Mode::Write); !done)
        return done.error();
    if (Result<void> done = file->load(); !done)
        return done.error();
    file->m_stamp = note->stamp;
    file->m_publishedHead = note->publishedHead;
    return file;
}

QList<Recoverable> ProjectFile::recoverable(const QString &workFolder)
{
    QList<Recoverable> found;
    const QDir folder(workFolder);
    for (const QString &name :
         folder.entryList({ QStringLiteral("*.work") }, QDir::Files, QDir::Name)) {
        const QString stem = folder.filePath(name.chopped(QStringLiteral(".work").size()));
        const std::optional<Note> note = readNote(stem);
        const std::unique_ptr<QLockFile> lock = makeLock(lockOf(stem));
        if (!note || !lock->tryLock(0))
            continue;
        Result<std::unique_ptr<Database>> database =
                Database::open(databaseOf(stem), Database::Mode::Write);
        if (!database)
            continue;
        FileJournal journal(**database);
        if (!journal.load() || journal.head() == note->publishedHead)
            continue;
        const QList<JournalEntry> entries = journal.entries();
        Recoverable left { databaseOf(stem), note->origin, entries.last().draft.at, 0 };
        for (auto it = entries.crbegin(); it != entries.crend() && it->hash != note->publishedHead;
             ++it)
            ++left.unpublishedSteps;
        found.append(left);
    }
    return found;
}

void ProjectFile::discard(const Recoverable &left)
{
    removeWorkingCopy(left.workingFile.chopped(QStringLiteral(".work").size()));
}

ProjectFile::ProjectFile(QString path, QString stem)
    : m_path(std::move(path))
    , m_stem(std::move(stem))
{
}

ProjectFile::~ProjectFile()
{
    const bool keep = !m_discard && m_journal && m_journal->head() != m_publishedHead;
    m_journal.reset();
    m_database.reset();
    if (m_workLock)
        m_workLock->unlock();
    if (!keep)
        removeWorkingCopy(m_stem);
}

void ProjectFile::published(const QString &path, const FileStamp &stamp, const QByteArray &head)
{
    m_path = path;
    m_stamp = stamp;
    m_publishedHead = head;
    // Without the note a crash offers steps again that are already saved: harmless, so not an
    // error.
    const Result<void> noted = writeNote();
    static_cast<void>(noted);
}

Result<void> ProjectFile::save(const QString &path)
{
    const bool sameFile = path.isEmpty();
    const QString target = sameFile ? m_path : QFileInfo(path).absoluteFilePath();
    if (target.isEmpty())
        return Error { Text::tr("this project has no file yet"),
                       {},
                       Text::tr("Save it under a name.") };
    if (!sameFile) {
        if (Result<void> locked = lockTarget(lockPathOf(target, QFileInfo(m_stem).absolutePath()));
            !locked)
            return locked;
    }
    const FileStamp known = sameFile ? m_stamp : publish::stampOf(target);
    const QByteArray head = m_journal->head();
    const Result<FileStamp> stamp = publish::project(workingFile(), target, known, head);
    if (!stamp)
        return stamp.error();
    published(target, *stamp, head);
    return {};
}

bool ProjectFile::changedOnDisk() const
{
    return !m_path.isEmpty() && publish::stampOf(m_path) != m_stamp;
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

Result<void> ProjectFile::lockTarget(const QString &path)
{
    auto lock = makeLock(path);
    if (lock->tryLock(0)) {
        m_targetLock = std::move(lock);
        return {};
    }
    if (m_targetLock && m_targetLock->fileName() == path)
        return {};
    qint64 pid = 0;
    QString host;
    QString program;
    lock->getLockInfo(&pid, &host, &program);
    return Error { Text::tr("the project is open in %1 (process %2 on %3)")
                           .arg(program.isEmpty() ? Text::tr("another program") : program)
                           .arg(pid)
                           .arg(host),
                   m_path.isEmpty() ? path : m_path,
                   Text::tr("Close it there, or open it read-only.") };
}

Result<void> ProjectFile::lockWorkingCopy()
{
    m_workLock = makeLock(lockOf(m_stem));
    if (!m_workLock->tryLock(0))
        return Error { Text::tr("the working copy is in use"), m_stem,
                       Text::tr("Close the other window first.") };
    return {};
}

Result<void> ProjectFile::openWorkingCopy(Database::Mode mode)
{
    Result<std::unique_ptr<Database>> database = Database::open(databaseOf(m_stem), mode);
    if (!database)
        return database.error();
    m_database = std::move(*database);
    if (mode != Database::Mode::Create) {
        if (Result<void> sound = schema::checkAndUpgrade(*m_database); !sound)
            return sound;
    }
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
    const nlohmann::json note = {
        { "origin", m_path.toStdString() },
        { "size", m_stamp.exists() ? std::to_string(m_stamp.size) : std::string() },
        { "sha256", m_stamp.sha256.toHex().toStdString() },
        { "published-head", m_publishedHead.toHex().toStdString() },
    };
    return publish::writeFile(noteOf(m_stem), QByteArray::fromStdString(note.dump(2)) + '\n');
}
