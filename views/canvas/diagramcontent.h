#pragma once

#include "model/threats/register.h"
#include "views/canvas/geometry.h"
#include "views/canvas/painting.h"

/// What stands where on one diagram: boxes of the placements, lines of the flows whose two ends are
/// shown, and where labels go. A value derived from a project; canvas and report paint from it.
class DiagramContent
{
public:
    struct Node
    {
        Id<Placement> placement;
        /// Element or zone.
        RecordRef record;
        QRectF box;
        /// How deep a zone is nested; 0 at the top.
        int depth = 0;
    };

    DiagramContent() = default;
    /// `moved` overrides stored boxes: what a drag shows before it is an Edit.
    DiagramContent(const Project &project, const Id<Diagram> &diagram,
                   const QHash<QUuid, QRectF> &moved = {});

    /// Zones first, outer before inner, then elements.
    const QList<Node> &nodes() const { return m_nodes; }
    const Node *nodeOf(const QUuid &record) const;
    /// Lines by flow id.
    const QMap<QUuid, QPolygonF> &lines() const { return m_lines; }
    /// Places for the labels of these sizes.
    QHash<QUuid, QPointF> placeLabels(const QList<geometry::Label> &labels) const;

    /// Everything, with room for labels and loops.
    QRectF bounds() const;
    /// The innermost zone whose box holds the point, other than `except` and what is inside it.
    Id<Zone> zoneAt(const Project &project, const QPointF &point, const QUuid &except = {}) const;

private:
    QList<Node> m_nodes;
    QHash<QUuid, qsizetype> m_index;
    QHash<QUuid, QRectF> m_boxes;
    QMap<QUuid, QPolygonF> m_lines;
};

namespace looks {

/// What the painting functions are told of a record. Badges count open threats.
painting::ElementLook ofElement(const Element &element, const Register &threats);
painting::ZoneLook ofZone(const Zone &zone);
painting::FlowLook ofFlow(const Flow &flow, const Project &project, const Register &threats);

/// Open threats of a subject and their worst current rating; none when nothing is open.
std::optional<painting::Badge> badgeOf(const QUuid &subject, const Project &project,
                                       const Register &threats);

} // namespace looks
