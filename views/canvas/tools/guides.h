#pragma once

#include <QLineF>
#include <QList>
#include <QRectF>

/// Smart guides: where a dragged box is in line with others. Pure functions in scene units.
namespace guides {

/// How far a box should go on to be in line, and the lines that say with what.
struct Snap
{
    QPointF by;
    /// Whether there is something to be in line with in this direction.
    bool x = false;
    bool y = false;
    QList<QLineF> lines = {};
};

/// For a box that moves: edges and middles of the others within `reach`, else the same space to its
/// neighbours on both sides, or as between the next two.
Snap moving(const QRectF &box, const QList<QRectF> &others, qreal reach);

/// For a box that is resized: `x` and `y` tell which edges follow the pointer (-1, 0, 1).
Snap resizing(const QRectF &box, int x, int y, const QList<QRectF> &others, qreal reach);

} // namespace guides
