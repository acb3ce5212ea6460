#include "views/risk/riskworkspace.h"

#include "views/panels/panel.h"
#include "views/registers/table/letterdelegate.h"
#include "views/risk/heatmap.h"
#include "views/risk/losspanel.h"
#include "views/risk/nextstepspanel.h"
#include "views/risk/riskdetailpanel.h"
#include "views/risk/riskmodel.h"
#include "views/risk/totalspanel.h"
#include "views/risk/trendchart.h"
#include "views/style/icons.h"
#include "views/style/labels.h"

#include <QHeaderView>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace {

QSplitter *splitter(Qt::Orientation orientation, const QList<QWidget *> &parts,
                    const QList<int> &sizes)
{
    auto *made = new QSplitter(orientation);
    made->setHandleWidth(1);
    made->setChildrenCollapsible(false);
    for (QWidget *part : parts)
        made->addWidget(part);
    made->setSizes(sizes);
    return made;
}

} // namespace

RiskWorkspace::RiskWorkspace(const ViewContext &context, BaselineLedger &baselines, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_baselines(baselines)
    , m_model(new RiskModel(context, this))
    , m_table(new QTableView)
    , m_whatIfMap(new HeatMap(tr("What if"), HeatMap::Figure::Target))
    , m_mapPanel(new Panel(tr("Risks")))
    , m_next(new NextStepsPanel(context))
    , m_loss(new LossPanel(context))
    , m_totals(new TotalsPanel(context))
    , m_detail(new RiskDetailPanel(context))
    , m_list(new Panel(tr("Risks")))
    , m_pages(new QStackedWidget)
    , m_filterName(labels::plain({}, labels::Weight::Secondary))
{
    m_mapPanel->setContent(makeMaps());
    QSplitter *lower = splitter(Qt::Horizontal, { m_next, m_loss }, { 620, 500 });
    lower->setStretchFactor(0, 1);
    QSplitter *left = splitter(Qt::Vertical, { m_mapPanel, lower }, { 400, 470 });
    left->setStretchFactor(0, 1);
    left->setStretchFactor(1, 1);
    QSplitter *right =
            splitter(Qt::Vertical, { makeList(), m_detail, m_totals }, { 280, 380, 240 });
    right->setMinimumWidth(330);
    // Small or magnified screens scroll: a squeezed chart cannot be read.
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setWidget(left);
    QSplitter *all = splitter(Qt::Horizontal, { scroll, right }, { 1140, 384 });
    all->setStretchFactor(0, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(all);
    connectParts();
    refresh();
    showTrend();
}

QWidget *RiskWorkspace::makeMaps()
{
    auto *maps = new QWidget;
    auto *layout = new QHBoxLayout(maps);
    layout->setContentsMargins(10, 8, 10, 4);
    layout->setSpacing(16);
    const std::pair<QString, HeatMap::Figure> figures[] = {
        { tr("Inherent"), HeatMap::Figure::Inherent },
        { tr("Current"), HeatMap::Figure::Current },
        { tr("Target"), HeatMap::Figure::Target }
    };
    for (const auto &[name, figure] : figures)
        m_maps.append(new HeatMap(name, figure));
    for (HeatMap *map : m_maps + QList { m_whatIfMap }) {
        connect(map, &HeatMap::chosen, this, &RiskWorkspace::filter);
        layout->addWidget(map);
    }
    m_whatIfMap->setObjectName(QStringLiteral("whatIfMap"));
    m_whatIfMap->hide();
    return maps;
}

QWidget *RiskWorkspace::makeList()
{
    makeTable();
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeFilterLine());
    layout->addWidget(m_table, 1);
    m_pages->addWidget(page);
    m_pages->addWidget(labels::emptyState(
            QStringLiteral("mode-risk"), tr("No risk yet"),
            tr("Select threats in the Threats workspace and gather them into a risk.")));
    m_list->setContent(m_pages);
    return m_list;
}

QWidget *RiskWorkspace::makeFilterLine()
{
    m_filterLine = new QWidget;
    auto *layout = new QHBoxLayout(m_filterLine);
    layout->setContentsMargins(10, 3, 6, 3);
    const auto button = [&](const QString &icon, const QString &text, const QString &name) {
        auto *made = new QToolButton;
        made->setObjectName(name);
        made->setIcon(icons::get(icon));
        made->setToolTip(text);
        made->setAccessibleName(text);
        made->setAutoRaise(true);
        return made;
    };
    auto *threats = button(QStringLiteral("mode-threats"), tr("Show their threats in the register"),
                           QStringLiteral("showThreats"));
    auto *all = button(QStringLiteral("close"), tr("Show all risks again"),
                       QStringLiteral("showAllRisks"));
    connect(threats, &QToolButton::clicked, this, [this] {
        QStringList keys;
        for (const RiskRow &row : std::as_const(m_rows)) {
            if (m_filtered.contains(row.id))
                keys += row.threats;
        }
        emit threatsRequested(keys, m_filterName->text());
    });
    connect(all, &QToolButton::clicked, this, [this] { filter({}, {}); });
    layout->addWidget(m_filterName, 1);
    layout->addWidget(threats);
    layout->addWidget(all);
    m_filterLine->hide();
    return m_filterLine;
}

void RiskWorkspace::makeTable()
{
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
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    const int line = m_table->fontMetrics().height();
    m_table->verticalHeader()->setDefaultSectionSize(std::max(26, line + 10));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(RiskModel::Title, QHeaderView::Stretch);
    const int narrow = std::max(44, m_table->fontMetrics().horizontalAdvance(tr("R-99")) + 16);
    for (const int column :
         { RiskModel::Number, RiskModel::Inherent, RiskModel::Current, RiskModel::Target })
        m_table->horizontalHeader()->resizeSection(column, narrow);
}

void RiskWorkspace::connectParts()
{
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &now) {
                if (now.isValid())
                    select(Id<Risk>(now.data(RiskModel::IdRole).toUuid()));
            });
    connect(m_detail, &RiskDetailPanel::threatOpened, this, &RiskWorkspace::threatOpened);
    connect(m_totals, &TotalsPanel::threatsRequested, this, &RiskWorkspace::threatsRequested);
    connect(m_next, &NextStepsPanel::whatIfChanged, this, &RiskWorkspace::showWhatIf);
    connect(&m_baselines, &BaselineLedger::changed, this, &RiskWorkspace::showTrend);
    connect(&m_context.threats, &Register::changed, this, [this] {
        refresh();
        showTrend();
    });
    connect(&m_context.document, &Document::changed, this, [this](const Edit &edit) {
        const bool touches = std::ranges::any_of(edit.patches(), [](const Patch &patch) {
            const RecordKind kind = patch.ref().kind;
            return kind == RecordKind::Risk || kind == RecordKind::Settings;
        });
        if (touches)
            refresh();
    });
}

void RiskWorkspace::refresh()
{
    m_rows = riskRows(m_context.project(), m_context.threats, m_context.document.today());
    showRows();
    m_loss->show(m_rows);
    m_next->refresh();
}

void RiskWorkspace::showRows()
{
    QList<RiskRow> shown = m_rows;
    if (m_filterLine->isVisibleTo(m_list))
        shown.removeIf([this](const RiskRow &row) { return !m_filtered.contains(row.id); });
    m_model->show(shown);
    m_list->setCount(tr("%1 of %2, by current score").arg(shown.size()).arg(m_rows.size()));
    m_pages->setCurrentIndex(m_rows.isEmpty() ? 1 : 0);
    const QModelIndex index = m_model->indexOf(m_selected);
    if (index.isValid())
        m_table->setCurrentIndex(index);
    const Settings &settings = m_context.project().settings();
    for (HeatMap *map : std::as_const(m_maps))
        map->show(m_rows, settings, m_selected);
    m_mapPanel->setCount(outlook::matrixAgreesWithMoney(settings)
                                 ? tr("by likelihood and loss")
                                 : tr("the matrix was edited: it and money no longer agree"));
}

void RiskWorkspace::filter(const QList<Id<Risk>> &risks, const QString &name)
{
    m_filtered = risks;
    m_filterName->setText(name);
    m_filterLine->setVisible(!risks.isEmpty());
    if (!risks.isEmpty() && !risks.contains(m_selected))
        m_selected = risks.first();
    showRows();
    m_detail->show(m_selected);
}

void RiskWorkspace::showWhatIf(const std::optional<outlook::Picture> &picture)
{
    m_whatIfMap->setVisible(picture.has_value());
    if (picture)
        m_whatIfMap->show(picture->risks, picture->settings, m_selected);
}

void RiskWorkspace::showTrend()
{
    QList<TrendChart::Point> points;
    const auto counts = [](const QMap<QString, int> &totals) {
        std::array<int, 4> found {};
        for (const Rating rating :
             { Rating::Low, Rating::Moderate, Rating::High, Rating::Critical })
            found.at(static_cast<size_t>(rating)) =
                    totals.value(QStringLiteral("current-") + textOf(rating));
        return found;
    };
    for (const Baseline &baseline : m_baselines.baselines())
        points.append({ QStringLiteral("B%1").arg(baseline.number),
                        QStringLiteral("%1, %2").arg(baseline.name,
                                                     baseline.at.date().toString(Qt::ISODate)),
                        counts(baseline.totals) });
    TrendChart::Point now { tr("now"), {}, {} };
    for (const ThreatRow *row : m_context.threats.rows()) {
        if (row->isOpen())
            ++now.counts.at(static_cast<size_t>(
                    risk::rating(m_context.project().settings(), row->current)));
    }
    points.append(now);
    m_totals->trend().show(points);
}

void RiskWorkspace::select(const Id<Risk> &risk)
{
    if (risk == m_selected)
        return;
    m_selected = risk;
    if (m_filterLine->isVisibleTo(m_list) && !m_filtered.contains(risk))
        m_filterLine->hide();
    m_detail->show(risk);
    showRows();
}
