#include "views/canvas/canvasview.h"

#include "views/canvas/prompts/noticeline.h"

#include <QScrollBar>

#include <algorithm>

namespace {

// So that everything fits of the largest diagrams that it is made for.
constexpr qreal minZoom = 0.02;
constexpr qreal maxZoom = 4;
constexpr qreal allBadgesFrom = 1.5;

} // namespace

CanvasView::CanvasView(const ViewContext &context, QWidget *parent)
    : QGraphicsView(parent)
    , m_context(context)
    , m_scene(context)
    , m_editor(m_scene)
    , m_select(m_scene)
    , m_connect(m_scene)
    , m_create(m_scene)
    , m_prompts(new Prompts(m_scene, *this))
    , m_notice(new NoticeLine(viewport()))
{
    setScene(&m_scene);
    setObjectName(QStringLiteral("canvas"));
    setAccessibleName(tr("Diagram"));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setAcceptDrops(true);
    setViewportUpdateMode(QGraphicsView::BoundingRectViewportUpdate);
    // Every item sets what it paints with.
    setOptimizationFlags(QGraphicsView::DontSavePainterState
                         | QGraphicsView::DontAdjustForAntialiasing);
    setTransformationAnchor(QGraphicsView::NoAnchor);
    setDragMode(QGraphicsView::NoDrag);
    constexpr int edgeInterval = 16;
    m_edge.setInterval(edgeInterval);
    connect(&m_edge, &QTimer::timeout, this, &CanvasView::scrollAtEdge);
    connect(&m_editor, &DiagramEditor::said, this, &CanvasView::say);
    connect(m_prompts, &Prompts::said, this, &CanvasView::say);
    connect(m_notice, &NoticeLine::undoRequested, this, &CanvasView::undoRequested);
    connect(m_notice, &NoticeLine::cancelRequested, this, &CanvasView::cancelRequested);
    connect(&m_scene, &DiagramScene::refused, this,
            [this](const QString &why) { say(why, false); });
    connect(&m_context.selection, &Selection::changed, this, [this] {
        m_nudges.clear();
        if (isVisible())
            sayWhereHidden(m_context.selection.single());
    });
    connect(&m_context.document, &Document::changed, this, [this] { m_nudges.clear(); });
}

CanvasView::~CanvasView()
{
    // What is being asked looks at the scene, which goes first.
    m_prompts->leave(false);
}

void CanvasView::say(const QString &text, bool undoable)
{
    m_notice->say(text, undoable);
}

void CanvasView::sayWhereHidden(const RecordRef &record)
{
    const Project &project = m_context.project();
    const RecordRef shown = m_scene.content().shownFor(record.id);
    const Zone *zone = shown == record ? nullptr : project.find(Id<Zone>(shown.id));
    if (zone)
        say(tr("%1 is in %2, which is folded. F on the diagram unfolds it.")
                    .arg(record.kind == RecordKind::Flow
                                 ? subjectName(project, record.kind, record.id)
                                 : nameOf(*project.find(record.kind, record.id)),
                         zone->name),
            false);
}

void CanvasView::sayBusy(const QString &text)
{
    m_notice->sayWhile(text);
}

void CanvasView::endBusy()
{
    m_notice->done();
}

void CanvasView::showDiagram(const Id<Diagram> &diagram)
{
    m_prompts->leave(true);
    tool().cancel();
    leavePlace();
    m_scene.show(diagram);
    showAsLeft();
}

void CanvasView::showAsLeft()
{
    const Id<Diagram> &diagram = m_scene.diagram();
    const auto left = m_places.constFind(diagram);
    std::optional<Place> place;
    if (left != m_places.constEnd())
        place = *left;
    else if (m_recall)
        place = m_recall(diagram);
    if (!place) {
        fit();
        return;
    }
    setZoom(place->zoom);
    centerOn(place->centre);
    // Where nothing of it would be seen the place is of no use any more.
    const QRectF content = m_scene.content().bounds();
    if (!content.isEmpty() && !mapToScene(viewport()->rect()).boundingRect().intersects(content))
        fit();
}

void CanvasView::keepPlaces(std::function<std::optional<Place>(const Id<Diagram> &)> recall,
                            std::function<void(const Id<Diagram> &, const Place &)> keep)
{
    m_recall = std::move(recall);
    m_keep = std::move(keep);
}

void CanvasView::leavePlace()
{
    if (!m_context.project().find(m_scene.diagram()))
        return;
    const Place place { zoom(), mapToScene(viewport()->rect()).boundingRect().center() };
    m_places.insert(m_scene.diagram(), place);
    // One that was never seen was not left anywhere.
    if (m_keep && m_seen)
        m_keep(m_scene.diagram(), place);
}

void CanvasView::setMode(Mode mode, const QString &type, bool sticky)
{
    tool().cancel();
    const bool again = mode != Mode::Select && mode == m_mode && type == m_createType;
    m_sticky = mode != Mode::Select && (sticky || again);
    m_mode = mode;
    m_createType = type;
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

void CanvasView::endTool(bool sticky)
{
    if (m_mode != Mode::Select && !m_sticky && !sticky)
        setMode(Mode::Select);
}

void CanvasView::zoomAt(qreal factor, const QPointF &position)
{
    const qreal next = std::clamp(factor, minZoom, maxZoom);
    // Whole pixels: what was under the cursor stays there.
    const QPointF before = mapToScene(position.toPoint());
    setTransform(QTransform::fromScale(next, next));
    const QPointF after = viewportTransform().map(before);
    panBy(position.toPoint() - after);
    m_scene.setAllBadges(next >= allBadgesFrom);
    emit zoomChanged(next);
}

void CanvasView::setZoom(qreal factor)
{
    zoomAt(factor, QRectF(viewport()->rect()).center());
}

void CanvasView::zoomBy(qreal factor)
{
    setZoom(zoom() * factor);
}

void CanvasView::fitTo(const QRectF &bounds, qreal mostZoom)
{
    if (bounds.isEmpty())
        return;
    const QSizeF room = viewport()->size();
    setZoom(std::min({ room.width() / bounds.width(), room.height() / bounds.height(), mostZoom }));
    centerOn(bounds.center());
}

void CanvasView::fit()
{
    fitTo(m_scene.content().bounds(), 1);
}

void CanvasView::fitSelection()
{
    QRectF bounds;
    for (const RecordRef &record : m_context.selection.records())
        bounds |= m_scene.content().boundsOf(record.id);
    constexpr qreal room = 40;
    constexpr qreal most = 2;
    if (bounds.isNull())
        fit();
    else
        fitTo(bounds.adjusted(-room, -room, room, room), most);
}

void CanvasView::panBy(const QPointF &pixels)
{
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - qRound(pixels.x()));
    verticalScrollBar()->setValue(verticalScrollBar()->value() - qRound(pixels.y()));
}

void CanvasView::paste()
{
    paste(!m_pasteAs);
}

void CanvasView::pasteSpecial()
{
    paste(true);
}

void CanvasView::paste(bool ask)
{
    const std::optional<fragment::About> about = clipboard::about(m_scene);
    if (!about) {
        say(tr("The clipboard holds no part of a Redoubt project, so there is nothing to paste."),
            false);
        return;
    }
    // Where everything is shown already, only a copy can be meant; what was cut comes back.
    const bool open = about->known > about->shown;
    if (ask ? (open || (m_pasteAs && about->known > 0)) : false) {
        m_prompts->askHowToPaste(*about, [this](fragment::As as) {
            m_pasteAs = as;
            emit pasteAsChosen(static_cast<int>(as));
            pasteAs(as);
        });
        return;
    }
    const fragment::As kept = m_pasteAs.value_or(fragment::As::Copy);
    pasteAs(!open && kept == fragment::As::Reference ? fragment::As::Copy : kept);
}

void CanvasView::pasteAs(fragment::As as)
{
    const std::optional<QPointF> at =
            m_pointer ? std::optional(mapToScene(m_pointer->toPoint())) : std::nullopt;
    clipboard::paste(m_scene, at, as, this);
    showSelected();
}

void CanvasView::createInView(const QString &type)
{
    const ElementType *known = m_context.vocabulary().elementType(type);
    if (!known)
        return;
    const spots::Spot spot = spots::near(m_context.project(), m_scene.content(),
                                         mapToScene(viewport()->rect().center()),
                                         painting::elementSize(known->name));
    CreateTool::createElement(m_scene, type, spot.box.center());
}

void CanvasView::showStep(const Edit &edit)
{
    QList<RecordRef> records;
    QUuid diagram;
    const auto add = [&records](const RecordRef &record) {
        if (!record.id.isNull() && !records.contains(record))
            records.append(record);
    };
    for (const Patch &patch : edit.patches()) {
        const Record &record = patch.after ? *patch.after : *patch.before;
        if (const auto *placement = std::get_if<Placement>(&record)) {
            diagram = placement->diagram.value();
            if (patch.after)
                add(placement->zone.isNull()
                            ? RecordRef { RecordKind::Element, placement->element.value() }
                            : RecordRef { RecordKind::Zone, placement->zone.value() });
        } else if (const auto *route = std::get_if<Route>(&record)) {
            diagram = route->diagram.value();
            add({ RecordKind::Flow, route->flow.value() });
        } else if (patch.after
                   && (patch.ref().kind == RecordKind::Element
                       || patch.ref().kind == RecordKind::Zone
                       || patch.ref().kind == RecordKind::Flow)) {
            add(patch.ref());
        }
    }
    if (m_context.project().find(Id<Diagram>(diagram)))
        m_context.selection.showDiagram(diagram);
    records = m_scene.content().shownFor(records);
    constexpr qsizetype few = 200; // more than that is the whole diagram, as after a layout
    if (records.isEmpty() || records.size() > few)
        return;
    m_context.selection.select(records);
    showSelected();
}

void CanvasView::showSelected()
{
    QRectF all;
    for (const RecordRef &record : m_context.selection.records())
        all |= m_scene.content().boundsOf(record.id);
    const QRectF seen = mapToScene(viewport()->rect()).boundingRect();
    if (!all.isNull() && !seen.contains(all))
        ensureVisible(all, 20, 20);
}

void CanvasView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        m_scene.update();
    QGraphicsView::changeEvent(event);
}

void CanvasView::showEvent(QShowEvent *event)
{
    m_seen = true;
    QGraphicsView::showEvent(event);
}

void CanvasView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    m_notice->place();
}

void CanvasView::paintFromAfar(const QPaintEvent &event)
{
    // The base class keeps its books while it paints: it gets one pixel.
    QPaintEvent least(QRect(0, 0, 1, 1));
    QGraphicsView::paintEvent(&least);
    QPainter painter(viewport());
    const Theme theme = Theme::of(palette());
    painter.fillRect(event.rect(), theme.canvas);
    m_scene.paintFromAfar(painter, viewportTransform(), event.rect(), theme);
    painter.setWorldTransform(viewportTransform());
    drawForeground(&painter, mapToScene(event.rect()).boundingRect());
}

void CanvasView::paintEvent(QPaintEvent *event)
{
    if (m_scene.isSeenFromAfar(zoom())) {
        paintFromAfar(*event);
        return;
    }
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
    painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("Nothing is drawn yet.\nDrag a type from the palette, double-click it "
                        "there, or press A and type its name."));
}
