#include "model/risk/simulation.h"

#include "model/core/parallel.h"
#include "model/risk/repeatable.h"

#include <QtEndian>

#include <algorithm>
#include <cmath>

namespace simulation {

namespace {

/// Bands above the highest that a cap reaches when the project states none.
constexpr int capBand = 6;
constexpr double quantile975 = 1.959963984540054;
constexpr double ln10 = 2.302585092994045684;
constexpr double ln2 = 0.693147180559945309417;
/// Years that a thread takes at once.
constexpr int block = 512;
/// More events a year than anybody plans for; keeps tables small whatever a project says.
constexpr double mostEvents = 10000;

double million(qint64 millionths)
{
    return static_cast<double>(millionths) / 1e6;
}

/// Number of events by inversion: thresholds of the cumulative Poisson distribution as shares of
/// 2^64, so that a draw is found by comparing whole numbers.
class Poisson
{
public:
    explicit Poisson(double mean)
    {
        if (mean <= 0)
            return;
        // Weights relative to the likeliest number, out to where they no longer count: no
        // exponential is needed, and nothing underflows.
        constexpr double negligible = 1e-22;
        const int mode = static_cast<int>(std::floor(mean));
        std::vector<double> below;
        for (double weight = 1; weight > negligible && static_cast<int>(below.size()) < mode;) {
            weight *= (mode - static_cast<double>(below.size())) / mean;
            below.push_back(weight);
        }
        std::vector<double> weights(below.rbegin(), below.rend());
        m_first = mode - static_cast<int>(below.size());
        double weight = 1;
        for (int n = mode; weight > negligible; ++n) {
            weights.push_back(weight);
            weight *= mean / (n + 1);
        }
        double sum = 0;
        for (const double each : weights)
            sum += each;
        double cumulated = 0;
        for (const double each : weights) {
            cumulated += each;
            m_thresholds.push_back(share(cumulated / sum));
        }
        m_thresholds.back() = ~quint64(0);
    }

    int count(quint64 bits) const
    {
        const auto at = std::ranges::lower_bound(m_thresholds, bits);
        return at == m_thresholds.end() ? 0 : m_first + static_cast<int>(at - m_thresholds.begin());
    }

private:
    static quint64 share(double of)
    {
        constexpr double whole = 18446744073709551616.0; // 2^64
        const double scaled = of * whole;
        return scaled >= whole ? ~quint64(0) : static_cast<quint64>(scaled);
    }

    int m_first = 0;
    std::vector<quint64> m_thresholds;
};

/// One risk with all that does not change from year to year.
struct Prepared
{
    quint64 key = 0;
    std::array<Poisson, figures> events;
    /// log2 of the median loss.
    std::array<double, figures> logMedian {};
};

quint64 bitsOf(const repeatable::Counter &drawn, int half)
{
    const auto at = static_cast<size_t>(2 * half);
    return (quint64(drawn[at]) << 32) | drawn[at + 1];
}

class Run
{
public:
    Run(const Plan &plan, Progress &progress)
        : m_plan(plan)
        , m_progress(progress)
        , m_scale(plan.settings)
    {
        for (auto &losses : m_losses)
            losses.assign(static_cast<size_t>(plan.years), 0);
        for (const Input &input : plan.risks)
            m_risks.push_back(prepare(input));
    }

    void work()
    {
        for (int first = m_next.fetch_add(block); first < m_plan.years && !m_progress.cancelled;
             first = m_next.fetch_add(block)) {
            const int last = std::min(first + block, m_plan.years);
            for (int year = first; year < last; ++year) {
                for (const Prepared &risk : m_risks)
                    add(risk, year);
            }
            m_progress.yearsDone += last - first;
        }
    }

    Outcome outcome()
    {
        Outcome done;
        for (size_t i = 0; i < figures; ++i)
            done.losses.at(i) = Losses(std::move(m_losses.at(i)));
        done.years = m_plan.years;
        done.seed = m_plan.seed;
        done.risks = static_cast<int>(m_risks.size());
        return done;
    }

private:
    Prepared prepare(const Input &input) const
    {
        const auto events = [&](size_t i) {
            return Poisson(m_scale.events(input.levels.at(i).likelihood));
        };
        Prepared made { input.key, { events(0), events(1), events(2) } };
        for (size_t i = 0; i < figures; ++i)
            made.logMedian.at(i) = repeatable::log2(m_scale.medianLoss(input.levels.at(i).impact));
        return made;
    }

    /// Draws of one risk in one year. Draw 0 says how often it strikes, draw n what the n-th strike
    /// costs: the same luck for inherent, current and target, so that less risk is never more loss.
    repeatable::Counter draw(const Prepared &risk, int year, int number) const
    {
        return repeatable::philox(
                { static_cast<quint32>(year), static_cast<quint32>(number),
                  static_cast<quint32>(risk.key), static_cast<quint32>(risk.key >> 32) },
                { static_cast<quint32>(m_plan.seed), static_cast<quint32>(m_plan.seed >> 32) });
    }

    void add(const Prepared &risk, int year)
    {
        repeatable::Counter drawn = draw(risk, year, 0);
        std::array<int, figures> strikes {};
        int most = 0;
        for (size_t i = 0; i < figures; ++i) {
            strikes.at(i) = risk.events.at(i).count(bitsOf(drawn, 0));
            most = std::max(most, strikes.at(i));
        }
        for (int strike = 0; strike < most; ++strike) {
            // Each draw is good for two losses; the first of them goes with the number of strikes.
            if (strike % 2 == 1)
                drawn = draw(risk, year, (strike + 1) / 2);
            const double deviation =
                    repeatable::normal(bitsOf(drawn, (strike + 1) % 2)) * m_scale.sigma / ln2;
            for (size_t i = 0; i < figures; ++i) {
                if (strike < strikes.at(i))
                    m_losses.at(i).at(static_cast<size_t>(year)) +=
                            lossOf(risk.logMedian.at(i) + deviation);
            }
        }
    }

    qint64 lossOf(double logLoss) const
    {
        const double loss = repeatable::exp2(std::clamp(logLoss, -60.0, 60.0));
        return static_cast<qint64>(std::min(loss, m_scale.lossCap) + 0.5);
    }

    const Plan &m_plan;
    Progress &m_progress;
    const Scale m_scale;
    std::vector<Prepared> m_risks;
    std::array<std::vector<qint64>, figures> m_losses;
    std::atomic<int> m_next { 0 };
};

} // namespace

int usualSpread(int impactRatio)
{
    const double band = repeatable::log2(std::max(2, impactRatio)) * ln2 / ln10;
    return static_cast<int>(std::floor(band / (2 * quantile975) * 1000 + 0.5));
}

Scale::Scale(const Settings &settings)
    : m_eventFirst(million(settings.likelihoodFirst))
    , m_lossFirst(static_cast<double>(settings.impactFirst))
    , m_eventRatio(std::max(2, settings.likelihoodRatio))
    , m_lossRatio(std::max(2, settings.impactRatio))
{
    const int spread =
            settings.lossSpread > 0 ? settings.lossSpread : usualSpread(settings.impactRatio);
    sigma = spread / 1000.0 * ln10;
    const auto bound = [](double first, int ratio) {
        return first * repeatable::power(ratio, capBand - 1);
    };
    eventCap =
            settings.eventCap > 0 ? million(settings.eventCap) : bound(m_eventFirst, m_eventRatio);
    eventCap = std::min(eventCap, mostEvents);
    lossCap = settings.lossCap > 0 ? static_cast<double>(settings.lossCap)
                                   : bound(m_lossFirst, m_lossRatio);
    // Ten thousand events of it, for each of dozens of risks, still fit into 63 bits.
    constexpr double largest = 1e13;
    lossCap = std::min(lossCap, largest);
}

double Scale::events(int likelihood) const
{
    return std::min(m_eventFirst * repeatable::power(m_eventRatio, likelihood / 1000.0 - 1.5),
                    eventCap);
}

double Scale::medianLoss(int impact) const
{
    return m_lossFirst * repeatable::power(m_lossRatio, impact / 1000.0 - 1.5);
}

quint64 keyOf(const QUuid &id)
{
    const QByteArray bytes = id.toRfc4122();
    return qFromBigEndian<quint64>(bytes.constData())
           ^ qFromBigEndian<quint64>(bytes.constData() + 8);
}

Losses::Losses(std::vector<qint64> byYear) : m_sorted(std::move(byYear))
{
    if (m_sorted.empty())
        return;
    const auto count = static_cast<double>(m_sorted.size());
    double sum = 0;
    for (const qint64 loss : m_sorted)
        sum += static_cast<double>(loss);
    m_mean = sum / count;
    double squares = 0;
    for (const qint64 loss : m_sorted) {
        const double off = static_cast<double>(loss) - m_mean;
        squares += off * off;
    }
    m_standardError = count > 1 ? std::sqrt(squares / (count - 1) / count) : 0;
    std::ranges::sort(m_sorted);
}

qint64 Losses::percentile(double share) const
{
    if (m_sorted.empty())
        return 0;
    const auto size = static_cast<double>(m_sorted.size());
    const double at = std::ceil(std::clamp(share, 0.0, 1.0) * size) - 1;
    return m_sorted.at(static_cast<size_t>(std::clamp(at, 0.0, size - 1)));
}

double Losses::exceeds(qint64 loss) const
{
    if (m_sorted.empty())
        return 0;
    const auto above = m_sorted.end() - std::ranges::upper_bound(m_sorted, loss);
    return static_cast<double>(above) / static_cast<double>(m_sorted.size());
}

std::optional<Outcome> run(const Plan &plan, Progress &progress)
{
    Run all(plan, progress);
    parallel::run(plan.threads > 0 ? plan.threads : parallel::threads(), [&all] { all.work(); });
    if (progress.cancelled)
        return std::nullopt;
    return all.outcome();
}

} // namespace simulation
