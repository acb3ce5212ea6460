#pragma once

#include "model/catalog/catalogs.h"
#include "model/core/project.h"

#include <QDate>

/// What another version of a catalog means for a project, before anything is done.
struct CatalogUpdate
{
    struct Change
    {
        QString key;
        QString title;
        QString what;
    };

    CatalogInfo info;
    /// The set with the new version in it.
    CatalogsPointer catalogs;
    /// New pins, technique ids and decisions moved to what replaced them: one step.
    Edit edit;
    QStringList appears;
    QStringList goes;
    QList<Change> changes;
    /// "AML.T0019 -> AML.T0115.000 in own threat X", "decision on ... moved to rule ...".
    QStringList migrated;
};

namespace catalogupdate {

/// A file as a catalog: ours as it is, MITRE's ATLAS files (YAML) read into our form.
Result<CatalogFile> fromFile(const QByteArray &bytes, const QString &name, const Atlas &known);

/// `with` replaces the catalog of the same id in `now`, or is added. Fails, with the place, when
/// the set with it is not sound.
Result<CatalogUpdate> prepare(const Project &project, const CatalogsPointer &now,
                              const CatalogFile &with, const QDate &today);

} // namespace catalogupdate
