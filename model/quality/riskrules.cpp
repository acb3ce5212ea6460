#include "model/quality/checklist.h"

#include <QCoreApplication>

namespace quality {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(quality)
};

/// An acceptance that ends within this many days is about to lapse.
constexpr int daysOfNotice = 30;

QString nameOfRisk(const Risk &risk)
{
    return QStringLiteral("R-%1 %2").arg(QString::number(risk.number), risk.title);
}

/// Raises for every risk that fits.
template<typename Fits>
void raiseRisks(const Subject &subject, Raise &raise, const QString &text, Fits &&fits)
{
    for (const RiskRow &row : subject.risks) {
        const Risk *risk = subject.project.find(row.id);
        if (fits(*risk, row))
            raise(text.arg(nameOfRisk(*risk)), refOf(*risk));
    }
}

void noOwner(const Subject &subject, Raise &raise)
{
    raiseRisks(subject, raise, Text::tr("Nobody owns %1."),
               [](const Risk &risk, const RiskRow &) { return risk.owner.isNull(); });
}

void noTreatment(const Subject &subject, Raise &raise)
{
    raiseRisks(subject, raise, Text::tr("Nobody decided what to do about %1."),
               [](const Risk &risk, const RiskRow &) {
                   return risk.treatment == Treatment::Undecided;
               });
}

void noConsequence(const Subject &subject, Raise &raise)
{
    raiseRisks(
            subject, raise, Text::tr("Nobody said what happens if %1 comes true."),
            [](const Risk &risk, const RiskRow &) { return risk.consequence.trimmed().isEmpty(); });
}

void noThreats(const Subject &subject, Raise &raise)
{
    raiseRisks(subject, raise, Text::tr("No open threat makes up %1."),
               [&](const Risk &, const RiskRow &row) {
                   return std::ranges::none_of(row.threats, [&](const QString &key) {
                       const ThreatRow *threat = subject.threats.row(key);
                       return threat && threat->isOpen();
                   });
               });
}

void lateTreatment(const Subject &subject, Raise &raise)
{
    raiseRisks(subject, raise, Text::tr("The treatment of %1 is overdue."),
               [&](const Risk &risk, const RiskRow &row) {
                   const QDate due = dayOf(risk.due);
                   return due.isValid() && due < subject.today && !row.withinAppetite;
               });
}

void lapsed(const Subject &subject, Raise &raise)
{
    raiseRisks(
            subject, raise, Text::tr("The acceptance of %1 has lapsed."),
            [](const Risk &, const RiskRow &row) { return row.acceptance == Acceptance::Lapsed; });
}

void aboutToLapse(const Subject &subject, Raise &raise)
{
    for (const RiskRow &row : subject.risks) {
        const Risk *risk = subject.project.find(row.id);
        const QDate until = dayOf(risk->acceptedUntil);
        if (row.acceptance == Acceptance::Valid && until.isValid()
            && until <= subject.today.addDays(daysOfNotice))
            raise(Text::tr("The acceptance of %1 lapses after %2.")
                          .arg(nameOfRisk(*risk), risk->acceptedUntil),
                  refOf(*risk));
    }
}

void acceptedForEver(const Subject &subject, Raise &raise)
{
    raiseRisks(subject, raise, Text::tr("%1 is accepted without a reason or without an end."),
               [](const Risk &risk, const RiskRow &row) {
                   return row.acceptance != Acceptance::None
                          && (risk.acceptedUntil.isEmpty()
                              || risk.acceptanceReason.trimmed().isEmpty());
               });
}

void aboveAppetite(const Subject &subject, Raise &raise)
{
    const Settings &settings = subject.project.settings();
    const Rating appetite = enumFrom<Rating>(settings.appetite).value_or(Rating::Moderate);
    raiseRisks(
            subject, raise,
            Text::tr("Even when everything planned is done, %1 is above the appetite, and nobody "
                     "accepted it."),
            [&](const Risk &, const RiskRow &row) {
                return risk::rating(settings, row.target) > appetite
                       && row.acceptance != Acceptance::Valid;
            });
}

void ratedWithoutReason(const Subject &subject, Raise &raise)
{
    raiseRisks(subject, raise, Text::tr("%1 is rated by the team, and nobody said why."),
               [](const Risk &risk, const RiskRow &) {
                   return (risk.likelihood > 0 || risk.impact > 0)
                          && risk.ratingReason.trimmed().isEmpty();
               });
}

} // namespace

QList<Rule> riskRules()
{
    using enum Severity;
    constexpr Area area = Area::Risks;
    return {
        { { QStringLiteral("risk-without-owner"), area, Error, Text::tr("Risk without owner"),
            Text::tr("Name the risk owner.") },
          noOwner },
        { { QStringLiteral("risk-without-treatment"), area, Error, Text::tr("Untreated risk"),
            Text::tr("Choose: mitigate, accept, transfer or avoid.") },
          noTreatment },
        { { QStringLiteral("risk-without-consequence"), area, Warning,
            Text::tr("Risk without consequence"),
            Text::tr("Say in one sentence what it would do to the organisation.") },
          noConsequence },
        { { QStringLiteral("risk-without-threats"), area, Warning, Text::tr("Risk without threats"),
            Text::tr("Gather threats into it, or dissolve it.") },
          noThreats },
        { { QStringLiteral("risk-rating-without-reason"), area, Error,
            Text::tr("Risk rated without a reason"),
            Text::tr("Say why, or let its threats rate it.") },
          ratedWithoutReason },
        { { QStringLiteral("risk-above-appetite"), area, Warning, Text::tr("Above the appetite"),
            Text::tr("Plan more controls, or have a risk owner accept what is left.") },
          aboveAppetite },
        { { QStringLiteral("treatment-overdue"), area, Warning, Text::tr("Overdue treatment"),
            Text::tr("Do what was planned, or agree on another date.") },
          lateTreatment },
        { { QStringLiteral("acceptance-lapsed"), area, Error, Text::tr("Lapsed acceptance"),
            Text::tr("Have the risk owner accept it again, or treat it.") },
          lapsed },
        { { QStringLiteral("acceptance-ending"), area, Warning,
            Text::tr("Acceptance about to lapse"), Text::tr("Ask the risk owner in time.") },
          aboutToLapse },
        { { QStringLiteral("acceptance-incomplete"), area, Error,
            Text::tr("Acceptance without reason or end"),
            Text::tr("Say why it is accepted, and until when.") },
          acceptedForEver },
    };
}

} // namespace quality
