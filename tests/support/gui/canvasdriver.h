#pragma once

#include "tests/support/gui/openwindow.h"
#include "views/canvas/canvasview.h"

/// Drives the canvas of the real window with keys and a mouse, and counts what it took.
class CanvasDriver
{
public:
    explicit CanvasDriver(OpenWindow &open) : m_open(open) { }

    struct Counts
    {
        int keys = 0;
        int clicks = 0;
        int drags = 0;
    };
    const Counts &counts() const { return m_counts; }
    void resetCounts() { m_counts = {}; }

    CanvasView &canvas() { return *m_open.find<CanvasView>(QStringLiteral("canvas")); }
    const DiagramContent &content() { return canvas().diagramScene().content(); }
    const Project &project() { return m_open.document().project(); }
    Selection &selection() { return m_open.project().context().selection; }
    qsizetype steps() { return m_open.project().file().journal().entries().size(); }
    QString lastOperation()
    {
        return m_open.project().file().journal().entries().last().draft.operation.name;
    }

    /// Gives the canvas the keyboard, as a click on it would.
    void focus();
    /// To whatever has the keyboard.
    void press(Qt::Key key, Qt::KeyboardModifiers held = {});
    void type(const QString &text);

    QPoint at(const QPointF &scene) { return canvas().mapFromScene(scene); }
    QPoint centre(const QUuid &record) { return at(content().nodeOf(record)->box.center()); }
    void click(const QPoint &at, Qt::KeyboardModifiers held = {});
    void doubleClick(const QPoint &at);
    void drag(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers held = {},
              Qt::MouseButton button = Qt::LeftButton);
    /// The same without the release.
    void dragHalf(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers held = {});
    /// Goes on with such a drag.
    void dragOn(const QPoint &to, Qt::KeyboardModifiers held = {});
    void release(const QPoint &at, Qt::KeyboardModifiers held = {});
    void wheel(const QPoint &at, int angle, Qt::KeyboardModifiers held = {},
               const QPoint &pixels = {});

    const Element *element(const QString &name);
    const Zone *zone(const QString &name);
    const Flow *flow(const QString &from, const QString &to);
    /// Places an element by the operation, for set-up.
    Id<Element> put(const QString &name, const QRectF &box, const QString &type);
    Id<Zone> putZone(const QString &name, const QRectF &box);
    Id<Flow> link(const Id<Element> &from, const Id<Element> &to);
    void select(const QList<QUuid> &records);
    QRectF box(const QUuid &record) { return content().nodeOf(record)->box; }

private:
    OpenWindow &m_open;
    Counts m_counts;
};
