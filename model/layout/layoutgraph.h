#pragma once

#include "model/core/project.h"

#include <QByteArray>

/// \file
/// What the layout helper is asked, and what its answer means: pure functions around one process.

namespace layout {

/// A diagram as a graph in the DOT language: boxes of the size they have, zones as nested clusters,
/// flows from left to right. Names of the team do not get in; records go by their ids, in an order
/// that depends on names first, so that the same picture gives the same text.
QByteArray graphOf(const Project &project, const Id<Diagram> &diagram);

/// The helper's answer as one Edit: new frames on the grid with the top left corner of the old
/// drawing, and without the routes that belonged to the old places. What came to the diagram after
/// the question stays where it is. Fails on lines that are no answer to such a question.
Result<Edit> arranged(const Project &project, const Id<Diagram> &diagram, const QByteArray &answer);

} // namespace layout
