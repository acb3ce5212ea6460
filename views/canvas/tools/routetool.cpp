#include "views/canvas/tools/routetool.h"

#include "model/core/operations/change.h"
#include "model/core/operations/model.h"
#include "views/canvas/editing/boxes.h"

#include <QCoreApplication>
#include <QLineF>

namespace {

constexpr qreal reachPixels = 6;
constexpr qreal dragPixels = 4;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(RouteTool)
};

bool near(const QPointF &a, const QPointF &b, qreal reach)
{
    return std::abs(a.x() - b.x()) <= reach && std::abs(a.y() - b.y()) <= reach;
}

} // namespace

RouteTool::RouteTool(DiagramScene &scene) : m_scene(scene) { }

RouteTool::Hold RouteTool::holdAt(const SceneEvent &event) const
{
    const RecordRef single = m_scene.context().selection.single();
    const QPolygonF line = m_scene.content().lines().value(single.id);
    if (single.kind != RecordKind::Flow || line.size() < 2)
        return {};
    const qreal reach = reachPixels * event.unitsPerPixel;
    if (near(line.last(), event.position, reach))
        return { Grip::Target };
    if (near(line.first(), event.position, reach))
        return { Grip::Source };
    const QList<QPointF> points = m_scene.content().waypoints(single.id);
    for (qsizetype i = 0; i < points.size(); ++i) {
        if (near(points.at(i), event.position, reach))
            return { Grip::Waypoint, i };
    }
    // A new waypoint comes after those that the line passes before it gets here.
    qsizetype passed = 0;
    for (qsizetype i = 1; i < line.size(); ++i) {
        if (passed < points.size() && line.at(i - 1) == points.at(passed))
            ++passed;
        if (geometry::distance({ line.at(i - 1), line.at(i) }, event.position) <= reach)
            return { Grip::Line, passed };
    }
    return {};
}

bool RouteTool::takes(const SceneEvent &event) const
{
    return holdAt(event).grip != Grip::None;
}

void RouteTool::press(const SceneEvent &event)
{
    m_hold = holdAt(event);
    m_flow = m_scene.context().selection.single().id;
    m_start = event.position;
    m_dragging = false;
}

QList<QPointF> RouteTool::bent(const QPointF &at) const
{
    QList<QPointF> points =
            DiagramContent::storedWaypoints(m_scene.context().project(), m_scene.diagram(), m_flow);
    if (m_hold.grip == Grip::Line)
        points.insert(std::min(m_hold.index, points.size()), at);
    else if (m_hold.index < points.size())
        points[m_hold.index] = at;
    return points;
}

void RouteTool::move(const SceneEvent &event)
{
    if (m_hold.grip == Grip::None)
        return;
    if (!m_dragging
        && (event.position - m_start).manhattanLength() < dragPixels * event.unitsPerPixel)
        return;
    m_dragging = true;
    const bool bends = m_hold.grip == Grip::Waypoint || m_hold.grip == Grip::Line;
    if (bends && m_scene.content().endsFolded(m_flow)) {
        cancel();
        emit m_scene.refused(Text::tr("It ends at a folded zone. Unfold that to lead it "
                                      "another way."));
        return;
    }
    if (m_hold.grip == Grip::Source || m_hold.grip == Grip::Target) {
        const QPolygonF line = m_scene.content().lines().value(m_flow);
        if (line.isEmpty())
            return;
        const RecordRef at = m_scene.recordAt(event.position);
        m_scene.setDropTarget(at.kind == RecordKind::Element ? at : RecordRef {});
        m_scene.showDraft(
                { m_hold.grip == Grip::Source ? line.last() : line.first(), event.position });
        return;
    }
    const bool snap = m_scene.isSnapping() && !(event.modifiers & Qt::AltModifier);
    m_scene.preview(
            { {}, { { m_flow, bent(snap ? boxes::snapped(event.position) : event.position) } } });
}

void RouteTool::release(const SceneEvent &event)
{
    const Hold hold = m_hold;
    const bool dragged = m_dragging;
    const bool snap = m_scene.isSnapping() && !(event.modifiers & Qt::AltModifier);
    const QList<QPointF> points = bent(snap ? boxes::snapped(event.position) : event.position);
    const RecordRef at = m_scene.recordAt(event.position);
    cancel();
    if (!dragged || !m_scene.context().project().find(Id<Flow>(m_flow)))
        return;
    m_hold = hold;
    if (hold.grip == Grip::Waypoint || hold.grip == Grip::Line)
        pushRoute(points);
    else if (!m_scene.refusesEnd(at) && at.kind == RecordKind::Element && !at.id.isNull())
        reconnect(at);
    m_hold = {};
}

void RouteTool::pushRoute(const QList<QPointF> &points)
{
    const ViewContext &context = m_scene.context();
    QList<QPoint> stored;
    for (const QPointF &point : points)
        stored.append((point * geometry::storedPerUnit).toPoint());
    context.push(
            operations::setRoute(context.project(), Id<Flow>(m_flow), m_scene.diagram(), stored),
            { QStringLiteral("reroute"),
              { subjectName(context.project(), RecordKind::Flow, m_flow) } });
}

void RouteTool::reconnect(const RecordRef &element)
{
    const ViewContext &context = m_scene.context();
    const Project &project = context.project();
    const Id<Flow> id(m_flow);
    Edit edit = operations::change(project, id, [&](Flow &flow) {
        (m_hold.grip == Grip::Source ? flow.source : flow.target) = Id<Element>(element.id);
    });
    if (edit.isEmpty())
        return;
    // Waypoints belonged to the old ends.
    for (const RecordRef &ref : project.referrers(m_flow)) {
        if (const Route *route = project.find(Id<Route>(ref.id)))
            edit.remove(*route);
    }
    const QString name = project.find(Id<Element>(element.id))->name;
    context.push(edit, { QStringLiteral("reconnect"),
                         { subjectName(project, RecordKind::Flow, m_flow), name } });
}

bool RouteTool::removeWaypoint(const SceneEvent &event)
{
    const Hold hold = holdAt(event);
    if (hold.grip != Grip::Waypoint)
        return false;
    m_flow = m_scene.context().selection.single().id;
    QList<QPointF> points = m_scene.content().waypoints(m_flow);
    points.removeAt(hold.index);
    pushRoute(points);
    return true;
}

bool RouteTool::cancel()
{
    const bool running = m_hold.grip != Grip::None;
    m_hold = {};
    m_dragging = false;
    m_scene.preview({});
    m_scene.showDraft({});
    m_scene.setDropTarget({});
    return running;
}

Qt::CursorShape RouteTool::cursor(const SceneEvent &event) const
{
    switch (holdAt(event).grip) {
    case Grip::Source:
    case Grip::Target:
        return Qt::CrossCursor;
    case Grip::Waypoint:
        return Qt::SizeAllCursor;
    case Grip::Line:
        return Qt::PointingHandCursor;
    case Grip::None:
        break;
    }
    return Qt::ArrowCursor;
}
