#include "views/controls/controlsworkspace.h"

#include "model/core/spreadsheet.h"
#include "views/controls/baselinepanel.h"
#include "views/controls/controldelegate.h"
#include "views/controls/controldetailpanel.h"
#include "views/controls/controlediting.h"
#include "views/controls/controlfilterbar.h"
#include "views/controls/controlsmodel.h"
#include "views/controls/obligationspanel.h"
#include "views/controls/placecontroldialog.h"
#include "views/registers/table/registerview.h"
#include "views/style/barbutton.h"
#include "views/style/labels.h"

#include <QComboBox>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

ControlsWorkspace::ControlsWorkspace(const ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new ControlsModel(context, this))
    , m_table(new RegisterView)
    , m_detail(new ControlDetailPanel(context))
    , m_filter(new ControlFilterBar)
    , m_pages(new QStackedWidget)
{
    makeTable();
    auto *middle = new QWidget;
    auto *layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_filter);
    m_pages->addWidget(m_table);
    m_pages->addWidget(labels::emptyState(QStringLiteral("mode-controls"), tr("No control to show"),
                                          tr("Place one here, or from a threat that it lowers.")));
    layout->addWidget(m_pages, 1);
    auto *right = new QSplitter(Qt::Vertical);
    right->setHandleWidth(1);
    right->setChildrenCollapsible(false);
    right->addWidget(m_detail);
    right->addWidget(new BaselinePanel(context));
    right->addWidget(new ObligationsPanel(context));
    right->setStretchFactor(0, 1);
    right->setMinimumWidth(340);
    auto *splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(middle);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({ 1100, 420 });
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(splitter);
    connect(&m_context.threats, &Register::changed, this, &ControlsWorkspace::refresh);
    connect(&m_context.document, &Document::changed, this, [this](const Edit &edit) {
        for (const Patch &patch : edit.patches()) {
            const RecordKind kind = patch.ref().kind;
            if (kind == RecordKind::Control || kind == RecordKind::Evidence
                || kind == RecordKind::Person || kind == RecordKind::ControlPlacement) {
                refresh();
                return;
            }
        }
    });
    connect(&m_context.selection, &Selection::changed, this, [this] {
        const RecordRef record = m_context.selection.single();
        if (!m_syncing && record.kind == RecordKind::Control)
            show(Id<Control>(record.id));
    });
    connect(m_filter, &ControlFilterBar::textChanged, this, [this](const QString &text) {
        m_model->setText(text);
        showCounts();
    });
    connect(m_filter, &ControlFilterBar::statusesChosen, this, [this](const QSet<int> &statuses) {
        m_model->setStatuses(statuses);
        showCounts();
    });
    connect(m_detail, &ControlDetailPanel::threatOpened, this, &ControlsWorkspace::threatOpened);
    connect(m_detail, &ControlDetailPanel::fileWanted, this, &ControlsWorkspace::fileWanted);
    connect(m_detail, &ControlDetailPanel::fileRequested, this, &ControlsWorkspace::fileRequested);
    refresh();
}

QWidget *ControlsWorkspace::makeBar()
{
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(6, 4, 10, 4);
    layout->setSpacing(2);
    auto *place = barbutton::make(QStringLiteral("add"), tr("Place control\u2026"),
                                  tr("Put a control of the catalog, or an own one, somewhere"));
    place->setObjectName(QStringLiteral("placeControl"));
    connect(place, &QToolButton::clicked, this, &ControlsWorkspace::place);
    layout->addWidget(place);
    auto *verify = barbutton::make(
            QStringLiteral("check"), tr("Mark verified"),
            tr("The selected controls were verified: asks who, how and for how long"));
    verify->setObjectName(QStringLiteral("markVerified"));
    connect(verify, &QToolButton::clicked, this, [this] { m_detail->verify(selectedControls()); });
    layout->addWidget(verify);
    layout->addStretch();
    auto *grouping = new QComboBox;
    grouping->setAccessibleName(tr("Group by"));
    grouping->addItems({ tr("Status"), tr("Owner"), tr("Place"), tr("Family"), tr("Nothing") });
    connect(grouping, &QComboBox::activated, this, [this](int index) {
        m_model->setGrouping(static_cast<controlgrouping::By>(index));
        showCounts();
    });
    layout->addWidget(labels::plain(tr("Group by"), labels::Weight::Secondary));
    layout->addSpacing(4);
    layout->addWidget(grouping);
    auto *exporting = barbutton::make({}, tr("Export CSV\u2026"),
                                      tr("Write the rows that are shown to a file"));
    connect(exporting, &QToolButton::clicked, this, [this] {
        emit exportRequested(QStringLiteral("csv"),
                             spreadsheet::csv(m_table->cells(true)).toUtf8());
    });
    layout->addWidget(exporting);
    return bar;
}

void ControlsWorkspace::makeTable()
{
    m_table->setObjectName(QStringLiteral("controlTable"));
    m_table->setAccessibleName(tr("Controls"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new ControlDelegate(m_context, m_table));
    const std::pair<int, int> widths[] = {
        { ControlCells::Place, 230 },  { ControlCells::Coverage, 62 },
        { ControlCells::Status, 118 }, { ControlCells::Owner, 120 },
        { ControlCells::Due, 116 },    { ControlCells::Evidence, 140 },
        { ControlCells::Threats, 66 }
    };
    for (const auto &[column, width] : widths)
        m_table->header()->resizeSection(column, width);
    m_table->header()->hideSection(ControlCells::Status);
    connect(m_table, &RegisterView::sortClicked, m_model,
            [this](int column) { m_model->clickSort(column); });
    connect(m_table, &RegisterView::columnsReset, this, [this] {
        for (int column = 0; column < ControlCells::ColumnCount; ++column)
            m_table->header()->setSectionHidden(column, column == ControlCells::Status);
    });
    new ControlEditing(m_context, *m_table, *m_model);
    connect(m_model, &QAbstractItemModel::modelReset, m_table, &QTreeView::expandAll);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ControlsWorkspace::showCurrent);
}

void ControlsWorkspace::showCurrent()
{
    const QModelIndex now = m_table->currentIndex().siblingAtColumn(0);
    const Id<Control> control(now.data(ControlsModel::ControlRole).toUuid());
    if (m_syncing || control.isNull())
        return;
    const Id<ControlPlacement> placement(now.data(ControlsModel::PlacementRole).toUuid());
    m_detail->show(control, placement);
    const ControlPlacement *place = m_context.project().find(placement);
    const Record *subject = place ? m_context.project().find(place->subject) : nullptr;
    // Whoever came here by the control itself keeps it selected.
    if (subject && m_context.selection.single().id != control.value())
        m_context.selection.select(refOf(*subject));
}

void ControlsWorkspace::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_behind)
        refresh();
}

void ControlsWorkspace::refresh()
{
    m_behind = !isVisible();
    if (m_behind)
        return;
    const QModelIndex now = m_table->currentIndex().siblingAtColumn(0);
    const QUuid control = now.data(ControlsModel::ControlRole).toUuid();
    const QUuid placement = now.data(ControlsModel::PlacementRole).toUuid();
    const int column = std::max(0, m_table->currentIndex().column());
    const int position = m_table->verticalScrollBar()->value();
    const QScopedValueRollback guard(m_syncing, true);
    m_model->refresh();
    const QModelIndex again = m_model->indexOf(control, placement);
    if (again.isValid())
        m_table->setCurrentIndex(again.siblingAtColumn(column));
    m_table->verticalScrollBar()->setValue(position);
    showCounts();
}

void ControlsWorkspace::showCounts()
{
    m_filter->showCounts(*m_model);
    m_pages->setCurrentIndex(m_model->shown() > 0 ? 0 : 1);
}

void ControlsWorkspace::show(const Id<Control> &control)
{
    if (m_behind)
        m_model->refresh();
    const QModelIndex index = m_model->indexOf(control.value(), {});
    if (!index.isValid())
        return;
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

QList<Id<Control>> ControlsWorkspace::selectedControls() const
{
    QList<Id<Control>> controls;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        const Id<Control> id(index.data(ControlsModel::ControlRole).toUuid());
        if (!id.isNull() && !controls.contains(id))
            controls.append(id);
    }
    return controls;
}

void ControlsWorkspace::place()
{
    PlaceControlDialog dialog(m_context, this);
    if (dialog.exec() == QDialog::Accepted)
        dialog.place();
}
