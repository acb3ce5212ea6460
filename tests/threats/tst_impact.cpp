#include "model/threats/impact.h"
#include "tests/support/samples.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// Which rating of an artifact decides how bad a threat to it is.
class TestImpact : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theWorstScaleDecides_data();
    void theWorstScaleDecides();
    void harmFlowsBackFromAnActuationCommand();

private:
    CatalogsPointer m_catalogs;
};

void TestImpact::initTestCase()
{
    const auto loaded = catalog::loadBundled();
    QVERIFY(loaded);
    m_catalogs = *loaded;
}

void TestImpact::theWorstScaleDecides_data()
{
    QTest::addColumn<int>("money");
    QTest::addColumn<int>("safety");
    QTest::addColumn<int>("rights");
    QTest::addColumn<int>("service");
    QTest::addColumn<int>("rating");
    QTest::newRow("money alone") << 3 << 0 << 0 << 0 << 3;
    QTest::newRow("safety is worse") << 2 << 5 << 0 << 0 << 5;
    QTest::newRow("rights are worse") << 2 << 1 << 4 << 0 << 4;
    QTest::newRow("service is worse") << 1 << 0 << 0 << 3 << 3;
    QTest::newRow("worst of three") << 1 << 2 << 4 << 3 << 4;
    QTest::newRow("money is worse") << 5 << 1 << 2 << 3 << 5;
    QTest::newRow("as bad") << 4 << 4 << 0 << 0 << 4;
}

void TestImpact::theWorstScaleDecides()
{
    QFETCH(int, money);
    QFETCH(int, safety);
    QFETCH(int, rights);
    QFETCH(int, service);
    QFETCH(int, rating);
    Artifact artifact = samples::artifact(u"Counters"_s);
    artifact.confidentiality = money;
    artifact.integrity = money;
    artifact.availability = money;
    artifact.safety = safety;
    artifact.rights = rights;
    artifact.service = service;
    Project project;
    Edit edit;
    edit.add(artifact);
    project.apply(edit);
    for (const Property property :
         { Property::Confidentiality, Property::Integrity, Property::Availability,
           Property::Authenticity, Property::NonRepudiation, Property::Authorization })
        QCOMPARE(impact::ratingOf(project, *m_catalogs, artifact, property), rating);
}

void TestImpact::harmFlowsBackFromAnActuationCommand()
{
    Artifact scores = samples::artifact(u"Scores"_s, u"inference-response"_s);
    Artifact command = samples::artifact(u"Cell parameters"_s, u"actuation-command"_s);
    command.derivedFrom = { scores.id };
    command.integrity = 1;
    command.safety = 5;
    Project project;
    Edit edit;
    edit.add(scores);
    edit.add(command);
    project.apply(edit);
    QCOMPARE(impact::ratingOf(project, *m_catalogs, scores, Property::Integrity), 5);
    // Reading the scores moves nothing.
    QVERIFY(impact::ratingOf(project, *m_catalogs, scores, Property::Confidentiality) < 5);
}

QTEST_GUILESS_MAIN(TestImpact)
#include "tst_impact.moc"
