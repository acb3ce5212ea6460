#include "views/registers/threatsworkspace.h"

#include "model/core/spreadsheet.h"
#include "views/registers/decide/questionsdialog.h"
#include "views/registers/filter/filterbar.h"
#include "views/registers/table/registerview.h"
#include "views/registers/threatdetailpanel.h"
#include "views/registers/threats/registerdelegate.h"
#include "views/registers/threats/registerlook.h"
#include "views/registers/threats/registerplace.h"
#include "views/registers/threats/threatediting.h"
#include "views/registers/threats/threatsmodel.h"
#include "views/registers/threatsbar.h"
#include "views/style/labels.h"
#include "views/treatment/ownthreatdialog.h"
#include "views/treatment/suggestedrisksdialog.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

ThreatsWorkspace::ThreatsWorkspace(const ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_steps(context.document)
    , m_model(new ThreatsModel(context, this))
    , m_table(new RegisterView)
    , m_facets(new FacetPanel(context))
    , m_detail(new ThreatDetailPanel(context))
    , m_filter(new FilterBar(*m_facets))
    , m_bar(new ThreatsBar)
    , m_pages(new QStackedWidget)
{
    makeTable();
    auto *middle = new QWidget;
    auto *middleLayout = new QVBoxLayout(middle);
    middleLayout->setContentsMargins(0, 0, 0, 0);
    middleLayout->setSpacing(0);
    middleLayout->addWidget(m_bar);
    middleLayout->addWidget(m_filter);
    m_pages->addWidget(m_table);
    m_pages->addWidget(
            labels::emptyState(QStringLiteral("mode-threats"), tr("No threat to show"),
                               tr("Draw flows that carry artifacts, or clear the filter.")));
    middleLayout->addWidget(m_pages, 1);
    m_detail->setMinimumWidth(320);
    m_facets->setMinimumWidth(190);
    auto *splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_facets);
    splitter->addWidget(middle);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({ 208, 900, 440 });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);

    connect(m_filter, &FilterBar::changed, this, [this](const ThreatFilter &filter) {
        m_model->setFilter(filter);
        showCounts();
    });
    connect(m_facets, &FacetPanel::questionsRequested, this, [this] {
        auto *dialog = new QuestionsDialog(m_context, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->show();
    });
    connect(&m_context.threats, &Register::changed, this, &ThreatsWorkspace::follow);
    connect(&m_context.document, &Document::changed, this, &ThreatsWorkspace::restoreSelection);
    connect(&m_context.selection, &Selection::threatChanged, this, &ThreatsWorkspace::showThreat);
    connect(&m_context.selection, &Selection::changed, this, &ThreatsWorkspace::showSelection);
    connectTable();
    connectBar();
    connectDetail();
    restoreLook();
    showCounts();
}

void ThreatsWorkspace::setFilter(const ThreatFilter &filter)
{
    m_filter->setFilter(filter);
}

ThreatsWorkspace::~ThreatsWorkspace()
{
    RegisterLook { m_table->layoutState(), m_model->sortKeys(), m_model->grouping() }.save();
}

void ThreatsWorkspace::makeTable()
{
    m_table->setObjectName(QStringLiteral("threatTable"));
    m_table->setAccessibleName(tr("Threat register"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RegisterDelegate(m_context, m_table));
    m_place = new RegisterPlace(*m_table, *m_model, m_context.selection);
    new ThreatEditing(m_context, *m_table, *m_model, m_steps);
}

void ThreatsWorkspace::connectTable()
{
    connect(m_table, &RegisterView::sortClicked, m_model, &ThreatsModel::clickSort);
    connect(m_table, &RegisterView::columnsReset, this, &ThreatsWorkspace::resetColumns);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &now) {
                const bool byUser = !m_syncing && !m_place->isReturning();
                const ThreatRow *row = byUser ? m_model->rowAt(now) : nullptr;
                if (!row)
                    return;
                const OwnThreat *own =
                        row->key.isOwn() ? m_context.project().find(Id<OwnThreat>(row->key.subject))
                                         : nullptr;
                const QScopedValueRollback guard(m_syncing, true);
                m_context.selection.selectThreat(
                        row->key.text(),
                        { row->subjectKind, own ? own->subject.value() : row->key.subject });
            });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        m_filter->showSelected(static_cast<int>(m_table->selectionModel()->selectedRows().size()));
    });
}

void ThreatsWorkspace::connectBar()
{
    connect(m_bar, &ThreatsBar::gestureChosen, this, [this](decisions::Gesture gesture) {
        const QStringList keys = m_model->keysAt(m_table->selectionModel()->selectedRows());
        if (!keys.isEmpty())
            decide(gesture, keys);
    });
    connect(m_bar, &ThreatsBar::suggestionsRequested, this,
            [this] { SuggestedRisksDialog(m_context, this).exec(); });
    connect(m_bar, &ThreatsBar::ownThreatRequested, this, &ThreatsWorkspace::newOwnThreat);
    connect(m_bar, &ThreatsBar::groupingChosen, m_model, &ThreatsModel::setGrouping);
    connect(m_bar, &ThreatsBar::exportRequested, this, &ThreatsWorkspace::exportRows);
}

void ThreatsWorkspace::connectDetail()
{
    using decisions::Gesture;
    const auto decideShown = [this](Gesture gesture) {
        return [this, gesture] { decide(gesture, { m_context.selection.threat() }); };
    };
    connect(m_detail, &ThreatDetailPanel::confirmRequested, this, decideShown(Gesture::Confirm));
    connect(m_detail, &ThreatDetailPanel::dismissRequested, this, decideShown(Gesture::Dismiss));
    connect(m_detail, &ThreatDetailPanel::rateRequested, this, decideShown(Gesture::Rate));
    connect(m_detail, &ThreatDetailPanel::controlRequested, this, [this](const QString &id) {
        decisions::placeControl(m_context, m_context.selection.threat(), id, this);
    });
}

void ThreatsWorkspace::decide(decisions::Gesture gesture, const QStringList &keys)
{
    m_steps.run(keys, [this, gesture](const QStringList &threats) {
        decisions::run(m_context, gesture, threats, this);
    });
}

void ThreatsWorkspace::showCounts()
{
    m_facets->refreshCounts();
    m_filter->showCounts(m_model->shown(), m_model->total());
    m_pages->setCurrentIndex(m_model->shown() > 0 ? 0 : 1);
}

void ThreatsWorkspace::follow(const QSet<QUuid> &subjects)
{
    m_behind = !isVisible();
    if (m_behind)
        return;
    m_model->follow(subjects);
    showCounts();
}

void ThreatsWorkspace::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_behind, false))
        follow({});
    showThreat(m_context.selection.threat());
}

void ThreatsWorkspace::restoreSelection()
{
    const QStringList keys = m_steps.reverted();
    if (keys.isEmpty())
        return;
    const QItemSelection meant = m_model->selectionOf(keys);
    if (!isVisible() || meant.isEmpty())
        return;
    m_table->selectionModel()->select(meant, QItemSelectionModel::ClearAndSelect);
    if (keys.contains(m_context.selection.threat()))
        return;
    const QModelIndex first = meant.first().topLeft();
    m_table->selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    m_table->scrollTo(first);
}

void ThreatsWorkspace::newOwnThreat()
{
    OwnThreatDialog dialog(m_context, {}, this);
    if (dialog.exec() == QDialog::Accepted)
        m_context.selection.selectThreat(dialog.key());
}

void ThreatsWorkspace::showThreat(const QString &key)
{
    const QModelIndex index = m_model->indexOf(key);
    if (!index.isValid() || m_table->currentIndex().siblingAtColumn(0) == index)
        return;
    const QScopedValueRollback guard(m_syncing, true);
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

/// What was selected in the drawing: its first threat that is shown.
void ThreatsWorkspace::showSelection()
{
    const QUuid subject = m_context.selection.single().id;
    const ThreatRow *now = m_context.threats.row(m_context.selection.threat());
    if (m_syncing || subject.isNull() || (now && now->key.subject == subject))
        return;
    for (const ThreatRow *row : m_context.threats.rowsOf(subject)) {
        const QModelIndex index = m_model->indexOf(row->key.text());
        if (!index.isValid())
            continue;
        m_context.selection.selectThreat(row->key.text());
        return;
    }
}

void ThreatsWorkspace::restoreLook()
{
    const RegisterLook look = RegisterLook::load();
    if (!m_table->restoreLayout(look.header))
        resetColumns();
    if (!look.sorting.isEmpty())
        m_model->setSortKeys(look.sorting);
    m_bar->showGrouping(look.grouping);
    m_model->setGrouping(look.grouping);
}

void ThreatsWorkspace::resetColumns()
{
    QHeaderView *header = m_table->header();
    for (int column = 0; column < ThreatCells::ColumnCount; ++column) {
        header->moveSection(header->visualIndex(column), column);
        header->setSectionHidden(column, ThreatCells::isHiddenAtFirst(column));
        header->resizeSection(column, ThreatCells::width(column));
    }
    m_table->restoreLayout(m_table->layoutState());
}

void ThreatsWorkspace::exportRows(bool all)
{
    QList<QStringList> rows;
    if (all) {
        const ThreatCells &cells = m_model->cells();
        QStringList head { tr("Key") };
        for (int column = 0; column < ThreatCells::ColumnCount; ++column)
            head.append(ThreatCells::name(column));
        rows.append(head);
        for (const ThreatRow *row : m_context.threats.rows()) {
            QStringList line { row->key.text() };
            for (int column = 0; column < ThreatCells::ColumnCount; ++column)
                line.append(cells.text(*row, column));
            rows.append(line);
        }
    } else {
        rows = m_table->cells(true);
    }
    emit exportRequested(QStringLiteral("csv"), spreadsheet::csv(rows).toUtf8());
}
