#pragma once

#include <QList>
#include <QRectF>

/// Bringing boxes into line: pure functions that give the boxes in the order in which they came.
namespace alignment {

enum class Edge { Left, Centre, Right, Top, Middle, Bottom };

/// Moves all to one edge, or the middle, of the rectangle around them.
QList<QRectF> aligned(const QList<QRectF> &boxes, Edge edge);

/// Equal spaces between neighbours; the outermost stay. Fewer than three stay as they are.
QList<QRectF> distributed(const QList<QRectF> &boxes, Qt::Orientation along);

/// As wide and high as the widest and the highest, about the same middles.
QList<QRectF> sameSize(const QList<QRectF> &boxes);

} // namespace alignment
