#include "views/registers/threatsworkspace.h"

#include "model/core/operations/threats.h"
#include "model/core/spreadsheet.h"
#include "views/registers/decisions.h"
#include "views/registers/filterbar.h"
#include "views/registers/questionsdialog.h"
#include "views/registers/registerdelegate.h"
#include "views/registers/registerview.h"
#include "views/registers/savedfilters.h"
#include "views/registers/threatdetailpanel.h"
#include "views/registers/threatsmodel.h"
#include "views/style/barbutton.h"
#include "views/style/labels.h"
#include "views/treatment/ownthreatdialog.h"
#include "views/treatment/suggestedrisksdialog.h"

#include <QComboBox>
#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

ThreatsWorkspace::ThreatsWorkspace(const ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new ThreatsModel(context, this))
    , m_table(new RegisterView(ThreatsModel::NoteRole))
    , m_facets(new FacetPanel(context))
    , m_detail(new ThreatDetailPanel(context))
    , m_filter(new FilterBar(*m_facets))
    , m_grouping(new QComboBox)
    , m_pages(new QStackedWidget)
{
    makeTable();
    auto *middle = new QWidget;
    auto *middleLayout = new QVBoxLayout(middle);
    middleLayout->setContentsMargins(0, 0, 0, 0);
    middleLayout->setSpacing(0);
    middleLayout->addWidget(makeBar());
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
    QStringList sorting;
    for (const ThreatOrder::Key &key : m_model->sortKeys())
        sorting.append(QStringLiteral("%1 %2").arg(key.column).arg(static_cast<int>(key.order)));
    RegisterLook { m_table->layoutState(), sorting, threatgrouping::ids().at(m_model->grouping()) }
            .save();
}

QWidget *ThreatsWorkspace::makeBar()
{
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(6, 4, 10, 4);
    layout->setSpacing(2);
    struct Entry
    {
        QString icon;
        QString text;
        QString tip;
        std::function<void(const QStringList &)> run;
    };
    const Entry entries[] = {
        { QStringLiteral("check"), tr("Confirm"), tr("The selected threats apply here"),
          [this](const QStringList &keys) { decisions::confirm(m_context, keys); } },
        { QStringLiteral("dismiss"), tr("Dismiss\u2026"),
          tr("The selected threats do not apply: asks why"),
          [this](const QStringList &keys) { decisions::dismiss(m_context, keys, this); } },
        { {},
          tr("Rate\u2026"),
          tr("Set likelihood and impact yourself"),
          [this](const QStringList &keys) { decisions::rate(m_context, keys, this); } },
        { QStringLiteral("person"), tr("Owner\u2026"), tr("Who takes care of the selected threats"),
          [this](const QStringList &keys) { decisions::assign(m_context, keys, this); } },
        { QStringLiteral("risk"), tr("Gather\u2026"), tr("Make one risk of the selected threats"),
          [this](const QStringList &keys) { decisions::gather(m_context, keys, this); } },
    };
    for (const Entry &entry : entries) {
        auto *made = barbutton::make(entry.icon, entry.text, entry.tip);
        connect(made, &QToolButton::clicked, this, [this, run = entry.run] {
            if (const QStringList keys = selectedKeys(); !keys.isEmpty())
                act(keys, run);
        });
        layout->addWidget(made);
    }
    auto *suggest =
            barbutton::make({}, tr("Suggest risks\u2026"),
                            tr("Risks that the open threats would make, to accept or change"));
    suggest->setObjectName(QStringLiteral("suggestRisks"));
    connect(suggest, &QToolButton::clicked, this,
            [this] { SuggestedRisksDialog(m_context, this).exec(); });
    layout->addWidget(suggest);
    auto *own = barbutton::make(QStringLiteral("add"), tr("Own threat\u2026"),
                                tr("Add a threat that no rule knows"));
    own->setObjectName(QStringLiteral("ownThreat"));
    connect(own, &QToolButton::clicked, this, &ThreatsWorkspace::newOwnThreat);
    layout->addWidget(own);
    layout->addStretch();
    layout->addWidget(labels::plain(tr("Group by"), labels::Weight::Secondary));
    layout->addSpacing(4);
    m_grouping->setAccessibleName(tr("Group by"));
    m_grouping->addItems(threatgrouping::names());
    connect(m_grouping, &QComboBox::activated, this,
            [this](int index) { m_model->setGrouping(static_cast<threatgrouping::By>(index)); });
    layout->addWidget(m_grouping);
    auto *exporting = barbutton::makeMenu({}, tr("Export"), tr("Write rows to a CSV file"));
    QAction *shown = exporting->menu()->addAction(tr("Shown threats as CSV\u2026"));
    shown->setStatusTip(tr("Write what the filter shows, in the columns that are shown"));
    connect(shown, &QAction::triggered, this, [this] { exportRows(false); });
    QAction *all = exporting->menu()->addAction(tr("All threats, all columns as CSV\u2026"));
    all->setStatusTip(tr("Write the whole register"));
    connect(all, &QAction::triggered, this, [this] { exportRows(true); });
    layout->addWidget(exporting);
    return bar;
}

void ThreatsWorkspace::makeTable()
{
    m_table->setObjectName(QStringLiteral("threatTable"));
    m_table->setAccessibleName(tr("Threat register"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RegisterDelegate(m_context, m_table));
}

void ThreatsWorkspace::connectTable()
{
    connect(m_table, &RegisterView::sortClicked, m_model, &ThreatsModel::clickSort);
    connect(m_table, &RegisterView::columnsReset, this, &ThreatsWorkspace::resetColumns);
    connect(m_table, &RegisterView::toggleRequested, this, &ThreatsWorkspace::toggle);
    connect(m_table, &RegisterView::clearRequested, this, &ThreatsWorkspace::clearCell);
    connect(m_table, &RegisterView::editRequested, this, [this](const QModelIndex &index) {
        if (ThreatCells::levels(*m_model->rowAt(index), index.column()))
            decisions::rate(m_context, meantBy(index), this);
    });
    connect(m_table, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        m_folded.insert(index.data(ThreatsModel::HeadingRole).toString());
    });
    connect(m_table, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        m_folded.remove(index.data(ThreatsModel::HeadingRole).toString());
    });
    connect(m_model, &ThreatsModel::edited, this, &ThreatsWorkspace::edit, Qt::QueuedConnection);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, &ThreatsWorkspace::keepPlace);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ThreatsWorkspace::returnToPlace);
    connect(m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &parent, int first, int last) {
                for (int row = first; !parent.isValid() && row <= last; ++row)
                    m_table->expand(m_model->index(row, 0));
                if (parent.isValid()
                    && !m_folded.contains(parent.data(ThreatsModel::HeadingRole).toString()))
                    m_table->expand(parent);
            });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &now) {
                const ThreatRow *row = m_syncing ? nullptr : m_model->rowAt(now);
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

void ThreatsWorkspace::connectDetail()
{
    const auto threat = [this] { return QStringList { m_context.selection.threat() }; };
    connect(m_detail, &ThreatDetailPanel::confirmRequested, this, [=, this] {
        act(threat(), [this](const QStringList &keys) { decisions::confirm(m_context, keys); });
    });
    connect(m_detail, &ThreatDetailPanel::dismissRequested, this, [=, this] {
        act(threat(),
            [this](const QStringList &keys) { decisions::dismiss(m_context, keys, this); });
    });
    connect(m_detail, &ThreatDetailPanel::rateRequested, this, [=, this] {
        act(threat(), [this](const QStringList &keys) { decisions::rate(m_context, keys, this); });
    });
    connect(m_detail, &ThreatDetailPanel::controlRequested, this, [this](const QString &id) {
        decisions::placeControl(m_context, m_context.selection.threat(), id, this);
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

void ThreatsWorkspace::keepPlace()
{
    const QModelIndex top = m_table->topIndex();
    m_place = { selectedKeys(), top.data(ThreatsModel::KeyRole).toString(),
                std::max(0, m_table->currentIndex().column()) };
}

/// After a reset: the same headings folded, the same threats selected, the same row on top.
void ThreatsWorkspace::returnToPlace()
{
    const QScopedValueRollback guard(m_syncing, true);
    const QSet<QString> folded = m_folded;
    m_table->expandAll();
    for (int i = 0; !folded.isEmpty() && i < m_model->rowCount(); ++i) {
        const QModelIndex heading = m_model->index(i, 0);
        if (folded.contains(heading.data(ThreatsModel::HeadingRole).toString()))
            m_table->collapse(heading);
    }
    m_table->selectionModel()->select(m_model->selectionOf(m_place.selected),
                                      QItemSelectionModel::ClearAndSelect);
    const QModelIndex current = m_model->indexOf(m_context.selection.threat());
    if (current.isValid())
        m_table->selectionModel()->setCurrentIndex(current.siblingAtColumn(m_place.column),
                                                   QItemSelectionModel::NoUpdate);
    const QModelIndex top = m_model->indexOf(m_place.top);
    if (top.isValid())
        m_table->scrollTo(top, QAbstractItemView::PositionAtTop);
}

QStringList ThreatsWorkspace::selectedKeys() const
{
    return m_model->keysAt(m_table->selectionModel()->selectedRows());
}

QStringList ThreatsWorkspace::meantBy(const QModelIndex &index) const
{
    const QStringList keys = selectedKeys();
    const QString key = index.data(ThreatsModel::KeyRole).toString();
    return keys.contains(key) ? keys : QStringList { key };
}

void ThreatsWorkspace::edit(const QModelIndex &index, const QString &value)
{
    const ThreatRow *row = m_model->rowAt(index);
    if (!row)
        return;
    if (index.column() == ThreatCells::Owner) {
        act(meantBy(index),
            [&](const QStringList &keys) { decisions::assignTo(m_context, keys, value); });
    } else if (index.column() == ThreatCells::State) {
        act(meantBy(index), [&](const QStringList &keys) {
            decisions::setState(m_context, keys,
                                enumFrom<DecisionState>(value).value_or(row->state), this);
        });
    } else if (const OwnThreat *own = m_context.project().find(Id<OwnThreat>(row->key.subject))) {
        OwnThreat next = *own;
        next.title = value.trimmed();
        if (const Result<Edit> edit = operations::setOwnThreat(m_context.project(), next))
            m_context.push(*edit, { QStringLiteral("change-own-threat"), { next.title } });
    }
}

void ThreatsWorkspace::clearCell(const QModelIndex &index)
{
    act(meantBy(index), [&](const QStringList &keys) {
        if (index.column() == ThreatCells::Owner)
            decisions::assignTo(m_context, keys, {});
        else if (index.column() == ThreatCells::State)
            decisions::reopen(m_context, keys);
    });
}

/// Confirmed and back; what is dismissed has a reason and stays.
void ThreatsWorkspace::toggle()
{
    const ThreatRow *row = m_model->rowAt(m_table->currentIndex());
    if (!row || row->state == DecisionState::Dismissed)
        return;
    const bool confirmed = row->state == DecisionState::Confirmed;
    act(meantBy(m_table->currentIndex()), [&](const QStringList &keys) {
        if (confirmed)
            decisions::reopen(m_context, keys);
        else
            decisions::confirm(m_context, keys);
    });
}

void ThreatsWorkspace::act(const QStringList &keys,
                           const std::function<void(const QStringList &)> &run)
{
    const auto before = m_context.document.journal().entries().size();
    run(keys);
    for (const JournalEntry &entry : m_context.document.journal().entries().mid(before))
        m_steps.insert(entry.hash, keys);
}

void ThreatsWorkspace::restoreSelection()
{
    const QList<JournalEntry> entries = m_context.document.journal().entries();
    if (entries.isEmpty() || entries.last().draft.reverts.isEmpty())
        return;
    const QStringList keys = m_steps.value(entries.last().draft.reverts);
    if (keys.isEmpty())
        return;
    // Taking this step back leads to the same threats.
    m_steps.insert(entries.last().hash, keys);
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
    QList<ThreatOrder::Key> keys;
    for (const QString &text : look.sorting) {
        const int column = text.section(u' ', 0, 0).toInt();
        if (column >= 0 && column < ThreatCells::ColumnCount)
            keys.append({ column, text.endsWith(u'1') ? Qt::DescendingOrder : Qt::AscendingOrder });
    }
    if (!keys.isEmpty())
        m_model->setSortKeys(keys);
    const auto grouping = threatgrouping::ids().indexOf(look.grouping);
    m_grouping->setCurrentIndex(std::max(0, static_cast<int>(grouping)));
    m_model->setGrouping(static_cast<threatgrouping::By>(m_grouping->currentIndex()));
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
