#include "views/baselines/baselinesworkspace.h"

#include "views/baselines/baselinespanel.h"
#include "views/baselines/comparepage.h"
#include "views/baselines/remarkspanel.h"
#include "views/baselines/reviewpage.h"
#include "views/baselines/timelinepanel.h"
#include "views/baselines/verificationpanel.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

BaselinesWorkspace::BaselinesWorkspace(const ViewContext &context, BaselineLedger &ledger,
                                       QWidget *parent)
    : QWidget(parent)
    , m_panel(new BaselinesPanel(context, ledger))
    , m_timeline(new TimelinePanel(context, ledger))
    , m_compare(new ComparePage(context, ledger))
    , m_verification(new VerificationPanel(ledger))
    , m_remarks(new RemarksPanel(context))
    , m_pages(new QStackedWidget)
{
    auto *left = new QSplitter(Qt::Vertical);
    auto *evidence = new QSplitter;
    auto *right = new QSplitter(Qt::Vertical);
    auto *splitter = new QSplitter;
    for (QSplitter *each : { left, evidence, right, splitter }) {
        each->setHandleWidth(1);
        each->setChildrenCollapsible(false);
    }
    left->addWidget(m_panel);
    left->addWidget(m_timeline);
    left->setSizes({ 260, 640 });
    left->setStretchFactor(1, 1);
    m_pages->addWidget(m_compare);
    if (ledger.review())
        m_review = new ReviewPage(context, ledger);
    evidence->addWidget(m_verification);
    evidence->addWidget(m_remarks);
    evidence->setSizes({ 620, 620 });
    right->addWidget(m_review ? makeTabs() : m_pages);
    right->addWidget(evidence);
    right->setStretchFactor(0, 1);
    right->setSizes({ 640, 240 });
    splitter->addWidget(left);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({ 296, 1240 });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    connect(m_timeline, &TimelinePanel::stateRequested, this, [this](int entry) {
        look(m_compare);
        m_compare->showEntry(entry);
    });
    connect(m_timeline, &TimelinePanel::compareRequested, this, [this](int entry) {
        look(m_compare);
        m_compare->compare({ ComparedState::Kind::Entry, {}, entry }, {});
    });
    connect(m_panel, &BaselinesPanel::currentChanged, this, [this](const QUuid &baseline) {
        if (!baseline.isNull())
            m_compare->compare({ ComparedState::Kind::Frozen, baseline }, {});
    });
}

QWidget *BaselinesWorkspace::makeTabs()
{
    auto *tabbed = new QWidget;
    auto *layout = new QVBoxLayout(tabbed);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_tabs = new QTabBar;
    m_tabs->setObjectName(QStringLiteral("reviewTabs"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Register as Frozen"));
    m_tabs->addTab(tr("Compare"));
    m_pages->insertWidget(0, m_review);
    m_pages->setCurrentWidget(m_review);
    layout->addWidget(m_tabs);
    layout->addWidget(m_pages, 1);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    return tabbed;
}

void BaselinesWorkspace::look(QWidget *page)
{
    m_pages->setCurrentWidget(page);
    if (m_tabs)
        m_tabs->setCurrentIndex(m_pages->currentIndex());
}
