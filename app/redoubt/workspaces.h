#pragma once

#include "app/redoubt/openproject.h"

#include <QStackedWidget>

class BaselinesWorkspace;
class ControlsWorkspace;
class DrawWorkspace;
class QMainWindow;
class ReportWorkspace;
class RiskWorkspace;
class ThreatsWorkspace;

/// The workspaces of the project that is open, one a mode, and the ways from one to another.
class Workspaces : public QStackedWidget
{
    Q_OBJECT

public:
    enum Mode { Draw, Threats, Controls, Risk, Baselines, Report };

    /// `ownCatalogs` are those of the program, for states that pin nothing else. The project and
    /// the window outlive this.
    Workspaces(OpenProject &project, const CatalogsPointer &ownCatalogs, QMainWindow &window);

    DrawWorkspace &draw() { return *m_draw; }
    BaselinesWorkspace &baselines() { return *m_baselines; }

    void showThreat(const QString &key);
    /// Goes to a record or a threat where it can be changed.
    void showPlace(const RecordRef &record, const QString &threat);

signals:
    /// Something was opened that another workspace shows.
    void modeWanted(int mode);
    /// Something was opened that the catalog browser shows: a technique, an item of a list.
    void referenceOpened(const QString &id);

private:
    void connectThreats();
    void connectControls();
    void connectRisk();
    void connectBaselines();
    void save(const QString &title, const QString &suffix, const QString &name,
              const QByteArray &bytes);

    OpenProject &m_project;
    QMainWindow &m_window;
    DrawWorkspace *m_draw;
    ThreatsWorkspace *m_threats;
    ControlsWorkspace *m_controls;
    RiskWorkspace *m_risk;
    BaselinesWorkspace *m_baselines;
    ReportWorkspace *m_report;
};
