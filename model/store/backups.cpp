#include "model/store/backups.h"

#include "model/store/durable.h"
#include "model/store/publish.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace {

constexpr qint64 secondsBetween = 600;

/// Folder and beginning of the names. In a folder for all projects, files of one name are told
/// apart by where they come from.
QString stemOf(const QString &target, const BackupSettings &settings)
{
    const QFileInfo file(target);
    if (settings.folder.isEmpty())
        return file.absoluteFilePath();
    const QByteArray from =
            QCryptographicHash::hash(file.absolutePath().toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("%1/%2.%3")
            .arg(settings.folder, file.fileName(), QString::fromLatin1(from.toHex().left(8)));
}

QString numbered(const QString &stem, int number)
{
    return stem + QStringLiteral(".~%1~").arg(number);
}

/// Paths of the daily ones, oldest first.
QStringList dailies(const QString &stem)
{
    const QFileInfo info(stem);
    const QString prefix = info.fileName() + u'.';
    QStringList found;
    const QDir folder(info.absolutePath());
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        if (name.startsWith(prefix) && name.endsWith(u'~')
            && QDate::fromString(name.mid(prefix.size()).chopped(1), Qt::ISODate).isValid())
            found.append(folder.filePath(name));
    }
    return found;
}

Result<void> copyTo(const QString &target, const QString &path)
{
    const QString temporary = durable::temporaryBeside(path);
    if (Result<void> copied = durable::copyNew(target, temporary, 0600); !copied)
        return copied;
    return durable::moveOver(temporary, path);
}

Result<void> rotate(const QString &target, const QString &stem)
{
    const QString temporary = durable::temporaryBeside(stem);
    if (Result<void> copied = durable::copyNew(target, temporary, 0600); !copied)
        return copied;
    for (int number = backups::kept; number > 1; --number) {
        if (QFile::exists(numbered(stem, number - 1))) {
            QFile::remove(numbered(stem, number));
            QFile::rename(numbered(stem, number - 1), numbered(stem, number));
        }
    }
    return durable::moveOver(temporary, numbered(stem, 1));
}

} // namespace

namespace backups {

Result<void> keep(const QString &path, const BackupSettings &settings, bool often)
{
    const QString target = durable::resolved(path);
    if (!settings.on || !QFile::exists(target))
        return {};
    if (!settings.folder.isEmpty()) {
        if (Result<void> made = durable::makeFolder(settings.folder); !made)
            return made;
    }
    const QString stem = stemOf(target, settings);
    const QFileInfo newest(numbered(stem, 1));
    const QDateTime written = QFileInfo(target).lastModified();
    if (newest.exists()) {
        if (often && newest.lastModified().secsTo(written) < secondsBetween)
            return {};
        if (publish::stampOf(newest.filePath()) == publish::stampOf(target))
            return {};
    }
    if (Result<void> done = rotate(target, stem); !done)
        return done;
    const QString day = written.date().toString(Qt::ISODate);
    if (Result<void> done = copyTo(target, QStringLiteral("%1.%2~").arg(stem, day)); !done)
        return done;
    QStringList days = dailies(stem);
    while (days.size() > keptDays)
        QFile::remove(days.takeFirst());
    return {};
}

QList<Backup> of(const QString &path, const BackupSettings &settings)
{
    const QString stem = stemOf(durable::resolved(path), settings);
    QList<Backup> found;
    const auto add = [&](const QString &backup, bool daily) {
        const QFileInfo info(backup);
        if (info.exists())
            found.append({ backup, info.lastModified(), info.size(), daily });
    };
    for (int number = 1; number <= kept; ++number)
        add(numbered(stem, number), false);
    for (const QString &each : dailies(stem))
        add(each, true);
    std::ranges::stable_sort(found, std::ranges::greater(), &Backup::written);
    return found;
}

} // namespace backups
