#pragma once

#include "model/core/result.h"

#include <QByteArray>
#include <QString>

/// What a file on disk was when it was last looked at: enough to notice that somebody replaced it.
struct FileStamp
{
    qint64 size = -1;
    /// SHA-256 of the whole content; empty when there is no file.
    QByteArray sha256;

    bool exists() const { return size >= 0; }
    friend bool operator==(const FileStamp &, const FileStamp &) = default;
};

/// What a folder says about a file: when it is the same, the content is.
struct QuickStamp
{
    quint64 device = 0;
    quint64 inode = 0;
    qint64 size = -1;
    /// Nanoseconds since 1970.
    qint64 changed = 0;

    friend bool operator==(const QuickStamp &, const QuickStamp &) = default;
};

namespace publish {

/// Reads the whole file. One that cannot be read to its end does not exist.
FileStamp stampOf(const QString &path);
QuickStamp quickStampOf(const QString &path);

/// Writes bytes to a temporary file beside the target, syncs it, renames it over the target and
/// syncs the folder. On any failure the old file is whole. Every export goes through here.
Result<void> writeFile(const QString &path, const QByteArray &bytes);

/// Whether a project can be published there at all: the folder exists and can be written, and the
/// file has one name.
Result<void> checkPlace(const QString &target);

/// Makes the project file at `target` hold what the working file holds: VACUUM INTO a temporary
/// file beside it, checked (`head` must be its last journal hash), synced, renamed, folder synced.
/// Fails, with nothing overwritten, when the target is no longer what `known` says, and when it has
/// more than one name. When the renaming fails the temporary stays. Any thread; the
/// working file may be in use. Gives the stamp of the new file.
Result<FileStamp> project(const QString &workingFile, const QString &target, const FileStamp &known,
                          const QByteArray &head);

} // namespace publish
