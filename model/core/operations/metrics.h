#pragma once

#include "model/core/edit.h"
#include "model/core/project.h"

namespace operations {

/// Makes these the declared metrics of the project: those without an id are new, those that are
/// missing go. One Edit, empty when nothing differs.
Edit declareMetrics(const Project &project, const QList<Metric> &metrics);

} // namespace operations
