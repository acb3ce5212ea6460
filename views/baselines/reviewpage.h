#pragma once

#include "model/store/baselineledger.h"
#include "views/viewcontext.h"

#include <QWidget>

class FrozenRegisterModel;
class Panel;
class QLineEdit;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;
class QTreeWidget;

/// What review mode adds to the window: the register of the baseline row by row as it was frozen,
/// and under it where this program derives another one. The second replaces nothing.
class ReviewPage : public QWidget
{
    Q_OBJECT

public:
    /// The ledger is in review.
    ReviewPage(const ViewContext &context, BaselineLedger &ledger, QWidget *parent = nullptr);

signals:
    /// The reader wants to see a threat in the register of the window.
    void threatOpened(const QString &key);

private:
    Panel *makeRegister();
    Panel *makeDrift();
    void fill();

    const ViewContext m_context;
    BaselineLedger &m_ledger;
    FrozenRegisterModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QTableView *m_table;
    QTreeWidget *m_drift;
    QStackedWidget *m_driftPages;
    Panel *m_register;
    Panel *m_driftPanel;
};
