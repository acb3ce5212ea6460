#pragma once

#include "views/viewcontext.h"

/// What the browser shows of one entry, as HTML in which every text from a catalog or project is
/// escaped. Links are those of CatalogTree, and "threat:KEY".
namespace catalogpage {

QString of(const QString &link, const ViewContext &context);

} // namespace catalogpage
