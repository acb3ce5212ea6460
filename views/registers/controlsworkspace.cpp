#include "views/registers/controlsworkspace.h"

#include "views/registers/baselinepanel.h"
#include "views/registers/controldetailpanel.h"
#include "views/registers/controlsmodel.h"
#include "views/registers/placecontroldialog.h"
#include "views/style/icons.h"
#include "views/style/labels.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

ControlsWorkspace::ControlsWorkspace(const ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new ControlsModel(context, this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_table(new QTableView)
    , m_detail(new ControlDetailPanel(context))
    , m_count(labels::plain({}, labels::Weight::Secondary))
    , m_pages(new QStackedWidget)
{
    makeTable();
    auto *middle = new QWidget;
    auto *layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    m_pages->addWidget(m_table);
    m_pages->addWidget(labels::emptyState(QStringLiteral("mode-controls"), tr("No control yet"),
                                          tr("Place one here, or from a threat that it lowers.")));
    layout->addWidget(m_pages, 1);
    auto *right = new QSplitter(Qt::Vertical);
    right->setHandleWidth(1);
    right->setChildrenCollapsible(false);
    right->addWidget(m_detail);
    right->addWidget(new BaselinePanel(context));
    right->setStretchFactor(0, 1);
    right->setMinimumWidth(320);
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
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &now) {
                m_detail->show(
                        Id<Control>(now.data(ControlsModel::ControlRole).toUuid()),
                        Id<ControlPlacement>(now.data(ControlsModel::PlacementRole).toUuid()));
            });
    connect(&m_context.selection, &Selection::changed, this, [this] {
        const RecordRef record = m_context.selection.single();
        const QModelIndexList found =
                record.kind == RecordKind::Control
                        ? m_sorted->match(m_sorted->index(0, 0), ControlsModel::ControlRole,
                                          record.id, 1, Qt::MatchExactly)
                        : QModelIndexList();
        if (!found.isEmpty())
            m_table->setCurrentIndex(found.first());
    });
    refresh();
}

QWidget *ControlsWorkspace::makeBar()
{
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(8, 5, 10, 5);
    layout->setSpacing(6);
    auto *text = new QLineEdit;
    text->setPlaceholderText(tr("Filter text"));
    text->setAccessibleName(tr("Filter text"));
    text->setClearButtonEnabled(true);
    text->setMaximumWidth(260);
    text->addAction(icons::get(QStringLiteral("search")), QLineEdit::LeadingPosition);
    connect(text, &QLineEdit::textChanged, this, [this](const QString &filter) {
        m_sorted->setFilterFixedString(filter);
        refresh();
    });
    layout->addWidget(text);
    auto *place = new QToolButton;
    place->setObjectName(QStringLiteral("placeControl"));
    place->setText(tr("Place control\u2026"));
    place->setIcon(icons::get(QStringLiteral("add")));
    place->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    place->setAutoRaise(true);
    connect(place, &QToolButton::clicked, this, &ControlsWorkspace::place);
    layout->addWidget(place);
    layout->addStretch();
    layout->addWidget(m_count);
    return bar;
}

void ControlsWorkspace::makeTable()
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(ControlsModel::SortRole);
    m_sorted->setFilterKeyColumn(-1);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_sorted->setSortLocaleAware(true);
    m_table->setObjectName(QStringLiteral("controlTable"));
    m_table->setAccessibleName(tr("Controls"));
    m_table->setModel(m_sorted);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ControlsModel::Status, Qt::AscendingOrder);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(
            std::max(26, m_table->fontMetrics().height() + 10));
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(ControlsModel::Name, QHeaderView::Stretch);
    header->setSectionResizeMode(ControlsModel::Place, QHeaderView::Stretch);
    const std::pair<int, int> widths[] = { { ControlsModel::Coverage, 64 },
                                           { ControlsModel::Status, 110 },
                                           { ControlsModel::Owner, 130 },
                                           { ControlsModel::Due, 130 },
                                           { ControlsModel::Threats, 68 } };
    for (const auto &[column, width] : widths)
        header->resizeSection(column, width);
}

void ControlsWorkspace::refresh()
{
    const QUuid placement = m_table->currentIndex().data(ControlsModel::PlacementRole).toUuid();
    m_model->refresh();
    for (int row = 0; row < m_sorted->rowCount(); ++row) {
        const QModelIndex index = m_sorted->index(row, 0);
        if (!placement.isNull() && index.data(ControlsModel::PlacementRole).toUuid() == placement)
            m_table->setCurrentIndex(index);
    }
    m_count->setText(tr("%1 of %2").arg(m_sorted->rowCount()).arg(m_model->rowCount()));
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
}

void ControlsWorkspace::place()
{
    PlaceControlDialog dialog(m_context, this);
    if (dialog.exec() == QDialog::Accepted)
        dialog.place();
}
