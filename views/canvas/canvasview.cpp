#include "views/canvas/canvasview.h"

#include "model/core/operations/change.h"
#include "model/core/operations/model.h"
#include "model/core/operations/splice.h"
#include "views/canvas/clipboard.h"
#include "views/canvas/nameeditor.h"
#include "views/dialogs/messages.h"

#include <QMimeData>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace {

constexpr qreal minZoom = 0.1;
constexpr qreal maxZoom = 4;
constexpr qreal keyStep = 10;
constexpr qreal bigKeyStep = 100;

} // namespace

CanvasView::CanvasView(const ViewContext &context, QWidget *parent)
    : QGraphicsView(parent)
    , m_context(context)
    , m_scene(context)
    , m_select(m_scene)
    , m_connect(m_scene)
    , m_create(m_scene)
    , m_editor(new NameEditor(viewport()))
{
    setScene(&m_scene);
    setObjectName(QStringLiteral("canvas"));
    setAccessibleName(tr("Diagram"));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setAcceptDrops(true);
    setViewportUpdateMode(QGraphicsView::BoundingRectViewportUpdate);
    setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    setDragMode(QGraphicsView::NoDrag);
    connect(m_editor, &NameEditor::closed, this, [this] { setFocus(); });
    connect(m_editor, &NameEditor::named, this, &CanvasView::setName);
}

void CanvasView::showDiagram(const Id<Diagram> &diagram)
{
    m_editor->finish(true);
    tool().cancel();
    m_scene.show(diagram);
}

void CanvasView::setMode(Mode mode, const QString &type)
{
    tool().cancel();
    m_mode = mode;
    m_create.setType(type);
    viewport()->setCursor(mode == Mode::Select ? Qt::ArrowCursor : Qt::CrossCursor);
    emit modeChanged(mode);
}

Tool &CanvasView::tool()
{
    switch (m_mode) {
    case Mode::Connect:
        return m_connect;
    case Mode::Create:
        return m_create;
    case Mode::Select:
        break;
    }
    return m_select;
}

void CanvasView::setZoom(qreal factor)
{
    const qreal next = std::clamp(factor, minZoom, maxZoom);
    setTransform(QTransform::fromScale(next, next));
    emit zoomChanged(next);
}

void CanvasView::zoomBy(qreal factor)
{
    setZoom(zoom() * factor);
}

void CanvasView::fit()
{
    const QRectF bounds = m_scene.content().bounds();
    if (bounds.isEmpty())
        return;
    const QSizeF room = viewport()->size();
    setZoom(std::min({ room.width() / bounds.width(), room.height() / bounds.height(), 1.0 }));
    centerOn(bounds.center());
}

void CanvasView::rename()
{
    const RecordRef record = m_context.selection.single();
    const DiagramContent::Node *node = m_scene.content().nodeOf(record.id);
    const Record *known = m_context.project().find(record.kind, record.id);
    if (!known)
        return;
    QRectF box = node ? node->box : m_scene.content().lines().value(record.id).boundingRect();
    if (record.kind == RecordKind::Zone)
        box.setHeight(24);
    m_editor->edit(record, nameOf(*known), mapFromScene(box).boundingRect());
}

void CanvasView::setName(const RecordRef &record, const QString &name)
{
    const Project &project = m_context.project();
    Edit edit;
    if (record.kind == RecordKind::Element)
        edit = operations::change(project, Id<Element>(record.id),
                                  [&](Element &e) { e.name = name; });
    else if (record.kind == RecordKind::Zone)
        edit = operations::change(project, Id<Zone>(record.id), [&](Zone &z) { z.name = name; });
    else if (record.kind == RecordKind::Flow)
        edit = operations::change(project, Id<Flow>(record.id), [&](Flow &f) { f.name = name; });
    m_context.push(edit, { QStringLiteral("rename"), { name } });
}

void CanvasView::removeFromDiagram()
{
    QList<Id<Placement>> placements;
    QList<AnyId> flows;
    for (const RecordRef &record : m_context.selection.records()) {
        if (const DiagramContent::Node *node = m_scene.content().nodeOf(record.id))
            placements.append(node->placement);
        else if (record.kind == RecordKind::Flow)
            flows.append(AnyId(record.id));
    }
    const Project &project = m_context.project();
    const QString group = Document::newGroup();
    const QString count = QString::number(placements.size() + flows.size());
    m_context.selection.clear();
    m_context.push(operations::removeFromModel(project, flows),
                   { QStringLiteral("delete"), { count } }, group);
    m_context.push(operations::removeFromDiagram(project, placements),
                   { QStringLiteral("take-off-diagram"), { count } }, group);
}

void CanvasView::deleteFromModel()
{
    QList<AnyId> records;
    for (const RecordRef &record : m_context.selection.records())
        records.append(AnyId(record.id));
    m_context.selection.clear();
    m_context.push(operations::removeFromModel(m_context.project(), records),
                   { QStringLiteral("delete"), { QString::number(records.size()) } });
}

void CanvasView::copy() const
{
    clipboard::copy(m_context, m_scene.diagram());
}

void CanvasView::cut()
{
    copy();
    deleteFromModel();
}

void CanvasView::paste()
{
    clipboard::paste(m_context, m_scene.diagram(), this);
}

void CanvasView::selectAll()
{
    QList<RecordRef> all;
    for (const DiagramContent::Node &node : m_scene.content().nodes())
        all.append(node.record);
    for (auto it = m_scene.content().lines().constBegin();
         it != m_scene.content().lines().constEnd(); ++it)
        all.append({ RecordKind::Flow, it.key() });
    m_context.selection.select(all);
}

void CanvasView::createInView(const QString &type)
{
    QPointF centre = mapToScene(viewport()->rect().center());
    // Not on top of what stands there already.
    for (int tries = 0; tries < 40 && m_scene.recordAt(centre).kind == RecordKind::Element
                        && !m_scene.recordAt(centre).id.isNull();
         ++tries)
        centre += QPointF(30, 30);
    CreateTool::createElement(m_scene, type, centre);
}

SceneEvent CanvasView::sceneEvent(const QPointF &position, Qt::KeyboardModifiers modifiers) const
{
    return { mapToScene(position.toPoint()), modifiers, 1 / zoom() };
}

void CanvasView::updateCursor(const SceneEvent &event)
{
    viewport()->setCursor(tool().cursor(event));
}

void CanvasView::mousePressEvent(QMouseEvent *event)
{
    setFocus();
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_spaceHeld)) {
        m_panning = true;
        m_panFrom = event->pos();
        viewport()->setCursor(Qt::ClosedHandCursor);
        return;
    }
    const SceneEvent at = sceneEvent(event->position(), event->modifiers());
    if (event->button() == Qt::LeftButton) {
        tool().press(at);
    } else if (event->button() == Qt::RightButton) {
        const RecordRef record = m_scene.recordAt(at.position);
        if (!record.id.isNull() && !m_context.selection.contains(record))
            m_context.selection.select(record);
    }
}

void CanvasView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_panning) {
        const QPoint by = event->pos() - m_panFrom;
        m_panFrom = event->pos();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - by.x());
        verticalScrollBar()->setValue(verticalScrollBar()->value() - by.y());
        return;
    }
    const SceneEvent at = sceneEvent(event->position(), event->modifiers());
    tool().move(at);
    if (event->buttons() == Qt::NoButton)
        updateCursor(at);
    emit pointerMoved(at.position);
}

void CanvasView::mouseReleaseEvent(QMouseEvent *event)
{
    const SceneEvent at = sceneEvent(event->position(), event->modifiers());
    if (m_panning) {
        m_panning = false;
        updateCursor(at);
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    tool().release(at);
    if (m_mode == Mode::Create && !(event->modifiers() & Qt::ShiftModifier))
        setMode(Mode::Select);
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_mode == Mode::Select) {
        tool().cancel();
        rename();
    }
}

void CanvasView::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QGraphicsView::wheelEvent(event);
        return;
    }
    zoomBy(std::pow(1.0015, event->angleDelta().y()));
    event->accept();
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
    if (m_context.selection.records().isEmpty())
        return false;
    const bool big = event.modifiers() & Qt::ShiftModifier;
    const bool fine = event.modifiers() & Qt::AltModifier;
    m_select.nudge(direction * (big ? bigKeyStep : fine ? 1 : keyStep));
    return true;
}

void CanvasView::cycle(int step)
{
    QList<RecordRef> order;
    for (const DiagramContent::Node &node : m_scene.content().nodes())
        order.append(node.record);
    if (order.isEmpty())
        return;
    const qsizetype count = order.size();
    const qsizetype now = order.indexOf(m_context.selection.single());
    m_context.selection.select(order.at(now < 0 ? 0 : (now + step + count) % count));
    if (const DiagramContent::Node *node =
                m_scene.content().nodeOf(m_context.selection.single().id))
        ensureVisible(node->box);
}

bool CanvasView::focusNextPrevChild(bool next)
{
    // Tab walks through what is drawn; F6 and Shift+F6 leave for the next panel.
    return m_scene.content().nodes().isEmpty() && QGraphicsView::focusNextPrevChild(next);
}

void CanvasView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_F6:
        QGraphicsView::focusNextPrevChild(!(event->modifiers() & Qt::ShiftModifier));
        return;
    case Qt::Key_Escape:
        if (!tool().cancel()) {
            if (m_mode == Mode::Select)
                m_context.selection.clear();
            setMode(Mode::Select);
        }
        return;
    case Qt::Key_F2:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        rename();
        return;
    case Qt::Key_Space:
        m_spaceHeld = true;
        viewport()->setCursor(Qt::OpenHandCursor);
        return;
    case Qt::Key_Tab:
        cycle(1);
        return;
    case Qt::Key_Backtab:
        cycle(-1);
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

void CanvasView::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasFormat(QLatin1String(elementTypeMime)))
        event->acceptProposedAction();
}

void CanvasView::dragMoveEvent(QDragMoveEvent *event)
{
    if (!event->mimeData()->hasFormat(QLatin1String(elementTypeMime)))
        return;
    const Id<Zone> zone =
            m_scene.content().zoneAt(m_context.project(), mapToScene(event->position().toPoint()));
    m_scene.setDropTarget({ RecordKind::Zone, zone.value() });
    event->acceptProposedAction();
}

void CanvasView::dropEvent(QDropEvent *event)
{
    m_scene.setDropTarget({});
    const QByteArray type = event->mimeData()->data(QLatin1String(elementTypeMime));
    if (type.isEmpty())
        return;
    event->acceptProposedAction();
    const QPointF at = mapToScene(event->position().toPoint());
    const RecordRef under = m_scene.recordAt(at);
    CreateTool::createElement(m_scene, QString::fromUtf8(type), at);
    setFocus();
    if (under.kind == RecordKind::Flow)
        offerToInsert(Id<Flow>(under.id), Id<Element>(m_context.selection.single().id));
}

void CanvasView::offerToInsert(const Id<Flow> &flow, const Id<Element> &element)
{
    const Element *put = m_context.project().find(element);
    if (!put || !m_context.project().find(flow))
        return;
    const QString name = put->name;
    const QString line = subjectName(m_context.project(), RecordKind::Flow, flow.value());
    if (messages::offer(this, tr("Put %1 into %2?").arg(name, line),
                        tr("The flow then goes through it. Decisions and controls count for both "
                           "halves, and the decisions ask for review."),
                        tr("Put it in"), tr("Leave the flow")))
        m_context.push(operations::insertInto(m_context.project(), flow, element),
                       { QStringLiteral("insert-into"), { name, line } });
}

void CanvasView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        m_scene.update();
    QGraphicsView::changeEvent(event);
}

void CanvasView::paintEvent(QPaintEvent *event)
{
    QGraphicsView::paintEvent(event);
    if (!m_scene.content().nodes().isEmpty())
        return;
    // An empty diagram says what to do first.
    QPainter painter(viewport());
    const Theme theme = Theme::of(palette());
    painter.setPen(theme.secondaryText);
    QFont font = painter.font();
    font.setPointSizeF(font.pointSizeF() * 1.15);
    painter.setFont(font);
    painter.drawText(
            viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap,
            tr("Nothing is drawn yet.\nDrag a type from the palette, or double-click it there."));
}
