#include "model/catalog/teamcatalogs.h"

#include <QDir>
#include <QFileInfo>

namespace teamcatalogs {

QString folder()
{
    return qEnvironmentVariable("XDG_CONFIG_HOME", QDir::homePath() + QStringLiteral("/.config"))
           + QStringLiteral("/redoubt/catalogs");
}

QList<CatalogFile> files(const QString &project)
{
    QStringList folders { folder() };
    if (!project.isEmpty())
        folders.append(QFileInfo(project).absolutePath() + QStringLiteral("/redoubt-catalogs"));
    QList<CatalogFile> found;
    for (const QString &path : folders) {
        const QDir dir(path);
        for (const QString &name :
             dir.entryList({ QStringLiteral("*.json") }, QDir::Files, QDir::Name)) {
            QFile file(dir.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                found.append({ file.fileName(), file.readAll() });
        }
    }
    return found;
}

} // namespace teamcatalogs
