#pragma once

#include "model/baseline/baseline.h"
#include "model/core/result.h"

/// The statement of a baseline: canonical JSON, written once, stored and signed as these bytes.
/// resources/manual/file-format.md describes every key.
namespace statement {

/// Number of this form of the statement.
inline constexpr int form = 1;

QByteArray bytesOf(const Baseline &baseline);

/// Reads a statement strictly: canonical bytes, all keys, none besides. Status and number are not
/// in it.
Result<Baseline> read(const QByteArray &bytes);

} // namespace statement
