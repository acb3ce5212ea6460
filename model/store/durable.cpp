#include "model/store/durable.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QUuid>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(durable)
};

QString reason()
{
    return QString::fromLocal8Bit(std::strerror(errno));
}

/// An open file descriptor that closes itself.
class Descriptor
{
public:
    Descriptor(const QString &path, int flags, unsigned mode = 0666)
        : m_file(::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC, mode))
    {
    }
    ~Descriptor() { close(); }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    Descriptor(Descriptor &&) = delete;
    Descriptor &operator=(Descriptor &&) = delete;

    bool isOpen() const { return m_file >= 0; }
    int get() const { return m_file; }
    /// False when closing reported that something was not written.
    bool close() { return m_file < 0 || ::close(std::exchange(m_file, -1)) == 0; }

private:
    int m_file;
};

bool writeAll(int file, const char *bytes, qint64 length)
{
    while (length > 0) {
        const ssize_t written = ::write(file, bytes, static_cast<size_t>(length));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        length -= written;
    }
    return true;
}

bool syncFile(int file)
{
    int done = 0;
    do {
        done = ::fsync(file);
    } while (done != 0 && errno == EINTR);
    return done == 0;
}

bool copyAll(int from, int to)
{
    QByteArray buffer(1 << 18, Qt::Uninitialized);
    for (;;) {
        const ssize_t length = ::read(from, buffer.data(), static_cast<size_t>(buffer.size()));
        if (length < 0 && errno == EINTR)
            continue;
        if (length <= 0)
            return length == 0;
        if (!writeAll(to, buffer.constData(), length))
            return false;
    }
}

Error notWritten(const QString &why, qint64 bytes, const QString &shown)
{
    return Error { Text::tr("could not be written: %1 (%2)").arg(why, durable::need(bytes, shown)),
                   shown,
                   Text::tr("Free some space or choose another place; nothing was changed.") };
}

} // namespace

namespace durable {

QString resolved(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists())
        return info.canonicalFilePath();
    const QString folder = QFileInfo(info.absolutePath()).canonicalFilePath();
    return folder.isEmpty() ? info.absoluteFilePath() : folder + u'/' + info.fileName();
}

QString temporaryBeside(const QString &target)
{
    const QFileInfo info(target);
    return info.absolutePath()
           + QStringLiteral("/.%1.%2.tmp")
                     .arg(info.fileName(), QUuid::createUuid().toString(QUuid::Id128).left(8));
}

QStringList temporariesBeside(const QString &target)
{
    const QFileInfo info(target);
    const QString prefix = QStringLiteral(".%1.").arg(info.fileName());
    const QString suffix = QStringLiteral(".tmp");
    QStringList found;
    const QDir folder(info.absolutePath());
    for (const QString &name : folder.entryList(QDir::Files | QDir::Hidden)) {
        if (name.startsWith(prefix) && name.endsWith(suffix)
            && name.size() == prefix.size() + 8 + suffix.size())
            found.append(folder.filePath(name));
    }
    return found;
}

Result<void> writeNew(const QString &path, const QByteArray &bytes, const QString &shown)
{
    Descriptor file(path, O_WRONLY | O_CREAT | O_EXCL);
    const bool written = file.isOpen() && writeAll(file.get(), bytes.constData(), bytes.size())
                         && syncFile(file.get()) && file.close();
    if (written && QFileInfo(path).size() == bytes.size())
        return {};
    const QString why = written ? Text::tr("the disk kept less than was written") : reason();
    QFile::remove(path);
    return notWritten(why, bytes.size(), shown);
}

Result<void> copyNew(const QString &from, const QString &to, unsigned mode)
{
    const Descriptor source(from, O_RDONLY);
    struct stat status = {};
    if (!source.isOpen() || ::fstat(source.get(), &status) != 0)
        return Error { Text::tr("the file cannot be read: %1").arg(reason()), from,
                       Text::tr("Check its permissions.") };
    Descriptor copy(to, O_WRONLY | O_CREAT | O_EXCL, mode);
    const timespec times[] = { status.st_atim, status.st_mtim };
    const bool written = copy.isOpen() && copyAll(source.get(), copy.get())
                         && ::futimens(copy.get(), times) == 0 && syncFile(copy.get())
                         && copy.close();
    if (written)
        return {};
    const QString why = reason();
    QFile::remove(to);
    return notWritten(why, status.st_size, to);
}

Result<void> moveOver(const QString &temporary, const QString &target)
{
    struct stat status = {};
    const QByteArray from = QFile::encodeName(temporary);
    const QByteArray to = QFile::encodeName(target);
    if (::stat(to.constData(), &status) == 0)
        ::chmod(from.constData(), status.st_mode & 07777);
    {
        const Descriptor file(temporary, O_RDONLY);
        if (!file.isOpen() || !syncFile(file.get())) {
            const QString why = reason();
            const qint64 bytes = QFileInfo(temporary).size();
            QFile::remove(temporary);
            return notWritten(why, bytes, target);
        }
    }
    if (::rename(from.constData(), to.constData()) != 0)
        return Error {
            Text::tr("the new file could not be put in place: %1").arg(reason()), target,
            Text::tr("The new content is kept in %1. Save to another place.").arg(temporary)
        };
    return syncFolder(QFileInfo(target).absolutePath());
}

Result<void> makeFolder(const QString &folder)
{
    if (QFileInfo(folder).isDir())
        return {};
    const QString above = QFileInfo(folder).absolutePath();
    if (above != folder) {
        if (Result<void> made = makeFolder(above); !made)
            return made;
    }
    if (::mkdir(QFile::encodeName(folder).constData(), 0700) != 0 && errno != EEXIST)
        return Error { Text::tr("the folder cannot be made: %1").arg(reason()), folder,
                       Text::tr("Check the permissions of the folder above it.") };
    return syncFolder(above);
}

Result<void> syncFolder(const QString &folder)
{
    const Descriptor file(folder, O_RDONLY | O_DIRECTORY);
    if (file.isOpen() && syncFile(file.get()))
        return {};
    // Some network file systems cannot sync a folder; they have no more durable state to offer.
    if (file.isOpen() && errno == EINVAL)
        return {};
    return Error { Text::tr("the folder could not be written to the disk: %1").arg(reason()),
                   folder, Text::tr("Save to another place.") };
}

QString need(qint64 bytes, const QString &path)
{
    const QFileInfo info(path);
    const QStorageInfo disk(info.isDir() ? info.filePath() : info.absolutePath());
    return disk.isValid() ? Text::tr("%1 bytes are needed, %2 are free")
                                    .arg(bytes)
                                    .arg(disk.bytesAvailable())
                          : Text::tr("%1 bytes are needed").arg(bytes);
}

} // namespace durable
