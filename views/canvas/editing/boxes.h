#pragma once

#include "views/canvas/diagramscene.h"

/// Boxes of a diagram on their way into the project.
namespace boxes {

/// What is dragged keeps to multiples of this, in scene units.
inline constexpr qreal grid = 10;
/// Nothing is made smaller than this.
inline constexpr QSizeF leastSize(60, 32);

QPointF snapped(const QPointF &point);
QRectF snapped(const QRectF &box);
/// In hundredths of a scene unit, as placements keep it.
QRect stored(const QRectF &box);
QRectF of(const Placement &placement);

/// Boxes by placement, as they are drawn: of a folded zone only the place counts.
using Boxes = QHash<QUuid, QRectF>;

/// The Edit that gives placements new boxes. What lies in which zone follows from where it lies: a
/// node whose middle came into, or went out of, the frame of a zone changes its zone, whether the
/// node moved or the zone did. Where the team set a zone that the picture does not show, it stays.
/// What a folded zone hides goes along with it, and so do the waypoints of flows whose two ends
/// move alike.
Edit moved(const Project &project, const DiagramContent &content, const Boxes &boxes);

/// Pushes that Edit as one step; `operation` is "move", "resize" and the like, with the name of
/// what moved, or how many.
bool push(const DiagramScene &scene, const Boxes &boxes, const QString &operation,
          const QString &group = {});

/// Makes a zone's frame, and those around it, hold a box: larger frames by placement. `project` and
/// `content` as they are without the box.
Boxes grown(const Project &project, const DiagramContent &content, Id<Zone> zone,
            const QRectF &box);

/// The smallest zone that is not folded, whose frame is larger than a box and holds its middle;
/// null for none.
Id<Zone> zoneFor(const DiagramContent &content, const QRectF &box);

/// Room between a zone's frame and what it holds; more above, for its name.
QRectF framed(const QRectF &content);

} // namespace boxes
