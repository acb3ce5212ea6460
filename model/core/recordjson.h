#pragma once

#include "model/core/record.h"
#include "model/core/result.h"

#include <nlohmann/json_fwd.hpp>

/// Records with some of their fields replaced by written ones.
namespace recordjson {

/// Sets the fields that `object` has; those in `names` that it lacks go back to their default.
/// `where` is the JSON path that errors name.
Result<Record> withFields(const Record &base, const nlohmann::json &object, const QString &where,
                          const nlohmann::json &names);

} // namespace recordjson
