#pragma once

#include "views/canvas/diagramscene.h"
#include "views/canvas/tools/tool.h"

/// "Data collection", "Data collection 2", ...: a name that no other record of the kind has.
template<typename T>
QString freeName(const Project &project, const QString &wanted)
{
    QSet<QString> taken;
    project.forEach<T>([&](const T &record) { taken.insert(record.name); });
    QString name = wanted;
    for (int number = 2; taken.contains(name); ++number)
        name = QStringLiteral("%1 %2").arg(wanted).arg(number);
    return name;
}

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

    /// A new element of a type, named after it; nothing for an unknown type.
    static std::optional<Element> elementOf(const DiagramScene &scene, const QString &type);
    /// Makes an element of a type around a point and selects it; used by drop and double click too.
    static void createElement(DiagramScene &scene, const QString &type, const QPointF &centre);
    /// Makes a zone; what stands in its frame and in the same zone belongs to it then.
    static void createZone(DiagramScene &scene, const QRectF &box, bool keepSelection = false);

private:
    DiagramScene &m_scene;
    QString m_type;
    QPointF m_start;
    bool m_drawing = false;
};
