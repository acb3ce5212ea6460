#pragma once

#include "model/store/database.h"

/// Files that a project keeps as evidence, by their SHA-256 (64 hex digits).
namespace keptattachments {

/// Keeps the bytes; their hash is theirs, whatever the caller thinks of it.
Result<void> keep(Database &database, const QByteArray &bytes);

/// The bytes of a file. An error when the project does not have them, or has others.
Result<QByteArray> read(Database &database, const QString &sha256);

} // namespace keptattachments
