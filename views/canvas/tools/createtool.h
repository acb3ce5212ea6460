#pragma once

#include "views/canvas/diagramscene.h"
#include "views/canvas/tools/tool.h"

/// Puts a new element or zone where the canvas is clicked; a zone may be drawn as a box.
class CreateTool : public Tool
{
public:
    explicit CreateTool(DiagramScene &scene);

    /// What the next click makes: an element type's id, or empty for a zone.
    void setType(const QString &type) { m_type = type; }

    void press(const SceneEvent &event) override;
    void move(const SceneEvent &event) override;
    void release(const SceneEvent &event) override;
    bool cancel() override;
    Qt::CursorShape cursor(const SceneEvent &event) const override;

    /// Makes an element of a type around a point and selects it; used by drop and double click too.
    static void createElement(DiagramScene &scene, const QString &type, const QPointF &centre);
    static void createZone(DiagramScene &scene, const QRectF &box);

private:
    DiagramScene &m_scene;
    QString m_type;
    QPointF m_start;
    bool m_drawing = false;
};
