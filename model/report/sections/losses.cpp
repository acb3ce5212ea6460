// Money: what years that could happen cost, from the simulation over the risks.

#include "model/report/reportwords.h"
#include "model/report/sections/sections.h"
#include "model/risk/simulation.h"

#include <cmath>

using namespace reportpart;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

constexpr int curvePoints = 60;

/// Share of years above a loss, over losses evenly spaced on a log scale.
QList<QPointF> curveOf(const simulation::Losses &losses, double from, double to)
{
    QList<QPointF> points;
    for (int i = 0; i <= curvePoints; ++i) {
        const double loss = from * std::pow(to / from, static_cast<double>(i) / curvePoints);
        points.append({ loss, losses.exceeds(std::llround(loss)) });
    }
    return points;
}

} // namespace

void sections::addLosses(ReportBuilder &to)
{
    simulation::Plan plan { to.settings(), {}, simulation::usualYears, 1, 0 };
    for (const RiskRow &row : to.risks())
        plan.risks.append(
                { simulation::keyOf(row.id.value()), { row.inherent, row.current, row.target } });
    simulation::Progress progress;
    const std::optional<simulation::Outcome> outcome = simulation::run(plan, progress);
    if (!outcome)
        return;
    to.heading(Text::tr("What a year may cost"));
    to.say(Text::tr("%1 simulated years (seed %2): each risk strikes as often and costs as much "
                    "as its levels say, within their bands. Figures are %3 a year over all risks; "
                    "in one year of twenty the loss is above the 95 % column.")
                   .arg(reportwords::amount(outcome->years), QString::number(outcome->seed),
                        to.settings().currency));
    using Kind = Column::Kind;
    Table table { Text::tr("Loss a year"),
                  { { Text::tr("Figure"), 25 },
                    { Text::tr("Mean"), 15, Kind::Number },
                    { Text::tr("Median"), 15, Kind::Number },
                    { Text::tr("90 %"), 15, Kind::Number },
                    { Text::tr("95 %"), 15, Kind::Number },
                    { Text::tr("99 %"), 15, Kind::Number } } };
    const std::pair<QString, simulation::Figure> figures[] = {
        { Text::tr("Inherent"), simulation::Figure::Inherent },
        { Text::tr("Current"), simulation::Figure::Current },
        { Text::tr("Target"), simulation::Figure::Target }
    };
    const auto money = [](double amount) {
        return reportcell::number(std::round(amount), reportwords::amount(std::llround(amount)));
    };
    const double from = static_cast<double>(to.settings().impactFirst) / 10;
    double most = from * 10;
    for (const auto &[name, figure] : figures) {
        const simulation::Losses &losses = outcome->of(figure);
        QList<Cell> row { { name }, money(losses.mean()) };
        for (const double share : { 0.5, 0.9, 0.95, 0.99 })
            row.append(money(static_cast<double>(losses.percentile(share))));
        table.rows.append(row);
        most = std::max(most, static_cast<double>(losses.percentile(0.999)));
    }
    Curves curves { Text::tr("Loss a year, %1").arg(to.settings().currency),
                    Text::tr("Share of years with a higher loss"),
                    {} };
    for (const auto &[name, figure] : figures)
        curves.lines.append({ name, curveOf(outcome->of(figure), from, most) });
    to.add(curves);
    to.add(table);
}
