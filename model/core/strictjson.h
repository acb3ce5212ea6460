#pragma once

#include "model/core/result.h"

#include <QByteArray>

#include <nlohmann/json_fwd.hpp>

/// JSON from elsewhere: at most 64 levels deep and 64 MB, no key twice in an object, UTF-8.
namespace strictjson {

/// Parses bytes; errors name line and column, or the key that stands twice.
Result<nlohmann::json> parse(const QByteArray &bytes, const QString &name);

/// Whether the brackets of these bytes stay within 64 levels: what may be parsed at all. Cheap.
bool isShallow(const QByteArray &bytes);

} // namespace strictjson
