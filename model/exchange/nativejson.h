#pragma once

#include "model/core/project.h"

#include <QByteArray>

/// The project as one JSON file: everything but the history. Documented in the manual, with a JSON
/// Schema (`resources/schemas/project.schema.json`). Export, import, export gives the same bytes.
namespace nativejson {

inline constexpr int version = 1;

/// Indented, records sorted by id, fields at their default left out.
QByteArray write(const Project &project);

/// Reads a native JSON file as an Edit that makes an empty project hold what it says. `name` is
/// what errors call the file. Strict: unknown members, wrong types and dangling references are
/// refused with their JSON path; nothing is half-read.
Result<Edit> read(const QByteArray &bytes, const QString &name);

/// Whether the bytes look like native JSON (for detecting a format from its content).
bool recognises(const QByteArray &bytes);

} // namespace nativejson
