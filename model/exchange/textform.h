#pragma once

#include "model/core/project.h"

#include <QByteArray>

/// The project as text that diffs well: one field a line, names for ids, in an order that depends
/// on ids alone. To be read and compared, not to be read back. Field names are those of native
/// JSON, whatever the reader's language.
namespace textform {

QByteArray write(const Project &project);

} // namespace textform
