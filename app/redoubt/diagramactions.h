#pragma once

#include "views/canvas/editing/alignment.h"

#include <QAction>
#include <QObject>

#include <functional>

class CanvasView;
class DiagramTabs;
class DrawWorkspace;
class Preferences;
class QMainWindow;
class QMenu;
class QToolBar;

/// Everything that is done to a diagram and to what is selected on it: the actions, and the menus
/// and tool buttons that show them. They work on the canvas that is followed, while it is seen.
class DiagramActions : public QObject
{
    Q_OBJECT

public:
    DiagramActions(Preferences &preferences, QMainWindow *window);

    void addToEditMenu(QMenu *menu) const;
    void addToViewMenu(QMenu *menu) const;
    void addToDiagramMenu(QMenu *menu) const;
    void addTools(QToolBar *bar) const;
    void addZoom(QToolBar *bar) const;

    /// The workspace whose canvas the actions work on; null when none is open.
    void follow(DrawWorkspace *workspace);
    /// Whether the canvas is seen, and whether it may be edited: a project can be read-only.
    void setEnabled(bool on, bool edits);

private:
    struct Spec
    {
        const char *icon;
        QString text;
        QKeySequence keys;
        QString tip;
    };

    QAction *make(const Spec &spec, const std::function<void(CanvasView &)> &run);
    /// The same for a single key: it works only while the canvas has the keyboard, so that it can
    /// be typed elsewhere.
    QAction *makeKey(const Spec &spec, const std::function<void(CanvasView &)> &run);
    QAction *makeTab(const Spec &spec, const std::function<void(DiagramTabs &)> &run);
    void makeEditing();
    void makeTools();
    void makePrompts();
    void makeArranging();
    void makeDiagrams();
    void makeView();
    void openMenu(const QPoint &at);

    Preferences &m_preferences;
    QMainWindow *m_window;
    DrawWorkspace *m_workspace = nullptr;
    QList<QAction *> m_all;
    QList<QAction *> m_keys;
    QList<QAction *> m_editing;
    QList<QAction *> m_tools;
    QList<QAction *> m_prompts;
    QList<QAction *> m_aligning;
    QList<QAction *> m_stacking;
    QList<QAction *> m_folding;
    QList<QAction *> m_diagrams;
    QList<QAction *> m_view;
    QAction *m_grid = nullptr;
    QAction *m_snap = nullptr;
};
