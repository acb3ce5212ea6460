#include "views/canvas/tools/connecttool.h"

#include "model/core/operations/model.h"

ConnectTool::ConnectTool(DiagramScene &scene) : m_scene(scene) { }

void ConnectTool::press(const SceneEvent &event)
{
    m_source = m_scene.recordAt(event.position);
    m_start = event.position;
    if (m_source.kind != RecordKind::Element)
        m_source = {};
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
    cancel();
    if (source.id.isNull() || target.kind != RecordKind::Element || target.id.isNull())
        return;
    // A click that never left its element is not a loop.
    if (source == target && (event.position - m_start).manhattanLength() < 40 * event.unitsPerPixel)
        return;
    const ViewContext &context = m_scene.context();
    const Project &project = context.project();
    Flow flow;
    flow.id = Id<Flow>::create();
    flow.source = Id<Element>(source.id);
    flow.target = Id<Element>(target.id);
    // What the source holds is most likely what moves; the inspector corrects it in one click.
    const Element *from = project.find(flow.source);
    if (from->holds.size() == 1)
        flow.artifacts = from->holds;
    const QStringList names { from->name, project.find(flow.target)->name };
    if (context.push(operations::addFlow(project, flow), { QStringLiteral("connect"), names }))
        context.selection.select({ RecordKind::Flow, flow.id.value() });
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
