#include "views/risk/nextstepspanel.h"

#include "views/risk/money.h"
#include "views/risk/nextstepsmodel.h"
#include "views/risk/worker.h"
#include "views/style/icons.h"
#include "views/style/labels.h"

#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>

namespace {

enum Page { Table, Nothing, Ranking };

constexpr int mostMeasures = 25;

} // namespace

NextStepsPanel::NextStepsPanel(const ViewContext &context, QWidget *parent)
    : Panel(tr("What to do next"), parent)
    , m_context(context)
    , m_ranking(new Worker(this))
    , m_whatIf(new Worker(this))
    , m_delay(new QTimer(this))
    , m_model(new NextStepsModel(context, this))
    , m_table(new QTableView)
    , m_pages(new QStackedWidget)
    , m_effect(labels::plain({}, labels::Weight::Secondary, true))
    , m_plan(new QPushButton(icons::get(QStringLiteral("control")), tr("&Plan the chosen")))
    , m_none(new QPushButton(tr("&Choose none")))
{
    constexpr int settled = 200;
    m_delay->setSingleShot(true);
    m_delay->setInterval(settled);
    connect(m_delay, &QTimer::timeout, this, &NextStepsPanel::rank);
    makeTable();
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    layout->addWidget(makeFooter());
    m_pages->addWidget(page);
    m_pages->addWidget(
            labels::emptyState(QStringLiteral("mode-controls"), tr("Nothing left to plan"),
                               tr("No measure of the catalog lowers an open threat any further.")));
    m_pages->addWidget(labels::emptyState(QStringLiteral("mode-controls"), tr("Ranking\u2026"),
                                          tr("Every measure is tried on the open threats.")));
    m_pages->setCurrentIndex(Ranking);
    setContent(m_pages);
    setCount(tr("yearly median loss removed per cost"));
    connect(m_model, &NextStepsModel::choiceChanged, this, &NextStepsPanel::imagine);
    connect(m_plan, &QPushButton::clicked, this, &NextStepsPanel::plan);
    connect(m_none, &QPushButton::clicked, this, [this] { m_model->choose(0); });
    imagine();
}

void NextStepsPanel::makeTable()
{
    m_table->setObjectName(QStringLiteral("nextSteps"));
    m_table->setAccessibleName(tr("What to do next"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    const int line = m_table->fontMetrics().height();
    m_table->verticalHeader()->setDefaultSectionSize(std::max(26, line + 10));
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(NextStepsModel::Name, QHeaderView::Stretch);
    const auto width = [&](const QString &widest) {
        return m_table->fontMetrics().horizontalAdvance(widest) + 18;
    };
    header->resizeSection(NextStepsModel::Where, width(QStringLiteral("Experiment workspace")));
    header->resizeSection(NextStepsModel::Threats, width(tr("Threats")));
    header->resizeSection(NextStepsModel::Removes, width(tr("no risk by itself")));
    header->resizeSection(NextStepsModel::Cost, width(QStringLiteral("~ 999 k")));
    header->resizeSection(NextStepsModel::Ratio, width(QStringLiteral("9,999\u00d7")));
}

QWidget *NextStepsPanel::makeFooter()
{
    auto *footer = new QWidget;
    auto *layout = new QHBoxLayout(footer);
    layout->setContentsMargins(10, 6, 10, 8);
    m_effect->setObjectName(QStringLiteral("whatIfEffect"));
    layout->addWidget(m_effect, 1);
    m_none->setObjectName(QStringLiteral("chooseNone"));
    m_plan->setObjectName(QStringLiteral("planChosen"));
    m_plan->setToolTip(tr("Writes them into the project as planned controls, as one step"));
    layout->addWidget(m_none, 0, Qt::AlignTop);
    layout->addWidget(m_plan, 0, Qt::AlignTop);
    return footer;
}

void NextStepsPanel::refresh()
{
    m_outdated = true;
    schedule();
}

void NextStepsPanel::showEvent(QShowEvent *event)
{
    Panel::showEvent(event);
    schedule();
}

void NextStepsPanel::schedule()
{
    if (m_outdated && isVisible())
        m_delay->start();
}

void NextStepsPanel::rank()
{
    m_outdated = false;
    m_ranking->start(
            [project = m_context.project(), catalogs = m_context.threats.catalogsPointer(),
             today = m_context.document.today()](const std::atomic<bool> &cancelled) {
                return outlook::nextBest(project, catalogs, today, mostMeasures, cancelled);
            },
            [this](const QList<outlook::Measure> &measures) {
                m_model->show(measures);
                m_pages->setCurrentIndex(measures.isEmpty() ? Nothing : Table);
                emit ranked();
            });
}

void NextStepsPanel::imagine()
{
    const QList<outlook::Measure> chosen = m_model->chosen();
    m_plan->setEnabled(!chosen.isEmpty());
    m_none->setVisible(!chosen.isEmpty());
    if (chosen.isEmpty()) {
        m_whatIf->cancel();
        m_effect->setText(tr("Check some to see the target with them; nothing is written. Each row "
                             "counts on top of those above it."));
        emit whatIfChanged(std::nullopt);
        return;
    }
    using Pictures = std::pair<outlook::Picture, outlook::Picture>;
    m_whatIf->start(
            // A copy shares its lists: the window may let go of its catalogs while this runs.
            [project = m_context.project(),
             catalogs = std::make_shared<const Catalogs>(m_context.catalogs()),
             today = m_context.document.today(), chosen](const std::atomic<bool> & /*cancelled*/) {
                return Pictures { outlook::pictureAfter(project, {}, catalogs, today),
                                  outlook::pictureAfter(
                                          project, outlook::planned(project, *catalogs, chosen),
                                          catalogs, today) };
            },
            [this, count = static_cast<int>(chosen.size())](const Pictures &pictures) {
                showWhatIf(pictures.first, pictures.second, count);
            });
}

void NextStepsPanel::showWhatIf(const outlook::Picture &before, const outlook::Picture &after,
                                int measures)
{
    const outlook::Difference changed = outlook::difference(before, after);
    const QString currency = after.settings.currency;
    QStringList parts;
    parts.append(tr("With these %n: target median %1 \u2192 %2 a year.", nullptr, measures)
                         .arg(money::shortText(before.medianLoss.at(2)),
                              money::withCurrency(after.medianLoss.at(2), currency)));
    parts.append(tr("%n risk(s)", nullptr, changed.risks) + tr(" and ")
                 + tr("%n threat(s) change their rating.", nullptr, changed.threats));
    m_effect->setText(parts.join(u' '));
    emit whatIfChanged(after);
}

void NextStepsPanel::plan()
{
    const QList<outlook::Measure> chosen = m_model->chosen();
    const Edit edit = outlook::planned(m_context.project(), m_context.catalogs(), chosen);
    m_context.push(edit, { QStringLiteral("plan-controls"), { QString::number(chosen.size()) } });
}
