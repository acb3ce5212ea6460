#include "views/canvas/diagrampicture.h"

#include "views/canvas/svgdevice.h"

#include <algorithm>

DiagramPicture::DiagramPicture(const Project &project, const Register &threats,
                               const Id<Diagram> &diagram, const QSet<QUuid> &only)
    : m_project(&project)
    , m_threats(&threats)
    , m_content(project, diagram, {}, only)
    , m_area(m_content.bounds())
{
}

void DiagramPicture::paint(QPainter &painter, const QRectF &target) const
{
    const QRectF &bounds = m_area;
    if (bounds.isEmpty())
        return;
    const Theme theme = Theme::print();
    const qreal scale =
            std::min(target.width() / bounds.width(), target.height() / bounds.height());
    painter.save();
    painter.translate(target.center());
    painter.scale(scale, scale);
    painter.translate(-bounds.center());
    if (bounds != m_content.bounds())
        painter.setClipRect(bounds, Qt::IntersectClip);
    for (const DiagramContent::Node &node : m_content.nodes()) {
        if (const Zone *zone = m_project->find(Id<Zone>(node.record.id)); zone && !node.folded)
            painting::zone(painter, node.box, looks::ofZone(*zone), theme, {});
    }
    QList<geometry::Label> labels;
    QHash<QUuid, painting::FlowLook> flowLooks;
    for (auto it = m_content.lines().constBegin(); it != m_content.lines().constEnd(); ++it) {
        painting::FlowLook look =
                looks::ofFlow(*m_project->find(Id<Flow>(it.key())), *m_project, *m_threats);
        look.badge = looks::badgeOf(it.key(), *m_project, *m_threats);
        if (look.badge && look.badge->worst < Rating::High)
            look.badge.reset();
        labels.append({ it.key(), painting::labelSize(look.label, look.badge) });
        flowLooks.insert(it.key(), look);
        painting::flow(painter, *it, look, theme);
    }
    for (const DiagramContent::Node &node : m_content.nodes()) {
        if (const Element *element = m_project->find(Id<Element>(node.record.id))) {
            painting::ElementLook look = looks::ofElement(*element, *m_threats);
            look.badge = looks::badgeOf(node.record.id, *m_project, *m_threats);
            painting::element(painter, node.box, look, theme, {});
        } else if (const Zone *zone = m_project->find(Id<Zone>(node.record.id));
                   zone && node.folded) {
            painting::zone(painter, node.box,
                           looks::ofZone(*zone, node, m_content, *m_project, *m_threats), theme,
                           {});
        }
    }
    const QHash<QUuid, QPointF> places = m_content.placeLabels(labels);
    for (const geometry::Label &label : labels)
        painting::label(painter, QRectF(places.value(label.edge), label.size),
                        flowLooks.value(label.edge), theme);
    painter.restore();
}

QImage DiagramPicture::image(qreal scale) const
{
    QImage image((size() * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    if (image.isNull())
        return image;
    QPainter painter(&image);
    paint(painter, QRectF(QPointF(), QSizeF(image.size())));
    return image;
}

QByteArray DiagramPicture::svg(const QString &title) const
{
    SvgDevice device(size(), title);
    QPainter painter(&device);
    paint(painter, QRectF(QPointF(), size()));
    painter.end();
    return device.document();
}
