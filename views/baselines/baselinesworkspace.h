#pragma once

#include "model/store/baselineledger.h"
#include "views/viewcontext.h"

#include <QWidget>

class BaselinesPanel;
class QStackedWidget;

/// The Baselines workspace: what was frozen at the left; beside it the pages that look into it.
class BaselinesWorkspace : public QWidget
{
    Q_OBJECT

public:
    BaselinesWorkspace(const ViewContext &context, BaselineLedger &ledger,
                       QWidget *parent = nullptr);

    BaselinesPanel &panel() { return *m_panel; }
    /// Pages at the right; the current one is what the reader looks into.
    QStackedWidget &pages() { return *m_pages; }

private:
    BaselinesPanel *m_panel;
    QStackedWidget *m_pages;
};
