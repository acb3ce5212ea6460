#pragma once

#include "model/store/baselineledger.h"
#include "views/panels/panel.h"
#include "views/viewcontext.h"

class QAction;
class QListWidget;
class QStackedWidget;

/// The list of baselines, the newest on top.
class BaselinesPanel : public Panel
{
    Q_OBJECT

public:
    BaselinesPanel(const ViewContext &context, BaselineLedger &ledger, QWidget *parent = nullptr);

    /// Id of the baseline that is looked at; null for the project as it is now.
    QUuid current() const;
    void select(const QUuid &baseline);
    /// Puts actions as buttons into the title.
    void addTools(const QList<QAction *> &actions);

signals:
    void currentChanged(const QUuid &baseline);

private:
    void refresh();

    const ViewContext m_context;
    BaselineLedger &m_ledger;
    QListWidget *m_list;
    QStackedWidget *m_pages;
};
