#pragma once

#include "model/store/database.h"

#include <QList>

/// Content of a catalog that a project keeps, by the SHA-256 (hex) that its pin names. Whether the
/// content has that hash is for whoever loads it to see.
struct KeptCatalog
{
    QString sha256;
    QByteArray bytes;

    /// Whether the content is a catalog of this id and version and has that hash (of its canonical
    /// form).
    bool isItself(const QString &id, const QString &version) const;
};

namespace keptcatalogs {

/// All of them. One that claims to be larger than a catalog can be is an error.
Result<QList<KeptCatalog>> read(Database &database);

Result<void> keep(Database &database, const QString &sha256, const QString &id,
                  const QString &version, const QByteArray &bytes);

} // namespace keptcatalogs
