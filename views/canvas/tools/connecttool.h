#pragma once

#include "views/canvas/diagramscene.h"
#include "views/canvas/tools/tool.h"

/// Draws a flow from one element to another (or to itself); let go in the open, it asks what should
/// stand there.
class ConnectTool : public Tool
{
public:
    explicit ConnectTool(DiagramScene &scene);

    void press(const SceneEvent &event) override;
    void move(const SceneEvent &event) override;
    void release(const SceneEvent &event) override;
    bool cancel() override;
    Qt::CursorShape cursor(const SceneEvent &event) const override;

    /// Starts at an element, wherever the pointer is.
    void start(const RecordRef &source, const QPointF &at);

    /// Makes a flow, as one step, and selects it. It carries what the source holds, if that is one
    /// thing: most likely that moves.
    static void connect(DiagramScene &scene, const Id<Element> &source, const Id<Element> &target);

private:
    DiagramScene &m_scene;
    RecordRef m_source;
    QPointF m_start;
};
