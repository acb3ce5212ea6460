#include "model/threats/proposer.h"
#include "model/threats/why.h"
#include "tests/support/smallestmodel.h"

#include <QTest>

/// Every bundled rule fires on a model made for it, says why, and falls silent after one change.
class TestEveryRule : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void firesOnItsSmallestModelAndFallsSilent_data();
    void firesOnItsSmallestModelAndFallsSilent();

private:
    CatalogsPointer m_catalogs;
};

void TestEveryRule::initTestCase()
{
    const Result<CatalogsPointer> loaded = catalog::loadBundled();
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().text()));
    m_catalogs = *loaded;
}

void TestEveryRule::firesOnItsSmallestModelAndFallsSilent_data()
{
    QTest::addColumn<int>("index");
    const Result<CatalogsPointer> loaded = catalog::loadBundled();
    QVERIFY(loaded);
    for (int i = 0; i < (*loaded)->rules.size(); ++i)
        QTest::newRow(qPrintable((*loaded)->rules.at(i).id)) << i;
}

void TestEveryRule::firesOnItsSmallestModelAndFallsSilent()
{
    QFETCH(int, index);
    // The rule alone, with its pack on: others may subsume it.
    auto alone = std::make_shared<Catalogs>(*m_catalogs);
    alone->rules = { m_catalogs->rules.at(index) };
    alone->rules.first().subsumes.clear();
    alone->rules.first().raises.clear();
    for (RulePack &pack : alone->packs)
        pack.on = true;
    const SmallestModel model(alone->rules.first(), *alone);
    Proposer proposer(alone);

    const Project project = model.project();
    proposer.reset(project);
    const QList<Proposal> fired = proposer.of(model.subject());
    QCOMPARE(fired.size(), 1);
    const Why reasons = why(fired.first(), project, *alone);
    QVERIFY(!reasons.sentences.isEmpty());
    QVERIFY2(reasons.assumed.isEmpty(), qPrintable(reasons.assumed.join(u'\n')));

    proposer.reset(model.project(true));
    QVERIFY(proposer.of(model.subject()).isEmpty());
}

QTEST_GUILESS_MAIN(TestEveryRule)
#include "tst_everyrule.moc"
