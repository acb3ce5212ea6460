#include "views/risk/totalspanel.h"

#include "views/risk/bardelegate.h"
#include "views/risk/trendchart.h"
#include "views/style/labels.h"
#include "views/style/riskletter.h"

#include <QComboBox>
#include <QCursor>
#include <QListView>
#include <QStackedWidget>

namespace {

enum Page { Bars, Trend, Nothing };

} // namespace

TotalsPanel::TotalsPanel(const ViewContext &context, QWidget *parent)
    : Panel(tr("Open threats"), parent)
    , m_context(context)
    , m_model(new TotalsModel(context, this))
    , m_list(new QListView)
    , m_by(new QComboBox)
    , m_pages(new QStackedWidget)
    , m_trend(new TrendChart)
{
    m_list->setObjectName(QStringLiteral("totals"));
    m_list->setAccessibleName(tr("Open threats"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new BarDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setResizeMode(QListView::Adjust);
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_trend);
    m_pages->addWidget(labels::emptyState(QStringLiteral("mode-threats"), tr("No open threat"),
                                          tr("Draw flows that carry artifacts.")));
    setContent(m_pages);
    m_by->setObjectName(QStringLiteral("totalsBy"));
    m_by->setAccessibleName(tr("Add up by"));
    m_by->setFrame(false);
    m_by->addItems({ tr("by phase"), tr("by class"), tr("by artifact"), tr("by owner"),
                     tr("over baselines") });
    connect(m_by, &QComboBox::currentIndexChanged, this, &TotalsPanel::choose);
    addAction(m_by);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        open(index, m_list->viewport()->mapFromGlobal(QCursor::pos()));
    });
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        open(index, { -1, -1 });
    });
    connect(&m_context.threats, &Register::changed, this, [this] {
        m_outdated = true;
        if (isVisible())
            refresh();
    });
}

void TotalsPanel::showEvent(QShowEvent *event)
{
    Panel::showEvent(event);
    if (m_outdated)
        refresh();
}

void TotalsPanel::choose(int by)
{
    if (by <= static_cast<int>(TotalsModel::By::Owner))
        m_model->show(static_cast<TotalsModel::By>(by));
    refresh();
}

void TotalsPanel::refresh()
{
    m_outdated = false;
    m_model->refresh();
    const bool trend = m_by->currentIndex() > static_cast<int>(TotalsModel::By::Owner);
    setCount(QString::number(m_model->total()));
    m_pages->setCurrentIndex(trend ? Trend : m_model->rowCount() > 0 ? Bars : Nothing);
}

void TotalsPanel::open(const QModelIndex &index, const QPoint &at)
{
    const std::optional<Rating> rating = BarDelegate::partAt(m_list->visualRect(index), index, at);
    const QString name = index.data().toString();
    emit threatsRequested(m_model->keys(index.row(), rating),
                          rating ? tr("%1, %2").arg(name, riskletter::name(*rating)) : name);
}
