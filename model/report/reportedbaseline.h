#pragma once

#include "model/baseline/documentcontrol.h"
#include "model/report/reportoptions.h"

/// What a report says of a baseline.
namespace reportedbaseline {

/// `people` is its document control block, as verification or the ledger gives it.
ReportedBaseline of(const Baseline &baseline, const QList<ControlLine> &people);

/// "B3 After the workshop": how a reader finds it.
QString nameOf(const Baseline &baseline);

/// The baseline that a text names: "B3", its name, or its id; null when none or several do.
const Baseline *find(const QList<Baseline> &baselines, const QString &text);

} // namespace reportedbaseline
