#pragma once

#include "model/core/project.h"

/// Operations that change what a flow or element is, and take along what was decided of it.
namespace operations {

/// Key in what a decision saw: where the flow ended when it was said, before it was carried over.
inline constexpr QLatin1String decisionCarried("carried");

/// Puts an element into a flow: the flow now ends there, and a new one goes on to where it ended,
/// carrying the same. Decisions and control placements on the flow count for both halves; the
/// decisions are marked for review. Nothing when the element is an end of the flow already.
Edit insertInto(const Project &project, const Id<Flow> &flow, const Id<Element> &element);

} // namespace operations
