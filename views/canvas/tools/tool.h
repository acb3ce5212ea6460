#pragma once

#include <QKeyEvent>
#include <QPointF>

/// A mouse event in scene units, with what was held.
struct SceneEvent
{
    QPointF position;
    Qt::KeyboardModifiers modifiers;
    /// Scene units per screen pixel: grab distances are the same at every zoom.
    qreal unitsPerPixel = 1;
};

/// One gesture on the canvas. Tools show previews through the scene and end in one push.
class Tool
{
public:
    Tool() = default;
    virtual ~Tool() = default;
    Tool(const Tool &) = delete;
    Tool &operator=(const Tool &) = delete;
    Tool(Tool &&) = delete;
    Tool &operator=(Tool &&) = delete;

    virtual void press(const SceneEvent &event) = 0;
    virtual void move(const SceneEvent &event) = 0;
    virtual void release(const SceneEvent &event) = 0;
    /// Ends a running gesture without an Edit. True when there was one.
    virtual bool cancel() = 0;
    virtual Qt::CursorShape cursor(const SceneEvent &event) const = 0;
};
