#pragma once

#include "model/core/project.h"

/// \file
/// How a control's place and status are called, wherever controls are shown.

/// Where a control stands, in the team's names.
QString placeName(const Project &project, SubjectKind kind, const AnyId &subject);
/// A control's status in the reader's language.
QString statusName(ControlStatus status);
/// The shape that goes with a status: a circle that fills.
QString statusMark(ControlStatus status);
