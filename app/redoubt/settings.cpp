#include "app/redoubt/settings.h"

#include <QDir>
#include <QSettings>
#include <QStandardPaths>

#include <pwd.h>
#include <unistd.h>

namespace {

constexpr int maxRecentFiles = 10;

QString desktopUser()
{
    const passwd *user = ::getpwuid(::getuid());
    if (!user)
        return QStringLiteral("unknown");
    const QString full = QString::fromLocal8Bit(user->pw_gecos).section(u',', 0, 0).trimmed();
    return full.isEmpty() ? QString::fromLocal8Bit(user->pw_name) : full;
}

QString stateFolder()
{
    const QString state = qEnvironmentVariable("XDG_STATE_HOME",
                                               QDir::homePath() + QStringLiteral("/.local/state"));
    return state + QStringLiteral("/redoubt");
}

} // namespace

QStringList Preferences::recentFiles() const
{
    return QSettings().value(QStringLiteral("recent")).toStringList();
}

void Preferences::addRecentFile(const QString &path)
{
    QStringList files = recentFiles();
    files.removeAll(path);
    files.prepend(path);
    QSettings().setValue(QStringLiteral("recent"), QStringList(files.mid(0, maxRecentFiles)));
}

void Preferences::clearRecentFiles()
{
    QSettings().remove(QStringLiteral("recent"));
}

QString Preferences::author() const
{
    const QString name = QSettings().value(QStringLiteral("author")).toString();
    return name.isEmpty() ? desktopUser() : name;
}

void Preferences::setAuthor(const QString &name)
{
    QSettings().setValue(QStringLiteral("author"), name);
}

bool Preferences::autosave() const
{
    return QSettings().value(QStringLiteral("autosave"), true).toBool();
}

void Preferences::setAutosave(bool on)
{
    QSettings().setValue(QStringLiteral("autosave"), on);
}

QString Preferences::colours() const
{
    return QSettings().value(QStringLiteral("colours")).toString();
}

void Preferences::setColours(const QString &colours)
{
    QSettings().setValue(QStringLiteral("colours"), colours);
}

BackupSettings Preferences::backups() const
{
    const QSettings settings;
    return { settings.value(QStringLiteral("backups/on"), true).toBool(),
             settings.value(QStringLiteral("backups/folder")).toString() };
}

void Preferences::setBackups(const BackupSettings &backups)
{
    QSettings settings;
    settings.setValue(QStringLiteral("backups/on"), backups.on);
    settings.setValue(QStringLiteral("backups/folder"), backups.folder);
}

QVariant Preferences::value(const QString &key, const QVariant &fallback) const
{
    return QSettings().value(key, fallback);
}

void Preferences::setValue(const QString &key, const QVariant &value)
{
    QSettings().setValue(key, value);
}

QByteArray Preferences::windowGeometry() const
{
    return QSettings().value(QStringLiteral("geometry")).toByteArray();
}

void Preferences::setWindowGeometry(const QByteArray &geometry)
{
    QSettings().setValue(QStringLiteral("geometry"), geometry);
}

namespace folders {

QString work()
{
    return stateFolder() + QStringLiteral("/work");
}

QString keys()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)
           + QStringLiteral("/keys");
}

QString sample()
{
    return stateFolder() + QStringLiteral("/sample");
}

} // namespace folders
