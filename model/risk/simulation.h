#pragma once

#include "model/risk/levels.h"

#include <QList>
#include <QUuid>

#include <array>
#include <atomic>
#include <optional>
#include <vector>

/// Years that could happen: how often each risk strikes and what it costs, `domain.md` section 5,
/// "Quantitative view". A risk strikes a Poisson number of times a year, with a mean from its
/// unrounded likelihood; each strike costs a lognormal loss whose median follows from its unrounded
/// impact. Bands, spread and caps are the project's.
namespace simulation {

/// What a level means in numbers: half a band under the upper bound of its band.
struct Scale
{
    explicit Scale(const Settings &settings);

    /// Mean events a year, at most the cap.
    double events(int likelihood) const;
    /// Median loss of one event in whole currency units, before the cap.
    double medianLoss(int impact) const;

    /// Standard deviation of the loss on the scale of natural logarithms.
    double sigma = 0;
    /// Most events a year and most loss of one event.
    double eventCap = 0;
    double lossCap = 0;

private:
    double m_eventFirst = 0;
    double m_lossFirst = 0;
    int m_eventRatio = 10;
    int m_lossRatio = 10;
};

/// Spread that keeps 95 % of the losses inside one impact band: thousandths on the log10 scale.
int usualSpread(int impactRatio);

enum class Figure { Inherent, Current, Target };
inline constexpr size_t figures = 3;

/// One risk. The key makes its draws its own: other risks keep theirs when one comes or goes.
struct Input
{
    quint64 key = 0;
    std::array<Levels, figures> levels;
};

/// A key from the id of a record.
quint64 keyOf(const QUuid &id);

inline constexpr int usualYears = 100000;

struct Plan
{
    Settings settings;
    QList<Input> risks;
    int years = usualYears;
    quint64 seed = 1;
    /// 0: as many as the machine has. The numbers do not depend on it.
    int threads = 0;
};

/// Losses of all years for one figure, sorted, whole currency units.
class Losses
{
public:
    Losses() = default;
    /// `byYear` in the order of the years: sums are taken in that order.
    explicit Losses(std::vector<qint64> byYear);

    bool isEmpty() const { return m_sorted.empty(); }
    double mean() const { return m_mean; }
    /// Of the mean: standard deviation over the root of the number of years.
    double standardError() const { return m_standardError; }
    /// The loss that a share of all years (0 to 1) stays at or below.
    qint64 percentile(double share) const;
    /// Share of years whose loss is above this.
    double exceeds(qint64 loss) const;
    qint64 largest() const { return m_sorted.empty() ? 0 : m_sorted.back(); }

private:
    std::vector<qint64> m_sorted;
    double m_mean = 0;
    double m_standardError = 0;
};

struct Outcome
{
    std::array<Losses, figures> losses;
    int years = 0;
    quint64 seed = 0;
    int risks = 0;

    const Losses &of(Figure figure) const { return losses.at(static_cast<size_t>(figure)); }
};

/// Shared with the thread that waits: how far it is, and whether it shall stop.
struct Progress
{
    std::atomic<int> yearsDone { 0 };
    std::atomic<bool> cancelled { false };
};

/// Runs all years over several threads and returns when they are done; nothing when cancelled.
std::optional<Outcome> run(const Plan &plan, Progress &progress);

} // namespace simulation
