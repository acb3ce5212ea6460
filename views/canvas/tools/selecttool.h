#pragma once

#include "views/canvas/diagramscene.h"
#include "views/canvas/tools/connecttool.h"
#include "views/canvas/tools/tool.h"

/// Select, move, resize, and connect from an element's edge. A drag is one step: only the release
/// pushes. Ctrl or Shift adds to the selection, Alt turns snapping off (and moves a zone without
/// what stands in it).
class SelectTool : public Tool
{
public:
    explicit SelectTool(DiagramScene &scene);

    void press(const SceneEvent &event) override;
    void move(const SceneEvent &event) override;
    void release(const SceneEvent &event) override;
    bool cancel() override;
    Qt::CursorShape cursor(const SceneEvent &event) const override;

    /// Moves the selection by keyboard, as one step.
    void nudge(const QPointF &by);

private:
    enum class Gesture { None, Pressed, Moving, Resizing, Band, Connecting };

    struct Grip
    {
        Id<Placement> placement;
        /// -1, 0 or 1 in each direction: which edges follow the pointer.
        int x = 0;
        int y = 0;
    };

    std::optional<Grip> gripAt(const SceneEvent &event) const;
    bool onConnectHandle(const SceneEvent &event) const;
    /// Placements that move with the selection: zones take their content along.
    QList<const DiagramContent::Node *> moving(bool zonesAlone) const;
    QHash<QUuid, QRectF> movedBoxes(const QPointF &by, bool zonesAlone) const;
    QRectF resizedBox(const QPointF &to, bool snap) const;
    void pushBoxes(const QHash<QUuid, QRectF> &boxes, const QString &operation, bool zonesAlone);
    void showDropTarget(const QPointF &at);

    DiagramScene &m_scene;
    ConnectTool m_connect;
    Gesture m_gesture = Gesture::None;
    SceneEvent m_start;
    RecordRef m_pressed;
    bool m_wasSelected = false;
    Grip m_grip;
    QList<RecordRef> m_before;
};
