#include "model/store/publish.h"

#include "model/store/schema.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(publish)
};

QString reason()
{
    return QString::fromLocal8Bit(std::strerror(errno));
}

Result<void> syncPath(const QString &path, int flags)
{
    const int file = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    if (file < 0)
        return Error { Text::tr("cannot be opened for syncing: %1").arg(reason()), path, {} };
    const bool done = ::fsync(file) == 0;
    const QString why = done ? QString() : reason();
    ::close(file);
    if (!done)
        return Error { Text::tr("could not be written to the disk: %1").arg(why), path,
                       Text::tr("Save to another place.") };
    return {};
}

/// The file itself where the path is a symbolic link, so that the link survives.
QString resolved(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() ? info.canonicalFilePath() : info.absoluteFilePath();
}

QString temporaryBeside(const QString &target)
{
    const QFileInfo info(target);
    return info.absolutePath()
           + QStringLiteral("/.%1.%2.tmp")
                     .arg(info.fileName(), QUuid::createUuid().toString(QUuid::Id128).left(8));
}

Result<void> checkLinks(const QString &target)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(target).constData(), &status) == 0 && status.st_nlink > 1)
        return Error { Text::tr("this file has more than one name (hard links)"), target,
                       Text::tr("Save it under another name: replacing it would part the two.") };
    return {};
}

/// The last two steps of every write: durable content, then the name.
Result<void> moveOver(const QString &temporary, const QString &target)
{
    struct stat status = {};
    const QByteArray from = QFile::encodeName(temporary);
    const QByteArray to = QFile::encodeName(target);
    if (::stat(to.constData(), &status) == 0)
        ::chmod(from.constData(), status.st_mode & 07777);
    if (Result<void> done = syncPath(temporary, O_RDONLY); !done)
        return done;
    if (::rename(from.constData(), to.constData()) != 0)
        return Error { Text::tr("the new file could not be put in place: %1").arg(reason()), target,
                       Text::tr("The new content is kept in %1.").arg(temporary) };
    return syncPath(QFileInfo(target).absolutePath(), O_RDONLY | O_DIRECTORY);
}

Result<void> checkCopy(const QString &path, const QByteArray &head)
{
    if (Result<void> header = schema::checkHeader(path); !header)
        return header;
    Result<std::unique_ptr<Database>> copy = Database::open(path, Database::Mode::Read);
    if (!copy)
        return copy.error();
    if (Result<void> sound = schema::check(**copy); !sound)
        return sound;
    Result<SqlStatement> last = (*copy)->prepare(
            QStringLiteral("SELECT hash FROM journal ORDER BY number DESC LIMIT 1"));
    if (!last)
        return last.error();
    const QByteArray found = last->step() ? last->blob(0) : QByteArray();
    if (found != head)
        return Error { Text::tr("the written file does not end where the project does"), path,
                       Text::tr("Save again; if it happens twice, save to another disk.") };
    return {};
}

} // namespace

namespace publish {

FileStamp stampOf(const QString &path)
{
    QFile file(path);
    FileStamp stamp;
    if (!file.open(QIODevice::ReadOnly))
        return stamp;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(&file);
    stamp.size = file.size();
    stamp.sha256 = hash.result();
    return stamp;
}

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    const QString target = resolved(path);
    const QString temporary = temporaryBeside(target);
    QFile file(temporary);
    const bool written = file.open(QIODevice::WriteOnly | QIODevice::NewOnly)
                         && file.write(bytes) == bytes.size() && file.flush();
    const QString why = file.errorString();
    file.close();
    if (!written || QFileInfo(temporary).size() != bytes.size()) {
        QFile::remove(temporary);
        return Error {
            Text::tr("could not be written: %1 (%2 bytes are needed)").arg(why).arg(bytes.size()),
            path, Text::tr("Free some space or choose another place; nothing was changed.")
        };
    }
    Result<void> done = moveOver(temporary, target);
    if (!done && QFile::exists(target))
        QFile::remove(temporary);
    return done;
}

Result<FileStamp> project(const QString &workingFile, const QString &path, const FileStamp &known,
                          const QByteArray &head)
{
    const QString target = resolved(path);
    if (Result<void> single = checkLinks(target); !single)
        return single.error();
    if (stampOf(target) != known)
        return Error { Text::tr("the file was changed by another program since it was opened"),
                       target, Text::tr("Save under another name, then compare the two.") };
    const QString temporary = temporaryBeside(target);
    {
        Result<std::unique_ptr<Database>> working =
                Database::open(workingFile, Database::Mode::Publish);
        if (!working)
            return working.error();
        Result<SqlStatement> vacuum = (*working)->prepare(QStringLiteral("VACUUM INTO ?"));
        if (!vacuum)
            return vacuum.error();
        vacuum->bind(1, temporary);
        if (Result<void> done = (*working)->finish(*vacuum); !done) {
            QFile::remove(temporary);
            return Error { done.error().message, target, done.error().next };
        }
    }
    if (Result<void> sound = checkCopy(temporary, head); !sound) {
        QFile::remove(temporary);
        return sound.error();
    }
    const FileStamp stamp = stampOf(temporary);
    if (Result<void> done = moveOver(temporary, target); !done)
        return done.error();
    return stamp;
}

} // namespace publish
