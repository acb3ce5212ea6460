#pragma once

#include "model/baseline/baseline.h"
#include "model/core/project.h"

/// What is open for review: one baseline, as the file says it now, and the project that the file
/// ends with.
struct Review
{
    Baseline baseline;
    Project present;
};
