#pragma once

#include "model/core/records/projectrecords.h"

/// Likelihood and impact as levels in thousandths: 1000 to 5000 shown, lower values still rank.
struct Levels
{
    int likelihood = 0;
    int impact = 0;

    /// Unrounded sum: orders rows inside a rating.
    int score() const { return likelihood + impact; }
    friend bool operator==(const Levels &, const Levels &) = default;
};

enum class Rating { Low, Moderate, High, Critical };
template<>
inline constexpr std::array<const char *, 4> enumWords<Rating> = { "low", "moderate", "high",
                                                                   "critical" };

namespace risk {

/// A level as a whole number 1 to 5, half up.
int rounded(int level);

/// L, M, H or C: the letter that goes with a rating everywhere.
QChar letter(Rating rating);

/// The matrix of the project (default: L + I up to 4 low, 6 moderate, 8 high, above critical).
Rating rating(const Settings &settings, const Levels &levels);
/// The rating of a cell, likelihood and impact 1 to 5.
Rating cell(const Settings &settings, int likelihood, int impact);

/// Levels (thousandths, before rounding to one) that an effect of `perMille` takes off an axis
/// whose neighbouring bands differ by `ratio`: -log(1 - e) / log(ratio). `domain.md` section 5.
double reduction(int perMille, int ratio);

/// Median annual loss in whole currency units at these levels (domain.md section 5, "Money").
double medianLoss(const Settings &settings, const Levels &levels);

} // namespace risk
