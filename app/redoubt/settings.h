#pragma once

#include "model/store/backups.h"

#include <QByteArray>
#include <QStringList>
#include <QVariant>

/// The user's preferences, kept by QSettings in the XDG configuration folder.
class Preferences
{
public:
    QStringList recentFiles() const;
    void addRecentFile(const QString &path);
    void clearRecentFiles();

    /// Name that the journal gets; the desktop user's name until one is set.
    QString author() const;
    void setAuthor(const QString &name);

    bool autosave() const;
    void setAutosave(bool on);

    BackupSettings backups() const;
    void setBackups(const BackupSettings &settings);

    /// "light" or "dark"; empty: as the desktop has it.
    QString colours() const;
    void setColours(const QString &colours);

    /// How the canvas was left: grid, snapping, what pasting means.
    QVariant value(const QString &key, const QVariant &fallback = {}) const;
    void setValue(const QString &key, const QVariant &value);

    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
};

/// Folders of this program under the XDG state folder; made when missing.
namespace folders {
/// Private working copies.
QString work();
/// Signing keys and known keys: `keys` beside the program's settings.
QString keys();
/// Where `--sample` keeps its project.
QString sample();
} // namespace folders
