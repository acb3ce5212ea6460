#pragma once

#include <QHash>
#include <QList>
#include <QMap>
#include <QPolygonF>
#include <QRectF>
#include <QUuid>

/// \file
/// Where lines run and labels stand on a diagram. Pure functions on rectangles, in scene units; the
/// canvas and the report share them.

namespace geometry {

/// One unit of the stored placements is a hundredth of a scene unit.
inline constexpr qreal storedPerUnit = 100.0;

/// A flow as the router sees it: two boxes by key and the waypoints that the team set.
struct Edge
{
    QUuid id;
    QUuid source;
    QUuid target;
    QList<QPointF> waypoints;
};

/// Lines of all edges: orthogonal, spread along the sides of their boxes, parallel ones apart, off
/// `texts` where there is another way. By edge, in the
/// order of ids; the same input gives the same lines. Edges whose boxes are unknown are left out.
QMap<QUuid, QPolygonF> route(const QHash<QUuid, QRectF> &boxes, const QList<Edge> &edges,
                             const QList<QRectF> &texts = {});

/// New lines for some edges while `others` stay: what a drag shows. `search` tries other ways than
/// the plain one.
QMap<QUuid, QPolygonF> reroute(const QHash<QUuid, QRectF> &boxes, const QList<Edge> &edges,
                               const QList<QRectF> &texts, const QList<QPolygonF> &others,
                               bool search);

/// A label to be placed beside a line.
struct Label
{
    QUuid edge;
    QSizeF size;
};

/// Top-left corners for labels: beside the longest free leg of their line, clear of boxes, other
/// labels and, where it can be, other lines and the edges of `frames`.
QHash<QUuid, QPointF> placeLabels(const QMap<QUuid, QPolygonF> &lines,
                                  const QHash<QUuid, QRectF> &boxes, const QList<Label> &labels,
                                  const QList<QRectF> &frames = {});

/// Where a label stands beside the longest leg of its line, whatever is there.
QPointF besideLongestLeg(const QPolygonF &line, const QSizeF &label);

/// Distance of a point from a line.
qreal distance(const QPolygonF &line, const QPointF &point);

} // namespace geometry
