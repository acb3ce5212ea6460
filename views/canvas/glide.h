#pragma once

#include "model/core/edit.h"
#include "views/canvas/diagramcontent.h"

#include <QObject>
#include <QVariantAnimation>

class CanvasView;

/// Lets boxes glide from where they stood to where a step has put them. The project has changed
/// already; only the painting takes its time. Whatever builds the drawing anew, and whatever is
/// pressed on the canvas, ends it at once.
class Glide : public QObject
{
    Q_OBJECT

public:
    explicit Glide(CanvasView &canvas);

    /// Glides through a step that was just pushed. Nothing where the desktop wants no animations,
    /// and where more is shown than can be drawn anew for every frame.
    void start(const Edit &edit);
    bool isRunning() const { return m_animation.state() == QAbstractAnimation::Running; }
    /// Shows where everything stands.
    void finish();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Path
    {
        QRectF from;
        QRectF to;
    };

    void show(qreal progress);
    /// Ends where the drawing was built anew.
    void leave();

    CanvasView &m_canvas;
    QVariantAnimation m_animation;
    /// By placement.
    QHash<QUuid, Path> m_paths;
    /// Flows with routes, which belong to where boxes stand in the end.
    QList<QUuid> m_routed;
};
