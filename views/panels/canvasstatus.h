#pragma once

#include "views/canvas/canvasview.h"

class QLabel;
class QToolButton;

/// The canvas's part of the status bar: how much is selected, where the pointer is, and the zoom as
/// a menu.
class CanvasStatus : public QWidget
{
    Q_OBJECT

public:
    /// Shown while the canvas is; the canvas outlives this.
    CanvasStatus(CanvasView &canvas, const ViewContext &context, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showSelection();

    const ViewContext m_context;
    QLabel *m_selected;
    QLabel *m_pointer;
    QToolButton *m_zoom;
};
