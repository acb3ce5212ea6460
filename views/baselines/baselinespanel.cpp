#include "views/baselines/baselinespanel.h"

#include "views/baselines/statustext.h"
#include "views/style/labels.h"

#include <QListWidget>
#include <QLocale>
#include <QStackedWidget>

BaselinesPanel::BaselinesPanel(const ViewContext &context, BaselineLedger &ledger, QWidget *parent)
    : Panel(tr("Baselines"), parent)
    , m_context(context)
    , m_ledger(ledger)
    , m_list(new QListWidget)
    , m_pages(new QStackedWidget)
{
    m_list->setObjectName(QStringLiteral("baselineList"));
    m_list->setAccessibleName(tr("Baselines"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_pages->addWidget(m_list);
    m_pages->addWidget(labels::emptyState(
            QStringLiteral("mode-baselines"), tr("Nothing is frozen yet"),
            tr("Freeze a baseline when the team agrees on a state: it can be reviewed, signed and "
               "compared for ever.")));
    setContent(m_pages);
    connect(m_list, &QListWidget::currentItemChanged, this,
            [this] { emit currentChanged(current()); });
    connect(&m_ledger, &BaselineLedger::changed, this, &BaselinesPanel::refresh);
    refresh();
}

QUuid BaselinesPanel::current() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? item->data(Qt::UserRole).toUuid() : QUuid();
}

void BaselinesPanel::refresh()
{
    const QUuid kept = current();
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    const QList<Baseline> &all = m_ledger.baselines();
    for (auto it = all.crbegin(); it != all.crend(); ++it) {
        auto *item = new QListWidgetItem(
                tr("B%1 %2\n%3 \u00b7 %4")
                        .arg(QString::number(it->number), it->name,
                             QLocale().toString(it->at.toLocalTime().date(), QLocale::ShortFormat),
                             statustext::of(it->status)),
                m_list);
        item->setData(Qt::UserRole, it->id);
        if (it->id == kept)
            m_list->setCurrentItem(item);
    }
    m_pages->setCurrentIndex(all.isEmpty() ? 1 : 0);
    setCount(all.isEmpty() ? QString() : QString::number(all.size()));
}
