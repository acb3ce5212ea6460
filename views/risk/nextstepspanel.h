#pragma once

#include "model/outlook/picture.h"
#include "views/panels/panel.h"
#include "views/viewcontext.h"

class NextStepsModel;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTimer;
class Worker;

/// What to do next: measures ranked by the risk that they remove for their cost, a what-if of the
/// chosen ones that is not written, and a button that plans them as one step.
class NextStepsPanel : public Panel
{
    Q_OBJECT

public:
    explicit NextStepsPanel(const ViewContext &context, QWidget *parent = nullptr);

    /// The project has changed: rank again, once it is looked at.
    void refresh();

signals:
    /// What the project would be with the chosen measures; nothing chosen: an empty optional.
    void whatIfChanged(const std::optional<outlook::Picture> &picture);
    void ranked();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeTable();
    QWidget *makeFooter();
    void schedule();
    void rank();
    void imagine();
    void showWhatIf(const outlook::Picture &before, const outlook::Picture &after, int measures);
    void plan();

    const ViewContext m_context;
    Worker *m_ranking;
    Worker *m_whatIf;
    QTimer *m_delay;
    NextStepsModel *m_model;
    QTableView *m_table;
    QStackedWidget *m_pages;
    QLabel *m_effect;
    QPushButton *m_plan;
    QPushButton *m_none;
    bool m_outdated = true;
};
