#pragma once

#include <QList>
#include <QPointF>
#include <QRectF>
#include <QUuid>

/// \file
/// How good a drawing is, in numbers. Pure functions; all lengths in scene units.

namespace layout {

/// An element or a zone where it stands.
struct DrawnBox
{
    QUuid record;
    /// The zone around it that is drawn; null: none.
    QUuid zone;
    QRectF box;
    bool isZone = false;
};

/// A flow as it runs, from its source's box to its target's.
struct DrawnLine
{
    QUuid source;
    QUuid target;
    QList<QPointF> points;
};

/// What a reader stumbles over, counted.
struct Quality
{
    /// Pairs of boxes that overlap though neither is around the other.
    int overlaps = 0;
    /// Boxes that are not wholly inside their zone.
    int strayed = 0;
    /// Boxes that stand on the title of a zone around them.
    int coveredTitles = 0;
    /// Places where two lines cross.
    int crossings = 0;
    /// Lines that run through an element that is not their end, each counted once an element.
    int throughBoxes = 0;
    /// Pairs of stretches of two lines that lie on one another.
    int onTop = 0;
};

/// Counts in time that grows with the square of what is drawn.
Quality qualityOf(const QList<DrawnBox> &boxes, const QList<DrawnLine> &lines);

} // namespace layout
