#include "views/canvas/tools/connecttool.h"

#include "model/core/operations/model.h"

namespace {

/// A drag shorter than this, in pixels, is no loop and draws nothing into the open.
constexpr qreal shortest = 40;

} // namespace

ConnectTool::ConnectTool(DiagramScene &scene) : m_scene(scene) { }

void ConnectTool::press(const SceneEvent &event)
{
    const RecordRef at = m_scene.recordAt(event.position);
    m_scene.refusesEnd(at);
    start(at.kind == RecordKind::Element ? at : RecordRef {}, event.position);
}

void ConnectTool::start(const RecordRef &source, const QPointF &at)
{
    m_source = source;
    m_start = at;
}

void ConnectTool::move(const SceneEvent &event)
{
    const RecordRef target = m_scene.recordAt(event.position);
    if (m_source.id.isNull()) {
        m_scene.hover(target);
        return;
    }
    m_scene.setDropTarget(target.kind == RecordKind::Element ? target : RecordRef {});
    m_scene.showDraft({ m_start, event.position });
}

void ConnectTool::release(const SceneEvent &event)
{
    const RecordRef source = m_source;
    const RecordRef target = m_scene.recordAt(event.position);
    const bool shortDrag =
            (event.position - m_start).manhattanLength() < shortest * event.unitsPerPixel;
    cancel();
    const Project &project = m_scene.context().project();
    // Undo may have taken it away meanwhile.
    if (source.id.isNull() || !project.find(Id<Element>(source.id)))
        return;
    if (target.kind == RecordKind::Element && !target.id.isNull()) {
        if (source != target || !shortDrag)
            connect(m_scene, Id<Element>(source.id), Id<Element>(target.id));
    } else if (!m_scene.refusesEnd(target) && !shortDrag) {
        emit m_scene.drawnIntoTheOpen(Id<Element>(source.id), event.position);
    }
}

void ConnectTool::connect(DiagramScene &scene, const Id<Element> &source, const Id<Element> &target)
{
    const ViewContext &context = scene.context();
    const Project &project = context.project();
    Flow flow;
    flow.id = Id<Flow>::create();
    flow.source = source;
    flow.target = target;
    const Element *from = project.find(source);
    if (from->holds.size() == 1)
        flow.artifacts = from->holds;
    const QStringList names { from->name, project.find(target)->name };
    if (!context.push(operations::addFlow(project, flow), { QStringLiteral("connect"), names }))
        return;
    context.selection.select({ RecordKind::Flow, flow.id.value() });
    emit scene.flowDrawn(flow.id);
}

bool ConnectTool::cancel()
{
    const bool running = !m_source.id.isNull();
    m_source = {};
    m_scene.showDraft({});
    m_scene.setDropTarget({});
    return running;
}

Qt::CursorShape ConnectTool::cursor(const SceneEvent & /*event*/) const
{
    return Qt::CrossCursor;
}
