#pragma once

#include "views/baselines/differencemodel.h"
#include "views/panels/panel.h"

class QComboBox;
class QLineEdit;
class QListView;
class QScrollArea;
class QStackedWidget;

/// The list of what differs, filtered, and under it one change: each field before and after, who
/// made it and when.
class DifferencePanel : public Panel
{
    Q_OBJECT

public:
    explicit DifferencePanel(QWidget *parent = nullptr);

    void setDifference(Difference difference);
    /// Only these kinds of change; empty is all.
    void setKinds(const QSet<ChangeKind> &kinds);
    /// Selects the first change of a record, if it is shown.
    void select(const RecordRef &record);

signals:
    void changeSelected(const RecordRef &record);
    /// The reader wants to see it in the model; `threat` is a threat's key or empty.
    void changeActivated(const RecordRef &record, const QString &threat);

private:
    void refreshFilter();
    void refreshCount();
    void showCurrent();

    DifferenceModel *m_model;
    QLineEdit *m_text;
    QComboBox *m_topic;
    QListView *m_list;
    QScrollArea *m_detail;
    QStackedWidget *m_pages;
    QSet<ChangeKind> m_kinds;
};
