#include "views/risk/losspanel.h"

#include "views/risk/exceedancechart.h"
#include "views/risk/money.h"
#include "views/risk/worker.h"
#include "views/style/labels.h"

#include <QGridLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTimer>

#include <algorithm>
#include <cmath>

namespace {

enum Page { Empty, Running, Shown };

/// Shares of the years in the table of percentiles.
constexpr double shares[] = { 0.5, 0.9, 0.95, 0.99 };

quint64 seedOf(const QSpinBox &box)
{
    return static_cast<quint64>(box.value());
}

} // namespace

LossPanel::LossPanel(const ViewContext &context, QWidget *parent)
    : Panel(tr("Loss exceedance"), parent)
    , m_context(context)
    , m_worker(new Worker(this))
    , m_delay(new QTimer(this))
    , m_tick(new QTimer(this))
    , m_pages(new QStackedWidget)
    , m_chart(new ExceedanceChart)
    , m_seed(new QSpinBox)
    , m_bar(new QProgressBar)
    , m_method(labels::plain({}, labels::Weight::Hint, true))
{
    constexpr int settled = 250;
    m_delay->setSingleShot(true);
    m_delay->setInterval(settled);
    connect(m_delay, &QTimer::timeout, this, &LossPanel::run);
    m_tick->setInterval(50);
    connect(m_tick, &QTimer::timeout, this, [this] {
        if (m_progress)
            m_bar->setValue(m_progress->yearsDone);
    });
    m_seed->setObjectName(QStringLiteral("simulationSeed"));
    m_seed->setRange(1, 999999);
    m_seed->setPrefix(tr("seed "));
    m_seed->setFrame(false);
    m_seed->setAccessibleName(tr("Seed of the simulation"));
    m_seed->setToolTip(tr("The same seed gives the same numbers on every machine"));
    m_seed->setKeyboardTracking(false);
    connect(m_seed, &QSpinBox::valueChanged, this, [this] {
        m_outdated = true;
        schedule();
    });
    addAction(m_seed);
    m_pages->addWidget(
            labels::emptyState(QStringLiteral("mode-risk"), tr("Nothing to simulate"),
                               tr("Gather threats into a risk: money counts risks, not threats.")));
    m_pages->addWidget(makeRunning());
    m_pages->addWidget(makeContent());
    setContent(m_pages);
}

QWidget *LossPanel::makeRunning()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    m_bar->setRange(0, simulation::usualYears);
    m_bar->setAccessibleName(tr("Years simulated"));
    auto *stop = new QPushButton(tr("Stop"));
    connect(stop, &QPushButton::clicked, this, [this] {
        if (m_progress)
            m_progress->cancelled = true;
        m_worker->cancel();
        m_tick->stop();
        setCount(tr("stopped; change the seed to run again"));
    });
    layout->addStretch();
    layout->addWidget(labels::plain(tr("Simulating\u2026"), labels::Weight::Secondary), 0,
                      Qt::AlignHCenter);
    layout->addWidget(m_bar);
    layout->addWidget(stop, 0, Qt::AlignHCenter);
    layout->addStretch();
    layout->setContentsMargins(40, 10, 40, 10);
    return page;
}

QWidget *LossPanel::makeContent()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(6, 6, 12, 8);
    layout->setSpacing(6);
    layout->addWidget(m_chart, 1);
    auto *grid = new QGridLayout;
    grid->setContentsMargins(8, 0, 0, 0);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(2);
    const QString figures[] = { tr("Inherent"), tr("Current"), tr("Target") };
    for (int column = 0; column < 3; ++column)
        grid->addWidget(labels::plain(figures[column], labels::Weight::Strong), 0, column + 1,
                        Qt::AlignRight);
    QStringList names { tr("Mean of a year") };
    for (const double share : shares)
        names.append(share == 0.5
                             ? tr("Half of the years lose more than")
                             : tr("1 year in %1 loses more than").arg(qRound(1 / (1 - share))));
    for (int row = 0; row < names.size(); ++row) {
        grid->addWidget(labels::plain(names.at(row), labels::Weight::Normal), row + 1, 0);
        QList<QLabel *> cells;
        for (int column = 0; column < 3; ++column) {
            cells.append(labels::plain({}, labels::Weight::Normal));
            cells.last()->setTextInteractionFlags(Qt::TextSelectableByMouse);
            grid->addWidget(cells.last(), row + 1, column + 1, Qt::AlignRight);
        }
        m_cells.append(cells);
    }
    grid->setColumnStretch(0, 1);
    layout->addLayout(grid);
    m_method->setContentsMargins(8, 0, 0, 0);
    layout->addWidget(m_method);
    return page;
}

void LossPanel::show(const QList<RiskRow> &rows)
{
    QList<simulation::Input> inputs;
    for (const RiskRow &row : rows) {
        if (row.inherent != Levels()) // else no open threat is left in it
            inputs.append({ simulation::keyOf(row.id.value()),
                            { row.inherent, row.current, row.target } });
    }
    const bool same = inputs.size() == m_inputs.size()
                      && std::ranges::equal(inputs, m_inputs, [](const auto &a, const auto &b) {
                             return a.key == b.key && a.levels == b.levels;
                         });
    // Other settings of the method change the years without changing a level.
    const QString method = methodText();
    if (same && method == m_method->text() && !m_outdated)
        return;
    m_inputs = inputs;
    m_outdated = true;
    m_method->setText(method);
    if (m_inputs.isEmpty()) {
        m_worker->cancel();
        m_pages->setCurrentIndex(Empty);
        setCount({});
        m_outdated = false;
    }
    m_seed->setVisible(!m_inputs.isEmpty());
    schedule();
}

void LossPanel::showEvent(QShowEvent *event)
{
    Panel::showEvent(event);
    schedule();
}

void LossPanel::schedule()
{
    if (m_outdated && isVisible() && !m_inputs.isEmpty())
        m_delay->start();
}

void LossPanel::run()
{
    simulation::Plan plan;
    plan.settings = m_context.project().settings();
    plan.risks = m_inputs;
    plan.seed = seedOf(*m_seed);
    if (m_progress)
        m_progress->cancelled = true;
    m_progress = std::make_shared<simulation::Progress>();
    m_outdated = false;
    m_bar->setMaximum(plan.years);
    m_bar->setValue(0);
    // What is on show stays until the new numbers are there, unless nothing is.
    if (m_pages->currentIndex() == Empty)
        m_pages->setCurrentIndex(Running);
    setCount(tr("simulating\u2026"));
    m_tick->start();
    m_worker->start(
            [plan, progress = m_progress](const std::atomic<bool> & /*cancelled*/) {
                return simulation::run(plan, *progress);
            },
            [this](const std::optional<simulation::Outcome> &outcome) {
                if (outcome)
                    showOutcome(*outcome);
            });
}

void LossPanel::showOutcome(const simulation::Outcome &outcome)
{
    m_tick->stop();
    const QLocale locale;
    const QString currency = m_context.project().settings().currency;
    setCount(tr("%n risk(s), %1 simulated years, %2", nullptr, outcome.risks)
                     .arg(locale.toString(outcome.years), currency));
    m_chart->show(outcome, currency);
    for (int column = 0; column < 3; ++column) {
        const simulation::Losses &losses = outcome.losses.at(static_cast<size_t>(column));
        m_cells.at(0).at(column)->setText(tr("%1 \u00b1 %2")
                                                  .arg(money::shortText(losses.mean()),
                                                       money::shortText(losses.standardError())));
        m_cells.at(0).at(column)->setToolTip(tr("Mean and its standard error"));
        for (int row = 0; row < 4; ++row)
            m_cells.at(row + 1).at(column)->setText(
                    money::shortText(static_cast<double>(losses.percentile(shares[row]))));
    }
    m_pages->setCurrentIndex(Shown);
    emit simulated();
}

QString LossPanel::methodText() const
{
    const Settings &settings = m_context.project().settings();
    const simulation::Scale scale(settings);
    return tr("Poisson events and lognormal losses of each risk at its unrounded levels. 95 % of "
              "the losses within a factor of %1 of the median. At most %2 events a year and %3 an "
              "event.")
            .arg(QLocale().toString(std::exp(1.959964 * scale.sigma), 'g', 2),
                 money::shortText(scale.eventCap),
                 money::withCurrency(scale.lossCap, settings.currency));
}
