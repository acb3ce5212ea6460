#pragma once

#include "views/canvas/diagramscene.h"
#include "views/canvas/tools/tool.h"

/// Reroutes the flow that is selected: drags one of its ends to another element, moves a waypoint,
/// or makes one where the line is pulled aside.
class RouteTool : public Tool
{
public:
    explicit RouteTool(DiagramScene &scene);

    /// Whether a press here would take hold of the selected flow.
    bool takes(const SceneEvent &event) const;

    void press(const SceneEvent &event) override;
    void move(const SceneEvent &event) override;
    void release(const SceneEvent &event) override;
    bool cancel() override;
    Qt::CursorShape cursor(const SceneEvent &event) const override;

    /// Takes away the waypoint under the pointer; false when there is none.
    bool removeWaypoint(const SceneEvent &event);

private:
    enum class Grip { None, Source, Target, Waypoint, Line };

    struct Hold
    {
        Grip grip = Grip::None;
        /// Index of the waypoint, or where a new one would come among them.
        qsizetype index = 0;
    };

    Hold holdAt(const SceneEvent &event) const;
    /// Waypoints with the one that is held at a place.
    QList<QPointF> bent(const QPointF &at) const;
    void reconnect(const RecordRef &element);
    void pushRoute(const QList<QPointF> &points);

    DiagramScene &m_scene;
    Hold m_hold;
    QUuid m_flow;
    QPointF m_start;
    bool m_dragging = false;
};
