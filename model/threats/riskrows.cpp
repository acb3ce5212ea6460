#include "model/threats/riskrows.h"

#include "model/risk/acceptance.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(riskrows)
};

Levels worst(const Levels &a, const Levels &b)
{
    return { std::max(a.likelihood, b.likelihood), std::max(a.impact, b.impact) };
}

/// What the acceptance is worth, and why it is not worth what it was.
void judgeAcceptance(const Project &project, const Risk &risk, const ThreatLookup &lookup,
                     const QDate &today, RiskRow &row)
{
    if (risk.acceptedBy.isNull())
        return;
    const QDate until = QDate::fromString(risk.acceptedUntil, Qt::ISODate);
    if (until.isValid() && until < today) {
        row.acceptance = Acceptance::Lapsed;
        row.reviewAgain.append(Text::tr("the acceptance ran out on %1").arg(risk.acceptedUntil));
        return;
    }
    for (const QString &key : risk.threats) {
        const ThreatRow *threat = lookup(key);
        if (!threat)
            continue;
        for (const QString &worse : threat->reviewAgain)
            row.reviewAgain.append(Text::tr("%1: %2").arg(threat->title, worse));
    }
    const Settings &settings = project.settings();
    const QString now(risk::letter(risk::rating(settings, row.current)));
    const QString order = QStringLiteral("LMHC");
    if (!risk.acceptedRating.isEmpty() && order.indexOf(now) > order.indexOf(risk.acceptedRating))
        row.reviewAgain.append(Text::tr("accepted at %1, now at %2").arg(risk.acceptedRating, now));
    else if (const Result<void> may = risk::mayAccept(project, risk.id, risk.acceptedBy,
                                                      risk::rating(settings, row.current));
             !may)
        row.reviewAgain.append(may.error().message);
    row.acceptance = row.reviewAgain.isEmpty() ? Acceptance::Valid : Acceptance::ReviewAgain;
}

} // namespace

RiskRow riskRow(const Project &project, const Risk &risk, const ThreatLookup &lookup,
                const QDate &today)
{
    RiskRow row;
    row.id = risk.id;
    row.number = risk.number;
    row.title = risk.title;
    row.treatment = risk.treatment;
    if (const Person *owner = project.find(risk.owner))
        row.owner = owner->name;
    bool open = false;
    for (const QString &key : risk.threats) {
        const ThreatRow *threat = lookup(key);
        if (!threat) {
            row.missing.append(key);
            continue;
        }
        row.threats.append(key);
        row.stale = row.stale || threat->stale;
        if (!threat->isOpen())
            continue;
        open = true;
        row.inherent = worst(row.inherent, threat->inherent);
        row.current = worst(row.current, threat->current);
        row.target = worst(row.target, threat->target);
    }
    row.stale = row.stale || !row.missing.isEmpty() || (!risk.threats.isEmpty() && !open);
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
    const Rating appetite = risk::appetite(settings);
    row.withinAppetite = risk::rating(settings, row.current) <= appetite;
    row.targetWithinAppetite = risk::rating(settings, row.target) <= appetite;
    judgeAcceptance(project, risk, lookup, today, row);
    return row;
}

RiskState stateOf(const RiskRow &row)
{
    if (row.acceptance == Acceptance::Lapsed)
        return RiskState::Lapsed;
    if (row.acceptance == Acceptance::ReviewAgain)
        return RiskState::ReviewAgain;
    if (row.stale)
        return RiskState::Stale;
    if (row.acceptance == Acceptance::Valid)
        return RiskState::Accepted;
    const bool treated = row.treatment == Treatment::Mitigate
                         || row.treatment == Treatment::Transfer
                         || row.treatment == Treatment::Avoid;
    if (row.withinAppetite)
        return RiskState::WithinAppetite;
    return treated ? RiskState::InTreatment : RiskState::Open;
}

QList<RiskRow> riskRows(const Project &project, const Register &threats, const QDate &today)
{
    QList<RiskRow> rows;
    for (const Risk *risk : project.all<Risk>())
        rows.append(riskRow(
                project, *risk, [&](const QString &key) { return threats.row(key); }, today));
    std::ranges::sort(rows, [](const RiskRow &a, const RiskRow &b) {
        return a.current.score() != b.current.score() ? a.current.score() > b.current.score()
                                                      : a.number < b.number;
    });
    return rows;
}
