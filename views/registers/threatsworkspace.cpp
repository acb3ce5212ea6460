#include "views/registers/threatsworkspace.h"

#include "views/registers/decisions.h"
#include "views/registers/facetpanel.h"
#include "views/registers/letterdelegate.h"
#include "views/registers/questionsdialog.h"
#include "views/registers/threatdetailpanel.h"
#include "views/registers/threatsmodel.h"
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
#include <QTreeView>
#include <QVBoxLayout>

namespace {

QToolButton *button(const QString &icon, const QString &text, const QString &tip)
{
    auto *made = new QToolButton;
    made->setIcon(icons::get(icon));
    made->setText(text);
    made->setToolTip(tip);
    made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    made->setAutoRaise(true);
    return made;
}

} // namespace

ThreatsWorkspace::ThreatsWorkspace(const ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new ThreatsModel(context, this))
    , m_table(new QTreeView)
    , m_facets(new FacetPanel(context))
    , m_text(new QLineEdit)
    , m_count(labels::plain({}, labels::Weight::Secondary))
    , m_pages(new QStackedWidget)
{
    makeTable();
    auto *middle = new QWidget;
    auto *middleLayout = new QVBoxLayout(middle);
    middleLayout->setContentsMargins(0, 0, 0, 0);
    middleLayout->setSpacing(0);
    middleLayout->addWidget(makeBar());
    m_pages->addWidget(m_table);
    m_pages->addWidget(
            labels::emptyState(QStringLiteral("mode-threats"), tr("No threat to show"),
                               tr("Draw flows that carry artifacts, or clear the filter.")));
    middleLayout->addWidget(m_pages, 1);
    auto *detail = new ThreatDetailPanel(context);
    detail->setMinimumWidth(320);
    m_facets->setMinimumWidth(190);
    auto *splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_facets);
    splitter->addWidget(middle);
    splitter->addWidget(detail);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({ 208, 900, 440 });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);

    const auto threat = [this] { return QStringList { m_context.selection.threat() }; };
    connect(detail, &ThreatDetailPanel::confirmRequested, this,
            [=, this] { decisions::confirm(m_context, threat()); });
    connect(detail, &ThreatDetailPanel::dismissRequested, this,
            [=, this] { decisions::dismiss(m_context, threat(), this); });
    connect(detail, &ThreatDetailPanel::rateRequested, this,
            [=, this] { decisions::rate(m_context, threat(), this); });
    connect(detail, &ThreatDetailPanel::controlRequested, this, [this](const QString &id) {
        decisions::placeControl(m_context, m_context.selection.threat(), id, this);
    });
    connect(m_facets, &FacetPanel::changed, this, &ThreatsWorkspace::applyFilter);
    connect(m_facets, &FacetPanel::questionsRequested, this, [this] {
        auto *dialog = new QuestionsDialog(m_context, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->show();
    });
    connect(m_text, &QLineEdit::textChanged, this, &ThreatsWorkspace::applyFilter);
    connect(&m_context.threats, &Register::changed, this, &ThreatsWorkspace::refresh);
    connect(&m_context.selection, &Selection::threatChanged, this, &ThreatsWorkspace::showThreat);
    refresh();
}

QWidget *ThreatsWorkspace::makeBar()
{
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(8, 5, 10, 5);
    layout->setSpacing(4);
    m_text->setObjectName(QStringLiteral("threatText"));
    m_text->setPlaceholderText(tr("Filter text"));
    m_text->setAccessibleName(tr("Filter text"));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(150);
    m_text->setMaximumWidth(240);
    m_text->addAction(icons::get(QStringLiteral("search")), QLineEdit::LeadingPosition);
    layout->addWidget(m_text);
    auto *clear = button(QStringLiteral("filter"), tr("Clear"), tr("Show all threats again"));
    clear->setToolButtonStyle(Qt::ToolButtonIconOnly);
    clear->setAccessibleName(tr("Show all threats again"));
    connect(clear, &QToolButton::clicked, this, [this] {
        m_text->clear();
        m_facets->clear();
    });
    layout->addWidget(clear);
    layout->addSpacing(8);
    struct Entry
    {
        QString icon;
        QString text;
        QString tip;
        std::function<void()> run;
    };
    const Entry entries[] = {
        { QStringLiteral("check"), tr("Confirm"), tr("The selected threats apply here"),
          [this] { decisions::confirm(m_context, selectedKeys()); } },
        { QStringLiteral("dismiss"), tr("Dismiss\u2026"),
          tr("The selected threats do not apply: asks why"),
          [this] { decisions::dismiss(m_context, selectedKeys(), this); } },
        { {},
          tr("Rate\u2026"),
          tr("Set likelihood and impact yourself"),
          [this] { decisions::rate(m_context, selectedKeys(), this); } },
        { QStringLiteral("person"), tr("Owner\u2026"), tr("Who takes care of the selected threats"),
          [this] { decisions::assign(m_context, selectedKeys(), this); } },
        { QStringLiteral("risk"), tr("Gather into a risk\u2026"),
          tr("Make one risk of the selected threats"),
          [this] { decisions::gather(m_context, selectedKeys(), this); } },
    };
    for (const Entry &entry : entries) {
        auto *made = button(entry.icon, entry.text, entry.tip);
        connect(made, &QToolButton::clicked, this, [this, run = entry.run] {
            if (!selectedKeys().isEmpty())
                run();
        });
        layout->addWidget(made);
    }
    layout->addStretch();
    auto *grouping = new QComboBox;
    grouping->setAccessibleName(tr("Group by"));
    grouping->addItems({ tr("Flow or element"), tr("Same thing"), tr("Phase"),
                         tr("STRIDE-AI class"), tr("State"), tr("Current rating") });
    connect(grouping, &QComboBox::activated, this, [this](int index) {
        m_model->setGrouping(static_cast<ThreatsModel::Grouping>(index));
        applyFilter();
    });
    layout->addWidget(labels::plain(tr("Group by"), labels::Weight::Secondary));
    layout->addWidget(grouping);
    layout->addSpacing(8);
    layout->addWidget(m_count);
    return bar;
}

void ThreatsWorkspace::makeTable()
{
    m_table->setObjectName(QStringLiteral("threatTable"));
    m_table->setAccessibleName(tr("Threat register"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(
            new LetterDelegate(ThreatsModel::RatingRole, ThreatsModel::FilledRole, m_table));
    m_table->setUniformRowHeights(true);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSortingEnabled(true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setIndentation(16);
    m_table->setIconSize({ 16, 16 });
    m_table->sortByColumn(ThreatsModel::Current, Qt::DescendingOrder);
    QHeaderView *header = m_table->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(ThreatsModel::Title, QHeaderView::Stretch);
    const std::pair<int, int> widths[] = {
        { ThreatsModel::Class, 148 }, { ThreatsModel::Inherent, 44 }, { ThreatsModel::Current, 44 },
        { ThreatsModel::Target, 44 }, { ThreatsModel::State, 100 },   { ThreatsModel::Owner, 110 }
    };
    for (const auto &[column, width] : widths)
        header->resizeSection(column, width);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &now) {
                if (m_syncing)
                    return;
                const QString key = now.data(ThreatsModel::KeyRole).toString();
                const QString threat =
                        now.sibling(now.row(), 0).data(ThreatsModel::KeyRole).toString();
                const ThreatRow *row = m_context.threats.row(threat.isEmpty() ? key : threat);
                if (row)
                    m_context.selection.selectThreat(row->key.text(),
                                                     { row->subjectKind, row->key.subject });
            });
}

QStringList ThreatsWorkspace::selectedKeys() const
{
    return m_model->keysAt(m_table->selectionModel()->selectedRows());
}

void ThreatsWorkspace::applyFilter()
{
    ThreatFilter filter = m_facets->filter();
    filter.text = m_text->text().trimmed();
    m_model->setFilter(filter);
    refresh();
}

void ThreatsWorkspace::refresh()
{
    // The model is laid out anew; what was selected is found again by its key.
    const QStringList selected = selectedKeys();
    const QScopedValueRollback guard(m_syncing, true);
    const int position = m_table->verticalScrollBar()->value();
    m_model->refresh();
    for (int i = 0; i < m_model->rowCount(); ++i)
        m_table->setFirstColumnSpanned(i, {}, true);
    m_table->expandAll();
    for (const QString &key : selected) {
        const QModelIndex index = m_model->indexOf(key);
        if (index.isValid())
            m_table->selectionModel()->select(index, QItemSelectionModel::Select
                                                             | QItemSelectionModel::Rows);
    }
    const QModelIndex current = m_model->indexOf(m_context.selection.threat());
    if (current.isValid())
        m_table->selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    m_table->verticalScrollBar()->setValue(position);
    m_facets->refreshCounts();
    m_count->setText(tr("%1 of %2").arg(m_model->shown()).arg(m_model->total()));
    m_pages->setCurrentIndex(m_model->shown() > 0 ? 0 : 1);
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
