#include "views/canvas/tools/createtool.h"

#include "model/core/operations/model.h"
#include "views/canvas/editing/boxes.h"

#include <QCoreApplication>

namespace {

constexpr QSizeF usualZone(320, 200);
constexpr qreal leastZone = 60;

} // namespace

CreateTool::CreateTool(DiagramScene &scene) : m_scene(scene) { }

void CreateTool::press(const SceneEvent &event)
{
    m_start = event.position;
    m_drawing = true;
}

void CreateTool::move(const SceneEvent &event)
{
    if (m_drawing && m_type.isEmpty())
        m_scene.showRubberBand(QRectF(m_start, event.position).normalized());
}

void CreateTool::release(const SceneEvent &event)
{
    if (!cancel())
        return;
    if (!m_type.isEmpty()) {
        createElement(m_scene, m_type, event.position);
        return;
    }
    QRectF box = QRectF(m_start, event.position).normalized();
    if (box.width() < leastZone || box.height() < leastZone)
        box = QRectF(m_start, usualZone);
    createZone(m_scene, box);
}

bool CreateTool::cancel()
{
    m_scene.showRubberBand({});
    return std::exchange(m_drawing, false);
}

Qt::CursorShape CreateTool::cursor(const SceneEvent & /*event*/) const
{
    return Qt::CrossCursor;
}

std::optional<Element> CreateTool::elementOf(const DiagramScene &scene, const QString &type)
{
    const ViewContext &context = scene.context();
    const ElementType *known = context.vocabulary().elementType(type);
    if (!known)
        return std::nullopt;
    Element element;
    element.id = Id<Element>::create();
    element.type = type;
    element.name = freeName<Element>(context.project(), known->name);
    return element;
}

void CreateTool::createElement(DiagramScene &scene, const QString &type, const QPointF &centre)
{
    const ViewContext &context = scene.context();
    std::optional<Element> element = elementOf(scene, type);
    if (!element || scene.refusesAt(centre))
        return;
    element->zone = scene.content().zoneAt(context.project(), centre);
    const QSizeF size = painting::elementSize(element->name);
    const QPointF half(size.width() / 2, size.height() / 2);
    const QRectF box(boxes::snapped(centre - half), size);
    if (!context.push(operations::addElement(context.project(), *element, scene.diagram(),
                                             boxes::stored(box)),
                      { QStringLiteral("add-element"), { element->name } }))
        return;
    context.selection.select({ RecordKind::Element, element->id.value() });
    emit scene.created({ RecordKind::Element, element->id.value() });
}

void CreateTool::createZone(DiagramScene &scene, const QRectF &drawn, bool keepSelection)
{
    const ViewContext &context = scene.context();
    const QRectF box = boxes::snapped(drawn);
    Zone zone;
    zone.id = Id<Zone>::create();
    zone.name = freeName<Zone>(context.project(),
                               QCoreApplication::translate("CreateTool", "Trust zone"));
    zone.parent = boxes::zoneFor(scene.content(), box);
    Edit edit = operations::addZone(context.project(), zone, scene.diagram(), boxes::stored(box));
    const boxes::Boxes around = boxes::grown(context.project(), scene.content(), zone.parent, box);
    for (auto it = around.constBegin(); it != around.constEnd(); ++it)
        edit = merged(edit, operations::moveTo(context.project(), { { Id<Placement>(it.key()),
                                                                      boxes::stored(*it) } }));
    // What the frame is drawn around and stood in the same zone before belongs to the new one now.
    for (const DiagramContent::Node &node : scene.content().nodes()) {
        if (!box.contains(node.box.center()))
            continue;
        const Id<Zone> before = zone.parent;
        if (const Element *element = context.project().find(Id<Element>(node.record.id));
            element && element->zone == before) {
            Element inside = *element;
            inside.zone = zone.id;
            edit.change(*element, inside);
        }
        if (const Zone *child = context.project().find(Id<Zone>(node.record.id));
            child && child->parent == before
            && node.box.width() * node.box.height() < box.width() * box.height()) {
            Zone inside = *child;
            inside.parent = zone.id;
            edit.change(*child, inside);
        }
    }
    if (!context.push(edit, { QStringLiteral("add-zone"), { zone.name } }))
        return;
    if (!keepSelection)
        context.selection.select({ RecordKind::Zone, zone.id.value() });
    emit scene.created({ RecordKind::Zone, zone.id.value() });
}
