#pragma once

#include "model/core/result.h"

#include <QByteArray>

#include <nlohmann/json.hpp>

/// YAML of strangers as JSON: every scalar a text, maps with unique keys.
namespace yamljson {

/// What is refused before it is built: more than this many bytes or levels, or more than this much
/// memory (bytes, about) with the aliases written out.
inline constexpr qsizetype mostBytes = qsizetype(32) * 1024 * 1024;
inline constexpr int mostLevels = 64;
inline constexpr qsizetype mostMemory = qsizetype(256) * 1024 * 1024;

/// One YAML document. The error names line and column.
Result<nlohmann::ordered_json> parse(const QByteArray &bytes, const QString &name);

} // namespace yamljson
