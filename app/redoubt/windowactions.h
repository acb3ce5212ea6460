#pragma once

#include "app/redoubt/catalogactions.h"
#include "app/redoubt/documentactions.h"

#include <QObject>

class ArrangingActions;
class AssessmentActions;
class CatalogBrowser;
class DiagramActions;
class DrawWorkspace;
class PictureActions;
class NavigationActions;
class QAction;
class QMainWindow;
class QMenuBar;
class Safekeeping;

/// Undo, canvas and view actions, and the menus and tool bar that show them. Follows the project
/// that is open.
class WindowActions : public QObject
{
    Q_OBJECT

public:
    /// `layoutProgram` is the path of redoubt-layout.
    WindowActions(DocumentActions &documents, Safekeeping &safekeeping, Preferences &preferences,
                  QString layoutProgram, QMainWindow *window);

    /// Builds menus and tool bar; `modes` are the actions of the mode bar.
    void build(const QList<QAction *> &modes, NavigationActions &navigation,
               AssessmentActions &assessment);
    /// The project and workspace that the actions work on; null when none is open.
    void follow(OpenProject *project, DrawWorkspace *workspace);
    /// Shows undo as what it takes back: again after the author has changed.
    void refreshUndo();
    /// Opens the catalog browser at a technique or an item of a list.
    void showInCatalogs(const QString &id);
    /// Canvas actions work only while it is seen.
    void setDrawing(bool drawing);
    /// What edits is off while the project is read-only.
    void followReadOnly();

signals:
    /// A threat was chosen in the catalog browser.
    void threatOpened(const QString &key);

private:
    QAction *make(const QString &icon, const QString &text, const QKeySequence &keys,
                  const QString &tip, const std::function<void()> &run);
    void makeActions();
    void refreshEditing();
    void browseCatalogs();
    /// Takes the last step back, or does it again, and shows on the canvas what that was.
    void travel(bool back);
    void fillRecent(class QMenu *menu);

    DocumentActions &m_documents;
    Safekeeping &m_safekeeping;
    Preferences &m_preferences;
    QMainWindow *m_window;
    CatalogActions *m_catalogActions;
    OpenProject *m_project = nullptr;
    bool m_drawing = false;
    DrawWorkspace *m_workspace = nullptr;
    CatalogBrowser *m_browser = nullptr;
    QAction *m_catalogs = nullptr;
    QAction *m_merge = nullptr;
    QAction *m_metrics = nullptr;
    QAction *m_people = nullptr;
    QAction *m_undo = nullptr;
    QAction *m_redo = nullptr;
    DiagramActions *m_diagram;
    ArrangingActions *m_arranging;
    PictureActions *m_pictures;
};
