#include "model/risk/levels.h"

#include <algorithm>
#include <cmath>

namespace risk {

namespace {

constexpr int lowest = 1000;
constexpr int highest = 5000;

Rating usualRating(int sum)
{
    if (sum <= 4)
        return Rating::Low;
    if (sum <= 6)
        return Rating::Moderate;
    return sum <= 8 ? Rating::High : Rating::Critical;
}

} // namespace

int rounded(int level)
{
    return (std::clamp(level, lowest, highest) + 500) / 1000;
}

QChar letter(Rating rating)
{
    switch (rating) {
    case Rating::Low:
        return u'L';
    case Rating::Moderate:
        return u'M';
    case Rating::High:
        return u'H';
    case Rating::Critical:
        return u'C';
    }
    return u'?';
}

Rating cell(const Settings &settings, int likelihood, int impact)
{
    constexpr int side = 5;
    if (settings.matrix.size() == side * side) {
        const QChar letterOfCell = settings.matrix.at((likelihood - 1) * side + impact - 1);
        for (const Rating each :
             { Rating::Low, Rating::Moderate, Rating::High, Rating::Critical }) {
            if (letter(each) == letterOfCell)
                return each;
        }
    }
    return usualRating(likelihood + impact);
}

Rating rating(const Settings &settings, const Levels &levels)
{
    return cell(settings, rounded(levels.likelihood), rounded(levels.impact));
}

double reduction(int perMille, int ratio)
{
    const double effect = std::clamp(perMille, 0, 990) / 1000.0;
    return -std::log(1 - effect) / std::log(std::max(2, ratio)) * 1000;
}

double medianLoss(const Settings &settings, const Levels &levels)
{
    // The middle of a band, on the log scale, lies half a band under its upper bound.
    const double events = static_cast<double>(settings.likelihoodFirst) / 1e6
                          * std::pow(settings.likelihoodRatio, levels.likelihood / 1000.0 - 1.5);
    const double loss = static_cast<double>(settings.impactFirst)
                        * std::pow(settings.impactRatio, levels.impact / 1000.0 - 1.5);
    return events * loss;
}

} // namespace risk
