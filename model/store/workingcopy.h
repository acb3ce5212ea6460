#pragma once

#include "model/store/publish.h"

#include <optional>

/// Names of the files of one working copy: database, note and lock stand beside each other under
/// one stem in the user's state folder.
namespace workingcopy {

/// What a working copy belongs to, written down before the first step is taken.
struct Note
{
    /// The project file; empty for a project never saved.
    QString origin;
    FileStamp stamp;
    /// Hash of the last journal entry that the project file has.
    QByteArray publishedHead;
};

QString newStem(const QString &folder);
QString databaseOf(const QString &stem);
QString lockOf(const QString &stem);
/// The stem of a database's path.
QString stemOf(const QString &database);
/// Stems of all working copies in a folder, sorted.
QStringList stemsIn(const QString &folder);

/// Nothing when there is no note. One that cannot be understood gives an empty origin.
std::optional<Note> readNote(const QString &stem);
Result<void> writeNote(const QString &stem, const Note &note);

/// Deletes everything but the lock, which its holder gives back.
void remove(const QString &stem);

/// The lock of a project stands beside the resolved file, or with the working copies where that
/// folder cannot be written.
QString targetLockOf(const QString &path, const QString &workFolder);

} // namespace workingcopy
