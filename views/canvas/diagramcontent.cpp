#include "views/canvas/diagramcontent.h"

#include "model/layout/folding.h"

#include <algorithm>

namespace {

RecordRef recordOf(const Placement &placement)
{
    return placement.zone.isNull() ? RecordRef { RecordKind::Element, placement.element.value() }
                                   : RecordRef { RecordKind::Zone, placement.zone.value() };
}

int depthOf(const Project &project, const Id<Zone> &id)
{
    int depth = 0;
    for (const Zone *zone = project.find(id); zone && !zone->parent.isNull(); ++depth)
        zone = project.find(zone->parent);
    return depth;
}

/// About where a zone's frame says its name and its trust.
QList<QRectF> titlesOf(const Zone &zone, const QRectF &box)
{
    constexpr qreal height = 22;
    constexpr qreal perLetter = 7;
    constexpr qreal trust = 52;
    constexpr qreal chevron = 28;
    const qreal width =
            std::min(box.width(), chevron + perLetter * static_cast<qreal>(zone.name.size()));
    QList<QRectF> titles { QRectF(box.topLeft(), QSizeF(width, height)) };
    if (zone.trust > 0)
        titles.append(QRectF(box.right() - trust, box.top(), trust, height));
    return titles;
}

} // namespace

QRectF DiagramContent::boxOf(const Placement &placement)
{
    const bool folded = placement.collapsed && !placement.zone.isNull();
    const QSizeF size = folded ? QSizeF(Folding::width, Folding::height)
                               : QSizeF(placement.width, placement.height);
    return { QPointF(placement.x, placement.y) / geometry::storedPerUnit,
             size / geometry::storedPerUnit };
}

DiagramContent::DiagramContent(const Project &project, const Id<Diagram> &diagram,
                               const Preview &preview, const QSet<QUuid> &only)
    : m_diagram(diagram)
{
    const Folding folding(project, diagram);
    for (const RecordRef &ref : project.referrers(diagram.value())) {
        if (const auto *route = project.find(Id<Route>(ref.id))) {
            for (const QPoint &point : route->points)
                m_waypoints[route->flow.value()].append(QPointF(point) / geometry::storedPerUnit);
        }
        const auto *placement = project.find(Id<Placement>(ref.id));
        if (!placement)
            continue;
        const RecordRef record = recordOf(*placement);
        const QUuid around = folding.around(zoning::of(project, record));
        if (!around.isNull()) {
            m_hiddenIn.insert(record.id, around);
            m_hidden[around].append(record);
        } else if (only.isEmpty() || only.contains(record.id)) {
            addNode(project, *placement,
                    preview.boxes.value(placement->id.value(), boxOf(*placement)));
        }
    }
    std::ranges::sort(m_nodes, {}, [](const Node &node) {
        return std::tuple(node.isSolid(), node.isSolid() ? 0 : node.depth, node.z, node.record.id);
    });
    for (qsizetype i = 0; i < m_nodes.size(); ++i)
        m_index.insert(m_nodes.at(i).record.id, i);
    for (auto it = preview.routes.constBegin(); it != preview.routes.constEnd(); ++it)
        m_waypoints.insert(it.key(), *it);
    addFlows(project, only);
    QList<geometry::Edge> edges;
    for (auto it = m_ends.constBegin(); it != m_ends.constEnd(); ++it)
        edges.append(edgeOf(it.key()));
    m_lines = geometry::route(m_boxes, edges, titles(project));
}

void DiagramContent::addNode(const Project &project, const Placement &placement, const QRectF &box)
{
    Node node { placement.id, recordOf(placement), box };
    node.z = placement.z;
    node.locked = placement.locked;
    if (node.record.kind == RecordKind::Zone) {
        node.depth = depthOf(project, placement.zone);
        node.folded = placement.collapsed;
    }
    if (node.isSolid())
        m_boxes.insert(node.record.id, box);
    m_nodes.append(node);
}

void DiagramContent::addFlows(const Project &project, const QSet<QUuid> &only)
{
    QHash<QUuid, QUuid> shown;
    for (auto it = m_hiddenIn.constBegin(); it != m_hiddenIn.constEnd(); ++it) {
        if (m_boxes.contains(*it))
            shown.insert(it.key(), *it);
    }
    for (auto it = m_boxes.constBegin(); it != m_boxes.constEnd(); ++it)
        shown.insert(it.key(), it.key());
    for (auto source = shown.constBegin(); source != shown.constEnd(); ++source) {
        for (const RecordRef &ref : project.referrers(source.key())) {
            const Flow *flow = project.find(Id<Flow>(ref.id));
            if (!flow || flow->source.value() != source.key())
                continue;
            const auto target = shown.constFind(flow->target.value());
            if (target == shown.constEnd())
                continue;
            if (*source == *target && *source != source.key()) {
                m_hiddenIn.insert(ref.id, *source);
                m_hidden[*source].append(ref);
            } else if (only.isEmpty() || only.contains(ref.id)) {
                m_ends.insert(ref.id, { *source, *target });
                m_flowsAt[*source].append(ref.id);
                if (*target != *source)
                    m_flowsAt[*target].append(ref.id);
            }
        }
    }
}

geometry::Edge DiagramContent::edgeOf(const QUuid &flow) const
{
    const Ends ends = m_ends.value(flow);
    return { flow, ends.source, ends.target, waypoints(flow) };
}

QList<QRectF> DiagramContent::titles(const Project &project) const
{
    QList<QRectF> all;
    for (const Node &node : m_nodes) {
        if (const Zone *zone = project.find(Id<Zone>(node.record.id)); zone && !node.folded)
            all += titlesOf(*zone, node.box);
    }
    return all;
}

DiagramContent::Moved DiagramContent::moveBoxes(const Project &project, const Preview &before,
                                                const Preview &now, Changed &changed)
{
    QSet<QUuid> placements;
    for (const auto *boxes : { &before.boxes, &now.boxes }) {
        for (auto it = boxes->constBegin(); it != boxes->constEnd(); ++it)
            placements.insert(it.key());
    }
    Moved moved;
    for (const QUuid &id : std::as_const(placements)) {
        const auto *placement = project.find(Id<Placement>(id));
        if (!placement)
            continue;
        const QUuid record = recordOf(*placement).id;
        const auto at = m_index.constFind(record);
        const QRectF box = now.boxes.value(id, boxOf(*placement));
        if (at == m_index.constEnd() || m_nodes.at(*at).box == box)
            continue;
        const QRectF from = std::exchange(m_nodes[*at].box, box);
        changed.nodes.append(m_nodes.at(*at).record);
        if (!m_nodes.at(*at).isSolid())
            continue;
        m_boxes.insert(record, box);
        moved.insert(record, from.size() == box.size()
                                     ? std::optional(box.topLeft() - from.topLeft())
                                     : std::nullopt);
    }
    return moved;
}

std::optional<QPointF> DiagramContent::carried(const QUuid &flow, const Moved &moved) const
{
    const Ends ends = m_ends.value(flow);
    const std::optional<QPointF> source = moved.value(ends.source);
    const std::optional<QPointF> target = moved.value(ends.target);
    return source && source == target ? source : std::nullopt;
}

void DiagramContent::rerouted(const Project &project, const QList<QUuid> &flows)
{
    QList<geometry::Edge> edges;
    for (const QUuid &id : flows)
        edges.append(edgeOf(id));
    // Looking for good ways takes time that grows with both; a drag has none to wait.
    constexpr qsizetype mostLooked = 6000;
    const bool search = edges.size() * m_lines.size() <= mostLooked;
    QList<QPolygonF> others;
    if (search) {
        const QSet<QUuid> own(flows.begin(), flows.end());
        for (auto it = m_lines.constBegin(); it != m_lines.constEnd(); ++it) {
            if (!own.contains(it.key()))
                others.append(*it);
        }
    }
    const QMap<QUuid, QPolygonF> lines = geometry::reroute(
            m_boxes, edges, search ? titles(project) : QList<QRectF>(), others, search);
    for (auto it = lines.constBegin(); it != lines.constEnd(); ++it)
        m_lines.insert(it.key(), *it);
}

DiagramContent::Changed DiagramContent::follow(const Project &project, const Preview &before,
                                               const Preview &now)
{
    Changed changed;
    QSet<QUuid> flows;
    QHash<QUuid, QPointF> whole;
    const Moved moved = moveBoxes(project, before, now, changed);
    for (auto node = moved.keyBegin(); node != moved.keyEnd(); ++node) {
        for (const QUuid &flow : m_flowsAt.value(*node)) {
            if (const std::optional<QPointF> by = carried(flow, moved))
                whole.insert(flow, *by);
            else
                flows.insert(flow);
        }
    }
    // What went along with both ends goes back when only one of them goes on.
    for (const QUuid &flow : std::as_const(flows)) {
        if (const auto points = m_waypoints.find(flow); points != m_waypoints.end())
            *points = storedWaypoints(project, m_diagram, flow);
    }
    for (const auto *routes : { &before.routes, &now.routes }) {
        for (auto it = routes->constBegin(); it != routes->constEnd(); ++it) {
            m_waypoints.insert(it.key(), now.routes.contains(it.key())
                                                 ? now.routes.value(it.key())
                                                 : storedWaypoints(project, m_diagram, it.key()));
            if (m_lines.contains(it.key()))
                flows.insert(it.key());
        }
    }
    for (auto it = whole.constBegin(); it != whole.constEnd(); ++it) {
        m_lines[it.key()].translate(*it);
        if (const auto points = m_waypoints.find(it.key()); points != m_waypoints.end()) {
            for (QPointF &point : *points)
                point += *it;
        }
    }
    changed.flows = flows.values();
    std::ranges::sort(changed.flows);
    rerouted(project, changed.flows);
    changed.flows += whole.keys();
    return changed;
}
