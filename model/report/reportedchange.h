#pragma once

#include "model/baseline/difference.h"
#include "model/report/reportoptions.h"

/// What a report says of the way from a baseline to what it reports.
namespace reportedchange {

ReportedChange of(const Baseline &since, const Difference &difference);

} // namespace reportedchange
