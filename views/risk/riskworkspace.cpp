#include "views/risk/riskworkspace.h"

#include "views/panels/panel.h"
#include "views/registers/letterdelegate.h"
#include "views/risk/heatmap.h"
#include "views/risk/phasechart.h"
#include "views/risk/riskdetailpanel.h"
#include "views/risk/riskmodel.h"
#include "views/style/labels.h"

#include <QHeaderView>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

RiskWorkspace::RiskWorkspace(const ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new RiskModel(context, this))
    , m_table(new QTableView)
    , m_detail(new RiskDetailPanel(context))
    , m_list(new Panel(tr("Risks")))
    , m_pages(new QStackedWidget)
{
    auto *maps = new QWidget;
    auto *mapLayout = new QHBoxLayout(maps);
    mapLayout->setContentsMargins(10, 10, 10, 4);
    mapLayout->setSpacing(16);
    const std::pair<QString, HeatMap::Figure> figures[] = {
        { tr("Inherent"), HeatMap::Figure::Inherent },
        { tr("Current"), HeatMap::Figure::Current },
        { tr("Target"), HeatMap::Figure::Target }
    };
    for (const auto &[name, figure] : figures) {
        auto *map = new HeatMap(name, figure);
        connect(map, &HeatMap::chosen, this, [this](const QList<Id<Risk>> &risks) {
            if (!risks.isEmpty())
                select(risks.first());
        });
        mapLayout->addWidget(map);
        m_maps.append(map);
    }
    auto *mapPanel = new Panel(tr("Heat maps of the risks"));
    mapPanel->setContent(maps);
    auto *phases = new Panel(tr("Open threats by phase"));
    phases->setContent(new PhaseChart(context));
    auto *left = new QSplitter(Qt::Vertical);
    left->setHandleWidth(1);
    left->setChildrenCollapsible(false);
    left->addWidget(mapPanel);
    left->addWidget(phases);
    left->setStretchFactor(0, 3);
    left->setStretchFactor(1, 2);
    left->setSizes({ 480, 400 });

    m_table->setObjectName(QStringLiteral("riskTable"));
    m_table->setAccessibleName(tr("Risks"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(
            new LetterDelegate(RiskModel::RatingRole, RiskModel::FilledRole, m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(
            std::max(26, m_table->fontMetrics().height() + 10));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(RiskModel::Title, QHeaderView::Stretch);
    for (const int column :
         { RiskModel::Number, RiskModel::Inherent, RiskModel::Current, RiskModel::Target })
        m_table->horizontalHeader()->resizeSection(column, 48);
    m_pages->addWidget(m_table);
    m_pages->addWidget(labels::emptyState(
            QStringLiteral("mode-risk"), tr("No risk yet"),
            tr("Select threats in the Threats workspace and gather them into a risk.")));
    m_list->setContent(m_pages);
    auto *right = new QSplitter(Qt::Vertical);
    right->setHandleWidth(1);
    right->setChildrenCollapsible(false);
    right->addWidget(m_list);
    right->addWidget(m_detail);
    right->setSizes({ 300, 560 });
    right->setMinimumWidth(330);
    auto *splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(left);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({ 1140, 384 });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &now) {
                if (now.isValid())
                    select(Id<Risk>(now.data(RiskModel::IdRole).toUuid()));
            });
    connect(&m_context.selection, &Selection::changed, this, [this] {
        const RecordRef record = m_context.selection.single();
        if (record.kind == RecordKind::Risk)
            select(Id<Risk>(record.id));
    });
    connect(m_detail, &RiskDetailPanel::threatOpened, this, &RiskWorkspace::threatOpened);
    connect(&m_context.threats, &Register::changed, this, &RiskWorkspace::refresh);
    connect(&m_context.document, &Document::changed, this, [this](const Edit &edit) {
        for (const Patch &patch : edit.patches()) {
            if (patch.ref().kind == RecordKind::Risk) {
                refresh();
                return;
            }
        }
    });
    refresh();
}

void RiskWorkspace::refresh()
{
    const QList<RiskRow> rows =
            riskRows(m_context.project(), m_context.threats, m_context.document.today());
    m_model->show(rows);
    m_list->setCount(tr("%1, by current score").arg(rows.size()));
    m_pages->setCurrentIndex(rows.isEmpty() ? 1 : 0);
    const QModelIndex index = m_model->indexOf(m_selected);
    if (index.isValid())
        m_table->setCurrentIndex(index);
    for (HeatMap *map : m_maps)
        map->show(rows, m_context.project().settings(), m_selected);
}

void RiskWorkspace::select(const Id<Risk> &risk)
{
    if (risk == m_selected)
        return;
    m_selected = risk;
    m_detail->show(risk);
    refresh();
}
