#include "views/canvas/diagramcontent.h"

#include <QCoreApplication>
#include <QLineF>

#include <algorithm>

namespace {

QRectF boxOf(const Placement &placement)
{
    return { placement.x / geometry::storedPerUnit, placement.y / geometry::storedPerUnit,
             placement.width / geometry::storedPerUnit,
             placement.height / geometry::storedPerUnit };
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
    const qreal width =
            std::min(box.width(), 14 + perLetter * static_cast<qreal>(zone.name.size()));
    QList<QRectF> titles { QRectF(box.topLeft(), QSizeF(width, height)) };
    if (zone.trust > 0)
        titles.append(QRectF(box.right() - trust, box.top(), trust, height));
    return titles;
}

} // namespace

DiagramContent::DiagramContent(const Project &project, const Id<Diagram> &diagram,
                               const Preview &preview, const QSet<QUuid> &only)
    : m_diagram(diagram)
{
    const auto shown = [&only](const QUuid &id) { return only.isEmpty() || only.contains(id); };
    QList<QRectF> titles;
    for (const RecordRef &ref : project.referrers(diagram.value())) {
        if (const auto *route = project.find(Id<Route>(ref.id))) {
            for (const QPoint &point : route->points)
                m_waypoints[route->flow.value()].append(QPointF(point) / geometry::storedPerUnit);
        }
        const auto *placement = project.find(Id<Placement>(ref.id));
        if (!placement
            || !shown(placement->zone.isNull() ? placement->element.value()
                                               : placement->zone.value()))
            continue;
        Node node { placement->id, {}, boxOf(*placement) };
        node.z = placement->z;
        node.locked = placement->locked;
        const auto override = preview.boxes.constFind(placement->id.value());
        if (override != preview.boxes.constEnd())
            node.box = *override;
        if (placement->zone.isNull()) {
            node.record = { RecordKind::Element, placement->element.value() };
            m_boxes.insert(node.record.id, node.box);
        } else {
            node.record = { RecordKind::Zone, placement->zone.value() };
            node.depth = depthOf(project, placement->zone);
            if (const Zone *zone = project.find(placement->zone))
                titles.append(titlesOf(*zone, node.box));
        }
        m_nodes.append(node);
    }
    std::ranges::sort(m_nodes, [](const Node &a, const Node &b) {
        return std::tuple(a.record.kind, a.depth, a.z, a.record.id)
               < std::tuple(b.record.kind, b.depth, b.z, b.record.id);
    });
    for (qsizetype i = 0; i < m_nodes.size(); ++i)
        m_index.insert(m_nodes.at(i).record.id, i);
    for (auto it = preview.routes.constBegin(); it != preview.routes.constEnd(); ++it)
        m_waypoints.insert(it.key(), *it);
    QList<geometry::Edge> edges;
    for (auto it = m_boxes.constBegin(); it != m_boxes.constEnd(); ++it) {
        for (const RecordRef &ref : project.referrers(it.key())) {
            const Flow *flow = project.find(Id<Flow>(ref.id));
            if (flow && flow->source.value() == it.key() && m_boxes.contains(flow->target.value())
                && shown(ref.id))
                edges.append({ ref.id, flow->source.value(), flow->target.value(),
                               m_waypoints.value(ref.id) });
        }
    }
    m_lines = geometry::route(m_boxes, edges, titles);
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
        const bool zone = !placement->zone.isNull();
        const QUuid record = zone ? placement->zone.value() : placement->element.value();
        const auto at = m_index.constFind(record);
        const QRectF box = now.boxes.value(id, boxOf(*placement));
        if (at == m_index.constEnd() || m_nodes.at(*at).box == box)
            continue;
        const QRectF from = std::exchange(m_nodes[*at].box, box);
        changed.nodes.append(m_nodes.at(*at).record);
        if (zone)
            continue;
        m_boxes.insert(record, box);
        moved.insert(record, from.size() == box.size()
                                     ? std::optional(box.topLeft() - from.topLeft())
                                     : std::nullopt);
    }
    return moved;
}

std::optional<QPointF> DiagramContent::carried(const Flow &flow, const Moved &moved) const
{
    const std::optional<QPointF> source = moved.value(flow.source.value());
    const std::optional<QPointF> target = moved.value(flow.target.value());
    // Waypoints stay where the team set them.
    const bool whole = source && source == target && !m_waypoints.contains(flow.id.value());
    return whole ? source : std::nullopt;
}

void DiagramContent::rerouted(const Project &project, const QList<QUuid> &flows)
{
    QList<geometry::Edge> edges;
    for (const QUuid &id : flows) {
        if (const Flow *flow = project.find(Id<Flow>(id)))
            edges.append({ id, flow->source.value(), flow->target.value(), m_waypoints.value(id) });
    }
    // Looking for good ways takes time that grows with both; a drag has none to wait.
    constexpr qsizetype mostLooked = 6000;
    const bool search = edges.size() * m_lines.size() <= mostLooked;
    QList<QPolygonF> others;
    QList<QRectF> titles;
    if (search) {
        const QSet<QUuid> own(flows.begin(), flows.end());
        for (auto it = m_lines.constBegin(); it != m_lines.constEnd(); ++it) {
            if (!own.contains(it.key()))
                others.append(*it);
        }
        for (const Node &node : std::as_const(m_nodes)) {
            if (const Zone *zone = project.find(Id<Zone>(node.record.id)))
                titles += titlesOf(*zone, node.box);
        }
    }
    const QMap<QUuid, QPolygonF> lines = geometry::reroute(m_boxes, edges, titles, others, search);
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
    for (auto element = moved.keyBegin(); element != moved.keyEnd(); ++element) {
        for (const RecordRef &ref : project.referrers(*element)) {
            const Flow *flow =
                    ref.kind == RecordKind::Flow ? project.find(Id<Flow>(ref.id)) : nullptr;
            if (!flow || !m_lines.contains(ref.id))
                continue;
            if (const std::optional<QPointF> by = carried(*flow, moved))
                whole.insert(ref.id, *by);
            else
                flows.insert(ref.id);
        }
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
    for (auto it = whole.constBegin(); it != whole.constEnd(); ++it)
        m_lines[it.key()].translate(*it);
    changed.flows = flows.values();
    std::ranges::sort(changed.flows);
    rerouted(project, changed.flows);
    changed.flows += whole.keys();
    return changed;
}

const DiagramContent::Node *DiagramContent::nodeOf(const QUuid &record) const
{
    const auto it = m_index.constFind(record);
    return it == m_index.constEnd() ? nullptr : &m_nodes.at(*it);
}

QHash<QUuid, QPointF> DiagramContent::placeLabels(const QList<geometry::Label> &labels) const
{
    // The names of zones are no place for labels either.
    QHash<QUuid, QRectF> taken = m_boxes;
    QList<QRectF> frames;
    for (const Node &node : m_nodes) {
        if (node.record.kind != RecordKind::Zone)
            continue;
        taken.insert(node.record.id, QRectF(node.box.topLeft(), QSizeF(node.box.width(), 22)));
        frames.append(node.box);
    }
    return geometry::placeLabels(m_lines, taken, labels, frames);
}

QList<QPointF> DiagramContent::storedWaypoints(const Project &project, const Id<Diagram> &diagram,
                                               const QUuid &flow)
{
    QList<QPointF> points;
    for (const RecordRef &ref : project.referrers(flow)) {
        const Route *route = project.find(Id<Route>(ref.id));
        if (!route || route->diagram != diagram)
            continue;
        for (const QPoint &point : route->points)
            points.append(QPointF(point) / geometry::storedPerUnit);
    }
    return points;
}

QList<QPointF> DiagramContent::crossings(const Project &project, const QUuid &id) const
{
    QList<QPointF> found;
    const Flow *flow = project.find(Id<Flow>(id));
    const auto line = m_lines.constFind(id);
    if (!flow || line == m_lines.constEnd())
        return found;
    const Element *source = project.find(flow->source);
    const Element *target = project.find(flow->target);
    for (const Node &node : m_nodes) {
        if (node.record.kind != RecordKind::Zone
            || zoning::encloses(project, node.record.id, source->zone)
                       == zoning::encloses(project, node.record.id, target->zone))
            continue;
        const QRectF &box = node.box;
        const QLineF sides[] = { { box.topLeft(), box.topRight() },
                                 { box.topRight(), box.bottomRight() },
                                 { box.bottomRight(), box.bottomLeft() },
                                 { box.bottomLeft(), box.topLeft() } };
        for (qsizetype i = 1; i < line->size(); ++i) {
            const QLineF leg(line->at(i - 1), line->at(i));
            for (const QLineF &side : sides) {
                QPointF at;
                if (leg.intersects(side, &at) == QLineF::BoundedIntersection)
                    found.append(at);
            }
        }
    }
    return found;
}

QList<RecordRef> DiagramContent::readingOrder(const Project &project) const
{
    QList<const Node *> nodes;
    for (const Node &node : m_nodes)
        nodes.append(&node);
    std::ranges::stable_sort(nodes, [](const Node *a, const Node *b) {
        return std::pair(a->box.top(), a->box.left()) < std::pair(b->box.top(), b->box.left());
    });
    QList<RecordRef> order;
    for (const Node *node : nodes) {
        order.append(node->record);
        QList<QUuid> leaving;
        for (const RecordRef &ref : project.referrers(node->record.id)) {
            const Flow *flow = project.find(Id<Flow>(ref.id));
            if (flow && flow->source.value() == node->record.id && m_lines.contains(ref.id))
                leaving.append(ref.id);
        }
        std::ranges::sort(leaving);
        for (const QUuid &flow : leaving)
            order.append({ RecordKind::Flow, flow });
    }
    return order;
}

QRectF DiagramContent::bounds() const
{
    QRectF all;
    for (const Node &node : m_nodes)
        all |= node.box;
    for (const QPolygonF &line : m_lines)
        all |= line.boundingRect();
    return all.isEmpty() ? all : all.adjusted(-24, -24, 24, 24);
}

Id<Zone> DiagramContent::zoneAt(const Project &project, const QPointF &point,
                                const QUuid &except) const
{
    const Node *best = nullptr;
    for (const Node &node : m_nodes) {
        if (node.record.kind != RecordKind::Zone || !node.box.contains(point))
            continue;
        if (zoning::encloses(project, except, Id<Zone>(node.record.id)))
            continue;
        if (!best || node.depth > best->depth
            || (node.depth == best->depth
                && node.box.width() * node.box.height() < best->box.width() * best->box.height()))
            best = &node;
    }
    return best ? Id<Zone>(best->record.id) : Id<Zone>();
}

namespace zoning {

Id<Zone> of(const Project &project, const RecordRef &record)
{
    if (const Zone *zone = project.find(Id<Zone>(record.id)))
        return zone->parent;
    const Element *element = project.find(Id<Element>(record.id));
    return element ? element->zone : Id<Zone>();
}

bool encloses(const Project &project, const QUuid &outer, Id<Zone> inner)
{
    while (!inner.isNull()) {
        if (inner.value() == outer)
            return true;
        const Zone *zone = project.find(inner);
        inner = zone ? zone->parent : Id<Zone>();
    }
    return false;
}

} // namespace zoning

namespace looks {

std::optional<painting::Badge> badgeOf(const QUuid &subject, const Project &project,
                                       const Register &threats)
{
    painting::Badge badge;
    for (const ThreatRow *row : threats.rowsOf(subject)) {
        if (!row->isOpen())
            continue;
        ++badge.open;
        badge.worst = std::max(badge.worst, risk::rating(project.settings(), row->current));
    }
    return badge.open > 0 ? std::optional(badge) : std::nullopt;
}

bool allDecided(const QUuid &subject, const Register &threats)
{
    const QList<const ThreatRow *> rows = threats.rowsOf(subject);
    return !rows.isEmpty()
           && std::ranges::none_of(rows, [](const ThreatRow *row) { return row->isOpen(); });
}

painting::ElementLook ofElement(const Element &element, const Register &threats)
{
    painting::ElementLook look;
    look.name = element.name;
    look.decided = allDecided(element.id.value(), threats);
    if (const ElementType *type = threats.catalogs().vocabulary.elementType(element.type)) {
        look.icon = type->icon;
        look.base = type->base;
    }
    return look;
}

painting::ZoneLook ofZone(const Zone &zone)
{
    painting::ZoneLook look;
    look.name = zone.name;
    if (zone.trust > 0)
        look.trust = QCoreApplication::translate("looks", "trust %1").arg(zone.trust);
    return look;
}

painting::FlowLook ofFlow(const Flow &flow, const Project &project, const Register & /*threats*/)
{
    painting::FlowLook look;
    QStringList carried;
    for (const Id<Artifact> &id : flow.artifacts) {
        if (const Artifact *artifact = project.find(id))
            carried.append(artifact->name);
    }
    look.label = flow.name.isEmpty() ? carried.join(QStringLiteral(", ")) : flow.name;
    if (carried.size() > 2 && flow.name.isEmpty())
        look.label = QCoreApplication::translate("looks", "%1 and %2 more")
                             .arg(carried.first())
                             .arg(carried.size() - 1);
    return look;
}

} // namespace looks
