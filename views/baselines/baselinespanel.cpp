#include "views/baselines/baselinespanel.h"

#include "views/baselines/baselinedelegate.h"
#include "views/baselines/statustext.h"
#include "views/style/labels.h"

#include <QListWidget>
#include <QLocale>
#include <QStackedWidget>
#include <QToolButton>

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
    m_list->setItemDelegate(new BaselineDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
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

void BaselinesPanel::select(const QUuid &baseline)
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toUuid() == baseline)
            m_list->setCurrentRow(row);
    }
}

void BaselinesPanel::refresh()
{
    const QUuid kept = current();
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    const QList<Baseline> &all = m_ledger.baselines();
    for (auto it = all.crbegin(); it != all.crend(); ++it) {
        auto *item =
                new QListWidgetItem(QStringLiteral("B%1 %2").arg(it->number).arg(it->name), m_list);
        const QString day = QLocale().toString(it->at.toLocalTime().date(), QLocale::ShortFormat);
        const qsizetype signatures = m_ledger.signaturesOf(it->id).size();
        const QString said = tr("%1 \u00b7 entry %2 \u00b7 %3")
                                     .arg(day, QLocale().toString(it->entries), it->author);
        item->setData(BaselineDelegate::DetailRole,
                      signatures == 0 ? said + QStringLiteral(" \u00b7 ") + tr("self-declared")
                                      : said + QStringLiteral(" \u00b7 ")
                                                + tr("signed by %n", nullptr,
                                                     static_cast<int>(signatures)));
        item->setData(BaselineDelegate::StatusRole, statustext::of(it->status));
        item->setData(Qt::UserRole, it->id);
        item->setToolTip(labels::tip(it->note));
        if (it->id == kept)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem())
        m_list->setCurrentRow(0);
    m_pages->setCurrentIndex(all.isEmpty() ? 1 : 0);
    setCount(all.isEmpty() ? QString() : QString::number(all.size()));
    if (current() != kept)
        emit currentChanged(current());
}

void BaselinesPanel::addTools(const QList<QAction *> &actions)
{
    for (QAction *action : actions) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::TabFocus);
        addAction(button);
    }
}
