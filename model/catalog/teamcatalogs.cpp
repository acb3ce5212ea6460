#include "model/catalog/teamcatalogs.h"

#include <QDir>

namespace teamcatalogs {

QString folder()
{
    return qEnvironmentVariable("XDG_CONFIG_HOME", QDir::homePath() + QStringLiteral("/.config"))
           + QStringLiteral("/redoubt/catalogs");
}

QList<CatalogFile> files()
{
    QList<CatalogFile> found;
    const QDir dir(folder());
    for (const QString &name :
         dir.entryList({ QStringLiteral("*.json") }, QDir::Files, QDir::Name)) {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            found.append({ file.fileName(), file.readAll() });
    }
    return found;
}

} // namespace teamcatalogs
