#pragma once

#include "model/risk/simulation.h"
#include "model/threats/riskrows.h"
#include "views/panels/panel.h"
#include "views/viewcontext.h"

#include <memory>

class ExceedanceChart;
class QLabel;
class QProgressBar;
class QSpinBox;
class QStackedWidget;
class QTimer;
class Worker;

/// Simulated years of the risks: the loss exceedance curve, percentiles, and what was simulated.
/// Runs away from the window's thread, once what it rests on has changed and it is looked at.
class LossPanel : public Panel
{
    Q_OBJECT

public:
    explicit LossPanel(const ViewContext &context, QWidget *parent = nullptr);

    void show(const QList<RiskRow> &rows);

signals:
    /// The numbers on show are those of the risks as they are now.
    void simulated();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeContent();
    QWidget *makeRunning();
    void schedule();
    void run();
    void showOutcome(const simulation::Outcome &outcome);
    QString methodText() const;

    const ViewContext m_context;
    Worker *m_worker;
    QTimer *m_delay;
    QTimer *m_tick;
    QStackedWidget *m_pages;
    ExceedanceChart *m_chart;
    QSpinBox *m_seed;
    QProgressBar *m_bar;
    QLabel *m_method;
    QList<QList<QLabel *>> m_cells;
    QList<simulation::Input> m_inputs;
    std::shared_ptr<simulation::Progress> m_progress;
    bool m_outdated = true;
};
