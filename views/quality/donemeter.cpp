#include "views/quality/donemeter.h"

#include "views/panels/panel.h"
#include "views/style/icons.h"
#include "views/style/labels.h"

#include <QGridLayout>
#include <QProgressBar>
#include <QToolButton>

DoneMeter::DoneMeter(QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void DoneMeter::show(const quality::Readiness &readiness)
{
    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(10, 8, 12, 8);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(5);
    auto *title = labels::plain(
            readiness.isReady()
                    ? tr("Ready to be frozen")
                    : tr("%1 of %2 are met").arg(readiness.met()).arg(readiness.criteria.size()),
            labels::Weight::Strong);
    grid->addWidget(title, 0, 0, 1, 2);
    auto *bar = new QProgressBar;
    bar->setAccessibleName(tr("Criteria met"));
    bar->setRange(0, static_cast<int>(readiness.criteria.size()));
    bar->setValue(static_cast<int>(readiness.met()));
    bar->setTextVisible(false);
    bar->setMaximumHeight(8);
    grid->addWidget(bar, 0, 2);
    int row = 1;
    for (const quality::Criterion &criterion : readiness.criteria) {
        auto *mark = new QLabel;
        mark->setPixmap(
                icons::get(criterion.isMet() ? QStringLiteral("check") : QStringLiteral("question"))
                        .pixmap(16));
        mark->setAccessibleName(criterion.isMet() ? tr("met") : tr("open"));
        grid->addWidget(mark, row, 0, Qt::AlignTop);
        grid->addWidget(labels::plain(criterion.title, labels::Weight::Normal, true), row, 1);
        if (criterion.isMet()) {
            grid->addWidget(
                    labels::plain(criterion.all > 0 ? QString::number(criterion.all) : QString(),
                                  labels::Weight::Secondary),
                    row, 2, Qt::AlignRight | Qt::AlignTop);
        } else {
            auto *missing = new QToolButton;
            missing->setText(tr("%1 of %2").arg(criterion.done).arg(criterion.all));
            missing->setToolTip(labels::tip(criterion.missing));
            missing->setAccessibleName(criterion.missing);
            missing->setAutoRaise(true);
            connect(missing, &QToolButton::clicked, this,
                    [this, checks = criterion.checks] { emit criterionChosen(checks); });
            grid->addWidget(missing, row, 2, Qt::AlignRight | Qt::AlignTop);
        }
        ++row;
    }
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(row, 1);
    replaceContent(*this, content);
}
