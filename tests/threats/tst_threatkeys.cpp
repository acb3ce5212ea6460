#include "model/core/operations/change.h"
#include "model/core/operations/model.h"
#include "model/core/operations/rules.h"
#include "model/exchange/fragment.h"
#include "model/exchange/nativejson.h"
#include "tests/support/sampleregister.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// What threats are known by, and the decisions on them, through what people do to a model.
class TestThreatKeys : public QObject, protected SampleRegister
{
    Q_OBJECT

private slots:
    void init() { restart(); }
    void keysSurviveExportImportAndAMoveOfEverything();
    void goingToAnotherZoneAndBackKeepsKeysAndDecisions();
    void deletingAndUndoingKeepsKeysAndDecisions();
    void cuttingAndPastingKeepsKeysAndDecisions();
    void switchingAPackOffAndOnKeepsKeysAndDecisions();
};

void TestThreatKeys::keysSurviveExportImportAndAMoveOfEverything()
{
    const QStringList before = keys();
    Edit moves;
    for (const Placement *placement : m_project.all<Placement>())
        moves = merged(moves, operations::change(m_project, placement->id,
                                                 [](Placement &p) { p.x += 1000; }));
    push(moves);
    const Result<Edit> again = nativejson::read(nativejson::write(m_project), u"x"_s);
    QVERIFY(again);
    Project imported;
    imported.apply(*again);
    QCOMPARE(keysAnew(imported), before);
}

void TestThreatKeys::goingToAnotherZoneAndBackKeepsKeysAndDecisions()
{
    const QStringList before = keys();
    const Element registry = element(u"Model registry"_s);
    const Id<Zone> elsewhere = element(u"Model serving"_s).zone;
    const auto move = [&](const Id<Zone> &zone) {
        push(operations::change(m_project, registry.id, [&](Element &e) { e.zone = zone; }));
    };
    move(elsewhere);
    QVERIFY(keys() != before || elsewhere == registry.zone);
    move(registry.zone);
    QCOMPARE(keys(), before);
}

void TestThreatKeys::deletingAndUndoingKeepsKeysAndDecisions()
{
    const QStringList before = keys();
    const Edit removal = operations::removeFromModel(
            m_project, { AnyId(element(u"Model registry"_s).id.value()) });
    push(removal);
    QVERIFY(keys().size() < before.size());
    push(inverse(removal));
    QCOMPARE(keys(), before);
}

void TestThreatKeys::cuttingAndPastingKeepsKeysAndDecisions()
{
    const Element registry = element(u"Model registry"_s);
    const Id<Diagram> diagram = m_project.all<Diagram>().first()->id;
    const ThreatRow *row = m_register->rowsOf(registry.id.value()).first();
    const QString decided = row->key.text();
    confirm(*row);
    const QStringList before = keys();
    const QByteArray cut =
            fragment::copy(m_project, { { RecordKind::Element, registry.id.value() } }, diagram);
    push(operations::removeFromModel(m_project, { AnyId(registry.id.value()) }));
    QVERIFY(m_register->row(decided)->stale);
    const Result<Edit> back = fragment::paste(m_project, cut, diagram, { 3000, 3000 });
    QVERIFY(back);
    push(*back);
    QCOMPARE(keys(), before);
    QVERIFY(!m_register->row(decided)->stale);
    QCOMPARE(m_register->row(decided)->state, DecisionState::Confirmed);

    // A second paste is a copy: new ids, no flow to the outside, nothing decided.
    const auto flows = m_project.count(RecordKind::Flow);
    const Result<Edit> copy = fragment::paste(m_project, cut, diagram, { 3000, 3000 });
    QVERIFY(copy);
    push(*copy);
    QCOMPARE(m_project.count(RecordKind::Flow), flows);
    const QStringList after = keys();
    QCOMPARE(QSet<QString>(after.begin(), after.end()).size(), after.size());
    QVERIFY(after.size() > before.size());
    QVERIFY(!fragment::paste(m_project, "{}", diagram, {}));
}

void TestThreatKeys::switchingAPackOffAndOnKeepsKeysAndDecisions()
{
    const QStringList before = keys();
    push(operations::switchPack(m_project, u"models"_s, false));
    const QStringList without = keys();
    QVERIFY(without.size() < before.size());
    push(operations::switchPack(m_project, u"models"_s, true));
    QCOMPARE(keys(), before);
    QCOMPARE(QSet<QString>(before.begin(), before.end()).size(), before.size());
}

QTEST_GUILESS_MAIN(TestThreatKeys)
#include "tst_threatkeys.moc"
