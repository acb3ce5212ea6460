#pragma once

#include "model/threats/register.h"

#include <nlohmann/json.hpp>

/// The stable JSON shapes that commands print.
namespace threatjson {

/// {"likelihood", "impact", "level"}: levels with three digits, the level's word.
nlohmann::ordered_json levels(const Levels &levels, const Settings &settings);

/// One row of the register, with its why.
nlohmann::ordered_json row(const ThreatRow &row, const Project &project, const Register &threats);

nlohmann::ordered_json catalogs(const Catalogs &catalogs);

} // namespace threatjson
