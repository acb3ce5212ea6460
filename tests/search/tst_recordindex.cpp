#include "model/search/fuzzymatch.h"
#include "model/search/recordindex.h"
#include "tests/support/samples.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestRecordIndex : public QObject
{
    Q_OBJECT

private slots:
    void fuzzyPrefers_data();
    void fuzzyPrefers();
    void whatDoesNotFitScoresNothing();
    void everythingWithANameIsFound_data();
    void everythingWithANameIsFound();
    void findTakesEveryWordAsItIs();
};

void TestRecordIndex::fuzzyPrefers_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::newRow("whole name") << u"model"_s << u"model"_s << u"model registry"_s;
    QTest::newRow("start of the name") << u"mod"_s << u"model registry"_s << u"serving model"_s;
    QTest::newRow("start of a word") << u"reg"_s << u"model registry"_s << u"forego"_s;
    QTest::newRow("as it is") << u"lake"_s << u"a flake of ice"_s << u"l a k e"_s;
    QTest::newRow("first letters") << u"mr"_s << u"model registry"_s << u"timer"_s;
    QTest::newRow("words in any order")
            << u"registry model"_s << u"model registry"_s << u"registry of a mode"_s;
    QTest::newRow("the shorter") << u"store"_s << u"store a"_s << u"store of many things"_s;
}

void TestRecordIndex::fuzzyPrefers()
{
    QFETCH(QString, query);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    QVERIFY2(fuzzyScore(query, better) > fuzzyScore(query, worse),
             qPrintable(u"%1 %2"_s.arg(fuzzyScore(query, better)).arg(fuzzyScore(query, worse))));
}

void TestRecordIndex::whatDoesNotFitScoresNothing()
{
    QCOMPARE(fuzzyScore(u"xyz", u"model registry"), 0);
    QCOMPARE(fuzzyScore(u"yrtsiger", u"registry"), 0);
    QVERIFY(fuzzyScore(u"", u"anything") > 0);
}

void TestRecordIndex::everythingWithANameIsFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<RecordKind>("kind");
    QTest::newRow("element") << u"lake"_s << RecordKind::Element;
    QTest::newRow("zone") << u"platform"_s << RecordKind::Zone;
    QTest::newRow("flow") << u"probes \u2192 collection"_s << RecordKind::Flow;
    QTest::newRow("artifact") << u"KPIs"_s << RecordKind::Artifact;
    QTest::newRow("control") << u"signing"_s << RecordKind::Control;
    QTest::newRow("risk") << u"R-1"_s << RecordKind::Risk;
}

void TestRecordIndex::everythingWithANameIsFound()
{
    QFETCH(QString, text);
    QFETCH(RecordKind, kind);
    Project project;
    Edit edit = samples::small();
    Control control;
    control.id = Id<Control>::create();
    control.name = u"Artifact signing"_s;
    edit.add(control);
    Risk risk;
    risk.id = Id<Risk>::create();
    risk.number = 1;
    risk.title = u"Blind detector"_s;
    edit.add(risk);
    project.apply(edit);
    const Result<CatalogsPointer> catalogs = catalog::loadBundled();
    QVERIFY(catalogs);
    Register threats(*catalogs);
    threats.reset(project, QDate(2026, 11, 24));
    const RecordIndex index(project, threats);
    const QList<Found> found = index.find(text);
    QVERIFY(std::ranges::any_of(
            found, [&](const Found &f) { return !f.record.id.isNull() && f.record.kind == kind; }));
    const QList<RecordIndex::Scored> matched = index.match(text, 20);
    QVERIFY(std::ranges::any_of(matched, [&](const RecordIndex::Scored &s) {
        return !s.found.record.id.isNull() && s.found.record.kind == kind;
    }));
    QVERIFY(std::ranges::is_sorted(matched, std::ranges::greater(), &RecordIndex::Scored::score));
}

void TestRecordIndex::findTakesEveryWordAsItIs()
{
    Project project;
    project.apply(samples::small());
    const Result<CatalogsPointer> catalogs = catalog::loadBundled();
    QVERIFY(catalogs);
    Register threats(*catalogs);
    threats.reset(project, QDate(2026, 11, 24));
    const RecordIndex index(project, threats);
    QVERIFY(index.find(u"  "_s).isEmpty());
    QVERIFY(index.find(u"lke"_s).isEmpty());
    for (const Found &found : index.find(u"lake collection"_s))
        QVERIFY(found.name.contains(u"Lake"_s) && found.name.contains(u"ollection"_s));
    // Threats are found, too.
    const QList<Found> threatsOfLake = index.find(u"lake"_s);
    QVERIFY(std::ranges::any_of(threatsOfLake,
                                [](const Found &found) { return !found.threat.isEmpty(); }));
}

QTEST_GUILESS_MAIN(TestRecordIndex)
#include "tst_recordindex.moc"
