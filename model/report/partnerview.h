#pragma once

#include "model/core/project.h"

/// What a customer or supplier may see of a project.
namespace partnerview {

/// The part of a project that `zoneOperator` runs: its zones with their elements, the flows that
/// touch them, the artifacts there, and the far ends of those flows by name only, without zone,
/// content or threats. Diagrams keep what is left on them.
Project of(const Project &project, const QString &zoneOperator);

/// Operators that run at least one zone of the project, sorted.
QStringList operatorsOf(const Project &project);

} // namespace partnerview
