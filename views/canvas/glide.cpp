#include "views/canvas/glide.h"

#include "views/canvas/canvasview.h"

#include <QEvent>
#include <QStyle>

namespace {

constexpr int duration = 250; // milliseconds
/// Boxes and lines that are led anew within one frame.
constexpr qsizetype mostShown = 300;

QRectF between(const QRectF &from, const QRectF &to, qreal progress)
{
    return { from.topLeft() + (to.topLeft() - from.topLeft()) * progress,
             from.size() + (to.size() - from.size()) * progress };
}

} // namespace

Glide::Glide(CanvasView &canvas) : QObject(&canvas), m_canvas(canvas)
{
    m_animation.setDuration(duration);
    m_animation.setEasingCurve(QEasingCurve::InOutCubic);
    m_animation.setStartValue(0.0);
    m_animation.setEndValue(1.0);
    connect(&m_animation, &QVariantAnimation::valueChanged, this,
            [this](const QVariant &value) { show(value.toReal()); });
    connect(&m_animation, &QVariantAnimation::finished, this, &Glide::finish);
    connect(&canvas.diagramScene(), &DiagramScene::contentChanged, this, &Glide::leave);
    canvas.installEventFilter(this);
    canvas.viewport()->installEventFilter(this);
}

void Glide::start(const Edit &edit)
{
    finish();
    m_routed.clear();
    const DiagramContent &content = m_canvas.diagramScene().content();
    const bool wanted =
            m_canvas.style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, &m_canvas)
            > 0;
    if (!wanted || content.nodes().size() + content.lines().size() > mostShown)
        return;
    QHash<QUuid, QRectF> boxes;
    for (const DiagramContent::Node &node : content.nodes())
        boxes.insert(node.placement.value(), node.box);
    for (const Patch &patch : edit.patches()) {
        if (!patch.before || !patch.after)
            continue;
        const auto *before = std::get_if<Placement>(&*patch.before);
        const auto *after = std::get_if<Placement>(&*patch.after);
        const auto box = before && after ? boxes.constFind(after->id.value()) : boxes.constEnd();
        if (box == boxes.constEnd())
            continue;
        // By how much it moved: not every box is drawn as large as it is stored.
        const QPointF by(before->x - after->x, before->y - after->y);
        const QSizeF grown(before->width - after->width, before->height - after->height);
        m_paths.insert(after->id.value(), { QRectF(box->topLeft() + by / geometry::storedPerUnit,
                                                   box->size() + grown / geometry::storedPerUnit),
                                            *box });
    }
    if (m_paths.isEmpty())
        return;
    for (auto it = content.lines().constBegin(); it != content.lines().constEnd(); ++it) {
        if (!content.waypoints(it.key()).isEmpty())
            m_routed.append(it.key());
    }
    m_animation.start();
    show(0);
}

void Glide::finish()
{
    // Not where a gesture shows something of its own.
    if (!m_paths.isEmpty())
        m_canvas.diagramScene().preview({});
}

void Glide::leave()
{
    m_paths.clear();
    m_animation.stop();
}

void Glide::show(qreal progress)
{
    DiagramContent::Preview preview;
    for (auto it = m_paths.constBegin(); it != m_paths.constEnd(); ++it)
        preview.boxes.insert(it.key(), between(it->from, it->to, progress));
    for (const QUuid &flow : std::as_const(m_routed))
        preview.routes.insert(flow, {});
    m_canvas.diagramScene().preview(preview);
}

bool Glide::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
    case QEvent::KeyPress:
    case QEvent::ShortcutOverride:
    case QEvent::ContextMenu:
    case QEvent::DragEnter:
    case QEvent::Drop:
        finish();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}
