#pragma once

#include "views/canvas/canvasview.h"

class DiagramTabs;

/// The Draw workspace: palette, canvas with a tab a diagram, inspector and live threats, outline
/// and minimap.
class DrawWorkspace : public QWidget
{
    Q_OBJECT

public:
    explicit DrawWorkspace(const ViewContext &context, QWidget *parent = nullptr);

    CanvasView &canvas() { return *m_canvas; }
    /// Brings an element, zone or flow into sight, on the diagram that is shown or on the first one
    /// that has it.
    void reveal(const RecordRef &record);
    /// Shows or hides everything around the canvas.
    void showPanels(bool shown);
    DiagramTabs &tabs() { return *m_tabs; }

signals:
    /// A threat was opened from the list of the selection.
    void threatOpened(const QString &key);

private:
    const ViewContext m_context;
    CanvasView *m_canvas;
    DiagramTabs *m_tabs;
    QList<QWidget *> m_panels;
    bool m_fitted = false;

protected:
    void showEvent(QShowEvent *event) override;
};
