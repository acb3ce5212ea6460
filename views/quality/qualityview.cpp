#include "views/quality/qualityview.h"

#include "views/panels/panel.h"
#include "views/quality/donemeter.h"
#include "views/quality/findingsmodel.h"
#include "views/style/labels.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

QualityView::QualityView(const ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new FindingsModel(this))
    , m_tree(new QTreeView)
    , m_meter(new DoneMeter)
    , m_count(labels::plain({}, labels::Weight::Secondary))
    , m_pages(new QStackedWidget)
    , m_delay(new QTimer(this))
{
    constexpr int settled = 300;
    m_delay->setSingleShot(true);
    m_delay->setInterval(settled);
    makeTree();
    m_pages->addWidget(m_tree);
    m_pages->addWidget(labels::emptyState(QStringLiteral("check"), tr("Nothing to remark on"),
                                          tr("Every check of the model found nothing.")));
    auto *list = new QWidget;
    auto *layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_count->setContentsMargins(10, 4, 10, 4);
    layout->addWidget(m_count);
    layout->addWidget(m_pages, 1);
    auto *done = new Panel(tr("Definition of done for a baseline"));
    done->setContent(m_meter);
    auto *splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(list);
    splitter->addWidget(done);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({ 1100, 420 });
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(splitter);
    connect(m_delay, &QTimer::timeout, this, &QualityView::refresh);
    connect(m_meter, &DoneMeter::criterionChosen, this, &QualityView::showChecks);
    connect(m_tree, &QTreeView::activated, this, &QualityView::jump);
    connect(m_tree, &QTreeView::clicked, this, &QualityView::jump);
    const auto changed = [this] {
        m_outdated = true;
        schedule();
    };
    connect(&m_context.document, &Document::changed, this, changed);
    connect(&m_context.threats, &Register::changed, this, changed);
}

void QualityView::makeTree()
{
    m_tree->setObjectName(QStringLiteral("findings"));
    m_tree->setAccessibleName(tr("Remarks on the model"));
    m_tree->setModel(m_model);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(18);
    m_tree->setIconSize({ 16, 16 });
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->resizeSection(FindingsModel::Text, 620);
}

void QualityView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_outdated)
        refresh();
}

void QualityView::schedule()
{
    if (isVisible())
        m_delay->start();
}

void QualityView::refresh()
{
    m_outdated = false;
    QSet<QString> open;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex group = m_model->index(row, 0);
        if (m_tree->isExpanded(group))
            open.insert(group.data(FindingsModel::CheckRole).toString());
    }
    const int position = m_tree->verticalScrollBar()->value();
    const QList<Finding> found =
            quality::findings(m_context.project(), m_context.threats, m_context.document.today());
    m_model->show(found);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex group = m_model->index(row, 0);
        m_tree->setExpanded(group, open.contains(group.data(FindingsModel::CheckRole).toString()));
    }
    m_tree->verticalScrollBar()->setValue(position);
    m_pages->setCurrentIndex(found.isEmpty() ? 1 : 0);
    m_count->setText(tr("%1, %2, %3")
                             .arg(tr("%n error(s)", nullptr, m_model->count(Severity::Error)),
                                  tr("%n warning(s)", nullptr, m_model->count(Severity::Warning)),
                                  tr("%n hint(s)", nullptr, m_model->count(Severity::Hint))));
    m_meter->show(quality::readiness(m_context.project(), m_context.threats, found));
}

void QualityView::jump(const QModelIndex &index)
{
    if (const Finding *found = m_model->finding(index))
        emit placeRequested(found->where, found->threat);
}

/// Opens the groups of these checks and goes to the first.
void QualityView::showChecks(const QStringList &checks)
{
    QModelIndex first;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex group = m_model->index(row, 0);
        const bool wanted = checks.contains(group.data(FindingsModel::CheckRole).toString());
        m_tree->setExpanded(group, wanted);
        if (wanted && !first.isValid())
            first = group;
    }
    if (!first.isValid())
        return;
    m_tree->setCurrentIndex(first);
    m_tree->scrollTo(first, QAbstractItemView::PositionAtTop);
    m_tree->setFocus();
}
