#include "views/baselines/baselinesworkspace.h"

#include "views/baselines/baselinespanel.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

BaselinesWorkspace::BaselinesWorkspace(const ViewContext &context, BaselineLedger &ledger,
                                       QWidget *parent)
    : QWidget(parent)
    , m_panel(new BaselinesPanel(context, ledger))
    , m_pages(new QStackedWidget)
{
    auto *splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_panel);
    splitter->addWidget(m_pages);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({ 320, 1200 });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
}
