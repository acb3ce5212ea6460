#pragma once

#include "views/baselines/comparison.h"

#include <QWidget>

class CompareJob;
class DifferencePanel;
class OverlayView;
class QComboBox;
class QLabel;
class QStackedWidget;
class QTableWidget;
class QTimer;
class QToolButton;

/// Compares two states of the project: two baselines, or one with now. In the middle the diagram
/// with the difference on it, at the right the list, below it the totals. Also shows one state
/// alone, as the project was then.
class ComparePage : public QWidget
{
    Q_OBJECT

public:
    ComparePage(const ViewContext &context, BaselineLedger &ledger, QWidget *parent = nullptr);

    void compare(const ComparedState &before, const ComparedState &after);
    /// The project as it was right after an entry; read-only.
    void showEntry(int entry);
    /// Whether a comparison is being worked out.
    bool isBusy() const;

signals:
    /// The reader wants to see it in the model as it is now; `threat` is a key or empty.
    void subjectOpened(const RecordRef &record, const QString &threat);
    /// The reader wants the difference as a file of this kind ("txt", "json").
    void exportRequested(const QString &suffix, const QByteArray &bytes);
    /// The reader wants a report for an auditor with what changed since `before`.
    void reportRequested(const ComparedState &before, const ComparedState &after,
                         const Comparison &comparison);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeBar();
    QWidget *makeNotice();
    void fillStates();
    ComparedState chosen(const QComboBox &box) const;
    void choose(QComboBox &box, const ComparedState &state);
    void refresh();
    void refreshLater();
    void setBusy(bool busy);
    QToolButton *makeExport();
    void exportAs(const QString &suffix);
    void showResult();
    void showDiagram();
    void fillDiagrams();
    void fillTotals();
    void setAlone(const std::optional<ComparedState> &state);

    const ViewContext m_context;
    BaselineLedger &m_ledger;
    QComboBox *m_before;
    QComboBox *m_after;
    QComboBox *m_diagram;
    QToolButton *m_export;
    QLabel *m_busy;
    QList<QToolButton *> m_counts;
    QWidget *m_bar;
    QWidget *m_notice;
    QLabel *m_noticeText;
    OverlayView *m_overlay;
    QStackedWidget *m_middle;
    QTableWidget *m_totals;
    QWidget *m_totalsPanel = nullptr;
    DifferencePanel *m_list;
    QTimer *m_pause;
    CompareJob *m_job;
    QList<ComparedState> m_states;
    Comparison m_comparison;
    /// The state that is shown alone.
    std::optional<ComparedState> m_alone;
    bool m_stale = true;
};
