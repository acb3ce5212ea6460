#pragma once

#include "model/layout/layoutgraph.h"

/// \file
/// Right-angled routes around boxes that stay where they are: what the layout helper is asked, and
/// what its answer means.

namespace layout {

/// Looking for such routes takes time that grows with the square of what is shown: it is offered up
/// to so many elements.
inline constexpr qsizetype mostRightAngled = 100;

/// Boxes where they stand, titles of zones to keep clear of, and every flow whose two ends are
/// shown as themselves; without loops, which run close to their box.
Question routesQuestionOf(const Project &project, const Id<Diagram> &diagram);

/// The helper's answer as one Edit that leads flows so. A route that is not right-angled or runs
/// through a box that is not its end is left out: its flow then runs as the canvas leads it. Fails
/// on lines that are no answer to such a question.
Result<Edit> routed(const Project &project, const Id<Diagram> &diagram, const QByteArray &answer);

} // namespace layout
