#include "model/core/operations/decide.h"
#include "model/exchange/newproject.h"
#include "model/threats/relief.h"
#include "tests/support/samples.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestRelief : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theControlThatTakesMostOffStandsFirst();
    void placingOneLeavesWhatWasSaid();
    void whatStandsAlreadyIsNotOffered();
    void theTeamsOwnThreatsHaveNone();
    void sightingsCountCaseStudies();

private:
    Edit placed(const ControlEntry &entry) const;

    const QDate m_today = QDate(2026, 11, 25);
    CatalogsPointer m_catalogs;
    Project m_project;
};

void TestRelief::initTestCase()
{
    const auto loaded = catalog::loadBundled();
    QVERIFY(loaded);
    m_catalogs = *loaded;
    const auto made = newproject::fromTemplate(u"mlops-reference"_s);
    QVERIFY(made);
    m_project.apply(made->edit);
}

Edit TestRelief::placed(const ControlEntry &entry) const
{
    Control control;
    control.id = Id<Control>::create();
    control.name = entry.name;
    control.catalogId = entry.id;
    control.family = entry.family;
    control.status = ControlStatus::Verified;
    control.verifiedOn = m_today.toString(Qt::ISODate);
    return operations::placeControl(m_project, control, SubjectKind::Project, {}, 100);
}

void TestRelief::theControlThatTakesMostOffStandsFirst()
{
    Register threats(m_catalogs);
    threats.reset(m_project, m_today);
    int offered = 0;
    for (const ThreatRow *row : threats.rows()) {
        const QList<Relief> reliefs = reliefsOf(*row, m_project, *m_catalogs);
        QVERIFY(std::ranges::is_sorted(reliefs, std::ranges::greater {}, &Relief::total));
        offered += static_cast<int>(reliefs.size());
    }
    QVERIFY(offered > threats.rows().size());
}

void TestRelief::placingOneLeavesWhatWasSaid()
{
    Register before(m_catalogs);
    before.reset(m_project, m_today);
    // One threat of each rule, each with its best control.
    QSet<QString> seen;
    for (const ThreatRow *row : before.rows()) {
        const QList<Relief> reliefs = reliefsOf(*row, m_project, *m_catalogs);
        if (reliefs.isEmpty() || seen.contains(row->key.rule) || seen.size() > 30)
            continue;
        seen.insert(row->key.rule);
        Project with = m_project;
        with.apply(placed(*reliefs.first().control));
        Register after(m_catalogs);
        after.reset(with, m_today);
        QCOMPARE(after.row(row->key.text())->target, reliefs.first().left);
    }
    QVERIFY(seen.size() > 10);
}

void TestRelief::whatStandsAlreadyIsNotOffered()
{
    Register before(m_catalogs);
    before.reset(m_project, m_today);
    const QString key = before.rows().first()->key.text();
    const QList<Relief> offered = reliefsOf(*before.row(key), m_project, *m_catalogs);
    QVERIFY(!offered.isEmpty());
    const ControlEntry *best = offered.first().control;
    Project with = m_project;
    with.apply(placed(*best));
    Register after(m_catalogs);
    after.reset(with, m_today);
    const QList<Relief> left = reliefsOf(*after.row(key), with, *m_catalogs);
    QCOMPARE(left.size(), offered.size() - 1);
    QVERIFY(std::ranges::none_of(left,
                                 [&](const Relief &relief) { return relief.control == best; }));
}

void TestRelief::theTeamsOwnThreatsHaveNone()
{
    ThreatRow own;
    own.title = u"Ours"_s;
    QVERIFY(reliefsOf(own, m_project, *m_catalogs).isEmpty());
}

void TestRelief::sightingsCountCaseStudies()
{
    const AtlasCaseStudy &study = m_catalogs->atlas.caseStudies.first();
    QVERIFY(!study.techniques.isEmpty());
    ThreatRow row;
    row.atlas = { study.techniques.first() };
    QVERIFY(m_catalogs->atlas.sightings(study.techniques.first()) > 0);
    const QStringList lines = sightingsOf(row, *m_catalogs);
    QCOMPARE(lines.size(), 1);
    QVERIFY(lines.first().contains(
            QString::number(m_catalogs->atlas.sightings(study.techniques.first()))));
}

QTEST_GUILESS_MAIN(TestRelief)
#include "tst_relief.moc"
