#pragma once

#include "views/baselines/timelinemodel.h"
#include "views/panels/panel.h"

class QComboBox;
class QLineEdit;
class QListView;
class QStackedWidget;
class QTimer;
class QToolButton;

/// The timeline of the project: who did what and when, with the baselines, and filters above.
class TimelinePanel : public Panel
{
    Q_OBJECT

public:
    TimelinePanel(const ViewContext &context, BaselineLedger &ledger, QWidget *parent = nullptr);

    /// Shows only what touched these records; none shows everything again.
    void showHistoryOf(const QList<RecordRef> &records);

signals:
    /// The state after this entry is to be shown as it was.
    void stateRequested(int entry);
    /// A baseline or entry is to be compared with now: the entry that it stands at.
    void compareRequested(int entry);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeFilters();
    void showMenu(const QPoint &at);
    void fillPersons();
    void applyFilter();
    void refreshCount();

    const ViewContext m_context;
    TimelineModel *m_model;
    QLineEdit *m_text;
    QComboBox *m_person;
    QComboBox *m_kind;
    QToolButton *m_selected;
    QListView *m_list;
    QStackedWidget *m_pages;
    QTimer *m_pause;
    int m_current = 0;
};
