#include "model/threats/riskrows.h"

#include <algorithm>

namespace {

Levels worst(const Levels &a, const Levels &b)
{
    return { std::max(a.likelihood, b.likelihood), std::max(a.impact, b.impact) };
}

Acceptance acceptanceOf(const Risk &risk, const RiskRow &row, const Register &threats,
                        const Settings &settings, const QDate &today)
{
    if (risk.acceptedBy.isNull())
        return Acceptance::None;
    const QDate until = QDate::fromString(risk.acceptedUntil, Qt::ISODate);
    if (until.isValid() && until < today)
        return Acceptance::Lapsed;
    const bool aged = std::ranges::any_of(risk.threats, [&](const QString &key) {
        const ThreatRow *threat = threats.row(key);
        return threat && !threat->reviewAgain.isEmpty();
    });
    const QString now(risk::letter(risk::rating(settings, row.current)));
    const QString order = QStringLiteral("LMHC");
    const bool higher = !risk.acceptedRating.isEmpty()
                        && order.indexOf(now) > order.indexOf(risk.acceptedRating);
    return aged || higher ? Acceptance::ReviewAgain : Acceptance::Valid;
}

RiskRow rowOf(const Project &project, const Risk &risk, const Register &threats, const QDate &today)
{
    RiskRow row;
    row.id = risk.id;
    row.number = risk.number;
    row.title = risk.title;
    row.treatment = risk.treatment;
    if (const Person *owner = project.find(risk.owner))
        row.owner = owner->name;
    for (const QString &key : risk.threats) {
        const ThreatRow *threat = threats.row(key);
        if (!threat) {
            row.missing.append(key);
            continue;
        }
        row.threats.append(key);
        if (!threat->isOpen())
            continue;
        row.inherent = worst(row.inherent, threat->inherent);
        row.current = worst(row.current, threat->current);
        row.target = worst(row.target, threat->target);
    }
    // The team's own rating replaces the inherent one; what the controls take off stays the same.
    const auto rerate = [](int own, int Levels::*axis, RiskRow &to) {
        if (own == 0)
            return;
        to.current.*axis = own - (to.inherent.*axis - to.current.*axis);
        to.target.*axis = own - (to.inherent.*axis - to.target.*axis);
        to.inherent.*axis = own;
    };
    rerate(risk.likelihood, &Levels::likelihood, row);
    rerate(risk.impact, &Levels::impact, row);
    const Settings &settings = project.settings();
    const Rating appetite = enumFrom<Rating>(settings.appetite).value_or(Rating::Moderate);
    row.withinAppetite = risk::rating(settings, row.current) <= appetite;
    row.acceptance = acceptanceOf(risk, row, threats, settings, today);
    return row;
}

} // namespace

QList<RiskRow> riskRows(const Project &project, const Register &threats, const QDate &today)
{
    QList<RiskRow> rows;
    for (const Risk *risk : project.all<Risk>())
        rows.append(rowOf(project, *risk, threats, today));
    std::ranges::sort(rows, [](const RiskRow &a, const RiskRow &b) {
        return a.current.score() != b.current.score() ? a.current.score() > b.current.score()
                                                      : a.number < b.number;
    });
    return rows;
}
