#include "views/canvas/diagramscene.h"

#include "views/canvas/diagramitems.h"

#include <QGraphicsView>

#include <algorithm>
#include <utility>

namespace {

constexpr qreal gridStep = 20;
/// A diagram of fewer things is painted one by one at every zoom.
constexpr qsizetype fewThings = 300;

} // namespace

DiagramScene::DiagramScene(const ViewContext &context, QObject *parent)
    : QGraphicsScene(parent)
    , m_context(context)
{
    connect(&m_context.document, &Document::changed, this, &DiagramScene::follow);
    connect(&m_context.threats, &Register::changed, this, &DiagramScene::followThreats);
    connect(&m_context.selection, &Selection::changed, this, &DiagramScene::followSelection);
}

void DiagramScene::show(const Id<Diagram> &diagram)
{
    m_diagram = diagram;
    m_preview = {};
    rebuild();
}

void DiagramScene::showDraft(const QPolygonF &line)
{
    m_draft = line;
    update();
}

void DiagramScene::showRubberBand(const QRectF &band)
{
    const QRectF touched = std::exchange(m_band, band) | band;
    if (!touched.isNull())
        update(touched.adjusted(-1, -1, 1, 1));
}

void DiagramScene::showGuides(const QList<QLineF> &guides)
{
    QRectF touched;
    for (const QLineF &guide : m_guides + guides)
        touched |= QRectF(guide.p1(), guide.p2()).normalized().adjusted(-1, -1, 1, 1);
    m_guides = guides;
    if (!touched.isEmpty())
        update(touched);
}

void DiagramScene::hover(const RecordRef &record)
{
    if (record == m_hovered)
        return;
    const RecordRef before = std::exchange(m_hovered, record);
    refreshLooks({ before, record });
}

void DiagramScene::setDropTarget(const RecordRef &record)
{
    if (record == m_dropTarget)
        return;
    const RecordRef before = std::exchange(m_dropTarget, record);
    refreshLooks({ before, record });
}

void DiagramScene::setFocusRing(bool on)
{
    if (on == std::exchange(m_focusRing, on))
        return;
    refreshLooks(m_context.selection.records());
}

void DiagramScene::setGridShown(bool on)
{
    m_gridShown = on;
    invalidate({}, QGraphicsScene::BackgroundLayer);
    update();
}

RecordRef DiagramScene::recordAt(const QPointF &point) const
{
    const QList<QGraphicsItem *> hit = items(point, Qt::IntersectsItemShape, Qt::DescendingOrder);
    for (const QGraphicsItem *item : hit) {
        if (const auto *shown = dynamic_cast<const DiagramItem *>(item))
            return shown->record();
    }
    return {};
}

RecordRef DiagramScene::elementNear(const QPointF &point, qreal reach) const
{
    const QRectF around(point - QPointF(reach, reach), point + QPointF(reach, reach));
    const QList<QGraphicsItem *> hit = items(around, Qt::IntersectsItemShape, Qt::DescendingOrder);
    for (const QGraphicsItem *item : hit) {
        if (item->type() == ElementItem::Type)
            return static_cast<const ElementItem *>(item)->record();
    }
    return {};
}

QList<RecordRef> DiagramScene::recordsIn(const QRectF &band) const
{
    QList<RecordRef> found;
    for (const DiagramContent::Node &node : m_content.nodes()) {
        const bool inside = node.isSolid() ? band.intersects(node.box) : band.contains(node.box);
        if (inside)
            found.append(node.record);
    }
    for (auto it = m_content.lines().constBegin(); it != m_content.lines().constEnd(); ++it) {
        if (band.contains(it->boundingRect()))
            found.append({ RecordKind::Flow, it.key() });
    }
    return found;
}

bool DiagramScene::refusesAt(const QPointF &point)
{
    const DiagramContent::Node *folded = m_content.foldedAt(point);
    const Zone *zone = folded ? m_context.project().find(Id<Zone>(folded->record.id)) : nullptr;
    if (zone)
        emit refused(tr("%1 is folded. Unfold it to put something into it.").arg(zone->name));
    return zone;
}

bool DiagramScene::refusesEnd(const RecordRef &record)
{
    const DiagramContent::Node *node = m_content.nodeOf(record.id);
    const Zone *zone =
            node && node->folded ? m_context.project().find(Id<Zone>(record.id)) : nullptr;
    if (zone)
        emit refused(tr("A flow goes from element to element. Unfold %1 to get at those in it.")
                             .arg(zone->name));
    return zone;
}

QRectF DiagramScene::withRoom(const QRectF &content)
{
    constexpr qreal margin = 1200;
    return content.adjusted(-margin, -margin, margin, margin);
}

QRectF DiagramScene::workingArea() const
{
    const QRectF content = m_content.bounds();
    return content.isEmpty() ? QRectF(-400, -300, 1600, 1000) : withRoom(content);
}

void DiagramScene::drawBackground(QPainter *painter, const QRectF &rect)
{
    const QGraphicsView *view = views().isEmpty() ? nullptr : views().first();
    const Theme theme = view ? Theme::of(view->palette()) : Theme::print();
    painter->fillRect(rect, theme.canvas);
    const qreal scale = painter->worldTransform().m11();
    if (!view || !m_gridShown || scale < 0.6)
        return;
    QPen pen(theme.grid, scale > 1.5 ? 2 : 1);
    pen.setCosmetic(true);
    painter->setPen(pen);
    QList<QPointF> dots;
    dots.reserve(qCeil(rect.width() / gridStep + 1) * qCeil(rect.height() / gridStep + 1));
    for (qreal x = std::floor(rect.left() / gridStep) * gridStep; x < rect.right(); x += gridStep) {
        for (qreal y = std::floor(rect.top() / gridStep) * gridStep; y < rect.bottom();
             y += gridStep)
            dots.append({ x, y });
    }
    painter->drawPoints(dots.constData(), static_cast<int>(dots.size()));
}

bool DiagramScene::isSeenFromAfar(qreal zoom) const
{
    return !painting::Detail::at(zoom).names
           && m_content.nodes().size() + m_content.lines().size() > fewThings;
}

void DiagramScene::paintFromAfar(QPainter &painter, const QTransform &toViewport,
                                 const QRectF &exposed, const Theme &theme)
{
    if (!m_overview) {
        m_overview.emplace();
        for (const DiagramContent::Node &node : m_content.nodes()) {
            if (const ElementItem *element = m_elements.value(node.record.id))
                m_overview->add(element->box(), element->look());
            else if (const ZoneItem *zone = m_zones.value(node.record.id))
                m_overview->add(zone->box(), zone->look());
        }
        for (const FlowItem *flow : std::as_const(m_flows))
            m_overview->add(flow->line(), flow->look());
    }
    m_overview->paint(painter, toViewport, exposed, theme);
}

void DiagramScene::drawForeground(QPainter *painter, const QRectF & /*rect*/)
{
    const QGraphicsView *view = views().isEmpty() ? nullptr : views().first();
    const Theme theme = view ? Theme::of(view->palette()) : Theme::print();
    painting::draft(*painter, m_draft, theme);
    if (!m_guides.isEmpty()) {
        QPen pen(theme.accent, 1, Qt::DashLine);
        pen.setCosmetic(true);
        painter->setPen(pen);
        painter->drawLines(m_guides);
    }
    if (m_band.isValid()) {
        QColor band = theme.accent;
        QPen pen(band, 1);
        pen.setCosmetic(true);
        band.setAlphaF(0.08F);
        painter->setPen(pen);
        painter->setBrush(band);
        painter->drawRect(m_band);
    }
}
