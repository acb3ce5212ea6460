#include "model/risk/levels.h"
#include "model/risk/residual.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// The arithmetic of residual risk, worked by hand: r = -log10(1 - e) levels, times coverage, times
/// quality; strongest of a family; families add; at most two levels an axis.
class TestResidual : public QObject
{
    Q_OBJECT

private slots:
    void controlsTakeOffWhatTheArithmeticSays_data();
    void controlsTakeOffWhatTheArithmeticSays();
    void verificationRunsOut();
    void ratingsAtTheEdgesOfTheBands_data();
    void ratingsAtTheEdgesOfTheBands();
    void anEditedMatrixIsFollowed();
    void moneyIsTheMiddleOfTheBands();
};

using risk::Counting;

void TestResidual::controlsTakeOffWhatTheArithmeticSays_data()
{
    QTest::addColumn<QList<Counting>>("controls");
    QTest::addColumn<int>("currentL");
    QTest::addColumn<int>("currentI");
    QTest::addColumn<int>("targetL");
    QTest::addColumn<int>("targetI");
    using enum ControlStatus;
    const auto one = [](int e, int coverage, ControlStatus status) {
        return QList<Counting> { { u"a"_s, e, 0, coverage, status } };
    };
    QTest::newRow("none") << QList<Counting>() << 0 << 0 << 0 << 0;
    // -log10(0.1) = 1
    QTest::newRow("0.9 verified is one level") << one(900, 100, Verified) << 1000 << 0 << 1000 << 0;
    QTest::newRow("0.5 verified") << one(500, 100, Verified) << 301 << 0 << 301 << 0;
    QTest::newRow("0.99 verified is two levels")
            << one(990, 100, Verified) << 2000 << 0 << 2000 << 0;
    QTest::newRow("implemented, unverified: 0.8 of it now")
            << one(900, 100, Implemented) << 800 << 0 << 1000 << 0;
    QTest::newRow("planned counts for the target only")
            << one(900, 100, Planned) << 0 << 0 << 1000 << 0;
    QTest::newRow("proposed counts for neither") << one(900, 100, Proposed) << 0 << 0 << 0 << 0;
    QTest::newRow("not applicable counts for neither")
            << one(900, 100, NotApplicable) << 0 << 0 << 0 << 0;
    QTest::newRow("rejected counts for neither") << one(900, 100, Rejected) << 0 << 0 << 0 << 0;
    QTest::newRow("half coverage halves the reduction, not e")
            << one(900, 50, Verified) << 500 << 0 << 500 << 0;
    // 0.8 * 0.6 * 1 level
    QTest::newRow("coverage and discount multiply")
            << one(900, 60, Implemented) << 480 << 0 << 600 << 0;
    QTest::newRow("one family: the strongest counts")
            << QList<Counting> { { u"a"_s, 900, 0, 100, Verified },
                                 { u"a"_s, 500, 0, 100, Verified } }
            << 1000 << 0 << 1000 << 0;
    QTest::newRow("one family: strongest now and strongest later may differ")
            << QList<Counting> { { u"a"_s, 500, 0, 100, Verified },
                                 { u"a"_s, 900, 0, 100, Planned } }
            << 301 << 0 << 1000 << 0;
    QTest::newRow("one family: each axis by itself")
            << QList<Counting> { { u"a"_s, 900, 0, 100, Verified },
                                 { u"a"_s, 0, 500, 100, Verified } }
            << 1000 << 301 << 1000 << 301;
    QTest::newRow("two families add") << QList<Counting> { { u"a"_s, 900, 0, 100, Verified },
                                                           { u"b"_s, 500, 0, 100, Verified } }
                                      << 1301 << 0 << 1301 << 0;
    QTest::newRow("rounded once, at the end") // 0.301030 + 0.301030 + 0.301030 = 0.903090
            << QList<Counting> { { u"a"_s, 500, 0, 100, Verified },
                                 { u"b"_s, 500, 0, 100, Verified },
                                 { u"c"_s, 500, 0, 100, Verified } }
            << 903 << 0 << 903 << 0;
    QTest::newRow("two levels at most") << QList<Counting> { { u"a"_s, 990, 0, 100, Verified },
                                                             { u"b"_s, 900, 0, 100, Verified } }
                                        << 2000 << 0 << 2000 << 0;
    QTest::newRow("the cap is for each axis")
            << QList<Counting> { { u"a"_s, 990, 990, 100, Verified },
                                 { u"b"_s, 900, 900, 100, Verified } }
            << 2000 << 2000 << 2000 << 2000;
}

void TestResidual::controlsTakeOffWhatTheArithmeticSays()
{
    QFETCH(QList<Counting>, controls);
    QFETCH(int, currentL);
    QFETCH(int, currentI);
    QFETCH(int, targetL);
    QFETCH(int, targetI);
    const Settings settings;
    QCOMPARE(risk::together(settings, controls, risk::Moment::Current).likelihood, currentL);
    QCOMPARE(risk::together(settings, controls, risk::Moment::Current).impact, currentI);
    QCOMPARE(risk::together(settings, controls, risk::Moment::Target).likelihood, targetL);
    QCOMPARE(risk::together(settings, controls, risk::Moment::Target).impact, targetI);
}

void TestResidual::verificationRunsOut()
{
    Control control;
    control.status = ControlStatus::Verified;
    control.verifiedOn = u"2025-11-24"_s;
    control.verificationPeriod = 12;
    QCOMPARE(risk::statusOn(control, QDate(2026, 11, 24)), ControlStatus::Verified);
    QCOMPARE(risk::statusOn(control, QDate(2026, 11, 25)), ControlStatus::Implemented);
    control.verificationPeriod = 0;
    QCOMPARE(risk::statusOn(control, QDate(2036, 1, 1)), ControlStatus::Verified);
}

void TestResidual::ratingsAtTheEdgesOfTheBands_data()
{
    QTest::addColumn<int>("likelihood");
    QTest::addColumn<int>("impact");
    QTest::addColumn<Rating>("rating");
    QTest::newRow("2 + 2 low") << 2000 << 2000 << Rating::Low;
    QTest::newRow("2.499 rounds down") << 2499 << 2000 << Rating::Low;
    QTest::newRow("2.5 rounds up") << 2500 << 2000 << Rating::Moderate;
    QTest::newRow("3 + 3 moderate") << 3000 << 3000 << Rating::Moderate;
    QTest::newRow("3 + 4 high") << 3000 << 4000 << Rating::High;
    QTest::newRow("4 + 4 high") << 4000 << 4000 << Rating::High;
    QTest::newRow("4 + 5 critical") << 4000 << 5000 << Rating::Critical;
    QTest::newRow("below one shows as one") << -500 << 5000 << Rating::Moderate;
}

void TestResidual::ratingsAtTheEdgesOfTheBands()
{
    QFETCH(int, likelihood);
    QFETCH(int, impact);
    QFETCH(Rating, rating);
    QCOMPARE(risk::rating(Settings(), { likelihood, impact }), rating);
}

void TestResidual::anEditedMatrixIsFollowed()
{
    Settings settings;
    settings.matrix = QString(24, u'L') + u'C';
    QCOMPARE(risk::rating(settings, { 4000, 5000 }), Rating::Low);
    QCOMPARE(risk::rating(settings, { 5000, 5000 }), Rating::Critical);
}

void TestResidual::moneyIsTheMiddleOfTheBands()
{
    // Median annual loss about 10^(L + I - 1): 10^(3 - 3.5) events times 10^(4 + 2.5).
    QCOMPARE(std::round(risk::medianLoss(Settings(), { 3000, 4000 })), 1000000.0);
    QCOMPARE(std::round(risk::medianLoss(Settings(), { 4000, 3000 })), 1000000.0);
}

QTEST_GUILESS_MAIN(TestResidual)
#include "tst_residual.moc"
