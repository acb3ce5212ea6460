// What is dropped on the canvas: the third part of CanvasView.

#include "model/core/operations/model.h"
#include "views/canvas/canvasview.h"
#include "views/dialogs/messages.h"

#include <QDropEvent>
#include <QMimeData>

namespace {

QList<QUuid> idsIn(const QMimeData *data)
{
    QList<QUuid> ids;
    const QByteArray lines = data->data(QLatin1String(recordsMime));
    for (const QByteArray &line : lines.split('\n')) {
        if (const QUuid id = QUuid::fromString(QString::fromLatin1(line)); !id.isNull())
            ids.append(id);
    }
    return ids;
}

bool canBeDropped(const QMimeData *data)
{
    return data->hasFormat(QLatin1String(elementTypeMime))
           || data->hasFormat(QLatin1String(recordsMime));
}

} // namespace

void CanvasView::dragEnterEvent(QDragEnterEvent *event)
{
    if (canBeDropped(event->mimeData()))
        event->acceptProposedAction();
}

void CanvasView::dragMoveEvent(QDragMoveEvent *event)
{
    if (!canBeDropped(event->mimeData()))
        return;
    const QPointF at = mapToScene(event->position().toPoint());
    const RecordRef under = m_scene.recordAt(at);
    const Id<Zone> zone = m_scene.content().zoneAt(m_context.project(), at);
    m_scene.setDropTarget(under.kind == RecordKind::Flow && !under.id.isNull()
                                  ? under
                                  : RecordRef { RecordKind::Zone, zone.value() });
    event->acceptProposedAction();
}

void CanvasView::dragLeaveEvent(QDragLeaveEvent * /*event*/)
{
    m_scene.setDropTarget({});
}

void CanvasView::dropEvent(QDropEvent *event)
{
    m_scene.setDropTarget({});
    if (!canBeDropped(event->mimeData()))
        return;
    event->acceptProposedAction();
    setFocus();
    const QPointF at = mapToScene(event->position().toPoint());
    const QByteArray type = event->mimeData()->data(QLatin1String(elementTypeMime));
    if (!type.isEmpty())
        dropType(QString::fromUtf8(type), at);
    else
        dropRecords(idsIn(event->mimeData()), at);
}

void CanvasView::dropType(const QString &type, const QPointF &at)
{
    const RecordRef under = m_scene.recordAt(at);
    CreateTool::createElement(m_scene, type, at);
    if (under.kind != RecordKind::Flow || under.id.isNull())
        return;
    const RecordRef made = m_context.selection.single();
    m_prompts->leave(true);
    offerToInsert(Id<Flow>(under.id), Id<Element>(made.id));
}

void CanvasView::dropRecords(const QList<QUuid> &records, const QPointF &at)
{
    if (m_scene.refusesAt(at))
        return;
    const Project &project = m_context.project();
    Edit edit;
    QList<RecordRef> shown;
    QPointF next = at;
    for (const QUuid &id : records) {
        const Record *record = project.find(AnyId(id));
        const bool zone = project.find(Id<Zone>(id));
        if (!record || !m_scene.content().shownFor(id).id.isNull()
            || (!zone && !project.find(Id<Element>(id))))
            continue;
        constexpr QSizeF usualZone(320, 200);
        constexpr qreal below = 70;
        const QSizeF size = zone ? usualZone : painting::elementSize(nameOf(*record));
        const QRectF box(boxes::snapped(next - QPointF(size.width(), size.height()) / 2), size);
        edit = merged(edit,
                      operations::place(project, AnyId(id), m_scene.diagram(), boxes::stored(box)));
        shown.append({ zone ? RecordKind::Zone : RecordKind::Element, id });
        next += QPointF(0, zone ? usualZone.height() + below : below);
    }
    if (shown.isEmpty()) {
        say(tr("It is on this diagram already. Copy and paste make another one."), false);
        return;
    }
    const QString name = shown.size() == 1
                                 ? nameOf(*project.find(shown.first().kind, shown.first().id))
                                 : QString::number(shown.size());
    if (m_context.push(edit, { QStringLiteral("place"), { name } }))
        m_context.selection.select(shown);
}

void CanvasView::offerToInsert(const Id<Flow> &flow, const Id<Element> &element)
{
    const Element *put = m_context.project().find(element);
    if (!put || !m_context.project().find(flow))
        return;
    const QString line = subjectName(m_context.project(), RecordKind::Flow, flow.value());
    if (messages::offer(this, tr("Put %1 into %2?").arg(put->name, line),
                        tr("The flow then goes through it. Decisions and controls count for both "
                           "halves, and the decisions ask for review."),
                        tr("Put it in"), tr("Leave the flow")))
        m_prompts->insertInto(flow, element, true);
}
