#include "views/panels/selectionthreatspanel.h"

#include "views/panels/selectionthreatsmodel.h"
#include "views/panels/threatdelegate.h"
#include "views/style/labels.h"

#include <QListView>
#include <QStackedWidget>
#include <QTimer>

SelectionThreatsPanel::SelectionThreatsPanel(const ViewContext &context, QWidget *parent)
    : Panel(tr("Threats of the selection"), parent)
    , m_context(context)
    , m_model(new SelectionThreatsModel(context, this))
    , m_view(new QListView)
    , m_pages(new QStackedWidget)
{
    m_view->setObjectName(QStringLiteral("selectionThreats"));
    m_view->setAccessibleName(tr("Threats of the selection"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new ThreatDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setMouseTracking(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_pages->addWidget(m_view);
    m_pages->addWidget(labels::emptyState(QStringLiteral("mode-threats"), tr("Nothing to show"),
                                          tr("Select a flow or an element to see its threats.")));
    setContent(m_pages);
    connect(&m_context.selection, &Selection::changed, this, &SelectionThreatsPanel::refresh);
    connect(&m_context.threats, &Register::changed, this, &SelectionThreatsPanel::refresh);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &now) {
                if (now.isValid())
                    m_context.selection.selectThreat(
                            now.data(SelectionThreatsModel::KeyRole).toString());
            });
    connect(m_view, &QListView::activated, this, [this](const QModelIndex &index) {
        emit opened(index.data(SelectionThreatsModel::KeyRole).toString());
    });
    refresh();
}

void SelectionThreatsPanel::refresh()
{
    m_model->refresh();
    const bool any = m_model->rowCount() > 0;
    m_pages->setCurrentIndex(any ? 0 : 1);
    setCount(any ? tr("%n open", nullptr, m_model->openCount()) : QString());
}
