#pragma once

#include "model/catalog/catalogs.h"

/// MITRE's own ATLAS files (https://github.com/mitre-atlas/atlas-data), in both shapes: format 5
/// (`ATLAS.yaml`: one matrix with lists) and format 6 (maps keyed by id, and relationships).
namespace atlasfile {

/// The file as a catalog of ours, ready for `catalog::load`. What the file does not say is taken
/// from `known`: our one-line texts, reasons why techniques are out of scope, retired ids.
Result<QByteArray> toCatalog(const QByteArray &yaml, const QString &name, const Atlas &known);

} // namespace atlasfile
