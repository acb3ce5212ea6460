#include "model/exchange/newproject.h"
#include "model/quality/readiness.h"
#include "tests/support/checkmodels.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace checkmodels;

/// What the checks say as a whole, and how ready a project is.
class TestQuality : public QObject
{
    Q_OBJECT

private slots:
    void thereAreChecksOfEveryArea();
    void idsAreUniqueAndTextsComplete();
    void whereAFindingPointsThereIsSomething();
    void theSameProjectGivesTheSameList();
    void anEmptyProjectIsNotReadyAndSaysWhy();
    void theMeterFollowsTheWork();

private:
    QList<Finding> findings(const Project &project) const;

    const CatalogsPointer m_catalogs = *catalog::loadBundled();
    const QDate m_today { 2026, 11, 24 };
};

void TestQuality::thereAreChecksOfEveryArea()
{
    const QList<quality::Check> checks = quality::checks();
    QVERIFY2(checks.size() >= 25, qPrintable(QString::number(checks.size())));
    QSet<quality::Area> areas;
    for (const quality::Check &check : checks)
        areas.insert(check.area);
    QCOMPARE(areas.size(), 6);
}

void TestQuality::idsAreUniqueAndTextsComplete()
{
    QSet<QString> ids;
    for (const quality::Check &check : quality::checks()) {
        QVERIFY2(!ids.contains(check.id), qPrintable(check.id));
        ids.insert(check.id);
        QVERIFY(!check.title.isEmpty());
        QVERIFY(check.next.endsWith(u'.'));
        QVERIFY(!quality::areaName(check.area).isEmpty());
    }
}

void TestQuality::whereAFindingPointsThereIsSomething()
{
    for (const catalog::Template &each : catalog::templates()) {
        const Result<newproject::FromTemplate> fromTemplate = newproject::fromTemplate(each.id);
        QVERIFY(fromTemplate);
        Project project;
        project.apply(fromTemplate->edit);
        Register threats(m_catalogs);
        threats.reset(project, m_today);
        for (const Finding &finding : quality::findings(project, threats, m_today)) {
            QVERIFY(!finding.text.isEmpty());
            QVERIFY2(!finding.text.contains(u"%1"_s), qPrintable(finding.text));
            QVERIFY2(finding.where.id.isNull()
                             || project.find(finding.where.kind, finding.where.id),
                     qPrintable(finding.text));
            QVERIFY(finding.threat.isEmpty() || threats.row(finding.threat));
        }
    }
}

void TestQuality::theSameProjectGivesTheSameList()
{
    Project project;
    small(project);
    const QList<Finding> once = findings(project);
    QVERIFY(!once.isEmpty());
    Project again;
    again.apply(project.asEdit());
    QCOMPARE(findings(again), once);
}

void TestQuality::anEmptyProjectIsNotReadyAndSaysWhy()
{
    Project project;
    adds({ settingsNamed(u"Sample"_s) })(project);
    Register threats(m_catalogs);
    threats.reset(project, m_today);
    const quality::Readiness ready = quality::readiness(project, threats, findings(project));
    QVERIFY(!ready.isReady());
    QVERIFY(!ready.criteria.first().isMet());
    QVERIFY(!ready.criteria.first().missing.isEmpty());
    QCOMPARE(ready.met(), ready.criteria.size() - 1);
}

void TestQuality::theMeterFollowsTheWork()
{
    Project project;
    small(project);
    const auto criterion = [&](const QString &id) {
        Register threats(m_catalogs);
        threats.reset(project, m_today);
        for (const quality::Criterion &each :
             quality::readiness(project, threats, findings(project)).criteria) {
            if (each.id == id)
                return each;
        }
        return quality::Criterion();
    };
    const quality::Criterion before = criterion(u"decisions"_s);
    QVERIFY(before.all > 0);
    QCOMPARE(before.done, 0);
    QVERIFY(!before.isMet());
    Decision decision;
    decision.id = Id<Decision>::create();
    decision.threat = worst(project, m_catalogs);
    decision.state = DecisionState::Dismissed;
    adds({ decision })(project);
    QCOMPARE(criterion(u"decisions"_s).done, 1);
    QCOMPARE(criterion(u"reasons"_s).all, 1);
    QCOMPARE(criterion(u"reasons"_s).done, 0);
    sets<Decision>([](Decision &d) { d.rationale = u"Not here"_s; })(project);
    QVERIFY(criterion(u"reasons"_s).isMet());
    QCOMPARE(criterion(u"artifacts"_s).all, 1);
    QVERIFY(!criterion(u"artifacts"_s).missing.isEmpty());
}

QList<Finding> TestQuality::findings(const Project &project) const
{
    Register threats(m_catalogs);
    threats.reset(project, m_today);
    return quality::findings(project, threats, m_today);
}

QTEST_GUILESS_MAIN(TestQuality)
#include "tst_quality.moc"
