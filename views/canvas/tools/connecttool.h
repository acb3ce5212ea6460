#pragma once

#include "views/canvas/diagramscene.h"
#include "views/canvas/tools/tool.h"

/// Draws a flow from one element to another (or to itself).
class ConnectTool : public Tool
{
public:
    explicit ConnectTool(DiagramScene &scene);

    void press(const SceneEvent &event) override;
    void move(const SceneEvent &event) override;
    void release(const SceneEvent &event) override;
    bool cancel() override;
    Qt::CursorShape cursor(const SceneEvent &event) const override;

private:
    DiagramScene &m_scene;
    RecordRef m_source;
    QPointF m_start;
};
