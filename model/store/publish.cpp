#include "model/store/publish.h"

#include "model/store/durable.h"
#include "model/store/schema.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(publish)
};

Result<void> checkLinks(const QString &target)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(target).constData(), &status) == 0 && status.st_nlink > 1)
        return Error { Text::tr("this file has more than one name (hard links)"), target,
                       Text::tr("Save it under another name: replacing it would part the two.") };
    return {};
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

Result<void> checkFolder(const QString &target)
{
    const QString folder = QFileInfo(target).absolutePath();
    if (QFileInfo(folder).isDir())
        return {};
    return Error { Text::tr("the folder is no longer there: %1").arg(folder), target,
                   Text::tr("Connect the disk again or save to another place. Nothing was lost.") };
}

/// The working copy as one whole new file; the error says how much space it takes.
Result<void> writeCopy(const QString &workingFile, const QString &temporary, const QString &target)
{
    Result<std::unique_ptr<Database>> working =
            Database::open(workingFile, Database::Mode::Publish);
    if (!working)
        return working.error();
    Result<SqlStatement> vacuum = (*working)->prepare(QStringLiteral("VACUUM INTO ?"));
    if (!vacuum)
        return vacuum.error();
    vacuum->bind(1, temporary);
    const Result<void> done = (*working)->finish(*vacuum);
    if (done)
        return {};
    const Result<qint64> pages = (*working)->numberOf(QStringLiteral("PRAGMA page_count"));
    const Result<qint64> size = (*working)->numberOf(QStringLiteral("PRAGMA page_size"));
    const QString space = durable::need(pages && size ? *pages * *size : 0, target);
    return Error {
        QStringLiteral("%1; %2").arg(done.error().message, space), target,
        Text::tr("Free some space or save to another place; the old file is as it was.")
    };
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
    if (!hash.addData(&file))
        return stamp;
    stamp.size = file.size();
    stamp.sha256 = hash.result();
    return stamp;
}

QuickStamp quickStampOf(const QString &path)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return {};
    return { status.st_dev, status.st_ino, status.st_size,
             qint64(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec };
}

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    const QString target = durable::resolved(path);
    if (Result<void> there = checkFolder(target); !there)
        return there;
    const QString temporary = durable::temporaryBeside(target);
    if (Result<void> written = durable::writeNew(temporary, bytes, path); !written)
        return written;
    return durable::moveOver(temporary, target);
}

Result<void> checkPlace(const QString &target)
{
    if (Result<void> there = checkFolder(target); !there)
        return there;
    const QFileInfo file(target);
    if (!QFileInfo(file.absolutePath()).isWritable() || (file.exists() && !file.isWritable()))
        return Error { Text::tr("this place cannot be written"), target,
                       Text::tr("Save to another place.") };
    return checkLinks(target);
}

Result<FileStamp> project(const QString &workingFile, const QString &path, const FileStamp &known,
                          const QByteArray &head)
{
    const QString target = durable::resolved(path);
    if (Result<void> fit = checkPlace(target); !fit)
        return fit.error();
    if (const FileStamp now = stampOf(target); now != known)
        return now.exists()
                       ? Error { Text::tr("the file was changed by another program since it was "
                                          "opened"),
                                 target,
                                 Text::tr(
                                         "Compare the two, or save under another name. Nothing was "
                                         "overwritten.") }
                       : Error { Text::tr("the file is no longer there"), target,
                                 Text::tr("Save to write it again, or save under another name. "
                                          "Every step "
                                          "is kept.") };
    const QString temporary = durable::temporaryBeside(target);
    if (Result<void> written = writeCopy(workingFile, temporary, target); !written) {
        QFile::remove(temporary);
        return written.error();
    }
    if (Result<void> sound = checkCopy(temporary, head); !sound) {
        QFile::remove(temporary);
        return sound.error();
    }
    const FileStamp stamp = stampOf(temporary);
    if (!stamp.exists()) {
        QFile::remove(temporary);
        return Error { Text::tr("what was written cannot be read back"), target,
                       Text::tr("Save to another disk. The old file is as it was.") };
    }
    if (Result<void> done = durable::moveOver(temporary, target); !done)
        return done.error();
    return stamp;
}

} // namespace publish
