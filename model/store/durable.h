#pragma once

#include "model/core/result.h"

#include <QByteArray>
#include <QStringList>

/// Files written so that a power cut leaves the old content or the new, never a mixture: POSIX
/// calls, each checked. Every error names the file, and how many bytes are needed where space was
/// missing. Any thread.
namespace durable {

/// The file itself where the path is a symbolic link (of the file or of a folder above it).
QString resolved(const QString &path);

/// A name beside the target that nothing has.
QString temporaryBeside(const QString &target);

/// What `temporaryBeside` named and a program that ended left there.
QStringList temporariesBeside(const QString &target);

/// Writes a new file and syncs it; removes it again on failure. `shown` is the path that errors
/// name.
Result<void> writeNew(const QString &path, const QByteArray &bytes, const QString &shown);

/// Copies a file to a new one and syncs that; removes it again on failure. Keeps the time of the
/// last change; `mode` are the permissions of the copy.
Result<void> copyNew(const QString &from, const QString &to, unsigned mode);

/// Gives the temporary the permissions of the target, syncs it, renames it over the target and
/// syncs the folder. When the renaming fails the temporary stays, and the error says its path.
Result<void> moveOver(const QString &temporary, const QString &target);

/// Makes a folder and those above it, private to the user, so that it is there after a power cut.
Result<void> makeFolder(const QString &folder);

Result<void> syncFolder(const QString &folder);

/// "1234 bytes are needed, 100 are free", for the disk that holds the path.
QString need(qint64 bytes, const QString &path);

} // namespace durable
