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
    connect(&canvas.diagramScene(), &DiagramScene::contentChanged, this, [this] {
        m_drawn = {};
        update();
    });
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

void Minimap::draw(const Theme &theme, const QTransform &map)
{
    m_drawn = QPixmap(size() * devicePixelRatioF());
    m_drawn.setDevicePixelRatio(devicePixelRatioF());
    m_drawn.fill(theme.canvas);
    QPainter painter(&m_drawn);
    const DiagramContent &content = m_canvas.diagramScene().content();
    for (const DiagramContent::Node &node : content.nodes()) {
        painter.setPen(node.isSolid() ? theme.shapeLine : theme.line);
        painter.setBrush(node.isSolid() ? theme.shapeFill : theme.zoneTint);
        painter.drawRect(map.mapRect(node.box).toAlignedRect());
    }
    painter.setPen(theme.line);
    for (const QPolygonF &line : content.lines())
        painter.drawPolyline(map.map(line));
}

void Minimap::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        m_drawn = {};
    QWidget::changeEvent(event);
}

void Minimap::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const Theme theme = Theme::of(palette());
    if (m_canvas.diagramScene().content().nodes().isEmpty()) {
        painter.fillRect(rect(), theme.canvas);
        return;
    }
    // Drawn once for each content: a pan only moves the frame.
    if (m_drawn.isNull() || m_drawn.deviceIndependentSize() != QSizeF(size())) {
        m_map = toMap();
        draw(theme, m_map);
    }
    painter.drawPixmap(0, 0, m_drawn);
    const QTransform map = m_map;
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
