// How the items follow project, threats, selection and gestures: the other half of DiagramScene.

#include "views/canvas/diagramitems.h"
#include "views/canvas/diagramscene.h"

#include <QGraphicsView>

#include <algorithm>

namespace {

// Zones lie under flows, flows under elements; within each, Placement.z orders.
constexpr qreal zoneZ = 0;
constexpr qreal flowZ = 1e9;
constexpr qreal elementZ = 2e9;
constexpr qreal perDepth = 1e6;
// What is dragged stacks above all others of its kind.
constexpr qreal movingZ = 9e8;
/// Beyond so many flows their labels are not placed anew for a zoom.
constexpr qsizetype manyFlows = 2000;

/// Where an item stacks: by depth, then by Placement.z, and by its id where those are the same, so
/// that it does not matter in what order items came.
qreal stackingOf(const DiagramContent::Node &node)
{
    const qreal base = node.isSolid() ? elementZ : zoneZ + perDepth * node.depth;
    return base + node.z + node.record.id.data1 / 4294967296.0;
}

/// Takes the items away whose record is no longer shown.
template<typename Item>
void prune(QGraphicsScene &scene, QHash<QUuid, Item *> &items, const QSet<QUuid> &shown)
{
    for (auto it = items.begin(); it != items.end();) {
        if (shown.contains(it.key())) {
            ++it;
        } else {
            scene.removeItem(*it);
            delete *it;
            it = items.erase(it);
        }
    }
}

template<typename Item>
Item *itemFor(QGraphicsScene &scene, QHash<QUuid, Item *> &items, const RecordRef &record, qreal z)
{
    Item *&item = items[record.id];
    if (!item) {
        item = new Item(record);
        scene.addItem(item);
    }
    item->setZValue(z);
    return item;
}

} // namespace

void DiagramScene::follow(const Edit &edit)
{
    // Only what is drawn; decisions and controls come by way of the register.
    for (const Patch &patch : edit.patches()) {
        switch (patch.ref().kind) {
        case RecordKind::Zone:
        case RecordKind::Element:
        case RecordKind::Flow:
        case RecordKind::Artifact:
        case RecordKind::Placement:
        case RecordKind::Route:
        case RecordKind::Diagram:
            m_preview = {};
            rebuild();
            return;
        default:
            break;
        }
    }
}

void DiagramScene::followThreats(const QSet<QUuid> &subjects)
{
    // A new badge changes the size of a flow's label, so labels are placed anew.
    const bool shown = subjects.isEmpty() || std::ranges::any_of(subjects, [this](const QUuid &id) {
                           return !m_content.shownFor(id).id.isNull();
                       });
    if (!shown)
        return;
    syncNodes();
    syncFlows();
}

void DiagramScene::rebuild()
{
    if (m_preview.isEmpty())
        m_moving.release();
    m_overview.reset();
    m_content = DiagramContent(m_context.project(), m_diagram, m_preview);
    syncNodes();
    syncFlows();
    setSceneRect(workingArea() | (m_preview.isEmpty() ? QRectF() : sceneRect()));
    emit contentChanged();
}

template<typename Look>
Look DiagramScene::marked(Look look, const RecordRef &record) const
{
    look.selected = m_selectedSet.contains(record);
    look.hovered = record == m_hovered;
    look.focused = m_focusRing && look.selected && m_selected.last() == record;
    look.dropTarget = record == m_dropTarget;
    look.handles = look.selected && m_selected.size() == 1;
    return look;
}

void DiagramScene::syncNode(const DiagramContent::Node &node)
{
    m_overview.reset();
    const Project &project = m_context.project();
    if (const Zone *zone = project.find(Id<Zone>(node.record.id))) {
        painting::ZoneLook look = marked(
                looks::ofZone(*zone, node, m_content, project, m_context.threats), node.record);
        look.locked = node.locked;
        look.chevron = true;
        look.handles = look.handles && !node.folded;
        look.holdsSelected = node.folded && holdsSelected(node);
        itemFor(*this, m_zones, node.record, stackingOf(node))->sync(node.box, look);
    } else if (const Element *element = project.find(Id<Element>(node.record.id))) {
        painting::ElementLook look = looks::ofElement(*element, m_context.threats);
        look.badge = looks::badgeOf(node.record.id, project, m_context.threats);
        look.locked = node.locked;
        itemFor(*this, m_elements, node.record, stackingOf(node))
                ->sync(node.box, marked(look, node.record));
    }
}

bool DiagramScene::holdsSelected(const DiagramContent::Node &folded) const
{
    return std::ranges::any_of(m_selected, [&](const RecordRef &record) {
        return record != folded.record && m_content.shownFor(record.id) == folded.record;
    });
}

void DiagramScene::syncNodes()
{
    QSet<QUuid> shown;
    for (const DiagramContent::Node &node : m_content.nodes()) {
        shown.insert(node.record.id);
        syncNode(node);
    }
    prune(*this, m_zones, shown);
    prune(*this, m_elements, shown);
}

bool DiagramScene::showsBadge(const QUuid &flow, const std::optional<painting::Badge> &badge) const
{
    return badge
           && (m_allBadges || badge->worst >= Rating::High
               || m_selectedSet.contains({ RecordKind::Flow, flow }));
}

painting::FlowLook DiagramScene::flowLook(const QUuid &id) const
{
    const Project &project = m_context.project();
    const Flow *flow = project.find(Id<Flow>(id));
    if (!flow)
        return {};
    painting::FlowLook look = looks::ofFlow(*flow, project, m_context.threats);
    look.badge = looks::badgeOf(id, project, m_context.threats);
    if (!showsBadge(id, look.badge))
        look.badge.reset();
    look = marked(look, { RecordKind::Flow, id });
    if (look.handles) {
        look.waypoints = m_content.waypoints(id);
        look.crossings = m_content.crossings(project, id);
    }
    return look;
}

void DiagramScene::syncFlows()
{
    m_overview.reset();
    QHash<QUuid, painting::FlowLook> flowLooks;
    QList<geometry::Label> labels;
    QSet<QUuid> shown;
    for (auto it = m_content.lines().constBegin(); it != m_content.lines().constEnd(); ++it) {
        shown.insert(it.key());
        const painting::FlowLook look = flowLook(it.key());
        labels.append({ it.key(), painting::labelSize(look.label, look.badge) });
        flowLooks.insert(it.key(), look);
    }
    const QHash<QUuid, QPointF> places = m_content.placeLabels(labels);
    m_labels.clear();
    for (const geometry::Label &label : labels) {
        const QRectF box(places.value(label.edge), label.size);
        m_labels.insert(label.edge, box);
        itemFor(*this, m_flows, { RecordKind::Flow, label.edge },
                flowZ + label.edge.data1 / 4294967296.0)
                ->sync(m_content.lines().value(label.edge), box, flowLooks.value(label.edge));
    }
    prune(*this, m_flows, shown);
}

void DiagramScene::followSelection()
{
    const QList<RecordRef> before = std::exchange(m_selected, m_context.selection.records());
    m_selectedSet = { m_selected.begin(), m_selected.end() };
    // With another badge a label needs another place.
    const bool other = std::ranges::any_of(before + m_selected, [this](const RecordRef &record) {
        const auto label = m_labels.constFind(record.id);
        if (label == m_labels.constEnd())
            return false;
        const painting::FlowLook look = flowLook(record.id);
        return painting::labelSize(look.label, look.badge) != label->size();
    });
    if (other)
        syncFlows();
    refreshLooks(before + m_selected);
}

void DiagramScene::refreshLooks(const QList<RecordRef> &records)
{
    m_overview.reset();
    for (const RecordRef &record : m_content.shownFor(records)) {
        if (const DiagramContent::Node *node = m_content.nodeOf(record.id))
            syncNode(*node);
        else if (FlowItem *item = m_flows.value(record.id);
                 item && m_context.project().find(Id<Flow>(record.id)))
            item->sync(m_content.lines().value(record.id), m_labels.value(record.id),
                       flowLook(record.id));
    }
}

void DiagramScene::setAllBadges(bool on)
{
    if (m_content.lines().size() > manyFlows)
        on = false;
    if (on != std::exchange(m_allBadges, on))
        syncFlows();
}

void DiagramScene::preview(const DiagramContent::Preview &preview)
{
    if (preview.isEmpty() && m_preview.isEmpty())
        return;
    if (preview.isEmpty()) {
        m_preview = {};
        rebuild();
        return;
    }
    const DiagramContent::Changed changed =
            m_content.follow(m_context.project(), m_preview, preview);
    m_preview = preview;
    moveItems(changed);
}

void DiagramScene::moveItems(const DiagramContent::Changed &changed)
{
    QRectF reached;
    QRectF touched;
    const auto move = [&](auto &item, qreal z, auto &&place) {
        m_moving.take(item, z + movingZ);
        touched |= item.boundingRect();
        place();
        touched |= item.boundingRect();
    };
    for (const RecordRef &record : changed.nodes) {
        const QRectF &box = m_content.nodeOf(record.id)->box;
        reached |= box;
        if (ElementItem *element = m_elements.value(record.id))
            move(*element, elementZ, [&] { element->moveTo(box); });
        else if (ZoneItem *zone = m_zones.value(record.id))
            move(*zone, zoneZ, [&] { zone->moveTo(box); });
    }
    for (const QUuid &flow : changed.flows) {
        FlowItem *item = m_flows.value(flow);
        if (!item)
            continue;
        const QPolygonF line = m_content.lines().value(flow);
        QRectF &label = m_labels[flow];
        // Beside the same leg as before where the whole line moved.
        const QPointF by = line.first() - item->line().first();
        label.moveTopLeft(line.translated(-by) == item->line()
                                  ? label.topLeft() + by
                                  : geometry::besideLongestLeg(line, label.size()));
        move(*item, flowZ, [&] {
            if (m_selectedSet.contains({ RecordKind::Flow, flow }))
                item->sync(line, label, flowLook(flow));
            else
                item->moveTo(line, label);
        });
    }
    m_overview.reset();
    // From afar what is painted of a thing is larger than the thing.
    const bool afar = std::ranges::any_of(views(), [this](const QGraphicsView *view) {
        return isSeenFromAfar(view->transform().m11());
    });
    if (afar)
        update();
    else if (!touched.isNull())
        update(touched);
    if (!reached.isNull())
        setSceneRect(sceneRect() | withRoom(reached));
}
