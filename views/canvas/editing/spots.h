#pragma once

#include "views/canvas/diagramscene.h"

/// Where something new can stand without lying on what is there. Scene units, on the grid.
namespace spots {

struct Spot
{
    QRectF box;
    /// The zone that it lies in; its frame, and those around it, may have to grow.
    Id<Zone> zone;
};

/// Beside a node, the next column first; in the same zone as the node, or outside of it.
Spot beside(const Project &project, const DiagramContent &content, const DiagramContent::Node &node,
            const QSizeF &size, bool sameZone);

/// Inside a zone that is shown, near its upper left corner or to the right of what it holds.
Spot inside(const Project &project, const DiagramContent &content, const Id<Zone> &zone,
            const QSizeF &size);

/// Around a point, or as near to it as there is room.
Spot near(const Project &project, const DiagramContent &content, const QPointF &centre,
          const QSizeF &size);

} // namespace spots
