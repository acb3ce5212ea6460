#pragma once

#include "app/redoubt/documentactions.h"

#include <QMainWindow>

class AssessmentActions;
class BaselineActions;
class CanvasStatus;
class DrawWorkspace;
class ModeBar;
class NavigationActions;
class NoticeBar;
class QActionGroup;
class QLabel;
class QStackedWidget;
class RiskWorkspace;
class Safekeeping;
class StartPage;
class WindowActions;

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
    void makeStatusBar();
    void showProject(OpenProject *project);
    void showStart();
    void showMode(int index);
    /// Goes to a record or a threat where it can be changed.
    void showPlace(const RecordRef &record, const QString &threat);
    void refreshState();
    void refreshReadOnly();
    void refreshTitle();
    void exportReport(const QString &suffix, const QByteArray &bytes);
    void exportDifference(const QString &suffix, const QByteArray &bytes);
    void exportRows(const QString &suffix, const QByteArray &bytes);
    void saveBytes(const QString &title, const QString &name, const QString &suffix,
                   const QByteArray &bytes);
    void connectBaselines(OpenProject *project, class BaselinesWorkspace *baselines,
                          const std::function<void(const QString &)> &openThreat);
    void connectRegisters(OpenProject *project, class ThreatsWorkspace *threats,
                          class ControlsWorkspace *controls,
                          const std::function<void(const QString &)> &openThreat);

    Preferences &m_preferences;
    DocumentActions *m_documents;
    Safekeeping *m_safekeeping;
    ModeBar *m_modes;
    QActionGroup *m_modeActions;
    NoticeBar *m_notice;
    QStackedWidget *m_pages;
    StartPage *m_start;
    QStackedWidget *m_workspaces = nullptr;
    DrawWorkspace *m_draw = nullptr;
    CanvasStatus *m_canvasStatus = nullptr;
    RiskWorkspace *m_risk = nullptr;
    WindowActions *m_actions;
    AssessmentActions *m_assessment;
    BaselineActions *m_baselines;
    NavigationActions *m_navigation;
    QLabel *m_counts;
    QLabel *m_saved;
};
