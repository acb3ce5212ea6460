#pragma once

#include "model/core/project.h"

#include <QRect>

/// \file
/// What a diagram shows, as layouts see it.

namespace layout {

/// A box of the diagram: the placement and what it shows.
struct Box
{
    const Placement *placement = nullptr;
    QString name;
    QUuid record;
    /// The zone around it as far as the diagram shows it; null: none.
    QUuid zone;
    /// As it is drawn: a folded zone is smaller than its placement.
    QRect frame;
    bool isFolded = false;
};

/// Boxes in an order that depends on names first, and the flows between them.
struct Drawing
{
    QList<Box> zones;
    QList<Box> elements;

    const Box *zone(const QUuid &record) const;
};

/// A folded zone counts as one of the elements; what it hides is left out.
Drawing drawingOf(const Project &project, const Id<Diagram> &diagram);

/// How many flows go from one box to another, by their positions among the elements.
/// Flows within a box are left out; of two boxes with flows both ways only the
/// direction of the most counts.
QMap<QPair<qsizetype, qsizetype>, int> pullsOf(const Project &project, const Id<Diagram> &diagram,
                                               const Drawing &drawing);

} // namespace layout
