#include "views/canvas/tools/createtool.h"

#include "model/core/operations/model.h"

#include <QCoreApplication>

#include <cmath>

namespace {

constexpr qreal grid = 10;
constexpr QSizeF usualZone(320, 200);
constexpr qreal leastZone = 60;

QRect stored(const QRectF &box)
{
    return { qRound(box.x() * geometry::storedPerUnit), qRound(box.y() * geometry::storedPerUnit),
             qRound(box.width() * geometry::storedPerUnit),
             qRound(box.height() * geometry::storedPerUnit) };
}

qreal snapped(qreal value)
{
    return std::round(value / grid) * grid;
}

/// "Data collection", "Data collection 2", ...: a name that no other record of the kind has.
template<typename T>
QString freeName(const Project &project, const QString &wanted)
{
    QSet<QString> taken;
    project.forEach<T>([&](const T &record) { taken.insert(record.name); });
    QString name = wanted;
    for (int number = 2; taken.contains(name); ++number)
        name = QStringLiteral("%1 %2").arg(wanted).arg(number);
    return name;
}

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

void CreateTool::createElement(DiagramScene &scene, const QString &type, const QPointF &centre)
{
    const ViewContext &context = scene.context();
    const ElementType *known = context.vocabulary().elementType(type);
    if (!known)
        return;
    Element element;
    element.id = Id<Element>::create();
    element.type = type;
    element.name = freeName<Element>(context.project(), known->name);
    element.zone = scene.content().zoneAt(context.project(), centre);
    const QSizeF size = painting::elementSize(element.name);
    const QRectF box(QPointF(snapped(centre.x() - size.width() / 2),
                             snapped(centre.y() - size.height() / 2)),
                     size);
    if (context.push(
                operations::addElement(context.project(), element, scene.diagram(), stored(box)),
                { QStringLiteral("add-element"), { element.name } }))
        context.selection.select({ RecordKind::Element, element.id.value() });
}

void CreateTool::createZone(DiagramScene &scene, const QRectF &drawn)
{
    const ViewContext &context = scene.context();
    const QRectF box(QPointF(snapped(drawn.left()), snapped(drawn.top())),
                     QSizeF(snapped(drawn.width()), snapped(drawn.height())));
    Zone zone;
    zone.id = Id<Zone>::create();
    zone.name = freeName<Zone>(context.project(),
                               QCoreApplication::translate("CreateTool", "Trust zone"));
    zone.parent = scene.content().zoneAt(context.project(), box.center());
    Edit edit = operations::addZone(context.project(), zone, scene.diagram(), stored(box));
    // What the frame is drawn around and stood in the same zone before belongs to the new one now.
    for (const DiagramContent::Node &node : scene.content().nodes()) {
        if (!box.contains(node.box))
            continue;
        const Id<Zone> before = zone.parent;
        if (const Element *element = context.project().find(Id<Element>(node.record.id));
            element && element->zone == before) {
            Element inside = *element;
            inside.zone = zone.id;
            edit.change(*element, inside);
        }
        if (const Zone *child = context.project().find(Id<Zone>(node.record.id));
            child && child->parent == before) {
            Zone inside = *child;
            inside.parent = zone.id;
            edit.change(*child, inside);
        }
    }
    if (context.push(edit, { QStringLiteral("add-zone"), { zone.name } }))
        context.selection.select({ RecordKind::Zone, zone.id.value() });
}
