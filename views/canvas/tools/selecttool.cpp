#include "views/canvas/tools/selecttool.h"

#include "model/core/operations/model.h"

#include <cmath>

namespace {

constexpr qreal grid = 10;
constexpr qreal dragDistance = 4;
constexpr qreal gripSize = 6;
constexpr qreal minWidth = 60;
constexpr qreal minHeight = 32;

QPointF snapped(const QPointF &point)
{
    return { std::round(point.x() / grid) * grid, std::round(point.y() / grid) * grid };
}

QRect stored(const QRectF &box)
{
    return { qRound(box.x() * geometry::storedPerUnit), qRound(box.y() * geometry::storedPerUnit),
             qRound(box.width() * geometry::storedPerUnit),
             qRound(box.height() * geometry::storedPerUnit) };
}

bool isInside(const Project &project, Id<Zone> zone, const QUuid &outer)
{
    while (!zone.isNull()) {
        if (zone.value() == outer)
            return true;
        const Zone *record = project.find(zone);
        zone = record ? record->parent : Id<Zone>();
    }
    return false;
}

Id<Zone> zoneOf(const Project &project, const RecordRef &record)
{
    if (const Zone *zone = project.find(Id<Zone>(record.id)))
        return zone->parent;
    const Element *element = project.find(Id<Element>(record.id));
    return element ? element->zone : Id<Zone>();
}

} // namespace

SelectTool::SelectTool(DiagramScene &scene) : m_scene(scene), m_connect(scene) { }

std::optional<SelectTool::Grip> SelectTool::gripAt(const SceneEvent &event) const
{
    const RecordRef single = m_scene.context().selection.single();
    const DiagramContent::Node *node = m_scene.content().nodeOf(single.id);
    if (!node)
        return std::nullopt;
    const qreal reach = gripSize * event.unitsPerPixel;
    const QPointF &at = event.position;
    if (!node->box.adjusted(-reach, -reach, reach, reach).contains(at))
        return std::nullopt;
    Grip grip { node->placement };
    grip.x = std::abs(at.x() - node->box.left()) <= reach    ? -1
             : std::abs(at.x() - node->box.right()) <= reach ? 1
                                                             : 0;
    grip.y = std::abs(at.y() - node->box.top()) <= reach      ? -1
             : std::abs(at.y() - node->box.bottom()) <= reach ? 1
                                                              : 0;
    // Elements keep their edges for connecting: they are resized by their corners.
    const bool corner = grip.x != 0 && grip.y != 0;
    const bool edge = grip.x != 0 || grip.y != 0;
    return (node->record.kind == RecordKind::Zone ? edge : corner) ? std::optional(grip)
                                                                   : std::nullopt;
}

bool SelectTool::onConnectHandle(const SceneEvent &event) const
{
    const RecordRef record = m_scene.recordAt(event.position);
    const DiagramContent::Node *node = m_scene.content().nodeOf(record.id);
    if (!node || record.kind != RecordKind::Element)
        return false;
    const qreal reach = gripSize * event.unitsPerPixel;
    return !node->box.adjusted(reach, reach, -reach, -reach).contains(event.position);
}

void SelectTool::press(const SceneEvent &event)
{
    m_start = event;
    Selection &selection = m_scene.context().selection;
    if (const std::optional<Grip> grip = gripAt(event)) {
        m_grip = *grip;
        m_gesture = Gesture::Resizing;
        return;
    }
    if (onConnectHandle(event)) {
        m_gesture = Gesture::Connecting;
        m_connect.press(event);
        return;
    }
    m_pressed = m_scene.recordAt(event.position);
    const bool adding = event.modifiers & (Qt::ShiftModifier | Qt::ControlModifier);
    m_before = selection.records();
    if (m_pressed.id.isNull()) {
        m_gesture = Gesture::Band;
        if (!adding) {
            m_before.clear();
            selection.clear();
        }
        return;
    }
    m_gesture = Gesture::Pressed;
    m_wasSelected = selection.contains(m_pressed);
    if (adding && !m_wasSelected)
        selection.select(m_before + QList<RecordRef> { m_pressed });
    else if (!adding && !m_wasSelected)
        selection.select(m_pressed);
}

void SelectTool::move(const SceneEvent &event)
{
    const QPointF by = event.position - m_start.position;
    const bool snap = !(event.modifiers & Qt::AltModifier);
    switch (m_gesture) {
    case Gesture::None:
        m_scene.hover(m_scene.recordAt(event.position));
        return;
    case Gesture::Pressed:
        if (by.manhattanLength() < dragDistance * event.unitsPerPixel
            || m_pressed.kind == RecordKind::Flow)
            return;
        m_gesture = Gesture::Moving;
        [[fallthrough]];
    case Gesture::Moving:
        m_scene.preview(movedBoxes(snap ? snapped(by) : by, !snap));
        showDropTarget(event.position);
        return;
    case Gesture::Resizing:
        m_scene.preview({ { m_grip.placement.value(), resizedBox(event.position, snap) } });
        return;
    case Gesture::Band: {
        const QRectF band = QRectF(m_start.position, event.position).normalized();
        m_scene.showRubberBand(band);
        QList<RecordRef> chosen = m_before;
        for (const RecordRef &record : m_scene.recordsIn(band)) {
            if (!chosen.contains(record))
                chosen.append(record);
        }
        m_scene.context().selection.select(chosen);
        return;
    }
    case Gesture::Connecting:
        m_connect.move(event);
        return;
    }
}

void SelectTool::release(const SceneEvent &event)
{
    const Gesture gesture = std::exchange(m_gesture, Gesture::None);
    const QPointF by = event.position - m_start.position;
    const bool snap = !(event.modifiers & Qt::AltModifier);
    Selection &selection = m_scene.context().selection;
    switch (gesture) {
    case Gesture::Pressed:
        if ((event.modifiers & (Qt::ShiftModifier | Qt::ControlModifier)) && m_wasSelected) {
            QList<RecordRef> rest = selection.records();
            rest.removeAll(m_pressed);
            selection.select(rest);
        } else if (m_wasSelected && selection.records().size() > 1) {
            selection.select(m_pressed);
        }
        break;
    case Gesture::Moving:
        pushBoxes(movedBoxes(snap ? snapped(by) : by, !snap), QStringLiteral("move"), !snap);
        break;
    case Gesture::Resizing:
        pushBoxes({ { m_grip.placement.value(), resizedBox(event.position, snap) } },
                  QStringLiteral("resize"), true);
        break;
    case Gesture::Connecting:
        m_connect.release(event);
        break;
    case Gesture::None:
    case Gesture::Band:
        break;
    }
    m_scene.showRubberBand({});
    m_scene.setDropTarget({});
    m_scene.preview({});
}

bool SelectTool::cancel()
{
    const bool running = m_gesture != Gesture::None;
    if (m_gesture == Gesture::Connecting)
        m_connect.cancel();
    m_gesture = Gesture::None;
    m_scene.showRubberBand({});
    m_scene.setDropTarget({});
    m_scene.preview({});
    return running;
}

Qt::CursorShape SelectTool::cursor(const SceneEvent &event) const
{
    if (const std::optional<Grip> grip = gripAt(event)) {
        if (grip->x == 0)
            return Qt::SizeVerCursor;
        if (grip->y == 0)
            return Qt::SizeHorCursor;
        return grip->x == grip->y ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor;
    }
    return onConnectHandle(event) ? Qt::CrossCursor : Qt::ArrowCursor;
}

void SelectTool::nudge(const QPointF &by)
{
    const QHash<QUuid, QRectF> boxes = movedBoxes(by, false);
    if (!boxes.isEmpty())
        pushBoxes(boxes, QStringLiteral("move"), false);
}

QList<const DiagramContent::Node *> SelectTool::moving(bool zonesAlone) const
{
    const Project &project = m_scene.context().project();
    const Selection &selection = m_scene.context().selection;
    QList<const DiagramContent::Node *> nodes;
    for (const DiagramContent::Node &node : m_scene.content().nodes()) {
        bool moves = selection.contains(node.record);
        for (const RecordRef &record : selection.records()) {
            if (!moves && !zonesAlone && record.kind == RecordKind::Zone)
                moves = isInside(project, zoneOf(project, node.record), record.id);
        }
        if (moves)
            nodes.append(&node);
    }
    return nodes;
}

QHash<QUuid, QRectF> SelectTool::movedBoxes(const QPointF &by, bool zonesAlone) const
{
    QHash<QUuid, QRectF> boxes;
    const Project &project = m_scene.context().project();
    for (const DiagramContent::Node *node : moving(zonesAlone)) {
        const Placement *placement = project.find(node->placement);
        const QRectF box(placement->x / geometry::storedPerUnit,
                         placement->y / geometry::storedPerUnit,
                         placement->width / geometry::storedPerUnit,
                         placement->height / geometry::storedPerUnit);
        boxes.insert(node->placement.value(), box.translated(by));
    }
    return boxes;
}

QRectF SelectTool::resizedBox(const QPointF &to, bool snap) const
{
    const Placement *placement = m_scene.context().project().find(m_grip.placement);
    if (!placement)
        return {};
    QRectF box(placement->x / geometry::storedPerUnit, placement->y / geometry::storedPerUnit,
               placement->width / geometry::storedPerUnit,
               placement->height / geometry::storedPerUnit);
    const QPointF at = snap ? snapped(to) : to;
    if (m_grip.x < 0)
        box.setLeft(std::min(at.x(), box.right() - minWidth));
    if (m_grip.x > 0)
        box.setRight(std::max(at.x(), box.left() + minWidth));
    if (m_grip.y < 0)
        box.setTop(std::min(at.y(), box.bottom() - minHeight));
    if (m_grip.y > 0)
        box.setBottom(std::max(at.y(), box.top() + minHeight));
    return box;
}

void SelectTool::pushBoxes(const QHash<QUuid, QRectF> &boxes, const QString &operation,
                           bool zonesAlone)
{
    const ViewContext &context = m_scene.context();
    const Project &project = context.project();
    QList<operations::Move> moves;
    QSet<QUuid> movedZones;
    for (const RecordRef &record : context.selection.records()) {
        if (record.kind == RecordKind::Zone)
            movedZones.insert(record.id);
    }
    for (auto it = boxes.constBegin(); it != boxes.constEnd(); ++it) {
        operations::Move move { Id<Placement>(it.key()), stored(*it) };
        const Placement *placement = project.find(move.placement);
        const RecordRef record =
                placement->zone.isNull()
                        ? RecordRef { RecordKind::Element, placement->element.value() }
                        : RecordRef { RecordKind::Zone, placement->zone.value() };
        // What moves inside its zone stays in it; what was dropped itself belongs where it lies
        // now.
        const Id<Zone> before = zoneOf(project, record);
        const bool carried = !zonesAlone && movedZones.contains(before.value());
        const Id<Zone> now = m_scene.content().zoneAt(
                project, it->center(), placement->zone.isNull() ? QUuid() : record.id);
        if (operation == u"move" && !carried && context.selection.contains(record) && now != before)
            move.zone = now;
        moves.append(move);
    }
    QString name;
    if (boxes.size() == 1) {
        const Placement *only = project.find(moves.first().placement);
        const Element *element = project.find(only->element);
        const Zone *zone = project.find(only->zone);
        name = element ? element->name : zone ? zone->name : QString();
    } else {
        name = QString::number(boxes.size());
    }
    context.push(operations::moveTo(project, moves), { operation, { name } });
}

void SelectTool::showDropTarget(const QPointF &at)
{
    const ViewContext &context = m_scene.context();
    const Id<Zone> zone = m_scene.content().zoneAt(context.project(), at, m_pressed.id);
    const bool changes = zone != zoneOf(context.project(), m_pressed);
    m_scene.setDropTarget(changes ? RecordRef { RecordKind::Zone, zone.value() } : RecordRef {});
}
