#pragma once

#include "model/core/project.h"

namespace layout {

/// Unfolds zones of a diagram as one Edit. What stands where their frames come to lie makes room,
/// and zones around them grow; where there was room, nothing moves.
Edit unfolded(const Project &project, const Id<Diagram> &diagram,
              const QList<Id<Placement>> &zones);

} // namespace layout
