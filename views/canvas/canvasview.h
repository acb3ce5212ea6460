#pragma once

#include "views/canvas/tools/createtool.h"
#include "views/canvas/tools/selecttool.h"

#include <QGraphicsView>

class NameEditor;

/// The canvas: zoom at the cursor, pan with the middle button or Space, tools for everything else.
class CanvasView : public QGraphicsView
{
    Q_OBJECT

public:
    enum class Mode { Select, Connect, Create };

    explicit CanvasView(const ViewContext &context, QWidget *parent = nullptr);

    DiagramScene &diagramScene() { return m_scene; }
    void showDiagram(const Id<Diagram> &diagram);

    Mode mode() const { return m_mode; }
    /// `type` for Create: an element type's id, empty for a zone. Create returns to Select after
    /// one.
    void setMode(Mode mode, const QString &type = {});

    qreal zoom() const { return transform().m11(); }
    void setZoom(qreal factor);
    void zoomBy(qreal factor);
    void fit();

    /// Edits the name of what is selected, in place.
    void rename();
    /// Takes what is selected off this diagram; flows, which are shown wherever both ends are, go
    /// from the model.
    void removeFromDiagram();
    void deleteFromModel();
    void selectAll();
    /// Puts what is selected on the clipboard; cutting takes it out of the model.
    void copy() const;
    void cut();
    void paste();
    /// Puts a new element of a type in the middle of what is seen.
    void createInView(const QString &type);

signals:
    void modeChanged(CanvasView::Mode mode);
    void zoomChanged(qreal factor);
    void pointerMoved(const QPointF &scene);

protected:
    bool focusNextPrevChild(bool next) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    SceneEvent sceneEvent(const QPointF &position, Qt::KeyboardModifiers modifiers) const;
    Tool &tool();
    void updateCursor(const SceneEvent &event);
    void setName(const RecordRef &record, const QString &name);
    void offerToInsert(const Id<Flow> &flow, const Id<Element> &element);
    bool moveByKey(const QKeyEvent &event);
    void cycle(int step);

    const ViewContext m_context;
    DiagramScene m_scene;
    SelectTool m_select;
    ConnectTool m_connect;
    CreateTool m_create;
    Mode m_mode = Mode::Select;
    NameEditor *m_editor;
    QPoint m_panFrom;
    bool m_panning = false;
    bool m_spaceHeld = false;
};

/// MIME type of an element type that is dragged from the palette; the data is its id in UTF-8.
inline constexpr auto elementTypeMime = "application/x-redoubt-element-type";
