#include "model/risk/residual.h"

#include "model/risk/levels.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace risk {

namespace {

struct Exact
{
    double likelihood = 0;
    double impact = 0;
};

Exact exactOf(const Settings &settings, const Counting &control, Moment moment)
{
    const double share =
            control.coverage / 100.0 * quality(settings, control.status, moment) / 100.0;
    return { reduction(control.likelihood, settings.likelihoodRatio) * share,
             reduction(control.impact, settings.impactRatio) * share };
}

int rounded(double thousandths)
{
    return static_cast<int>(std::lround(thousandths));
}

} // namespace

int quality(const Settings &settings, ControlStatus status, Moment moment)
{
    switch (status) {
    case ControlStatus::Verified:
        return 100;
    case ControlStatus::Implemented:
        return moment == Moment::Target ? 100 : settings.unverifiedQuality;
    case ControlStatus::Planned:
        return moment == Moment::Target ? 100 : 0;
    case ControlStatus::Proposed:
    case ControlStatus::NotApplicable:
    case ControlStatus::Rejected:
        return 0;
    }
    return 0;
}

Reduction reductionOf(const Settings &settings, const Counting &control, Moment moment)
{
    const Exact exact = exactOf(settings, control, moment);
    return { rounded(exact.likelihood), rounded(exact.impact) };
}

Reduction together(const Settings &settings, const QList<Counting> &controls, Moment moment)
{
    QHash<QString, Exact> strongest;
    for (const Counting &control : controls) {
        const Exact exact = exactOf(settings, control, moment);
        Exact &best = strongest[control.family];
        best.likelihood = std::max(best.likelihood, exact.likelihood);
        best.impact = std::max(best.impact, exact.impact);
    }
    // Added in a fixed order, so that the last digit is the same on every run.
    QStringList families = strongest.keys();
    families.sort();
    Exact sum;
    for (const QString &family : families) {
        sum.likelihood += strongest.value(family).likelihood;
        sum.impact += strongest.value(family).impact;
    }
    return { std::min(rounded(sum.likelihood), settings.reductionCap),
             std::min(rounded(sum.impact), settings.reductionCap) };
}

ControlStatus statusOn(const Control &control, const QDate &today)
{
    if (control.status != ControlStatus::Verified || control.verificationPeriod <= 0)
        return control.status;
    const QDate verified = QDate::fromString(control.verifiedOn, Qt::ISODate);
    const bool holds =
            verified.isValid() && verified.addMonths(control.verificationPeriod) >= today;
    return holds ? ControlStatus::Verified : ControlStatus::Implemented;
}

} // namespace risk
