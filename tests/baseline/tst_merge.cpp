#include "model/baseline/merge.h"
#include "model/core/operations/change.h"
#include "model/core/operations/decide.h"
#include "tests/support/samples.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// Two copies of a project, edited apart: what fits together, what does not, and what comes of it.
class TestMerge : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void differentFieldsOfOneRecordFitTogether();
    void theSameFieldIsAConflictWithAllThreeSides();
    void theSameChangeOnBothSidesIsNone();
    void listsAreSetsAndFactsAreAnswersOfTheirOwn();
    void anAnswerBothGaveDifferentlyIsAConflict();
    void deletingWhatTheOtherChangedIsAConflict_data();
    void deletingWhatTheOtherChangedIsAConflict();
    void deletingWhatTheOtherUsesIsAConflict();
    void decisionsOnOneThreatBecomeOne();
    void zonesThatWouldEncloseThemselvesAreAConflict();
    void risksOfTheOtherCopyGetFreeNumbers();
    void whatBothMovedStaysWhereOursHasIt();
    void anUnsettledConflictIsAnError();

private:
    template<typename T, typename Change>
    void on(Project &side, const Id<T> &id, Change &&change)
    {
        QVERIFY(side.tryApply(operations::change(side, id, change)));
    }
    Merge merge() const { return Merge(m_base, m_ours, m_theirs, *m_catalogs); }
    /// The merged project, every conflict settled for one side.
    Project settled(MergeChoice choice) const;
    const Element &element(const Project &project, const QString &name) const;

    CatalogsPointer m_catalogs;
    Project m_base;
    Project m_ours;
    Project m_theirs;
    Id<Element> m_lake;
    Id<Element> m_probes;
    Id<Flow> m_flow;
    Id<Zone> m_outer;
    Id<Zone> m_inner;
};

void TestMerge::initTestCase()
{
    const Result<CatalogsPointer> loaded = catalog::loadBundled();
    QVERIFY(loaded);
    m_catalogs = *loaded;
}

void TestMerge::init()
{
    m_base = {};
    QVERIFY(m_base.tryApply(samples::small()));
    m_ours = m_base;
    m_theirs = m_base;
    m_lake = element(m_base, u"Lake"_s).id;
    m_probes = element(m_base, u"Probes"_s).id;
    for (const Flow *flow : m_base.all<Flow>()) {
        if (flow->target == m_lake)
            m_flow = flow->id;
    }
    for (const Zone *zone : m_base.all<Zone>())
        (zone->parent.isNull() ? m_outer : m_inner) = zone->id;
}

const Element &TestMerge::element(const Project &project, const QString &name) const
{
    static const Element none;
    for (const Element *each : project.all<Element>()) {
        if (each->name == name)
            return *each;
    }
    return none;
}

Project TestMerge::settled(MergeChoice choice) const
{
    const Merge all = merge();
    const Result<Edit> edit = all.settle(QList<MergeChoice>(all.conflicts().size(), choice));
    Project result = m_ours;
    if (!edit || !result.tryApply(*edit))
        return {};
    return result;
}

void TestMerge::differentFieldsOfOneRecordFitTogether()
{
    on(m_ours, m_lake, [](Element &e) { e.name = u"Data lake"_s; });
    on(m_theirs, m_lake, [](Element &e) { e.description = u"Parquet"_s; });
    QCOMPARE(merge().conflicts().size(), 0);
    const Element lake = *settled(MergeChoice::Ours).find(m_lake);
    QCOMPARE(lake.name, u"Data lake"_s);
    QCOMPARE(lake.description, u"Parquet"_s);
}

void TestMerge::theSameFieldIsAConflictWithAllThreeSides()
{
    on(m_ours, m_lake, [](Element &e) { e.name = u"Data lake"_s; });
    on(m_theirs, m_lake, [](Element &e) { e.name = u"KPI lake"_s; });
    const Merge both = merge();
    QCOMPARE(both.conflicts().size(), 1);
    const MergeConflict &conflict = both.conflicts().first();
    QCOMPARE(conflict.fields, QStringList { u"name"_s });
    QCOMPARE(conflict.base, u"Lake"_s);
    QCOMPARE(conflict.ours, u"Data lake"_s);
    QCOMPARE(conflict.theirs, u"KPI lake"_s);
    QCOMPARE(settled(MergeChoice::Ours).find(m_lake)->name, u"Data lake"_s);
    QCOMPARE(settled(MergeChoice::Theirs).find(m_lake)->name, u"KPI lake"_s);
}

void TestMerge::theSameChangeOnBothSidesIsNone()
{
    for (Project *side : { &m_ours, &m_theirs })
        on(*side, m_lake, [](Element &e) { e.name = u"Data lake"_s; });
    QCOMPARE(merge().conflicts().size(), 0);
    QCOMPARE(settled(MergeChoice::Ours), m_ours);
}

void TestMerge::listsAreSetsAndFactsAreAnswersOfTheirOwn()
{
    const Artifact mine = samples::artifact(u"Mine"_s);
    const Artifact other = samples::artifact(u"Other"_s);
    Edit edit;
    edit.add(mine);
    QVERIFY(m_ours.tryApply(edit));
    edit = {};
    edit.add(other);
    QVERIFY(m_theirs.tryApply(edit));
    const Id<Artifact> common = m_base.find(m_flow)->artifacts.first();
    on(m_ours, m_flow, [&](Flow &f) {
        f.artifacts.append(mine.id);
        f.facts.insert(u"encrypted"_s, u"yes"_s);
    });
    on(m_theirs, m_flow, [&](Flow &f) {
        f.artifacts = { other.id };
        f.facts.insert(u"authenticated"_s, u"no"_s);
    });
    QCOMPARE(merge().conflicts().size(), 0);
    const Flow flow = *settled(MergeChoice::Ours).find(m_flow);
    QCOMPARE(flow.artifacts, (QList<Id<Artifact>> { mine.id, other.id }));
    QVERIFY(!flow.artifacts.contains(common));
    QCOMPARE(flow.facts, (Facts { { u"encrypted"_s, u"yes"_s }, { u"authenticated"_s, u"no"_s } }));
}

void TestMerge::anAnswerBothGaveDifferentlyIsAConflict()
{
    on(m_ours, m_flow, [](Flow &f) { f.facts.insert(u"publicly-reachable"_s, u"yes"_s); });
    on(m_theirs, m_flow, [](Flow &f) { f.facts.insert(u"publicly-reachable"_s, u"no"_s); });
    const Merge both = merge();
    QCOMPARE(both.conflicts().size(), 1);
    QCOMPARE(both.conflicts().first().fields, QStringList { u"facts/publicly-reachable"_s });
    const Flow flow = *settled(MergeChoice::Theirs).find(m_flow);
    QCOMPARE(flow.facts.value(u"publicly-reachable"_s), u"no"_s);
}

void TestMerge::deletingWhatTheOtherChangedIsAConflict_data()
{
    QTest::addColumn<bool>("oursDeletes");
    QTest::newRow("ours deletes") << true;
    QTest::newRow("theirs deletes") << false;
}

void TestMerge::deletingWhatTheOtherChangedIsAConflict()
{
    QFETCH(bool, oursDeletes);
    Project &deleting = oursDeletes ? m_ours : m_theirs;
    Project &changing = oursDeletes ? m_theirs : m_ours;
    QVERIFY(deleting.tryApply(operations::removeFromModel(deleting, { AnyId(m_lake.value()) })));
    on(changing, m_lake, [](Element &e) { e.name = u"Data lake"_s; });
    const Merge both = merge();
    QCOMPARE(both.conflicts().size(), 1);
    QCOMPARE(both.conflicts().first().kind, MergeConflict::Kind::Deleted);
    const MergeChoice deleted = oursDeletes ? MergeChoice::Ours : MergeChoice::Theirs;
    const MergeChoice kept = oursDeletes ? MergeChoice::Theirs : MergeChoice::Ours;
    QVERIFY(!settled(deleted).find(m_lake));
    QVERIFY(!settled(deleted).find(m_flow));
    // What went away with it comes back with it: its flow and its place on the diagram.
    QCOMPARE(settled(kept).find(m_lake)->name, u"Data lake"_s);
    QVERIFY(settled(kept).find(m_flow));
    QCOMPARE(settled(kept).count(RecordKind::Placement), m_base.count(RecordKind::Placement));
}

void TestMerge::deletingWhatTheOtherUsesIsAConflict()
{
    QVERIFY(m_ours.tryApply(operations::removeFromModel(m_ours, { AnyId(m_lake.value()) })));
    const Flow added = samples::flow(m_probes, m_lake);
    Edit edit;
    edit.add(added);
    QVERIFY(m_theirs.tryApply(edit));
    const Merge both = merge();
    QCOMPARE(both.conflicts().size(), 1);
    QCOMPARE(both.conflicts().first().kind, MergeConflict::Kind::InUse);
    QVERIFY(!settled(MergeChoice::Ours).find(added.id));
    QVERIFY(!settled(MergeChoice::Ours).find(m_lake));
    QVERIFY(settled(MergeChoice::Theirs).find(added.id));
    QVERIFY(settled(MergeChoice::Theirs).find(m_lake));
}

void TestMerge::decisionsOnOneThreatBecomeOne()
{
    const QString threat = u"some-rule@%1"_s.arg(m_lake.text());
    const operations::Decided mine { threat, u"T"_s, {}, {}, {}, u"Ada"_s, QDate(2026, 11, 24) };
    const operations::Decided other { threat, u"T"_s, {}, {}, {}, u"Bo"_s, QDate(2026, 11, 25) };
    QVERIFY(m_ours.tryApply(operations::decide(m_ours, mine, DecisionState::Confirmed, {})));
    QVERIFY(m_theirs.tryApply(operations::rate(m_theirs, other, 4000, 3000, u"seen"_s)));
    QCOMPARE(merge().conflicts().size(), 0);
    const Project result = settled(MergeChoice::Ours);
    QCOMPARE(result.count(RecordKind::Decision), 1);
    const Decision decision = *result.all<Decision>().first();
    QCOMPARE(decision.state, DecisionState::Confirmed);
    QCOMPARE(decision.likelihood, 4000);
    // The later statement gives the name and the day.
    QCOMPARE(decision.by, u"Bo"_s);
    QCOMPARE(decision.on, u"2026-11-25"_s);
}

void TestMerge::zonesThatWouldEncloseThemselvesAreAConflict()
{
    const Zone third = samples::zone(u"Third"_s);
    Edit edit;
    edit.add(third);
    for (Project *side : { &m_base, &m_ours, &m_theirs })
        QVERIFY(side->tryApply(edit));
    on(m_ours, third.id, [&](Zone &z) { z.parent = m_outer; });
    on(m_theirs, m_outer, [&](Zone &z) { z.parent = third.id; });
    const Merge both = merge();
    QCOMPARE(both.conflicts().size(), 1);
    QCOMPARE(both.conflicts().first().kind, MergeConflict::Kind::Circle);
    QCOMPARE(settled(MergeChoice::Ours).find(third.id)->parent, m_outer);
    QVERIFY(settled(MergeChoice::Ours).find(m_outer)->parent.isNull());
    QCOMPARE(settled(MergeChoice::Theirs).find(m_outer)->parent, third.id);
    QVERIFY(settled(MergeChoice::Theirs).find(third.id)->parent.isNull());
}

void TestMerge::risksOfTheOtherCopyGetFreeNumbers()
{
    QVERIFY(m_ours.tryApply(operations::gatherRisk(m_ours, u"Ours"_s, {})));
    QVERIFY(m_theirs.tryApply(operations::gatherRisk(m_theirs, u"Theirs"_s, {})));
    const Project result = settled(MergeChoice::Ours);
    QMap<QString, int> numbers;
    for (const Risk *risk : result.all<Risk>())
        numbers.insert(risk->title, risk->number);
    QCOMPARE(numbers, (QMap<QString, int> { { u"Ours"_s, 1 }, { u"Theirs"_s, 2 } }));
}

void TestMerge::whatBothMovedStaysWhereOursHasIt()
{
    const Id<Placement> place = m_base.all<Placement>().first()->id;
    on(m_ours, place, [](Placement &p) { p.x = 100; });
    on(m_theirs, place, [](Placement &p) { p.x = 200; });
    QCOMPARE(merge().conflicts().size(), 0);
    QCOMPARE(settled(MergeChoice::Theirs).find(place)->x, 100);
}

void TestMerge::anUnsettledConflictIsAnError()
{
    on(m_ours, m_lake, [](Element &e) { e.name = u"A"_s; });
    on(m_theirs, m_lake, [](Element &e) { e.name = u"B"_s; });
    QVERIFY(!merge().settle({}));
    QVERIFY(!merge().settle({ MergeChoice::Open }));
}

QTEST_GUILESS_MAIN(TestMerge)
#include "tst_merge.moc"
