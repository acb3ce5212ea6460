#pragma once

#include "model/catalog/catalogs.h"
#include "model/core/project.h"
#include "model/store/keptcatalogs.h"

/// The catalogs that a project was assessed with: those that it pins and keeps in its file, so that
/// it shows the same threats in five years.
struct PinnedCatalogs
{
    CatalogsPointer catalogs;
    /// Set when a pinned catalog could not be used and the program's own stands in for it.
    std::optional<Error> problem;
};

namespace pinned {

/// `kept` are the contents in the file; `own` the catalogs of the program,
/// given back as they are when the project pins the same.
PinnedCatalogs catalogsOf(const Project &project, const QList<KeptCatalog> &kept,
                          const CatalogsPointer &own);

} // namespace pinned
