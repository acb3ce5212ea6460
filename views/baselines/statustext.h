#pragma once

#include "model/baseline/baseline.h"

/// Words for what is said of a baseline.
namespace statustext {

QString of(BaselineStatus status);

} // namespace statustext
