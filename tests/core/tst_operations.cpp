#include "model/core/operations/decide.h"
#include "model/core/operations/model.h"
#include "tests/support/samples.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestOperations : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void deletingAnElementTakesItsFlowsAndPlacements();
    void deletingAZoneMovesItsContentUp();
    void deletingTwoRecordsThatShareAReferrerDetachesBoth();
    void takingOffTheDiagramKeepsTheModel();
    void aMoveIntoAZoneChangesFieldAndPlacement();
    void onlyZonesFold();
    void everyDeletionCanBeTakenBack();
    void aDecisionWithNothingLeftInItIsTakenAway();
    void risksAreNumberedInOrder();

private:
    void apply(const Edit &edit);
    const Element *named(const QString &name) const;

    Project m_project;
};

void TestOperations::init()
{
    m_project = Project();
    apply(samples::small());
}

void TestOperations::apply(const Edit &edit)
{
    const Result<void> done = m_project.tryApply(edit);
    QVERIFY2(done, done ? "" : qPrintable(done.error().text()));
}

const Element *TestOperations::named(const QString &name) const
{
    for (const Element *element : m_project.all<Element>()) {
        if (element->name == name)
            return element;
    }
    return nullptr;
}

void TestOperations::deletingAnElementTakesItsFlowsAndPlacements()
{
    apply(operations::removeFromModel(m_project, { AnyId(named(u"Collection"_s)->id.value()) }));
    QCOMPARE(m_project.count(RecordKind::Element), 2);
    QCOMPARE(m_project.count(RecordKind::Flow), 0);
    QCOMPARE(m_project.count(RecordKind::Placement), 2);
}

void TestOperations::deletingAZoneMovesItsContentUp()
{
    const Id<Zone> inner = named(u"Lake"_s)->zone;
    const Id<Zone> outer = m_project.find(inner)->parent;
    apply(operations::removeFromModel(m_project, { AnyId(inner.value()) }));
    QCOMPARE(named(u"Lake"_s)->zone, outer);
    apply(operations::removeFromModel(m_project, { AnyId(outer.value()) }));
    QVERIFY(named(u"Lake"_s)->zone.isNull());
}

void TestOperations::deletingTwoRecordsThatShareAReferrerDetachesBoth()
{
    const Artifact second = samples::artifact(u"Second"_s);
    apply(operations::addArtifact(m_project, second));
    apply(operations::hold(m_project, named(u"Lake"_s)->id, second.id, true));
    QList<AnyId> both;
    for (const Artifact *artifact : m_project.all<Artifact>())
        both.append(AnyId(artifact->id.value()));
    apply(operations::removeFromModel(m_project, both));
    QVERIFY(named(u"Lake"_s)->holds.isEmpty());
    QCOMPARE(m_project.count(RecordKind::Artifact), 0);
}

void TestOperations::takingOffTheDiagramKeepsTheModel()
{
    const Placement *placement = m_project.all<Placement>().first();
    apply(operations::removeFromDiagram(m_project, { placement->id }));
    QCOMPARE(m_project.count(RecordKind::Placement), 2);
    QCOMPARE(m_project.count(RecordKind::Element), 3);
    QCOMPARE(m_project.count(RecordKind::Flow), 2);
}

void TestOperations::aMoveIntoAZoneChangesFieldAndPlacement()
{
    const Element *probes = named(u"Probes"_s);
    const Id<Zone> inner = named(u"Lake"_s)->zone;
    Id<Placement> placement;
    m_project.forEach<Placement>([&](const Placement &p) {
        if (p.element == probes->id)
            placement = p.id;
    });
    apply(operations::moveTo(m_project, { { placement, QRect(100, 200, 300, 400), inner } }));
    QCOMPARE(named(u"Probes"_s)->zone, inner);
    QCOMPARE(m_project.find(placement)->x, 100);
}

void TestOperations::onlyZonesFold()
{
    const Id<Diagram> diagram = m_project.all<Diagram>().first()->id;
    const Id<Zone> zone = m_project.all<Zone>().first()->id;
    apply(operations::place(m_project, AnyId(zone.value()), diagram, QRect(0, 0, 9000, 9000)));
    QList<Id<Placement>> all;
    m_project.forEach<Placement>([&](const Placement &place) { all.append(place.id); });
    const Edit folding = operations::fold(m_project, all, true);
    QCOMPARE(folding.patches().size(), 1);
    apply(folding);
    m_project.forEach<Placement>(
            [](const Placement &place) { QCOMPARE(place.collapsed, !place.zone.isNull()); });
    QVERIFY(operations::fold(m_project, all, true).isEmpty());
    QCOMPARE(operations::fold(m_project, all, false).patches().size(), 1);
}

void TestOperations::everyDeletionCanBeTakenBack()
{
    const Project before = m_project;
    for (const Element *element : before.all<Element>()) {
        const Edit edit = operations::removeFromModel(m_project, { AnyId(element->id.value()) });
        apply(edit);
        apply(inverse(edit));
        QVERIFY(m_project == before);
    }
}

void TestOperations::aDecisionWithNothingLeftInItIsTakenAway()
{
    const operations::Decided said { u"data.x@6f1c2a5e-8b0d-4c33-9a57-0d8e4f6b1c2a"_s };
    apply(operations::decide(m_project, said, DecisionState::Confirmed, {}));
    QCOMPARE(m_project.count(RecordKind::Decision), 1);
    apply(operations::decide(m_project, said, DecisionState::Proposed, {}));
    QCOMPARE(m_project.count(RecordKind::Decision), 0);
}

void TestOperations::risksAreNumberedInOrder()
{
    apply(operations::gatherRisk(m_project, u"One"_s, {}));
    apply(operations::gatherRisk(m_project, u"Two"_s, {}));
    QList<int> numbers;
    m_project.forEach<Risk>([&](const Risk &risk) { numbers.append(risk.number); });
    std::ranges::sort(numbers);
    QCOMPARE(numbers, (QList<int> { 1, 2 }));
}

QTEST_GUILESS_MAIN(TestOperations)
#include "tst_operations.moc"
