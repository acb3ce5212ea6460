#include "views/canvas/minimap.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

Minimap::Minimap(CanvasView &canvas, QWidget *parent) : QWidget(parent), m_canvas(canvas)
{
    setObjectName(QStringLiteral("minimap"));
    setAccessibleName(tr("Minimap"));
    setMinimumSize(120, 80);
    const auto repaint = [this] { update(); };
    connect(&canvas.diagramScene(), &DiagramScene::contentChanged, this, repaint);
    connect(&canvas, &CanvasView::zoomChanged, this, repaint);
    connect(canvas.horizontalScrollBar(), &QScrollBar::valueChanged, this, repaint);
    connect(canvas.verticalScrollBar(), &QScrollBar::valueChanged, this, repaint);
}

QTransform Minimap::toMap() const
{
    const QRectF all = m_canvas.diagramScene().content().bounds();
    if (all.isEmpty())
        return {};
    const QSizeF room = QSizeF(size()) - QSizeF(16, 16);
    const qreal scale = std::min(room.width() / all.width(), room.height() / all.height());
    QTransform map;
    map.translate(width() / 2.0, height() / 2.0);
    map.scale(scale, scale);
    map.translate(-all.center().x(), -all.center().y());
    return map;
}

void Minimap::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const Theme theme = Theme::of(palette());
    painter.fillRect(rect(), theme.canvas);
    const DiagramContent &content = m_canvas.diagramScene().content();
    if (content.nodes().isEmpty())
        return;
    const QTransform map = toMap();
    for (const DiagramContent::Node &node : content.nodes()) {
        const bool zone = node.record.kind == RecordKind::Zone;
        painter.setPen(zone ? theme.line : theme.shapeLine);
        painter.setBrush(zone ? theme.zoneTint : theme.shapeFill);
        painter.drawRect(map.mapRect(node.box).toAlignedRect());
    }
    painter.setPen(theme.line);
    for (const QPolygonF &line : content.lines())
        painter.drawPolyline(map.map(line));
    const QRectF seen = m_canvas.mapToScene(m_canvas.viewport()->rect()).boundingRect();
    QColor tint = theme.accent;
    tint.setAlphaF(0.08F);
    painter.setPen(theme.accent);
    painter.setBrush(tint);
    painter.drawRect(map.mapRect(seen).toAlignedRect().intersected(rect().adjusted(0, 0, -1, -1)));
}

void Minimap::mousePressEvent(QMouseEvent *event)
{
    centreOn(event->position());
}

void Minimap::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        centreOn(event->position());
}

void Minimap::centreOn(const QPointF &point)
{
    m_canvas.centerOn(toMap().inverted().map(point));
}
