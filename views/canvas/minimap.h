#pragma once

#include "views/canvas/canvasview.h"

/// The whole diagram, small, with a frame for what the canvas shows; dragging the frame pans.
class Minimap : public QWidget
{
    Q_OBJECT

public:
    explicit Minimap(CanvasView &canvas, QWidget *parent = nullptr);
    QSize sizeHint() const override { return { 220, 150 }; }

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    QTransform toMap() const;
    void draw(const Theme &theme, const QTransform &map);
    void centreOn(const QPointF &point);

    CanvasView &m_canvas;
    /// Everything but the frame; null until it is needed again.
    QPixmap m_drawn;
    QTransform m_map;
};
