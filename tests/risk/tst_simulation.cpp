#include "model/risk/repeatable.h"
#include "model/risk/simulation.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using simulation::Figure;

/// The Monte Carlo over risks against closed forms, its generator against the published numbers,
/// and that nothing but plan and seed decides what comes out.
class TestSimulation : public QObject
{
    Q_OBJECT

private slots:
    void theGeneratorGivesThePublishedNumbers();
    void functionsAgreeWithTheLibrary();
    void normalDeviatesHaveMeanNoughtAndVarianceOne();
    void scalesFollowTheBands_data();
    void scalesFollowTheBands();
    void theMeanIsRateTimesExpectedLoss_data();
    void theMeanIsRateTimesExpectedLoss();
    void quietYearsAreAsManyAsPoissonSays_data();
    void quietYearsAreAsManyAsPoissonSays();
    void aCapOnTheLossLowersTheMeanAsTheIntegralSays();
    void varianceIsThatOfACompoundPoisson();
    void independentRisksAddUp();
    void oneLossInAYearHasThePercentilesOfItsDistribution();
    void lessRiskIsNeverMoreLoss();
    void theSameNumbersWhateverTheThreads();
    void anotherSeedGivesOtherYears();
    void aRiskKeepsItsLuckWhenOthersCome();
    void knownNumbersStay();
    void cancellingGivesNothing();

private:
    static simulation::Outcome run(const simulation::Plan &plan);
    static simulation::Plan planOf(const QList<Levels> &risks, const Settings &settings = {});
};

namespace {

constexpr double ln10 = 2.302585092994046;

/// E[loss] of one lognormal event without cap.
double expectedLoss(const simulation::Scale &scale, int impact)
{
    return scale.medianLoss(impact) * std::exp(scale.sigma * scale.sigma / 2);
}

/// E[min(loss, cap)] of a lognormal: the textbook limited expected value.
double limitedLoss(double median, double sigma, double cap)
{
    const auto phi = [](double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); };
    const double d = std::log(cap / median) / sigma;
    return median * std::exp(sigma * sigma / 2) * phi(d - sigma) + cap * (1 - phi(d));
}

bool within3(double measured, double expected, double standardError)
{
    const bool fits = std::abs(measured - expected) <= 3 * standardError;
    if (!fits)
        qWarning("measured %.6g, expected %.6g, standard error %.6g", measured, expected,
                 standardError);
    return fits;
}

} // namespace

simulation::Outcome TestSimulation::run(const simulation::Plan &plan)
{
    simulation::Progress progress;
    const std::optional<simulation::Outcome> outcome = simulation::run(plan, progress);
    return outcome.value_or(simulation::Outcome());
}

simulation::Plan TestSimulation::planOf(const QList<Levels> &risks, const Settings &settings)
{
    simulation::Plan plan;
    plan.settings = settings;
    quint64 key = 0x1234567890abcdefULL;
    for (const Levels &levels : risks)
        plan.risks.append({ key++, { levels, levels, levels } });
    return plan;
}

void TestSimulation::theGeneratorGivesThePublishedNumbers()
{
    using repeatable::Counter;
    constexpr quint32 ones = 0xffffffff;
    // The known answers that the authors of Philox publish for philox4x32-10.
    QCOMPARE(repeatable::philox({ 0, 0, 0, 0 }, { 0, 0 }),
             (Counter { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 }));
    QCOMPARE(repeatable::philox({ ones, ones, ones, ones }, { ones, ones }),
             (Counter { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd }));
    QCOMPARE(repeatable::philox({ 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 },
                                { 0xa4093822, 0x299f31d0 }),
             (Counter { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 }));
}

void TestSimulation::functionsAgreeWithTheLibrary()
{
    for (double x = 1e-9; x < 1e12; x *= 1.37) {
        QVERIFY(std::abs(repeatable::log2(x) - std::log2(x))
                <= 1e-14 * std::max(1.0, std::abs(std::log2(x))));
        const double y = std::log2(x) / 2;
        QVERIFY(std::abs(repeatable::exp2(y) / std::exp2(y) - 1) <= 1e-14);
    }
    QVERIFY(std::abs(repeatable::power(10, -0.5) - std::pow(10, -0.5)) < 1e-15);
    // Phi(normal(u)) is u again.
    for (quint64 i = 1; i < 1000; ++i) {
        const double u = static_cast<double>(i) / 1000;
        const auto bits = static_cast<quint64>(u * 18446744073709551616.0);
        QVERIFY(std::abs(0.5 * std::erfc(-repeatable::normal(bits) / std::sqrt(2.0)) - u) < 1e-8);
    }
    QVERIFY(repeatable::normal(0) < -8);
    QVERIFY(repeatable::normal(~quint64(0)) > 8);
}

void TestSimulation::normalDeviatesHaveMeanNoughtAndVarianceOne()
{
    constexpr int count = 400000;
    double sum = 0;
    double squares = 0;
    for (quint32 i = 0; i < count / 2; ++i) {
        const repeatable::Counter drawn = repeatable::philox({ i, 7, 7, 7 }, { 1, 2 });
        for (const size_t half : { size_t(0), size_t(2) }) {
            const double z = repeatable::normal((quint64(drawn[half]) << 32) | drawn[half + 1]);
            sum += z;
            squares += z * z;
        }
    }
    QVERIFY(within3(sum / count, 0, 1 / std::sqrt(count)));
    QVERIFY(within3(squares / count, 1, std::sqrt(2.0 / count)));
}

void TestSimulation::scalesFollowTheBands_data()
{
    QTest::addColumn<Settings>("settings");
    QTest::addColumn<int>("likelihood");
    QTest::addColumn<int>("impact");
    QTest::addColumn<double>("events");
    QTest::addColumn<double>("loss");
    const Settings usual;
    QTest::newRow("middle of band 3: 10^(3 - 3.5), 10^(3 + 2.5)")
            << usual << 3000 << 3000 << std::pow(10, -0.5) << std::pow(10, 5.5);
    QTest::newRow("unrounded: 10^(2.7 - 3.5), 10^(4.2 + 2.5)")
            << usual << 2700 << 4200 << std::pow(10, -0.8) << std::pow(10, 6.7);
    QTest::newRow("below level 1 goes on") << usual << 500 << 0 << 0.001 << std::pow(10, 2.5);
    Settings narrow;
    narrow.likelihoodFirst = 100000; // 0.1 a year
    narrow.likelihoodRatio = 4;
    narrow.impactFirst = 1000;
    narrow.impactRatio = 100;
    QTest::newRow("other bands interpolate")
            << narrow << 3000 << 2000 << 0.1 * std::pow(4, 1.5) << 1000 * std::pow(100, 0.5);
    Settings capped;
    capped.eventCap = 2000000; // two a year
    QTest::newRow("the cap on events") << capped << 5000 << 1000 << 2.0 << std::pow(10, 3.5);
}

void TestSimulation::scalesFollowTheBands()
{
    QFETCH(Settings, settings);
    QFETCH(int, likelihood);
    QFETCH(int, impact);
    QFETCH(double, events);
    QFETCH(double, loss);
    const simulation::Scale scale(settings);
    QVERIFY(std::abs(scale.events(likelihood) / events - 1) < 1e-12);
    QVERIFY(std::abs(scale.medianLoss(impact) / loss - 1) < 1e-12);
    // 95 % inside one band: 1.96 standard deviations are half a band, to the thousandth.
    const double band = std::log(settings.impactRatio);
    QVERIFY(std::abs(1.959964 * scale.sigma - band / 2) < 0.0012 * ln10 * 1.96);
}

void TestSimulation::theMeanIsRateTimesExpectedLoss_data()
{
    QTest::addColumn<Levels>("levels");
    QTest::addColumn<int>("spread");
    QTest::newRow("rare and small") << Levels { 1500, 1500 } << 0;
    QTest::newRow("middle") << Levels { 3000, 3000 } << 0;
    QTest::newRow("unrounded") << Levels { 3210, 2765 } << 0;
    QTest::newRow("often") << Levels { 4700, 2000 } << 0;
    QTest::newRow("thirty a year") << Levels { 5000, 3000 } << 0;
    QTest::newRow("hardly any spread") << Levels { 4000, 3000 } << 1;
    QTest::newRow("wide spread") << Levels { 4000, 2000 } << 450;
}

void TestSimulation::theMeanIsRateTimesExpectedLoss()
{
    QFETCH(Levels, levels);
    QFETCH(int, spread);
    Settings settings;
    settings.lossSpread = spread;
    settings.lossCap = 10000000000000; // far above what is drawn
    const simulation::Plan plan = planOf({ levels }, settings);
    const simulation::Scale scale(settings);
    const simulation::Outcome outcome = run(plan);
    QCOMPARE(outcome.years, 100000);
    const simulation::Losses &losses = outcome.of(Figure::Current);
    QVERIFY(within3(losses.mean(),
                    scale.events(levels.likelihood) * expectedLoss(scale, levels.impact),
                    losses.standardError()));
}

void TestSimulation::quietYearsAreAsManyAsPoissonSays_data()
{
    QTest::addColumn<int>("likelihood");
    for (const int likelihood : { 1500, 2500, 3000, 3500, 4000, 4200 })
        QTest::addRow("likelihood %d", likelihood) << likelihood;
}

void TestSimulation::quietYearsAreAsManyAsPoissonSays()
{
    QFETCH(int, likelihood);
    const simulation::Plan plan = planOf({ { likelihood, 3000 } });
    const double quiet = std::exp(-simulation::Scale(plan.settings).events(likelihood));
    const simulation::Outcome outcome = run(plan);
    QVERIFY(within3(1 - outcome.of(Figure::Inherent).exceeds(0), quiet,
                    std::sqrt(quiet * (1 - quiet) / outcome.years)));
}

void TestSimulation::aCapOnTheLossLowersTheMeanAsTheIntegralSays()
{
    Settings settings;
    settings.lossSpread = 400;
    const simulation::Scale free(settings);
    settings.lossCap = static_cast<qint64>(free.medianLoss(3000) * 1.5);
    const simulation::Scale scale(settings);
    const double expected =
            scale.events(3500) * limitedLoss(scale.medianLoss(3000), scale.sigma, scale.lossCap);
    const simulation::Outcome outcome = run(planOf({ { 3500, 3000 } }, settings));
    const simulation::Losses &losses = outcome.of(Figure::Target);
    QVERIFY(within3(losses.mean(), expected, losses.standardError()));
    QVERIFY(expected < 0.8 * scale.events(3500) * expectedLoss(scale, 3000));
}

void TestSimulation::varianceIsThatOfACompoundPoisson()
{
    // Var = lambda E[X^2]; for a lognormal E[X^2] = median^2 exp(2 sigma^2).
    const simulation::Plan plan = planOf({ { 4200, 3000 } });
    const simulation::Scale scale(plan.settings);
    const simulation::Outcome outcome = run(plan);
    const double median = scale.medianLoss(3000);
    const double variance =
            scale.events(4200) * median * median * std::exp(2 * scale.sigma * scale.sigma);
    const double measured = std::pow(outcome.of(Figure::Current).standardError(), 2)
                            * static_cast<double>(outcome.years);
    // The variance of a sample variance is about (kurtosis - 1) / n; the kurtosis is below 6 here.
    QVERIFY(within3(measured, variance, variance * std::sqrt(5.0 / outcome.years)));
}

void TestSimulation::independentRisksAddUp()
{
    const QList<Levels> all { { 3000, 3000 }, { 2500, 4000 }, { 4000, 2000 }, { 1200, 4800 } };
    const simulation::Plan plan = planOf(all);
    const simulation::Scale scale(plan.settings);
    double expected = 0;
    double quiet = 0;
    for (const Levels &each : all) {
        expected += scale.events(each.likelihood)
                    * limitedLoss(scale.medianLoss(each.impact), scale.sigma, scale.lossCap);
        quiet += scale.events(each.likelihood);
    }
    quiet = std::exp(-quiet);
    const simulation::Outcome outcome = run(plan);
    const simulation::Losses &losses = outcome.of(Figure::Current);
    QVERIFY(within3(losses.mean(), expected, losses.standardError()));
    QVERIFY(within3(1 - losses.exceeds(0), quiet, std::sqrt(quiet * (1 - quiet) / outcome.years)));
}

void TestSimulation::oneLossInAYearHasThePercentilesOfItsDistribution()
{
    // Rare events: a year with a loss has one, nearly always; their median is the stated one.
    Settings settings;
    settings.likelihoodFirst = 100; // level 1 below 0.0001 a year
    simulation::Plan plan = planOf({ { 3500, 3000 } }, settings);
    const simulation::Scale scale(settings);
    const simulation::Outcome outcome = run(plan);
    const simulation::Losses &losses = outcome.of(Figure::Current);
    const double struck = losses.exceeds(0);
    const double above = losses.exceeds(static_cast<qint64>(scale.medianLoss(3000)));
    const double n = struck * outcome.years;
    QVERIFY(n > 500);
    QVERIFY(within3(above / struck, 0.5 + 0.25 * scale.events(3500) / 2, std::sqrt(0.25 / n)));
    QCOMPARE(losses.percentile(0.5), 0);
    QVERIFY(losses.percentile(1) == losses.largest());
    QVERIFY(losses.exceeds(losses.largest()) == 0);
}

void TestSimulation::lessRiskIsNeverMoreLoss()
{
    simulation::Plan plan;
    plan.risks = { { 1, { Levels { 4000, 4000 }, Levels { 3500, 3900 }, Levels { 2000, 3900 } } },
                   { 2, { Levels { 4500, 2000 }, Levels { 4500, 2000 }, Levels { 4400, 1000 } } } };
    const simulation::Outcome outcome = run(plan);
    for (int i = 1; i < 1000; ++i) {
        const double share = i / 1000.0;
        QVERIFY(outcome.of(Figure::Inherent).percentile(share)
                >= outcome.of(Figure::Current).percentile(share));
        QVERIFY(outcome.of(Figure::Current).percentile(share)
                >= outcome.of(Figure::Target).percentile(share));
    }
}

void TestSimulation::theSameNumbersWhateverTheThreads()
{
    simulation::Plan plan = planOf({ { 3000, 3000 }, { 4500, 2000 }, { 2000, 5000 } });
    plan.years = 20001; // no multiple of what a thread takes at once
    plan.threads = 1;
    const simulation::Outcome one = run(plan);
    for (const int threads : { 2, 3, 7, 16 }) {
        plan.threads = threads;
        const simulation::Outcome many = run(plan);
        for (size_t i = 0; i < simulation::figures; ++i) {
            QCOMPARE(many.losses.at(i).mean(), one.losses.at(i).mean());
            QCOMPARE(many.losses.at(i).standardError(), one.losses.at(i).standardError());
            for (int share = 0; share <= 100; ++share)
                QCOMPARE(many.losses.at(i).percentile(share / 100.0),
                         one.losses.at(i).percentile(share / 100.0));
        }
    }
}

void TestSimulation::anotherSeedGivesOtherYears()
{
    simulation::Plan plan = planOf({ { 4000, 3000 } });
    plan.years = 2000;
    const double mean = run(plan).of(Figure::Current).mean();
    QCOMPARE(run(plan).of(Figure::Current).mean(), mean);
    plan.seed = 2;
    QVERIFY(run(plan).of(Figure::Current).mean() != mean);
    plan.seed = 1ULL << 40;
    QVERIFY(run(plan).of(Figure::Current).mean() != mean);
}

void TestSimulation::aRiskKeepsItsLuckWhenOthersCome()
{
    simulation::Plan plan = planOf({ { 3000, 5000 }, { 1000, 1000 } });
    plan.settings.likelihoodFirst = 1; // the second never strikes
    plan.settings.likelihoodRatio = 100;
    plan.years = 5000;
    const simulation::Outcome both = run(plan);
    plan.risks.removeLast();
    QCOMPARE(run(plan).of(Figure::Current).mean(), both.of(Figure::Current).mean());
}

void TestSimulation::knownNumbersStay()
{
    // Taken from the first run; another machine, compiler or release must give the same.
    simulation::Plan plan = planOf({ { 3400, 3300 }, { 4100, 2200 } });
    plan.years = 10000;
    const simulation::Losses losses = run(plan).of(Figure::Current);
    QCOMPARE(losses.percentile(0.5), qint64(561164));
    QCOMPARE(losses.percentile(0.95), qint64(2408932));
    QCOMPARE(losses.largest(), qint64(6330887));
}

void TestSimulation::cancellingGivesNothing()
{
    simulation::Progress progress;
    progress.cancelled = true;
    QVERIFY(!simulation::run(planOf({ { 3000, 3000 } }), progress));
    progress.cancelled = false;
    QVERIFY(simulation::run(planOf({}), progress));
    QCOMPARE(progress.yearsDone.load(), simulation::usualYears);
}

QTEST_GUILESS_MAIN(TestSimulation)
#include "tst_simulation.moc"
