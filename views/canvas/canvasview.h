#pragma once

#include "views/canvas/editing/diagrameditor.h"
#include "views/canvas/prompts/prompts.h"
#include "views/canvas/tools/createtool.h"
#include "views/canvas/tools/selecttool.h"

#include <QGraphicsView>
#include <QTimer>

class NoticeLine;

/// The canvas: turns events into gestures of the tools, zooms at the cursor, pans with the middle
/// button, Space or two fingers. What menus do to the selection is in `editor`, what is typed on
/// the canvas in `prompts`.
class CanvasView : public QGraphicsView
{
    Q_OBJECT

public:
    enum class Mode { Select, Connect, Create };

    /// Where a diagram was left.
    struct Place
    {
        qreal zoom = 1;
        QPointF centre;
    };

    explicit CanvasView(const ViewContext &context, QWidget *parent = nullptr);
    ~CanvasView() override;

    DiagramScene &diagramScene() { return m_scene; }
    DiagramEditor &editor() { return m_editor; }
    Prompts &prompts() { return *m_prompts; }

    /// Where diagrams were left that were not shown yet, and what is told where one is left.
    void keepPlaces(std::function<std::optional<Place>(const Id<Diagram> &)> recall,
                    std::function<void(const Id<Diagram> &, const Place &)> keep);
    /// Each diagram keeps the zoom and the place that it was left at; one that is new is fitted.
    void showDiagram(const Id<Diagram> &diagram);
    /// Keeps zoom and place of what is shown; while the project still exists.
    void leavePlace();
    /// Goes to where the diagram was left, or fits it: once the view has its size.
    void showAsLeft();

    Mode mode() const { return m_mode; }
    /// Whether the tool stays after it was used.
    bool isSticky() const { return m_sticky; }
    /// `type` for Create: an element type's id, empty for a zone. A tool is used once and gives way
    /// to Select; taken twice in a row, or held as sticky, it stays until Escape.
    void setMode(Mode mode, const QString &type = {}, bool sticky = false);

    qreal zoom() const { return transform().m11(); }
    /// About the middle of what is seen.
    void setZoom(qreal factor);
    void zoomBy(qreal factor);
    void fit();
    void fitSelection();

    void removeFromDiagram() { m_editor.removeFromDiagram(); }
    void deleteFromModel() { m_editor.deleteFromModel(); }
    void rename() { m_prompts->rename(); }
    void copy() { m_editor.copy(); }
    void cut() { m_editor.cut(); }
    /// Where the pointer is, or a little aside of the original; asks once whether what the model
    /// has already is meant itself or another.
    void paste();
    /// Asks every time.
    void pasteSpecial();
    /// The answer that was given once, and is kept; nothing while none was given.
    void setPasteAs(const std::optional<fragment::As> &as) { m_pasteAs = as; }

    /// Puts a new element of a type in the middle of what is seen.
    void createInView(const QString &type);
    /// Shows what a step did that was taken back or done again: selects it and brings it into view.
    void showStep(const Edit &edit);
    /// Says which folded zone hides a record, if one does.
    void sayWhereHidden(const RecordRef &record);
    /// Says something at the bottom of the canvas, with a button to take it back.
    void say(const QString &text, bool undoable);
    /// Says what is going on, with a button to cancel it, until `endBusy` or something else is
    /// said.
    void sayBusy(const QString &text);
    void endBusy();

signals:
    /// By the button of sayBusy() or by Escape.
    void cancelRequested();
    void modeChanged(CanvasView::Mode mode);
    void zoomChanged(qreal factor);
    void pointerMoved(const QPointF &scene);
    void pasteAsChosen(int as);
    void undoRequested();

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
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
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void scrollAtEdge();
    void paintFromAfar(const QPaintEvent &event);
    SceneEvent sceneEvent(const QPointF &position, Qt::KeyboardModifiers modifiers) const;
    Tool &tool();
    void updateCursor(const SceneEvent &event);
    void zoomAt(qreal factor, const QPointF &position);
    void fitTo(const QRectF &bounds, qreal mostZoom);
    void panBy(const QPointF &pixels);
    void endTool(bool sticky);
    void pasteAs(fragment::As as);
    void paste(bool ask);
    void dropType(const QString &type, const QPointF &at);
    void dropRecords(const QList<QUuid> &records, const QPointF &at);
    void offerToInsert(const Id<Flow> &flow, const Id<Element> &element);
    bool moveByKey(const QKeyEvent &event);
    bool promptByKey(const QKeyEvent &event) const;
    void showSelected();

    const ViewContext m_context;
    DiagramScene m_scene;
    DiagramEditor m_editor;
    SelectTool m_select;
    ConnectTool m_connect;
    CreateTool m_create;
    Prompts *m_prompts;
    NoticeLine *m_notice;
    Mode m_mode = Mode::Select;
    QString m_createType;
    bool m_sticky = false;
    QHash<Id<Diagram>, Place> m_places;
    std::function<std::optional<Place>(const Id<Diagram> &)> m_recall;
    std::function<void(const Id<Diagram> &, const Place &)> m_keep;
    /// While something is dragged near the edge, the view goes along.
    QTimer m_edge;
    QPointF m_pressedAt;
    bool m_seen = false;
    Qt::KeyboardModifiers m_held;
    QPointF m_panFrom;
    bool m_panning = false;
    bool m_spaceHeld = false;
    /// Where the pointer is over the canvas, in viewport coordinates.
    std::optional<QPointF> m_pointer;
    std::optional<fragment::As> m_pasteAs;
    /// Moves by key in a run are one step of undo.
    QString m_nudges;
};

/// MIME type of an element type that is dragged from the palette; the data is its id in UTF-8.
inline constexpr auto elementTypeMime = "application/x-redoubt-element-type";
/// MIME type of elements and zones that are dragged from the outline; their ids, a line each.
inline constexpr auto recordsMime = "application/x-redoubt-records";
