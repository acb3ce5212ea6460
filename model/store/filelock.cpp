#include "model/store/filelock.h"

#include "model/store/durable.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QSysInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(FileLock)
};

QString userName()
{
    const passwd *user = ::getpwuid(::getuid());
    if (!user)
        return QString::number(::getuid());
    const QString full = QString::fromLocal8Bit(user->pw_gecos).section(u',', 0, 0).trimmed();
    return full.isEmpty() ? QString::fromLocal8Bit(user->pw_name) : full;
}

/// One value a line, in the order of LockHolder.
QByteArray ownLines()
{
    return QStringList { userName(), QCoreApplication::applicationName(),
                         QSysInfo::machineHostName(),
                         QString::number(QCoreApplication::applicationPid()),
                         QDateTime::currentDateTimeUtc().toString(Qt::ISODate) }
                   .join(u'\n')
                   .toUtf8()
           + '\n';
}

std::optional<LockHolder> parse(int file)
{
    QByteArray bytes(4096, '\0');
    const ssize_t length = ::pread(file, bytes.data(), static_cast<size_t>(bytes.size()), 0);
    if (length <= 0)
        return std::nullopt;
    bytes.truncate(length);
    const QStringList lines = QString::fromUtf8(bytes).split(u'\n');
    return LockHolder { lines.value(0), lines.value(1), lines.value(2), lines.value(3).toLongLong(),
                        QDateTime::fromString(lines.value(4), Qt::ISODate) };
}

bool isElsewhere(const std::optional<LockHolder> &holder)
{
    return holder && !holder->host.isEmpty() && holder->host != QSysInfo::machineHostName();
}

/// Whether the path still names the file that was opened: its last holder may have deleted it.
bool isStillThere(int file, const QByteArray &path)
{
    struct stat opened = {};
    struct stat named = {};
    return ::fstat(file, &opened) == 0 && ::stat(path.constData(), &named) == 0
           && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

Error heldBy(const LockHolder &holder, const QString &path, const QString &shown)
{
    const QString next =
            isElsewhere(holder)
                    ? Text::tr("Close it there, or open it read-only. If that computer no "
                               "longer has it open, delete %1.")
                              .arg(path)
                    : Text::tr("Close it there, or open it read-only.");
    return Error { Text::tr("the project is open: %1").arg(holder.text()), shown, next };
}

} // namespace

QString LockHolder::text() const
{
    const QString who = user.isEmpty() ? Text::tr("someone") : user;
    const QString what = program.isEmpty() ? Text::tr("another program") : program;
    return since.isValid()
                   ? Text::tr("%1, in %2 (process %3 on %4) since %5")
                             .arg(who, what, QString::number(pid), host,
                                  QLocale().toString(since.toLocalTime(), QLocale::ShortFormat))
                   : Text::tr("%1, in %2 (process %3 on %4)")
                             .arg(who, what, QString::number(pid), host);
}

Result<std::unique_ptr<FileLock>> FileLock::take(const QString &path, const QString &shown)
{
    const QByteArray name = QFile::encodeName(path);
    const QByteArray lines = ownLines();
    const auto reason = [] { return QString::fromLocal8Bit(std::strerror(errno)); };
    const QString need = durable::need(lines.size(), path);
    for (;;) {
        const int file = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (file < 0)
            return Error { Text::tr("the lock cannot be made: %1 (%2)").arg(reason(), need), path,
                           Text::tr("Check the permissions of its folder, and its disk.") };
        std::unique_ptr<FileLock> lock(new FileLock({}, file));
        if (::flock(file, LOCK_EX | LOCK_NB) != 0)
            return heldBy(parse(file).value_or(LockHolder()), path, shown);
        if (!isStillThere(file, name))
            continue;
        const std::optional<LockHolder> before = parse(file);
        if (isElsewhere(before))
            return heldBy(*before, path, shown);
        if (::ftruncate(file, 0) != 0
            || ::pwrite(file, lines.constData(), static_cast<size_t>(lines.size()), 0)
                       != lines.size())
            return Error { Text::tr("the lock cannot be written: %1 (%2)").arg(reason(), need),
                           path, Text::tr("Free some space and try again.") };
        lock->m_path = path;
        return lock;
    }
}

std::optional<LockHolder> FileLock::holderOf(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return std::nullopt;
    const FileLock closing({}, file);
    const bool held = ::flock(file, LOCK_SH | LOCK_NB) != 0;
    const std::optional<LockHolder> holder = parse(file);
    if (held)
        return holder.value_or(LockHolder());
    return isElsewhere(holder) ? holder : std::nullopt;
}

FileLock::FileLock(QString path, int file) : m_path(std::move(path)), m_file(file) { }

FileLock::~FileLock()
{
    // Deleted while it is held: whoever opened it meanwhile sees that the name is gone.
    if (!m_path.isEmpty())
        ::unlink(QFile::encodeName(m_path).constData());
    ::close(m_file);
}
