#include "model/risk/levels.h"
#include "model/risk/residual.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// Whole threats worked by hand: what is inherent, what controls take off now and later, the level
/// that is left and its letter. r(e) = -log10(1 - e): r(0.25) = 0.125, r(0.3) = 0.155,
/// r(0.5) = 0.301, r(0.6) = 0.398, r(0.7) = 0.523, r(0.75) = 0.602, r(0.8) = 0.699, r(0.9) = 1,
/// r(0.95) = 1.301, r(0.99) = 2.
class TestWorked : public QObject
{
    Q_OBJECT

private slots:
    void whatIsLeftOfAThreat_data();
    void whatIsLeftOfAThreat();
};

namespace {

const QDate today { 2026, 11, 24 };

struct Placed
{
    QString family;
    int likelihood = 0;
    int impact = 0;
    int coverage = 100;
    ControlStatus status = ControlStatus::Verified;
    QString verifiedOn = u"2026-11-01"_s;
    int period = 12;
};

struct Case
{
    Levels inherent;
    QList<Placed> controls;
    Levels current;
    Levels target;
    QString letters;
    Settings settings = {};
};

Settings withRatio(int ratio)
{
    Settings settings;
    settings.likelihoodRatio = ratio;
    settings.impactRatio = ratio;
    return settings;
}

Settings withQuality(int percent)
{
    Settings settings;
    settings.unverifiedQuality = percent;
    return settings;
}

Settings withCap(int thousandths)
{
    Settings settings;
    settings.reductionCap = thousandths;
    return settings;
}

} // namespace

Q_DECLARE_METATYPE(Case)

void TestWorked::whatIsLeftOfAThreat_data()
{
    QTest::addColumn<Case>("one");
    using enum ControlStatus;
    const auto row = [](const char *name, const Case &one) { QTest::newRow(name) << one; };
    row("nothing placed: 4 + 5 = 9",
        { { 4000, 5000 }, {}, { 4000, 5000 }, { 4000, 5000 }, u"CC"_s });
    row("4.0 less 0.9 and 0.5 of two families: 4 - 1 - 0.301 = 2.699",
        { { 4000, 3000 },
          { { u"a"_s, 900 }, { u"b"_s, 500 } },
          { 2699, 3000 },
          { 2699, 3000 },
          u"MM"_s });
    row("the same of one family: 4 - 1 = 3", { { 4000, 3000 },
                                               { { u"a"_s, 900 }, { u"a"_s, 500 } },
                                               { 3000, 3000 },
                                               { 3000, 3000 },
                                               u"MM"_s });
    row("edge: 2.759 and 2.699 both show as 3, 3 + 4 high",
        { { 3000, 4000 }, // 3 - 0.301 * 0.8 = 2.759; 3 - 0.301 = 2.699
          { { u"a"_s, 500, 0, 100, Implemented } },
          { 2759, 4000 },
          { 2699, 4000 },
          u"HH"_s });
    row("edge: exactly one level off at 4 + 5: 3 + 5 is high, not critical",
        { { 4000, 5000 }, { { u"a"_s, 900 } }, { 3000, 5000 }, { 3000, 5000 }, u"HH"_s });
    row("edge: 3.582 shows as 4, 4 + 5 stays critical; 2.653 later as 3, high", // 0.5229 * 0.8 =
                                                                                // 0.418
        { { 4000, 5000 },
          { { u"a"_s, 700, 0, 100, Implemented }, { u"b"_s, 850, 0, 100, Planned } },
          { 3582, 5000 }, // r(0.85) = 0.824; 4 - 0.523 - 0.824 = 2.653
          { 2653, 5000 },
          u"CH"_s });
    row("edge: 3.5 rounds up", // 0.5 level: e = 1 - 10^-0.5 = 0.684; r(0.684) = 0.500
        { { 4000, 4000 }, { { u"a"_s, 684 } }, { 3500, 4000 }, { 3500, 4000 }, u"HH"_s });
    row("edge: just under 3.5 rounds down", // r(0.685) = 0.502; 3.498 -> 3, 3 + 4 = 7
        { { 4000, 4000 }, { { u"a"_s, 685 } }, { 3498, 4000 }, { 3498, 4000 }, u"HH"_s });
    row("edge: 3 + 3.49 moderate", { { 3000, 4000 },
                                     { { u"a"_s, 0, 900, 51 } }, // 4 - 0.51 = 3.49 -> 3
                                     { 3000, 3490 },
                                     { 3000, 3490 },
                                     u"MM"_s });
    row("edge: 3 + 3.5 high",
        { { 3000, 4000 }, { { u"a"_s, 0, 900, 50 } }, { 3000, 3500 }, { 3000, 3500 }, u"HH"_s });
    row("unverified discount: 1 * 0.8 = 0.8", { { 4000, 4000 },
                                                { { u"a"_s, 900, 0, 100, Implemented } },
                                                { 3200, 4000 },
                                                { 3000, 4000 },
                                                u"HH"_s });
    row("unverified counts for half where the project says so: 1 * 0.5",
        { { 4000, 4000 },
          { { u"a"_s, 900, 0, 100, Implemented } },
          { 3500, 4000 },
          { 3000, 4000 },
          u"HH"_s,
          withQuality(50) });
    row("unverified counts for nothing where the project says so",
        { { 4000, 5000 },
          { { u"a"_s, 900, 0, 100, Implemented } },
          { 4000, 5000 },
          { 3000, 5000 },
          u"CH"_s,
          withQuality(0) });
    row("overdue verification counts as implemented: 12 months from 2025-11-23 end on 2026-11-23",
        { { 4000, 4000 },
          { { u"a"_s, 900, 0, 100, Verified, u"2025-11-23"_s, 12 } },
          { 3200, 4000 },
          { 3000, 4000 },
          u"HH"_s });
    row("the last day of a verification still counts",
        { { 4000, 4000 },
          { { u"a"_s, 900, 0, 100, Verified, u"2025-11-24"_s, 12 } },
          { 3000, 4000 },
          { 3000, 4000 },
          u"HH"_s });
    row("verified on a day that is none counts as implemented",
        { { 4000, 4000 },
          { { u"a"_s, 900, 0, 100, Verified, u"soon"_s, 12 } },
          { 3200, 4000 },
          { 3000, 4000 },
          u"HH"_s });
    row("planned lowers the target alone", { { 5000, 4000 },
                                             { { u"a"_s, 990, 0, 100, Planned } },
                                             { 5000, 4000 },
                                             { 3000, 4000 },
                                             u"CH"_s });
    row("proposed lowers nothing", { { 4000, 5000 },
                                     { { u"a"_s, 990, 0, 100, Proposed } },
                                     { 4000, 5000 },
                                     { 4000, 5000 },
                                     u"CC"_s });
    row("not applicable lowers nothing, even beside one that counts",
        { { 4000, 5000 },
          { { u"a"_s, 990, 0, 100, NotApplicable }, { u"b"_s, 900 } },
          { 3000, 5000 },
          { 3000, 5000 },
          u"HH"_s });
    row("rejected of the same family does not hide the weaker one",
        { { 4000, 5000 },
          { { u"a"_s, 990, 0, 100, Rejected }, { u"a"_s, 900 } },
          { 3000, 5000 },
          { 3000, 5000 },
          u"HH"_s });
    row("coverage: 0.6 * 1 = 0.6",
        { { 4000, 4000 }, { { u"a"_s, 900, 0, 60 } }, { 3400, 4000 }, { 3400, 4000 }, u"HH"_s });
    row("coverage and discount: 0.7 * 0.8 * 0.523 = 0.293",
        { { 4000, 4000 },
          { { u"a"_s, 700, 0, 70, Implemented } },
          { 3707, 4000 },
          { 3634, 4000 }, // 0.7 * 0.523 = 0.366
          u"HH"_s });
    row("one family, better covered weaker one wins: 0.3 * 1 < 1 * 0.398",
        { { 4000, 4000 },
          { { u"a"_s, 900, 0, 30 }, { u"a"_s, 600, 0, 100 } },
          { 3602, 4000 },
          { 3602, 4000 },
          u"HH"_s });
    row("one family: implemented strong one beats verified weak one: 0.8 > 0.699",
        { { 4000, 4000 },
          { { u"a"_s, 900, 0, 100, Implemented }, { u"a"_s, 800 } },
          { 3200, 4000 },
          { 3000, 4000 },
          u"HH"_s });
    row("one family, both axes from different controls: 4 - 1, 4 - 0.602",
        { { 4000, 4000 },
          { { u"a"_s, 900, 250 }, { u"a"_s, 300, 750 } },
          { 3000, 3398 },
          { 3000, 3398 },
          u"MM"_s });
    row("three families: 5 - 0.301 - 0.398 - 0.155 = 4.146",
        { { 5000, 2000 },
          { { u"a"_s, 500 }, { u"b"_s, 600 }, { u"c"_s, 300 } },
          { 4146, 2000 },
          { 4146, 2000 },
          u"MM"_s });
    row("cap: 1.301 + 1 = 2.301, two levels at most", { { 5000, 5000 },
                                                        { { u"a"_s, 950 }, { u"b"_s, 900 } },
                                                        { 3000, 5000 },
                                                        { 3000, 5000 },
                                                        u"HH"_s });
    row("cap that the team justified: three levels", { { 5000, 5000 },
                                                       { { u"a"_s, 990 }, { u"b"_s, 900 } },
                                                       { 2000, 5000 },
                                                       { 2000, 5000 },
                                                       u"HH"_s,
                                                       withCap(3000) });
    row("cap below the discount: 2 * 0.8 + 0.8 = 2.4 now, 3 later, both 2",
        { { 5000, 5000 },
          { { u"a"_s, 990, 0, 100, Implemented }, { u"b"_s, 900, 0, 100, Implemented } },
          { 3000, 5000 },
          { 3000, 5000 },
          u"HH"_s });
    row("below level 1 the number goes on and the letter stays: 2 - 2 = 0",
        { { 2000, 5000 }, { { u"a"_s, 990 } }, { 0, 5000 }, { 0, 5000 }, u"MM"_s });
    row("the team's own rating is where it starts from: 2.5 - 0.301",
        { { 2500, 3000 }, { { u"a"_s, 500 } }, { 2199, 3000 }, { 2199, 3000 }, u"MM"_s });
    row("no effect above 0.99: 1 counts as 0.99",
        { { 5000, 5000 }, { { u"a"_s, 1000 } }, { 3000, 5000 }, { 3000, 5000 }, u"HH"_s });
    row("other ratio: -log(1 - 0.9) / log(100) = 0.5 level", { { 4000, 4000 },
                                                               { { u"a"_s, 900 } },
                                                               { 3500, 4000 },
                                                               { 3500, 4000 },
                                                               u"HH"_s,
                                                               withRatio(100) });
    row("other ratio: -log(1 - 0.75) / log(2) = 2 levels", { { 4000, 4000 },
                                                             { { u"a"_s, 750 } },
                                                             { 2000, 4000 },
                                                             { 2000, 4000 },
                                                             u"MM"_s,
                                                             withRatio(2) });
    row("impact alone: 5 - 1.301 = 3.699, 3 + 4 high",
        { { 3000, 5000 }, { { u"a"_s, 0, 950 } }, { 3000, 3699 }, { 3000, 3699 }, u"HH"_s });
    row("both axes of one control, covered half: 4 - 0.5, 4 - 0.15",
        { { 4000, 4000 }, { { u"a"_s, 900, 500, 50 } }, { 3500, 3849 }, { 3500, 3849 }, u"HH"_s });
}

void TestWorked::whatIsLeftOfAThreat()
{
    QFETCH(Case, one);
    QList<risk::Counting> counting;
    for (const Placed &placed : one.controls) {
        Control control;
        control.status = placed.status;
        control.verifiedOn = placed.verifiedOn;
        control.verificationPeriod = placed.period;
        counting.append({ placed.family, placed.likelihood, placed.impact, placed.coverage,
                          risk::statusOn(control, today) });
    }
    const auto left = [&](risk::Moment moment) {
        const risk::Reduction off = risk::together(one.settings, counting, moment);
        return Levels { one.inherent.likelihood - off.likelihood,
                        one.inherent.impact - off.impact };
    };
    const Levels current = left(risk::Moment::Current);
    const Levels target = left(risk::Moment::Target);
    QCOMPARE(current.likelihood, one.current.likelihood);
    QCOMPARE(current.impact, one.current.impact);
    QCOMPARE(target.likelihood, one.target.likelihood);
    QCOMPARE(target.impact, one.target.impact);
    const auto letter = [&](const Levels &levels) {
        return risk::letter(risk::rating(one.settings, levels));
    };
    QCOMPARE(QString(letter(current)) + letter(target), one.letters);
}

QTEST_GUILESS_MAIN(TestWorked)
#include "tst_worked.moc"
