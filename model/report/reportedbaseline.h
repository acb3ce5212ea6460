#pragma once

#include "model/baseline/documentcontrol.h"
#include "model/report/reportoptions.h"

/// What a report says of a baseline.
namespace reportedbaseline {

/// `people` is its document control block, as verification or the ledger gives it.
ReportedBaseline of(const Baseline &baseline, const QList<ControlLine> &people);

/// "B3 After the workshop": how a reader finds it.
QString nameOf(const Baseline &baseline);

} // namespace reportedbaseline
