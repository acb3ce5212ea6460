#include "views/canvas/tools/selecttool.h"

#include "views/canvas/editing/folds.h"
#include "views/canvas/tools/guides.h"

#include <QCoreApplication>

#include <cmath>

namespace {

constexpr qreal dragDistance = 4;
constexpr qreal gripSize = 6;
/// Guides take hold within so many pixels.
constexpr qreal guideReach = 5;
/// Guides look no farther than this, in scene units: beyond, nobody sees the other end.
constexpr qreal guideSight = 1200;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(SelectTool)
};

bool adds(const SceneEvent &event)
{
    return event.modifiers & (Qt::ShiftModifier | Qt::ControlModifier);
}

} // namespace

SelectTool::SelectTool(DiagramScene &scene) : m_scene(scene), m_connect(scene), m_route(scene) { }

std::optional<SelectTool::Grip> SelectTool::gripAt(const SceneEvent &event) const
{
    const RecordRef single = m_scene.context().selection.single();
    const DiagramContent::Node *node = m_scene.content().nodeOf(single.id);
    if (!node || node->locked || node->folded)
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

RecordRef SelectTool::chevronAt(const SceneEvent &event) const
{
    const RecordRef record = m_scene.recordAt(event.position);
    const DiagramContent::Node *node = m_scene.content().nodeOf(record.id);
    if (!node || record.kind != RecordKind::Zone
        || !painting::Detail::at(1 / event.unitsPerPixel).names)
        return {};
    const bool over = painting::chevronBox(node->box).contains(event.position);
    return over ? record : RecordRef {};
}

RecordRef SelectTool::connectSourceAt(const SceneEvent &event) const
{
    const qreal reach = gripSize * event.unitsPerPixel;
    const RecordRef under = m_scene.recordAt(event.position);
    // The rings reach a little out of their element.
    for (const RecordRef &record : { under, m_scene.elementNear(event.position, reach) }) {
        const DiagramContent::Node *node = m_scene.content().nodeOf(record.id);
        if (!node || record.kind != RecordKind::Element)
            continue;
        for (const QPointF &ring : painting::connectionPoints(node->box)) {
            if ((ring - event.position).manhattanLength() <= reach * 1.4)
                return record;
        }
        const qreal edge = std::min(reach, node->box.height() / 5);
        if (record == under
            && !node->box.adjusted(edge, edge, -edge, -edge).contains(event.position))
            return record;
    }
    return {};
}

void SelectTool::press(const SceneEvent &event)
{
    m_start = event;
    m_boxes.clear();
    m_origins.clear();
    if (!adds(event) && m_route.takes(event)) {
        m_gesture = Gesture::Routing;
        m_pressed = m_scene.context().selection.single();
        m_route.press(event);
        return;
    }
    if (const RecordRef zone = chevronAt(event); !zone.id.isNull()) {
        m_gesture = Gesture::Folding;
        m_pressed = zone;
        return;
    }
    if (const std::optional<Grip> grip = gripAt(event)) {
        m_grip = *grip;
        m_gesture = Gesture::Resizing;
        return;
    }
    if (const RecordRef source = connectSourceAt(event); !source.id.isNull()) {
        m_gesture = Gesture::Connecting;
        m_pressed = source;
        m_connect.start(source, event.position);
        return;
    }
    pressOn(m_scene.recordAt(event.position), event);
}

void SelectTool::pressOn(const RecordRef &record, const SceneEvent &event)
{
    Selection &selection = m_scene.context().selection;
    m_pressed = record;
    m_before = selection.records();
    if (m_pressed.id.isNull()) {
        m_gesture = Gesture::Band;
        if (!adds(event)) {
            m_before.clear();
            selection.clear();
        }
        return;
    }
    m_gesture = Gesture::Pressed;
    m_wasSelected = selection.contains(m_pressed);
    if (adds(event) && !m_wasSelected)
        selection.select(m_before + QList<RecordRef> { m_pressed });
    else if (!adds(event) && !m_wasSelected)
        selection.select(m_pressed);
}

void SelectTool::click(const SceneEvent &event)
{
    Selection &selection = m_scene.context().selection;
    if (adds(event) && m_wasSelected) {
        QList<RecordRef> rest = selection.records();
        rest.removeAll(m_pressed);
        selection.select(rest);
    } else if (m_wasSelected && selection.records().size() > 1) {
        selection.select(m_pressed);
    }
}

void SelectTool::move(const SceneEvent &event)
{
    const bool far = (event.position - m_start.position).manhattanLength()
                     >= dragDistance * event.unitsPerPixel;
    switch (m_gesture) {
    case Gesture::None: {
        const RecordRef ring = connectSourceAt(event);
        m_scene.hover(ring.id.isNull() ? m_scene.recordAt(event.position) : ring);
        return;
    }
    case Gesture::Folding:
        if (!far)
            return;
        pressOn(m_pressed, m_start);
        [[fallthrough]];
    case Gesture::Pressed:
        if (!far || m_pressed.kind == RecordKind::Flow)
            return;
        m_gesture = Gesture::Moving;
        if (moving(event.modifiers & Qt::AltModifier).isEmpty())
            emit m_scene.refused(Text::tr("It is locked where it is. Ctrl+Shift+L unlocks it."));
        [[fallthrough]];
    case Gesture::Moving:
        drag(event);
        return;
    case Gesture::Resizing:
        if (far || !m_boxes.isEmpty())
            resize(event);
        return;
    case Gesture::Band:
        stretchBand(event);
        return;
    case Gesture::Connecting:
        if (far)
            m_connect.move(event);
        return;
    case Gesture::Routing:
        m_route.move(event);
        return;
    }
}

void SelectTool::release(const SceneEvent &event)
{
    const Gesture gesture = std::exchange(m_gesture, Gesture::None);
    const bool far = (event.position - m_start.position).manhattanLength()
                     >= dragDistance * event.unitsPerPixel;
    switch (gesture) {
    case Gesture::Pressed:
        click(event);
        break;
    case Gesture::Folding:
        folds::toggle(m_scene, { m_pressed.id });
        break;
    case Gesture::Moving:
        drag(event);
        if (!droppedOnFolded())
            boxes::push(m_scene, m_boxes, QStringLiteral("move"));
        break;
    case Gesture::Resizing:
        if (!m_boxes.isEmpty())
            boxes::push(m_scene, m_boxes, QStringLiteral("resize"));
        break;
    case Gesture::Connecting:
        if (far) {
            m_connect.release(event);
        } else {
            m_connect.cancel();
            pressOn(m_pressed, event);
            m_gesture = Gesture::None;
            click(event);
        }
        break;
    case Gesture::Routing:
        m_route.release(event);
        break;
    case Gesture::None:
    case Gesture::Band:
        break;
    }
    clearPreview();
}

bool SelectTool::cancel()
{
    const Gesture gesture = std::exchange(m_gesture, Gesture::None);
    if (gesture == Gesture::Connecting)
        m_connect.cancel();
    if (gesture == Gesture::Routing)
        m_route.cancel();
    clearPreview();
    return gesture != Gesture::None;
}

void SelectTool::clearPreview()
{
    m_boxes.clear();
    m_scene.showRubberBand({});
    m_scene.showGuides({});
    m_scene.setDropTarget({});
    m_scene.preview({});
}

Qt::CursorShape SelectTool::cursor(const SceneEvent &event) const
{
    if (!chevronAt(event).id.isNull())
        return Qt::PointingHandCursor;
    if (m_route.takes(event))
        return m_route.cursor(event);
    if (const std::optional<Grip> grip = gripAt(event)) {
        if (grip->x == 0)
            return Qt::SizeVerCursor;
        if (grip->y == 0)
            return Qt::SizeHorCursor;
        return grip->x == grip->y ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor;
    }
    return connectSourceAt(event).id.isNull() ? Qt::ArrowCursor : Qt::CrossCursor;
}

void SelectTool::nudge(const QPointF &by, const QString &group)
{
    const boxes::Boxes moved = movedBoxes(by, false);
    if (!moved.isEmpty())
        boxes::push(m_scene, moved, QStringLiteral("move"), group);
}

QList<const DiagramContent::Node *> SelectTool::moving(bool zonesAlone) const
{
    const Project &project = m_scene.context().project();
    const QList<RecordRef> &selected = m_scene.context().selection.records();
    const QSet<RecordRef> chosen(selected.begin(), selected.end());
    QList<const DiagramContent::Node *> nodes;
    QList<QUuid> zones;
    for (const DiagramContent::Node &node : m_scene.content().nodes()) {
        if (node.record.kind == RecordKind::Zone && chosen.contains(node.record) && !node.locked)
            zones.append(node.record.id);
    }
    for (const DiagramContent::Node &node : m_scene.content().nodes()) {
        bool moves = chosen.contains(node.record) && !node.locked;
        for (const QUuid &zone : zones)
            moves = moves
                    || (!zonesAlone
                        && zoning::encloses(project, zone, zoning::of(project, node.record)));
        if (moves)
            nodes.append(&node);
    }
    return nodes;
}

boxes::Boxes SelectTool::movedBoxes(const QPointF &by, bool zonesAlone) const
{
    boxes::Boxes moved;
    for (const DiagramContent::Node *node : moving(zonesAlone)) {
        if (const Placement *placement = m_scene.context().project().find(node->placement))
            moved.insert(node->placement.value(), DiagramContent::boxOf(*placement).translated(by));
    }
    return moved;
}

QList<QRectF> SelectTool::othersThan(const boxes::Boxes &mine, const QRectF &around) const
{
    const QRectF sight = around.adjusted(-guideSight, -guideSight, guideSight, guideSight);
    QList<QRectF> others;
    for (const DiagramContent::Node &node : m_scene.content().nodes()) {
        if (!mine.contains(node.placement.value()) && sight.intersects(node.box))
            others.append(node.box);
    }
    return others;
}

void SelectTool::drag(const SceneEvent &event)
{
    const bool free = event.modifiers & Qt::AltModifier;
    QPointF by = event.position - m_start.position;
    if (m_origins.isEmpty() || free != m_zonesAlone)
        m_origins = movedBoxes({}, free);
    m_zonesAlone = free;
    const boxes::Boxes &before = m_origins;
    QRectF around;
    for (const QRectF &box : before)
        around |= box;
    QList<QLineF> lines;
    if (!free && !before.isEmpty()) {
        const QPointF gridded = boxes::snapped(around.topLeft() + by) - around.topLeft();
        const QRectF now = around.translated(by);
        const guides::Snap snap =
                guides::moving(now, othersThan(before, now), guideReach * event.unitsPerPixel);
        const bool grid = m_scene.isSnapping();
        by.setX(snap.x ? by.x() + snap.by.x() : grid ? gridded.x() : by.x());
        by.setY(snap.y ? by.y() + snap.by.y() : grid ? gridded.y() : by.y());
        lines = snap.lines;
    }
    m_boxes = m_origins;
    for (QRectF &box : m_boxes)
        box.translate(by);
    m_scene.preview({ m_boxes, {} });
    m_scene.showGuides(lines);
    showDropTarget();
}

void SelectTool::resize(const SceneEvent &event)
{
    const Placement *placement = m_scene.context().project().find(m_grip.placement);
    if (!placement)
        return;
    const bool free = event.modifiers & Qt::AltModifier;
    const QRectF before = boxes::of(*placement);
    const auto stretched = [&](const QPointF &to) {
        QRectF box = before;
        if (m_grip.x < 0)
            box.setLeft(std::min(to.x(), box.right() - boxes::leastSize.width()));
        if (m_grip.x > 0)
            box.setRight(std::max(to.x(), box.left() + boxes::leastSize.width()));
        if (m_grip.y < 0)
            box.setTop(std::min(to.y(), box.bottom() - boxes::leastSize.height()));
        if (m_grip.y > 0)
            box.setBottom(std::max(to.y(), box.top() + boxes::leastSize.height()));
        return box;
    };
    QPointF to = event.position;
    QList<QLineF> lines;
    if (!free) {
        const QRectF now = stretched(to);
        const guides::Snap snap = guides::resizing(
                now, m_grip.x, m_grip.y, othersThan({ { m_grip.placement.value(), now } }, now),
                guideReach * event.unitsPerPixel);
        const QPointF gridded = m_scene.isSnapping() ? boxes::snapped(to) : to;
        const QPointF corner(m_grip.x < 0 ? now.left() : now.right(),
                             m_grip.y < 0 ? now.top() : now.bottom());
        to = { snap.x ? corner.x() + snap.by.x() : gridded.x(),
               snap.y ? corner.y() + snap.by.y() : gridded.y() };
        lines = snap.lines;
    }
    m_boxes = { { m_grip.placement.value(), stretched(to) } };
    m_scene.preview({ m_boxes, {} });
    m_scene.showGuides(lines);
}

void SelectTool::stretchBand(const SceneEvent &event)
{
    const QRectF band = QRectF(m_start.position, event.position).normalized();
    m_scene.showRubberBand(band);
    QList<RecordRef> chosen = m_before;
    const QSet<RecordRef> before(m_before.begin(), m_before.end());
    for (const RecordRef &record : m_scene.recordsIn(band)) {
        if (!before.contains(record))
            chosen.append(record);
    }
    m_scene.context().selection.select(chosen);
}

bool SelectTool::droppedOnFolded() const
{
    const DiagramContent::Node *node = m_scene.content().nodeOf(m_pressed.id);
    if (!node)
        return false;
    const DiagramContent::Node *folded = m_scene.content().foldedAt(node->box.center());
    // A zone that goes alone may have a folded one in its middle.
    return folded && !m_boxes.contains(folded->placement.value())
           && !zoning::encloses(m_scene.context().project(), m_pressed.id,
                                Id<Zone>(folded->record.id))
           && m_scene.refusesAt(node->box.center());
}

void SelectTool::showDropTarget()
{
    const Project &project = m_scene.context().project();
    const DiagramContent::Node *node = m_scene.content().nodeOf(m_pressed.id);
    if (!node)
        return;
    const Id<Zone> zone = m_scene.content().zoneAt(project, node->box.center(), m_pressed.id);
    const bool changes = zone != zoning::of(project, m_pressed);
    m_scene.setDropTarget(changes ? RecordRef { RecordKind::Zone, zone.value() } : RecordRef {});
}
