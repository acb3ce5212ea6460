// How threats were found and rated, with the scales of the project.

#include "model/report/reportwords.h"
#include "model/report/sections/sections.h"

#include <cmath>

using namespace reportpart;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

/// "0.01 to 0.1": band `level` (1 to 5) of an axis whose first bound and ratio are given.
QString bandOf(int level, double first, int ratio, const std::function<QString(double)> &shown)
{
    const double upper = first * std::pow(ratio, level - 1);
    if (level == 1)
        return Text::tr("below %1").arg(shown(upper));
    const double lower = upper / ratio;
    return level == 5 ? Text::tr("above %1").arg(shown(lower))
                      : Text::tr("%1 to %2").arg(shown(lower), shown(upper));
}

void addScales(ReportBuilder &to)
{
    const Settings &settings = to.settings();
    to.heading(Text::tr("Scales"));
    Table scales { Text::tr("Scales"),
                   { { Text::tr("Level"), 10, Column::Kind::Number },
                     { Text::tr("Likelihood: events a year"), 40 },
                     { Text::tr("Impact: %1 lost an event").arg(settings.currency), 50 } } };
    const std::pair<QString, const QStringList &> others[] = {
        { Text::tr("Safety"), settings.safetyScale },
        { Text::tr("Rights of persons"), settings.rightsScale },
        { Text::tr("Service"), settings.serviceScale }
    };
    for (const auto &[name, scale] : others) {
        if (scale.size() == 5)
            scales.columns.append({ name, 40 });
    }
    for (int level = 1; level <= 5; ++level) {
        QList<Cell> row {
            reportcell::number(level),
            { bandOf(level, static_cast<double>(settings.likelihoodFirst) / 1e6,
                     settings.likelihoodRatio,
                     [](double events) { return QString::number(events, 'g', 6); }) },
            { bandOf(level, static_cast<double>(settings.impactFirst), settings.impactRatio,
                     [](double loss) { return reportwords::amount(std::llround(loss)); }) }
        };
        for (const auto &[name, scale] : others) {
            if (scale.size() == 5)
                row.append({ scale.at(level - 1) });
        }
        scales.rows.append(row);
    }
    to.add(scales);
    to.heading(Text::tr("Rating by likelihood (down) and impact (across)"));
    Table matrix { Text::tr("Matrix"), { { Text::tr("Likelihood"), 25, Column::Kind::Number } } };
    for (int impact = 1; impact <= 5; ++impact)
        matrix.columns.append({ QString::number(impact), 15, Column::Kind::Rating });
    for (int likelihood = 5; likelihood >= 1; --likelihood) {
        QList<Cell> row { reportcell::number(likelihood) };
        for (int impact = 1; impact <= 5; ++impact) {
            const Rating rating = risk::cell(settings, likelihood, impact);
            row.append({ reportwords::of(rating), rating, true });
        }
        matrix.rows.append(row);
    }
    to.add(matrix);
}

void addAuthority(ReportBuilder &to)
{
    const Settings &settings = to.settings();
    const std::pair<Rating, Id<Role>> rules[] = { { Rating::Low, settings.acceptsLow },
                                                  { Rating::Moderate, settings.acceptsModerate },
                                                  { Rating::High, settings.acceptsHigh },
                                                  { Rating::Critical, settings.acceptsCritical } };
    to.heading(Text::tr("Who may accept what is left"));
    reportpart::Facts facts;
    for (const auto &[rating, role] : rules) {
        const Role *named = to.project().find(role);
        facts.rows.append(
                { reportwords::of(rating), named ? named->name : Text::tr("any risk owner") });
    }
    facts.rows.append(
            { Text::tr("Appetite"),
              reportwords::of(enumFrom<Rating>(settings.appetite).value_or(Rating::Moderate)) });
    to.add(facts);
}

} // namespace

void sections::method(ReportBuilder &to)
{
    const Settings &settings = to.settings();
    to.chapter(reportsection::title(ReportSection::Method));
    to.say(Text::tr("Threats are derived from the drawn model by rules (%1 in this version), each "
                    "with its source, after the STRIDE-AI method: the property that is lost names "
                    "the class. A threat states an event; whether a control stands against it "
                    "changes its rating, not whether it is listed. A fact that nobody answered "
                    "counts as if the worse were true, and is named as an assumption.")
                   .arg(QString::number(to.catalogs().rules.size())));
    to.say(Text::tr("Likelihood and impact are levels on a log scale. A control with effect e "
                    "takes \u2212log(1 \u2212 e) levels off, to the base of the scale's ratio, "
                    "times its "
                    "coverage, times %1 % while it is implemented but not verified. Within a "
                    "family of controls the strongest counts; over families reductions add, at "
                    "most %2 levels an axis. Inherent is before any control, current counts what "
                    "is implemented or verified today, target also what is planned.")
                   .arg(QString::number(settings.unverifiedQuality),
                        QString::number(settings.reductionCap / 1000.0)));
    to.say(settings.matrix.isEmpty()
                   ? Text::tr("Rating: likelihood plus impact up to 4 is low, up to 6 moderate, up "
                              "to 8 high, above critical.")
                   : Text::tr("Rating: from the matrix that the project has set."));
    addScales(to);
    if (!to.forPartner())
        addAuthority(to);
}
