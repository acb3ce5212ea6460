// How the canvas takes mouse, wheel, touchpad and keys: the other half of CanvasView.

#include "views/canvas/canvasview.h"
#include "views/canvas/editing/folds.h"
#include "views/canvas/prompts/noticeline.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace {

constexpr qreal fineStep = 1;
constexpr qreal bigStep = 100;
/// So near to the edge, in pixels, the view goes along with what is dragged.
constexpr qreal edge = 20;
/// A press that trembles is no drag.
constexpr qreal tremble = 10;
/// Pixels a tick, at most.
constexpr qreal fastest = 24;

} // namespace

SceneEvent CanvasView::sceneEvent(const QPointF &position, Qt::KeyboardModifiers modifiers) const
{
    return { mapToScene(position.toPoint()), modifiers, 1 / zoom() };
}

void CanvasView::updateCursor(const SceneEvent &event)
{
    viewport()->setCursor(m_spaceHeld ? Qt::OpenHandCursor : tool().cursor(event));
}

bool CanvasView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomAt(zoom() * (1 + gesture->value()), gesture->position());
            return true;
        }
    }
    if (event->type() == QEvent::Leave) {
        // While a button is held the pointer is still ours, also outside.
        if (!m_edge.isActive())
            m_pointer.reset();
        m_scene.hover({});
    }
    return QGraphicsView::viewportEvent(event);
}

void CanvasView::mousePressEvent(QMouseEvent *event)
{
    setFocus();
    m_scene.setFocusRing(false);
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_spaceHeld)) {
        m_panning = true;
        m_panFrom = event->position();
        viewport()->setCursor(Qt::ClosedHandCursor);
        return;
    }
    const SceneEvent at = sceneEvent(event->position(), event->modifiers());
    if (event->button() == Qt::LeftButton) {
        m_pressedAt = event->position();
        tool().press(at);
    } else if (event->button() == Qt::RightButton) {
        tool().cancel();
        const RecordRef record = m_scene.recordAt(at.position);
        if (!record.id.isNull() && !m_context.selection.contains(record))
            m_context.selection.select(record);
    }
}

void CanvasView::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = event->position();
    if (m_panning) {
        panBy(event->position() - m_panFrom);
        m_panFrom = event->position();
        return;
    }
    const SceneEvent at = sceneEvent(event->position(), event->modifiers());
    tool().move(at);
    if (event->buttons() == Qt::NoButton)
        updateCursor(at);
    m_held = event->modifiers();
    const QRectF inner = QRectF(viewport()->rect()).adjusted(edge, edge, -edge, -edge);
    if ((event->buttons() & Qt::LeftButton) && !inner.contains(event->position())
        && (event->position() - m_pressedAt).manhattanLength() >= tremble)
        m_edge.start();
    else
        m_edge.stop();
    emit pointerMoved(at.position);
}

void CanvasView::scrollAtEdge()
{
    if (!m_pointer) {
        m_edge.stop();
        return;
    }
    const QRectF inner = QRectF(viewport()->rect()).adjusted(edge, edge, -edge, -edge);
    // The farther out, the faster.
    const auto speed = [](qreal at, qreal from, qreal to) {
        const qreal out = at < from ? at - from : at > to ? at - to : 0;
        return std::clamp(out / 2, -fastest, fastest);
    };
    const QPointF by(speed(m_pointer->x(), inner.left(), inner.right()),
                     speed(m_pointer->y(), inner.top(), inner.bottom()));
    if (by.isNull()) {
        m_edge.stop();
        return;
    }
    panBy(-by);
    tool().move(sceneEvent(*m_pointer, m_held));
}

void CanvasView::mouseReleaseEvent(QMouseEvent *event)
{
    m_edge.stop();
    const SceneEvent at = sceneEvent(event->position(), event->modifiers());
    if (m_panning) {
        m_panning = false;
        updateCursor(at);
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    tool().release(at);
    endTool(event->modifiers() & Qt::ShiftModifier);
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_mode != Mode::Select) {
        mousePressEvent(event);
        return;
    }
    const SceneEvent at = sceneEvent(event->position(), event->modifiers());
    if (!m_select.chevronAt(at).id.isNull()) {
        mousePressEvent(event);
        return;
    }
    tool().cancel();
    if (const DiagramContent::Node *folded = m_scene.content().foldedAt(at.position);
        folded && m_scene.recordAt(at.position) == folded->record)
        folds::push(m_scene, { folded->record.id }, false);
    else if (!m_select.removeWaypoint(at))
        m_prompts->rename();
}

void CanvasView::wheelEvent(QWheelEvent *event)
{
    event->accept();
    if (event->modifiers() & Qt::ControlModifier) {
        zoomAt(zoom() * std::pow(1.0015, event->angleDelta().y()), event->position());
        return;
    }
    // Two fingers give pixels; a wheel gives steps, sideways with Shift.
    if (!event->pixelDelta().isNull()) {
        panBy(event->pixelDelta());
        return;
    }
    constexpr qreal pixelsPerUnit = 0.5;
    QPointF by = QPointF(event->angleDelta()) * pixelsPerUnit;
    if (event->modifiers() & Qt::ShiftModifier)
        by = { by.x() + by.y(), 0 };
    panBy(by);
}

bool CanvasView::moveByKey(const QKeyEvent &event)
{
    QPointF direction;
    switch (event.key()) {
    case Qt::Key_Left:
        direction = { -1, 0 };
        break;
    case Qt::Key_Right:
        direction = { 1, 0 };
        break;
    case Qt::Key_Up:
        direction = { 0, -1 };
        break;
    case Qt::Key_Down:
        direction = { 0, 1 };
        break;
    default:
        return false;
    }
    const Qt::KeyboardModifiers held = event.modifiers() & ~Qt::KeypadModifier;
    if (m_context.selection.records().isEmpty() || held & Qt::AltModifier)
        return false;
    // Keys of one run are taken back together: until something else is selected or done.
    const QString run = m_nudges.isEmpty() ? Document::newGroup() : m_nudges;
    m_select.nudge(direction
                           * (held & Qt::ShiftModifier     ? fineStep
                              : held & Qt::ControlModifier ? bigStep
                                                           : boxes::grid),
                   run);
    m_nudges = run;
    showSelected();
    return true;
}

bool CanvasView::focusNextPrevChild(bool next)
{
    // Tab walks through what is drawn; F6 and Shift+F6 leave for the next panel.
    return m_scene.content().nodes().isEmpty() && QGraphicsView::focusNextPrevChild(next);
}

bool CanvasView::promptByKey(const QKeyEvent &event) const
{
    // With something selected, C and Z ask on the canvas instead of taking a tool for the mouse.
    if (event.modifiers() != Qt::NoModifier || m_mode != Mode::Select)
        return false;
    const RecordRef single = m_context.selection.single();
    if (event.key() == Qt::Key_C)
        return single.kind == RecordKind::Element && m_scene.content().nodeOf(single.id);
    return event.key() == Qt::Key_Z
           && std::ranges::any_of(m_context.selection.records(), [this](const RecordRef &record) {
                  return m_scene.content().nodeOf(record.id) != nullptr;
              });
}

bool CanvasView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && promptByKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QGraphicsView::event(event);
}

void CanvasView::keyPressEvent(QKeyEvent *event)
{
    if (promptByKey(*event)) {
        if (event->key() == Qt::Key_C)
            m_prompts->connectSelected();
        else
            m_prompts->wrapInZone();
        return;
    }
    switch (event->key()) {
    case Qt::Key_F6:
        QGraphicsView::focusNextPrevChild(!(event->modifiers() & Qt::ShiftModifier));
        return;
    case Qt::Key_Escape:
        if (m_notice->isBusy()) {
            emit cancelRequested();
            return;
        }
        m_panning = false;
        m_edge.stop();
        if (!tool().cancel()) {
            if (m_mode == Mode::Select)
                m_context.selection.clear();
            setMode(Mode::Select);
        }
        return;
    case Qt::Key_F2:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_mode == Mode::Create) {
            // The tool without a mouse: in the middle of what is seen.
            const SceneEvent middle = sceneEvent(QRectF(viewport()->rect()).center(), {});
            m_create.press(middle);
            m_create.release(middle);
            endTool(event->modifiers() & Qt::ShiftModifier);
        } else {
            m_prompts->rename();
        }
        return;
    case Qt::Key_Space:
        m_spaceHeld = true;
        viewport()->setCursor(Qt::OpenHandCursor);
        return;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        m_scene.setFocusRing(true);
        m_editor.cycle(event->key() == Qt::Key_Tab ? 1 : -1);
        showSelected();
        return;
    default:
        if (!moveByKey(*event))
            QGraphicsView::keyPressEvent(event);
    }
}

void CanvasView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceHeld = false;
        viewport()->setCursor(Qt::ArrowCursor);
    }
    QGraphicsView::keyReleaseEvent(event);
}

void CanvasView::focusInEvent(QFocusEvent *event)
{
    m_scene.setFocusRing(event->reason() == Qt::TabFocusReason
                         || event->reason() == Qt::BacktabFocusReason);
    QGraphicsView::focusInEvent(event);
}

void CanvasView::focusOutEvent(QFocusEvent *event)
{
    m_scene.setFocusRing(false);
    m_spaceHeld = false;
    QGraphicsView::focusOutEvent(event);
}
