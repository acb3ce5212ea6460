#pragma once

#include "model/catalog/catalogs.h"

#include <optional>

/// What one catalog file cannot say alone: that ids exist, are unique, and fit each other.
namespace crosschecks {

/// The first thing that does not fit, with the file, rule or control that it stands in.
std::optional<Error> firstProblem(const Catalogs &catalogs);

} // namespace crosschecks
