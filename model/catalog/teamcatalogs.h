#pragma once

#include "model/catalog/catalogs.h"

/// Catalogs that a team wrote: `*.json` in `redoubt/catalogs` of the folder for settings
/// ($XDG_CONFIG_HOME, else ~/.config), in the order of their names.
namespace teamcatalogs {

QString folder();
/// What stands there; files that cannot be read are left out.
QList<CatalogFile> files();

} // namespace teamcatalogs
