#include "model/core/operations/model.h"
#include "tests/support/sampleregister.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// Decisions whose ground moves: stale, or to be looked at again.
class TestReviewAgain : public QObject, protected SampleRegister
{
    Q_OBJECT

private slots:
    void init() { restart(); }
    void aDecisionOutlivesItsThreatAsStale();
    void aWorseFactAsksForReviewAgain();
    void aBetterFactDoesNot();
};

void TestReviewAgain::aDecisionOutlivesItsThreatAsStale()
{
    const Flow intake = flow(u"External data source"_s, u"Data intake gate"_s);
    const ThreatRow *row = rowOf(u"data.poisoned-at-source"_s, intake.id.value());
    const QString key = row->key.text();
    const QString title = row->title;
    confirm(*row);
    push(operations::carry(m_project, intake.id, intake.artifacts.first(), false));
    const ThreatRow *stale = m_register->row(key);
    QVERIFY(stale);
    QVERIFY(stale->stale);
    QCOMPARE(stale->title, title);
    QVERIFY(!stale->isOpen());
    push(operations::removeFromModel(m_project, { AnyId(intake.id.value()) }));
    QVERIFY(m_register->row(key) && m_register->row(key)->stale);
}

void TestReviewAgain::aWorseFactAsksForReviewAgain()
{
    const Flow delivery = flow(u"CD of models"_s, u"Model serving"_s);
    push(operations::setFact(m_project, delivery.id, u"publicly-reachable"_s, u"no"_s));
    const ThreatRow *row = rowOf(u"models.replaced-in-transit"_s, delivery.id.value());
    const QString key = row->key.text();
    confirm(*row);
    QVERIFY(m_register->row(key)->reviewAgain.isEmpty());
    push(operations::setFact(m_project, delivery.id, u"publicly-reachable"_s, u"yes"_s));
    QVERIFY(!m_register->row(key)->reviewAgain.isEmpty());
    // Saying it again with the new facts settles it.
    confirm(*m_register->row(key));
    QVERIFY(m_register->row(key)->reviewAgain.isEmpty());
}

void TestReviewAgain::aBetterFactDoesNot()
{
    const Flow delivery = flow(u"CD of models"_s, u"Model serving"_s);
    push(operations::setFact(m_project, delivery.id, u"publicly-reachable"_s, u"yes"_s));
    const ThreatRow *row = rowOf(u"models.replaced-in-transit"_s, delivery.id.value());
    const QString key = row->key.text();
    confirm(*row);
    push(operations::setFact(m_project, delivery.id, u"publicly-reachable"_s, u"no"_s));
    QVERIFY(m_register->row(key)->reviewAgain.isEmpty());
}

QTEST_GUILESS_MAIN(TestReviewAgain)
#include "tst_reviewagain.moc"
