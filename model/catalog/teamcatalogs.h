#pragma once

#include "model/catalog/catalogs.h"

/// Catalogs that a team wrote: `*.json` in `redoubt/catalogs` of the folder for settings
/// ($XDG_CONFIG_HOME, else ~/.config), and in `redoubt-catalogs` next to a project.
namespace teamcatalogs {

/// The folder for all projects of this person.
QString folder();
/// What stands there and, when a project's path is given, next to it; each folder in the order of
/// names. Files that cannot be read are left out.
QList<CatalogFile> files(const QString &project = {});

} // namespace teamcatalogs
