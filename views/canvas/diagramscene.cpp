#include "views/canvas/diagramscene.h"

#include "views/canvas/diagramitems.h"

#include <QGraphicsView>

namespace {

constexpr qreal gridStep = 20;
constexpr qreal zoneZ = 0;
constexpr qreal flowZ = 1000;
constexpr qreal elementZ = 2000;

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

DiagramScene::DiagramScene(const ViewContext &context, QObject *parent)
    : QGraphicsScene(parent)
    , m_context(context)
{
    connect(&m_context.document, &Document::changed, this, &DiagramScene::follow);
    connect(&m_context.threats, &Register::changed, this, &DiagramScene::followThreats);
    connect(&m_context.selection, &Selection::changed, this, &DiagramScene::refreshLooks);
}

void DiagramScene::show(const Id<Diagram> &diagram)
{
    m_diagram = diagram;
    m_preview.clear();
    rebuild();
}

void DiagramScene::preview(const QHash<QUuid, QRectF> &boxes)
{
    if (boxes.isEmpty() && m_preview.isEmpty())
        return;
    m_preview = boxes;
    rebuild();
}

void DiagramScene::showDraft(const QPolygonF &line)
{
    m_draft = line;
    update();
}

void DiagramScene::showRubberBand(const QRectF &band)
{
    m_band = band;
    update();
}

void DiagramScene::hover(const RecordRef &record)
{
    if (record == m_hovered)
        return;
    m_hovered = record;
    refreshLooks();
}

void DiagramScene::setDropTarget(const RecordRef &record)
{
    if (record == m_dropTarget)
        return;
    m_dropTarget = record;
    refreshLooks();
}

void DiagramScene::setFocusRing(bool on)
{
    m_focusRing = on;
    refreshLooks();
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

QList<RecordRef> DiagramScene::recordsIn(const QRectF &band) const
{
    QList<RecordRef> found;
    for (const DiagramContent::Node &node : m_content.nodes()) {
        const bool inside = node.record.kind == RecordKind::Zone ? band.contains(node.box)
                                                                 : band.intersects(node.box);
        if (inside)
            found.append(node.record);
    }
    for (auto it = m_content.lines().constBegin(); it != m_content.lines().constEnd(); ++it) {
        if (band.contains(it->boundingRect()))
            found.append({ RecordKind::Flow, it.key() });
    }
    return found;
}

QRectF DiagramScene::workingArea() const
{
    constexpr qreal margin = 600;
    const QRectF content = m_content.bounds();
    return content.isEmpty() ? QRectF(-400, -300, 1600, 1000)
                             : content.adjusted(-margin, -margin, margin, margin);
}

void DiagramScene::drawBackground(QPainter *painter, const QRectF &rect)
{
    const QGraphicsView *view = views().isEmpty() ? nullptr : views().first();
    const Theme theme = view ? Theme::of(view->palette()) : Theme::print();
    painter->fillRect(rect, theme.canvas);
    const qreal scale = painter->worldTransform().m11();
    if (!view || scale < 0.6)
        return;
    QPen pen(theme.grid, scale > 1.5 ? 2 : 1);
    pen.setCosmetic(true);
    painter->setPen(pen);
    QList<QPointF> dots;
    for (qreal x = std::floor(rect.left() / gridStep) * gridStep; x < rect.right(); x += gridStep) {
        for (qreal y = std::floor(rect.top() / gridStep) * gridStep; y < rect.bottom();
             y += gridStep)
            dots.append({ x, y });
    }
    painter->drawPoints(dots.constData(), static_cast<int>(dots.size()));
}

void DiagramScene::drawForeground(QPainter *painter, const QRectF & /*rect*/)
{
    const QGraphicsView *view = views().isEmpty() ? nullptr : views().first();
    const Theme theme = view ? Theme::of(view->palette()) : Theme::print();
    if (m_draft.size() > 1) {
        painting::FlowLook look;
        look.selected = true;
        painting::flow(*painter, m_draft, look, theme);
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
            m_preview.clear();
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
                           return m_elements.contains(id) || m_flows.contains(id);
                       });
    if (shown)
        rebuild();
}

void DiagramScene::rebuild()
{
    m_content = DiagramContent(m_context.project(), m_diagram, m_preview);
    syncNodes();
    syncFlows();
    setSceneRect(workingArea() | (m_preview.isEmpty() ? QRectF() : sceneRect()));
    emit contentChanged();
}

template<typename Look>
Look DiagramScene::marked(Look look, const RecordRef &record) const
{
    look.selected = m_context.selection.contains(record);
    look.hovered = record == m_hovered;
    look.focused = m_focusRing && look.selected && m_context.selection.records().last() == record;
    look.dropTarget = record == m_dropTarget;
    return look;
}

void DiagramScene::syncNodes()
{
    const Project &project = m_context.project();
    QSet<QUuid> shown;
    for (const DiagramContent::Node &node : m_content.nodes()) {
        shown.insert(node.record.id);
        if (const Zone *zone = project.find(Id<Zone>(node.record.id))) {
            itemFor(*this, m_zones, node.record, zoneZ + node.depth)
                    ->sync(node.box, marked(looks::ofZone(*zone), node.record));
        } else if (const Element *element = project.find(Id<Element>(node.record.id))) {
            painting::ElementLook look = looks::ofElement(*element, m_context.threats);
            look.badge = looks::badgeOf(node.record.id, project, m_context.threats);
            itemFor(*this, m_elements, node.record, elementZ)
                    ->sync(node.box, marked(look, node.record));
        }
    }
    prune(*this, m_zones, shown);
    prune(*this, m_elements, shown);
}

void DiagramScene::syncFlows()
{
    const Project &project = m_context.project();
    QHash<QUuid, painting::FlowLook> flowLooks;
    QList<geometry::Label> labels;
    QSet<QUuid> shown;
    for (auto it = m_content.lines().constBegin(); it != m_content.lines().constEnd(); ++it) {
        const Flow *flow = project.find(Id<Flow>(it.key()));
        shown.insert(it.key());
        painting::FlowLook look = looks::ofFlow(*flow, project, m_context.threats);
        look.badge = looks::badgeOf(it.key(), project, m_context.threats);
        if (look.badge && look.badge->worst < Rating::High
            && !m_context.selection.contains({ RecordKind::Flow, it.key() }))
            look.badge.reset();
        look = marked(look, { RecordKind::Flow, it.key() });
        labels.append({ it.key(), painting::labelSize(look.label, look.badge) });
        flowLooks.insert(it.key(), look);
    }
    m_labels = m_content.placeLabels(labels);
    for (const geometry::Label &label : labels) {
        const RecordRef record { RecordKind::Flow, label.edge };
        itemFor(*this, m_flows, record, flowZ)
                ->sync(m_content.lines().value(label.edge),
                       QRectF(m_labels.value(label.edge), label.size), flowLooks.value(label.edge));
    }
    prune(*this, m_flows, shown);
}

void DiagramScene::refreshLooks()
{
    syncNodes();
    syncFlows();
}
