#pragma once

#include "model/core/project.h"

/// A place that an argument names.
struct Place
{
    SubjectKind kind = SubjectKind::Project;
    AnyId subject;
};

/// "project", an id, "crossing:" and a zone's id, or a name that only one element, zone or flow
/// has.
Result<Place> placeOf(const Project &project, const QString &text);
