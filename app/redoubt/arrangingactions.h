#pragma once

#include <QAction>
#include <QObject>
#include <QPointer>

#include <functional>

class Arranger;
class CanvasView;
class DrawWorkspace;
class Edit;
class Glide;
class QMainWindow;
class QMenu;
class QToolBar;

/// Laying diagrams out: Arrange, with right-angled routes, of the selection, and Tidy. They work on
/// the canvas that is followed, while it is seen.
class ArrangingActions : public QObject
{
    Q_OBJECT

public:
    /// `program` is the path of redoubt-layout.
    ArrangingActions(QString program, QMainWindow *window);

    void addTo(QMenu *menu) const;
    void addTo(QToolBar *bar) const;

    /// The workspace whose canvas the actions work on; null when none is open.
    void follow(DrawWorkspace *workspace);
    /// Whether the canvas is seen and may be edited.
    void setEnabled(bool edits);

private:
    QAction *make(const QString &icon, const QString &text, const QKeySequence &keys,
                  const QString &tip, const std::function<void()> &run);
    CanvasView &canvas() const;
    void arrangeSelection();
    /// Fits what was laid out as a whole, and lets everything glide to its place.
    void show(const Edit &edit);
    /// Right-angled routes are offered as long as they are soon found.
    void refreshOffer();

    const QString m_program;
    QMainWindow *m_window;
    DrawWorkspace *m_workspace = nullptr;
    Arranger *m_arranger = nullptr;
    /// Goes with its canvas.
    QPointer<Glide> m_glide;
    QAction *m_arrange;
    QAction *m_rightAngled;
    QList<QAction *> m_all;
    bool m_edits = false;
};
