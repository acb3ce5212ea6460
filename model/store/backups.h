#pragma once

#include "model/core/result.h"

#include <QDateTime>
#include <QList>
#include <QString>

/// Where backups go and whether there are any.
struct BackupSettings
{
    bool on = true;
    /// Beside the project file when empty.
    QString folder = {};
};

/// A copy of a project file as it was before it was replaced.
struct Backup
{
    QString path;
    /// When that content was written.
    QDateTime written;
    qint64 size = 0;
    /// One of a day, rather than one of the last five.
    bool daily = false;
};

/// Copies of a project file that is about to be replaced: the last five ("a.redoubt.~1~" is the
/// newest) and one a day ("a.redoubt.2026-11-24~"), of which 30 are kept.
namespace backups {

inline constexpr int kept = 5;
inline constexpr int keptDays = 30;

/// Copies the file as it is now. Saving behind the scenes (`often`) rotates only when the newest
/// backup is ten minutes older than the file. No file, or the same content again, is no backup.
Result<void> keep(const QString &target, const BackupSettings &settings, bool often);

/// All backups of a file that exist, newest first.
QList<Backup> of(const QString &target, const BackupSettings &settings);

} // namespace backups
