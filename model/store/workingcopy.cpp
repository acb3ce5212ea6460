#include "model/store/workingcopy.h"

#include "model/store/durable.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <nlohmann/json.hpp>

namespace {

QString noteOf(const QString &stem)
{
    return stem + QStringLiteral(".json");
}

} // namespace

namespace workingcopy {

QString newStem(const QString &folder)
{
    return folder + u'/' + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString databaseOf(const QString &stem)
{
    return stem + QStringLiteral(".work");
}

QString lockOf(const QString &stem)
{
    return stem + QStringLiteral(".lock");
}

QString stemOf(const QString &database)
{
    return database.chopped(QStringLiteral(".work").size());
}

QStringList stemsIn(const QString &folder)
{
    QStringList stems;
    const QDir all(folder);
    for (const QString &name : all.entryList({ QStringLiteral("*.work") }, QDir::Files, QDir::Name))
        stems.append(stemOf(all.filePath(name)));
    return stems;
}

std::optional<Note> readNote(const QString &stem)
{
    QFile file(noteOf(stem));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray bytes = file.readAll();
    const nlohmann::json json =
            nlohmann::json::parse(bytes.constBegin(), bytes.constEnd(), nullptr, false);
    if (!json.is_object())
        return Note();
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

Result<void> writeNote(const QString &stem, const Note &note)
{
    const nlohmann::json json = {
        { "origin", note.origin.toStdString() },
        { "size", note.stamp.exists() ? std::to_string(note.stamp.size) : std::string() },
        { "sha256", note.stamp.sha256.toHex().toStdString() },
        { "published-head", note.publishedHead.toHex().toStdString() },
    };
    return publish::writeFile(noteOf(stem), QByteArray::fromStdString(json.dump(2)) + '\n');
}

void remove(const QString &stem)
{
    for (const QString &suffix :
         { QStringLiteral("-wal"), QStringLiteral("-shm"), QStringLiteral("-journal"), QString() })
        QFile::remove(databaseOf(stem) + suffix);
    // The note last: a database without one holds no step of anybody.
    QFile::remove(noteOf(stem));
}

QString targetLockOf(const QString &path, const QString &workFolder)
{
    const QString resolved = durable::resolved(path);
    const QFileInfo target(resolved);
    if (QFileInfo(target.absolutePath()).isWritable())
        return target.absolutePath() + QStringLiteral("/.%1.lock").arg(target.fileName());
    const QByteArray key =
            QCryptographicHash::hash(resolved.toUtf8(), QCryptographicHash::Sha256).toHex();
    return workFolder + QStringLiteral("/lock-%1").arg(QString::fromLatin1(key.left(16)));
}

} // namespace workingcopy
