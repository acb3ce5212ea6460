#pragma once

#include "views/canvas/diagramscene.h"
#include "views/canvas/editing/boxes.h"
#include "views/canvas/tools/connecttool.h"
#include "views/canvas/tools/routetool.h"
#include "views/canvas/tools/tool.h"

/// Select, move, resize, connect from an element's edge and reroute a selected flow. A drag is one
/// step: only the release pushes. Ctrl or Shift adds to the selection, Alt turns snapping off (and
/// moves a zone without what stands in it).
class SelectTool : public Tool
{
public:
    explicit SelectTool(DiagramScene &scene);

    void press(const SceneEvent &event) override;
    void move(const SceneEvent &event) override;
    void release(const SceneEvent &event) override;
    bool cancel() override;
    Qt::CursorShape cursor(const SceneEvent &event) const override;

    /// Moves the selection by keyboard; steps of one `group` are undone together.
    void nudge(const QPointF &by, const QString &group);
    /// Takes away the waypoint of the selected flow under the pointer; false when there is none.
    bool removeWaypoint(const SceneEvent &event) { return m_route.removeWaypoint(event); }
    /// The zone whose chevron is under the pointer; null for none.
    RecordRef chevronAt(const SceneEvent &event) const;

private:
    enum class Gesture { None, Pressed, Folding, Moving, Resizing, Band, Connecting, Routing };

    struct Grip
    {
        Id<Placement> placement;
        /// -1, 0 or 1 in each direction: which edges follow the pointer.
        int x = 0;
        int y = 0;
    };

    std::optional<Grip> gripAt(const SceneEvent &event) const;
    /// The element from whose edge a press here would draw a flow; null for none.
    RecordRef connectSourceAt(const SceneEvent &event) const;
    void pressOn(const RecordRef &record, const SceneEvent &event);
    void click(const SceneEvent &event);
    /// Placements that move with the selection: zones take their content along.
    QList<const DiagramContent::Node *> moving(bool zonesAlone) const;
    boxes::Boxes movedBoxes(const QPointF &by, bool zonesAlone) const;
    void drag(const SceneEvent &event);
    void resize(const SceneEvent &event);
    void stretchBand(const SceneEvent &event);
    QList<QRectF> othersThan(const boxes::Boxes &mine, const QRectF &around) const;
    void showDropTarget();
    bool droppedOnFolded() const;
    void clearPreview();

    DiagramScene &m_scene;
    ConnectTool m_connect;
    RouteTool m_route;
    Gesture m_gesture = Gesture::None;
    SceneEvent m_start;
    RecordRef m_pressed;
    bool m_wasSelected = false;
    Grip m_grip;
    QList<RecordRef> m_before;
    /// Where what is dragged was, and whether zones go alone.
    boxes::Boxes m_origins;
    bool m_zonesAlone = false;
    /// What the running drag would write.
    boxes::Boxes m_boxes;
};
