#pragma once

#include "model/catalog/catalogs.h"

class QWidget;

/// Version, licence, and where the knowledge comes from: every catalog with its version and
/// licence.
namespace aboutdialog {

void show(QWidget *parent, const Catalogs &catalogs);

} // namespace aboutdialog
