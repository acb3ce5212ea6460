#pragma once

#include "model/core/records/controlrecords.h"
#include "model/core/records/projectrecords.h"

#include <QDate>

/// What controls leave of a threat: `domain.md` section 5, on the log scale.
namespace risk {

/// One control that counts for a threat, as far as the arithmetic needs to know it.
struct Counting
{
    /// Overlap group: within one only the strongest counts, on each axis by itself.
    QString family;
    /// Effects e in per mille, 0 to 990.
    int likelihood = 0;
    int impact = 0;
    /// 0 to 100 per cent.
    int coverage = 100;
    ControlStatus status = ControlStatus::Proposed;
};

/// Levels taken off, thousandths.
struct Reduction
{
    int likelihood = 0;
    int impact = 0;
    friend bool operator==(const Reduction &, const Reduction &) = default;
};

enum class Moment { Current, Target };

/// The share of its effect that a control has by its status: per cent.
int quality(const Settings &settings, ControlStatus status, Moment moment);

/// What one control takes off by itself.
Reduction reductionOf(const Settings &settings, const Counting &control, Moment moment);

/// What all of them take off together: strongest of each family, families added, capped an axis.
/// Rounded to thousandths once, at the end.
Reduction together(const Settings &settings, const QList<Counting> &controls, Moment moment);

/// A verified control whose verification has run out counts as implemented.
ControlStatus statusOn(const Control &control, const QDate &today);

} // namespace risk
