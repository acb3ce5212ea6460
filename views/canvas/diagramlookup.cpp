// What is asked of a diagram's content: the other half of DiagramContent.

#include "views/canvas/diagramcontent.h"

#include <QLineF>

#include <algorithm>

const DiagramContent::Node *DiagramContent::nodeOf(const QUuid &record) const
{
    const auto it = m_index.constFind(record);
    return it == m_index.constEnd() ? nullptr : &m_nodes.at(*it);
}

RecordRef DiagramContent::shownFor(const QUuid &record) const
{
    if (const Node *node = nodeOf(record))
        return node->record;
    if (m_lines.contains(record))
        return { RecordKind::Flow, record };
    const Node *folded = nodeOf(m_hiddenIn.value(record));
    return folded ? folded->record : RecordRef {};
}

QList<RecordRef> DiagramContent::shownFor(const QList<RecordRef> &records) const
{
    QList<RecordRef> shown;
    QSet<RecordRef> known;
    for (const RecordRef &record : records) {
        const RecordRef each = shownFor(record.id);
        if (each.id.isNull() || known.contains(each))
            continue;
        known.insert(each);
        shown.append(each);
    }
    return shown;
}

QRectF DiagramContent::boundsOf(const QUuid &record) const
{
    const QUuid shown = shownFor(record).id;
    const Node *node = nodeOf(shown);
    return node ? node->box : m_lines.value(shown).boundingRect();
}

QList<RecordRef> DiagramContent::withHidden(const QList<RecordRef> &records) const
{
    QList<RecordRef> all = records;
    for (const RecordRef &record : records)
        all += m_hidden.value(record.id);
    return all;
}

const DiagramContent::Node *DiagramContent::foldedAt(const QPointF &point) const
{
    const auto it = std::ranges::find_if(m_nodes, [&point](const Node &node) {
        return node.folded && node.box.contains(point);
    });
    return it == m_nodes.end() ? nullptr : &*it;
}

bool DiagramContent::endsFolded(const QUuid &flow) const
{
    const Ends ends = m_ends.value(flow);
    const Node *source = nodeOf(ends.source);
    const Node *target = nodeOf(ends.target);
    return (source && source->folded) || (target && target->folded);
}

QList<QPointF> DiagramContent::waypoints(const QUuid &flow) const
{
    return endsFolded(flow) ? QList<QPointF>() : m_waypoints.value(flow);
}

QHash<QUuid, QPointF> DiagramContent::placeLabels(const QList<geometry::Label> &labels) const
{
    // The names of zones are no place for labels either.
    QHash<QUuid, QRectF> taken = m_boxes;
    QList<QRectF> frames;
    for (const Node &node : m_nodes) {
        if (node.isSolid())
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
        if (node.isSolid()
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

QList<RecordRef> DiagramContent::readingOrder() const
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
        for (const QUuid &flow : m_flowsAt.value(node->record.id)) {
            if (m_ends.value(flow).source == node->record.id)
                leaving.append(flow);
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
        if (node.isSolid() || !node.box.contains(point))
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
