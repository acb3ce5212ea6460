#pragma once

#include "model/store/baselineledger.h"
#include "views/viewcontext.h"

#include <QWidget>

class BaselinesPanel;
class ComparePage;
class TimelinePanel;
class QStackedWidget;
class QTabBar;
class RemarksPanel;
class ReviewPage;
class VerificationPanel;

/// The Baselines workspace: what was frozen and the timeline at the left; beside them the pages
/// that look into it.
class BaselinesWorkspace : public QWidget
{
    Q_OBJECT

public:
    BaselinesWorkspace(const ViewContext &context, BaselineLedger &ledger,
                       QWidget *parent = nullptr);

    BaselinesPanel &panel() { return *m_panel; }
    VerificationPanel &verification() { return *m_verification; }
    RemarksPanel &remarks() { return *m_remarks; }
    /// Pages at the right; the current one is what the reader looks into.
    QStackedWidget &pages() { return *m_pages; }
    /// The page that compares two states, or shows one as it was.
    ComparePage &comparePage() { return *m_compare; }
    TimelinePanel &timeline() { return *m_timeline; }
    /// The frozen register; null unless the ledger is in review.
    ReviewPage *reviewPage() { return m_review; }

private:
    QWidget *makeTabs();
    /// Shows a page, and its tab in review.
    void look(QWidget *page);

    BaselinesPanel *m_panel;
    TimelinePanel *m_timeline;
    ComparePage *m_compare;
    VerificationPanel *m_verification;
    RemarksPanel *m_remarks;
    QStackedWidget *m_pages;
    ReviewPage *m_review = nullptr;
    QTabBar *m_tabs = nullptr;
};
