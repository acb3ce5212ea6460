#pragma once

#include "model/threats/register.h"
#include "views/canvas/geometry.h"
#include "views/canvas/painting.h"

/// What stands where on one diagram: boxes of the placements, lines of the flows whose two ends are
/// shown, and where labels go. A folded zone stands as one box for everything in it: flows across
/// its boundary end at it, the rest of its content is left out. A value derived from a project;
/// canvas and report paint from it.
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
        /// Stacking: higher is in front.
        int z = 0;
        bool locked = false;
        /// A zone that hides what is in it.
        bool folded = false;

        /// Whether flows end at it and it covers what is behind: an element or a folded zone.
        bool isSolid() const { return folded || record.kind == RecordKind::Element; }
    };

    /// What a gesture shows before it is an Edit: boxes by placement, waypoints by flow.
    struct Preview
    {
        QHash<QUuid, QRectF> boxes;
        QHash<QUuid, QList<QPointF>> routes;
        bool isEmpty() const { return boxes.isEmpty() && routes.isEmpty(); }
    };

    /// The nodes between which a flow's line runs.
    struct Ends
    {
        QUuid source;
        QUuid target;
    };

    /// What a running gesture changed: nodes that moved, flows that go another way.
    struct Changed
    {
        QList<RecordRef> nodes;
        QList<QUuid> flows;
    };

    DiagramContent() = default;
    /// `only`, when it is not empty, names the elements, zones and flows that are shown.
    DiagramContent(const Project &project, const Id<Diagram> &diagram, const Preview &preview = {},
                   const QSet<QUuid> &only = {});

    /// Shows another state of the gesture that `before` showed. Only what moved changes, with its
    /// own flows; everything else stays, also where lines and labels would now make room. Building
    /// anew gives what is right in the end.
    Changed follow(const Project &project, const Preview &before, const Preview &now);

    /// Where a placement is drawn, in scene units: a folded zone is smaller than its frame.
    static QRectF boxOf(const Placement &placement);

    /// Frames of zones first, outer before inner, then elements and folded zones; each from back to
    /// front.
    const QList<Node> &nodes() const { return m_nodes; }
    const Node *nodeOf(const QUuid &record) const;
    /// What stands for a record: itself, or the folded zone that hides it; null when the diagram
    /// does not have it.
    RecordRef shownFor(const QUuid &record) const;
    /// What stands for these records, each once.
    QList<RecordRef> shownFor(const QList<RecordRef> &records) const;
    /// The box or the line of what stands for a record.
    QRectF boundsOf(const QUuid &record) const;
    /// What a folded zone hides: elements, zones, and flows that do not leave it.
    QList<RecordRef> hiddenBy(const QUuid &zone) const { return m_hidden.value(zone); }
    /// The records, and what those of them hide that are folded.
    QList<RecordRef> withHidden(const QList<RecordRef> &records) const;
    /// The folded zone at a point; null when there is none.
    const Node *foldedAt(const QPointF &point) const;
    /// Lines by flow id.
    const QMap<QUuid, QPolygonF> &lines() const { return m_lines; }
    Ends endsOf(const QUuid &flow) const { return m_ends.value(flow); }
    /// Whether a flow's line ends at a folded zone. It takes the plain way then: the waypoints that
    /// it has belong to the place of its real end.
    bool endsFolded(const QUuid &flow) const;
    /// Points that the team set on a flow's line, in the order of the line.
    QList<QPointF> waypoints(const QUuid &flow) const;
    /// The same as the project keeps them, whatever a preview shows.
    static QList<QPointF> storedWaypoints(const Project &project, const Id<Diagram> &diagram,
                                          const QUuid &flow);
    /// Where a flow's line goes into or out of a zone that holds only one of its ends.
    QList<QPointF> crossings(const Project &project, const QUuid &flow) const;
    /// Everything that is shown, as one reads it: nodes from the top left, after each element the
    /// flows that leave it.
    QList<RecordRef> readingOrder() const;
    /// Places for the labels of these sizes.
    QHash<QUuid, QPointF> placeLabels(const QList<geometry::Label> &labels) const;

    /// Everything, with room for labels and loops.
    QRectF bounds() const;
    /// The innermost zone whose frame holds the point, other than `except` and what is inside it.
    Id<Zone> zoneAt(const Project &project, const QPointF &point, const QUuid &except = {}) const;

private:
    /// By how much the ends of flows moved; nothing of those that were resized.
    using Moved = QHash<QUuid, std::optional<QPointF>>;

    Moved moveBoxes(const Project &project, const Preview &before, const Preview &now,
                    Changed &changed);
    /// By how much a flow moves as it is, because both its ends do; nothing when it goes another
    /// way.
    std::optional<QPointF> carried(const QUuid &flow, const Moved &moved) const;
    void rerouted(const Project &project, const QList<QUuid> &flows);
    void addNode(const Project &project, const Placement &placement, const QRectF &box);
    void addFlows(const Project &project, const QSet<QUuid> &only);
    geometry::Edge edgeOf(const QUuid &flow) const;
    QList<QRectF> titles(const Project &project) const;

    Id<Diagram> m_diagram;
    QList<Node> m_nodes;
    QHash<QUuid, qsizetype> m_index;
    /// Boxes of what is solid.
    QHash<QUuid, QRectF> m_boxes;
    QMap<QUuid, QPolygonF> m_lines;
    QHash<QUuid, Ends> m_ends;
    /// The flows that end at a node.
    QHash<QUuid, QList<QUuid>> m_flowsAt;
    /// The outermost folded zone around what is hidden, and the other way round.
    QHash<QUuid, QUuid> m_hiddenIn;
    QHash<QUuid, QList<RecordRef>> m_hidden;
    QHash<QUuid, QList<QPointF>> m_waypoints;
};

/// Which zone something of the model is in.
namespace zoning {

/// The zone of an element, or the one around a zone; null for anything else.
Id<Zone> of(const Project &project, const RecordRef &record);
/// Whether a zone is `outer` or lies inside of it, at any depth.
bool encloses(const Project &project, const QUuid &outer, Id<Zone> inner);

} // namespace zoning

namespace looks {

/// What the painting functions are told of a record. Badges count open threats.
painting::ElementLook ofElement(const Element &element, const Register &threats);
painting::ZoneLook ofZone(const Zone &zone);
/// The same for a node of a content: a folded zone has a badge for everything in it.
painting::ZoneLook ofZone(const Zone &zone, const DiagramContent::Node &node,
                          const DiagramContent &content, const Project &project,
                          const Register &threats);
painting::FlowLook ofFlow(const Flow &flow, const Project &project, const Register &threats);

/// Whether threats were proposed for a subject and none of them is open.
bool allDecided(const QUuid &subject, const Register &threats);

/// Open threats of a subject and their worst current rating; none when nothing is open.
std::optional<painting::Badge> badgeOf(const QUuid &subject, const Project &project,
                                       const Register &threats);

} // namespace looks
