#pragma once

#include "app/redoubt/documentactions.h"

#include <QMainWindow>

class AssessmentActions;
class BaselineActions;
class CanvasStatus;
class ModeBar;
class NavigationActions;
class NoticeBar;
class QActionGroup;
class QStackedWidget;
class Safekeeping;
class StartPage;
class StateDisplay;
class WindowActions;
class Workspaces;

/// The window: a mode bar, a workspace for each mode, menus and a status bar. It arranges; the
/// parts do the work.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// `layoutProgram` is the path of redoubt-layout, which arranges diagrams.
    MainWindow(CatalogsPointer catalogs, Preferences &preferences, const QString &layoutProgram);
    ~MainWindow() override;

    DocumentActions &documents() { return *m_documents; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeModes();
    void showProject(OpenProject *project);
    void showStart();
    void showMode(int index);
    void refreshState();
    void refreshReadOnly();

    Preferences &m_preferences;
    DocumentActions *m_documents;
    Safekeeping *m_safekeeping;
    ModeBar *m_modes;
    QActionGroup *m_modeActions;
    NoticeBar *m_notice;
    StateDisplay *m_state;
    QStackedWidget *m_pages;
    StartPage *m_start;
    Workspaces *m_workspaces = nullptr;
    CanvasStatus *m_canvasStatus = nullptr;
    WindowActions *m_actions;
    AssessmentActions *m_assessment;
    BaselineActions *m_baselines;
    NavigationActions *m_navigation;
};
