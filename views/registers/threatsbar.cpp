#include "views/registers/threatsbar.h"

#include "views/style/barbutton.h"
#include "views/style/labels.h"
#include "views/style/wraplayout.h"

#include <QComboBox>
#include <QMenu>
#include <QToolButton>

ThreatsBar::ThreatsBar(QWidget *parent) : QWidget(parent), m_grouping(new QComboBox)
{
    auto *layout = new WrapLayout(this);
    layout->setContentsMargins(6, 4, 10, 4);
    layout->setSpacing(2);
    addGestures(*layout);
    auto *suggest =
            barbutton::make({}, tr("Suggest risks\u2026"),
                            tr("Risks that the open threats would make, to accept or change"));
    suggest->setObjectName(QStringLiteral("suggestRisks"));
    connect(suggest, &QToolButton::clicked, this, &ThreatsBar::suggestionsRequested);
    layout->addWidget(suggest);
    auto *own = barbutton::make(QStringLiteral("add"), tr("Own threat\u2026"),
                                tr("Add a threat that no rule knows"));
    own->setObjectName(QStringLiteral("ownThreat"));
    connect(own, &QToolButton::clicked, this, &ThreatsBar::ownThreatRequested);
    layout->addWidget(own);
    layout->beginRight();
    addGrouping(*layout);
    layout->addWidget(makeExport());
}

void ThreatsBar::showGrouping(threatgrouping::By grouping)
{
    m_grouping->setCurrentIndex(grouping);
}

void ThreatsBar::addGestures(WrapLayout &layout)
{
    using decisions::Gesture;
    struct Entry
    {
        Gesture gesture;
        QString icon;
        QString text;
        QString tip;
    };
    const Entry entries[] = {
        { Gesture::Confirm, QStringLiteral("check"), tr("Confirm"),
          tr("The selected threats apply here") },
        { Gesture::Dismiss, QStringLiteral("dismiss"), tr("Dismiss\u2026"),
          tr("The selected threats do not apply: asks why") },
        { Gesture::Rate, {}, tr("Rate\u2026"), tr("Set likelihood and impact yourself") },
        { Gesture::Assign, QStringLiteral("person"), tr("Owner\u2026"),
          tr("Who takes care of the selected threats") },
        { Gesture::Gather, QStringLiteral("risk"), tr("Gather\u2026"),
          tr("Make one risk of the selected threats") },
    };
    for (const Entry &entry : entries) {
        auto *made = barbutton::make(entry.icon, entry.text, entry.tip);
        connect(made, &QToolButton::clicked, this,
                [this, gesture = entry.gesture] { emit gestureChosen(gesture); });
        layout.addWidget(made);
    }
}

void ThreatsBar::addGrouping(WrapLayout &layout)
{
    m_grouping->setAccessibleName(tr("Group by"));
    m_grouping->addItems(threatgrouping::names());
    connect(m_grouping, &QComboBox::activated, this,
            [this](int index) { emit groupingChosen(static_cast<threatgrouping::By>(index)); });
    layout.addTogether({ labels::plain(tr("Group by"), labels::Weight::Secondary), m_grouping });
}

QToolButton *ThreatsBar::makeExport()
{
    auto *exporting = barbutton::makeMenu({}, tr("Export"), tr("Write rows to a CSV file"));
    QAction *shown = exporting->menu()->addAction(tr("Shown threats as CSV\u2026"));
    shown->setStatusTip(tr("Write what the filter shows, in the columns that are shown"));
    connect(shown, &QAction::triggered, this, [this] { emit exportRequested(false); });
    QAction *all = exporting->menu()->addAction(tr("All threats, all columns as CSV\u2026"));
    all->setStatusTip(tr("Write the whole register"));
    connect(all, &QAction::triggered, this, [this] { emit exportRequested(true); });
    return exporting;
}
