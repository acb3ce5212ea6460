#include "views/controls/controlsworkspace.h"

#include "model/core/operations/change.h"
#include "model/core/operations/controls.h"
#include "model/core/spreadsheet.h"
#include "views/controls/baselinepanel.h"
#include "views/controls/controldelegate.h"
#include "views/controls/controldetailpanel.h"
#include "views/controls/controlsmodel.h"
#include "views/controls/controlwords.h"
#include "views/controls/obligationspanel.h"
#include "views/controls/placecontroldialog.h"
#include "views/dialogs/messages.h"
#include "views/registers/table/registerview.h"
#include "views/style/barbutton.h"
#include "views/style/icons.h"
#include "views/style/labels.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
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
    , m_count(labels::plain({}, labels::Weight::Strong))
    , m_pages(new QStackedWidget)
{
    makeTable();
    auto *middle = new QWidget;
    auto *layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(makeStatusBar());
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

/// Text filter and a count for each status, which filters.
QWidget *ControlsWorkspace::makeStatusBar()
{
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(8, 2, 10, 5);
    layout->setSpacing(4);
    auto *text = new QLineEdit;
    text->setPlaceholderText(tr("Filter text"));
    text->setAccessibleName(tr("Filter text"));
    text->setClearButtonEnabled(true);
    text->setMaximumWidth(260);
    text->addAction(icons::get(QStringLiteral("search")), QLineEdit::LeadingPosition);
    connect(text, &QLineEdit::textChanged, this, [this](const QString &filter) {
        m_model->setText(filter);
        showCounts();
    });
    layout->addWidget(text);
    layout->addSpacing(6);
    for (const char *word : enumWords<ControlStatus>) {
        const auto status = *enumFrom<ControlStatus>(QString::fromLatin1(word));
        auto *made = barbutton::make({}, {}, tr("Show only these"));
        made->setCheckable(true);
        made->setProperty("status", static_cast<int>(status));
        connect(made, &QToolButton::toggled, this, [this] {
            QSet<int> wanted;
            for (const QToolButton *each : std::as_const(m_statuses)) {
                if (each->isChecked())
                    wanted.insert(each->property("status").toInt());
            }
            m_model->setStatuses(wanted);
            showCounts();
        });
        m_statuses.append(made);
        layout->addWidget(made);
    }
    layout->addStretch();
    layout->addWidget(m_count);
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
    connect(m_table, &RegisterView::clearRequested, this, &ControlsWorkspace::clearCell);
    connect(m_table, &RegisterView::columnsReset, this, [this] {
        for (int column = 0; column < ControlCells::ColumnCount; ++column)
            m_table->header()->setSectionHidden(column, column == ControlCells::Status);
    });
    connect(m_model, &ControlsModel::edited, this, &ControlsWorkspace::edit, Qt::QueuedConnection);
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
    for (QToolButton *each : std::as_const(m_statuses)) {
        const auto status = static_cast<ControlStatus>(each->property("status").toInt());
        const int count = m_model->countOf(status);
        each->setText(QStringLiteral("%1 %2 %3")
                              .arg(statusMark(status), statusName(status), QString::number(count)));
        each->setVisible(count > 0 || each->isChecked());
    }
    const QString shown = tr("%1 of %2").arg(m_model->shown()).arg(m_model->total());
    const int late = m_model->late();
    m_count->setText(late > 0 ? tr("%1 late \u00b7 %2").arg(QString::number(late), shown) : shown);
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

/// The selected rows, or the one at the index when it is not among them.
QModelIndexList ControlsWorkspace::meantBy(const QModelIndex &index) const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.contains(index.siblingAtColumn(0)) ? rows
                                                   : QModelIndexList { index.siblingAtColumn(0) };
}

void ControlsWorkspace::edit(const QModelIndex &index, const QString &value)
{
    const QModelIndexList rows = meantBy(index);
    Edit edit;
    if (index.column() == ControlCells::Coverage) {
        QList<Id<ControlPlacement>> places;
        for (const QModelIndex &row : rows)
            places.append(Id<ControlPlacement>(row.data(ControlsModel::PlacementRole).toUuid()));
        edit = operations::changeAll(m_context.project(), places, [&](ControlPlacement &place) {
            place.coverage = std::clamp(value.toInt(), 1, 100);
        });
        m_context.push(edit, { QStringLiteral("change-control"), { tr("coverage") } });
        return;
    }
    if (index.column() == ControlCells::Due && !value.isEmpty()
        && !QDate::fromString(value, Qt::ISODate).isValid())
        return;
    const Id<Person> owner = index.column() == ControlCells::Owner
                                     ? operations::personNamed(m_context.project(), value, edit)
                                     : Id<Person>();
    QList<Id<Control>> controls;
    for (const QModelIndex &row : rows)
        controls.append(Id<Control>(row.data(ControlsModel::ControlRole).toUuid()));
    Project withPeople = m_context.project();
    withPeople.apply(edit);
    const Result<Edit> changed = operations::changeControls(
            withPeople, controls,
            [&](Control &control) {
                if (index.column() == ControlCells::Owner)
                    control.owner = owner;
                else if (index.column() == ControlCells::Due)
                    control.due = value;
                else
                    control.status = enumFrom<ControlStatus>(value).value_or(control.status);
            },
            m_context.document.today());
    if (!changed) {
        messages::error(this, changed.error());
        return;
    }
    const QString name = controls.size() == 1
                                 ? index.siblingAtColumn(0).data().toString()
                                 : tr("%n control(s)", nullptr, static_cast<int>(controls.size()));
    m_context.push(merged(edit, *changed), { QStringLiteral("change-control"), { name } });
}

void ControlsWorkspace::clearCell(const QModelIndex &index)
{
    if (index.column() == ControlCells::Owner || index.column() == ControlCells::Due)
        edit(index, {});
}

void ControlsWorkspace::place()
{
    PlaceControlDialog dialog(m_context, this);
    if (dialog.exec() == QDialog::Accepted)
        dialog.place();
}
