#pragma once

#include "model/core/project.h"

/// Operations on the diagrams of a model: which there are and in what order.
namespace operations {

/// All diagrams in the order of their tabs.
QList<const Diagram *> diagramsInOrder(const Project &project);

/// Puts the diagrams into this order; those that it does not name come after, as they were.
Edit orderDiagrams(const Project &project, const QList<Id<Diagram>> &order);

/// Deletes a diagram with its places and routes; the model keeps all that it showed. Nothing for
/// the last one.
Edit removeDiagram(const Project &project, const Id<Diagram> &diagram);

/// A second diagram that shows the same in the same places, right after the first.
Edit duplicateDiagram(const Project &project, const Id<Diagram> &diagram, const QString &name);

} // namespace operations
