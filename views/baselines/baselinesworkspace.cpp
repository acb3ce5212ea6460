#include "views/baselines/baselinesworkspace.h"

#include "views/baselines/baselinespanel.h"
#include "views/baselines/comparepage.h"
#include "views/baselines/remarkspanel.h"
#include "views/baselines/timelinepanel.h"
#include "views/baselines/verificationpanel.h"

#include <QSplitter>
#include <QStackedWidget>
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
    evidence->addWidget(m_verification);
    evidence->addWidget(m_remarks);
    evidence->setSizes({ 620, 620 });
    right->addWidget(m_pages);
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
    const auto look = [this](auto &&show) {
        m_pages->setCurrentWidget(m_compare);
        show();
    };
    connect(m_timeline, &TimelinePanel::stateRequested, this,
            [this, look](int entry) { look([&] { m_compare->showEntry(entry); }); });
    connect(m_timeline, &TimelinePanel::compareRequested, this, [this, look](int entry) {
        look([&] { m_compare->compare({ ComparedState::Kind::Entry, {}, entry }, {}); });
    });
    connect(m_panel, &BaselinesPanel::currentChanged, this, [this](const QUuid &baseline) {
        if (!baseline.isNull())
            m_compare->compare({ ComparedState::Kind::Frozen, baseline }, {});
    });
}
