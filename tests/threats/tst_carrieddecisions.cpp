#include "model/core/operations/model.h"
#include "model/core/operations/splice.h"
#include "model/exchange/fragment.h"
#include "tests/support/sampleregister.h"
#include "tests/support/samples.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// Decisions that go along when a model is rebuilt around them, and ask for review.
class TestCarriedDecisions : public QObject, protected SampleRegister
{
    Q_OBJECT

private slots:
    void init() { restart(); }
    void aGatewayPutIntoAFlowKeepsDecisionsForReview();
    void aGatewayPutIntoAFlowCanLeaveDecisionsBehind();
    void anElementReplacedByAnotherGivesItsDecisionsForReview();
    void anElementOfAnotherTypeKeepsDecisionsForReview();
    void aCopyCanTakeDecisionsForReview();
};

void TestCarriedDecisions::aGatewayPutIntoAFlowKeepsDecisionsForReview()
{
    const Flow between = flow(u"CD of models"_s, u"Model serving"_s);
    const ThreatRow *row = rowOf(u"models.replaced-in-transit"_s, between.id.value());
    QVERIFY(row);
    const QString key = row->key.text();
    confirm(*row);
    QVERIFY(m_register->row(key)->reviewAgain.isEmpty());
    Element gateway = samples::element(u"Gateway"_s, u"api-gateway"_s);
    gateway.zone = element(u"Model serving"_s).zone;
    push(operations::addElement(m_project, gateway, m_project.all<Diagram>().first()->id,
                                QRect(0, 0, 13600, 4800)));
    const auto placements = m_project.count(RecordKind::ControlPlacement);
    const Edit insertion = operations::insertInto(m_project, between.id, gateway.id);
    push(insertion);
    QCOMPARE(m_project.find(between.id)->target, gateway.id);
    QVERIFY(m_project.count(RecordKind::ControlPlacement) >= placements);
    QCOMPARE(m_register->row(key)->state, DecisionState::Confirmed);
    QVERIFY(!m_register->row(key)->reviewAgain.isEmpty());
    const Flow onward = flow(u"Gateway"_s, u"Model serving"_s);
    const ThreatRow *second = rowOf(u"models.replaced-in-transit"_s, onward.id.value());
    QVERIFY(second);
    QCOMPARE(second->state, DecisionState::Confirmed);
    QVERIFY(!second->reviewAgain.isEmpty());
    push(inverse(insertion));
    QVERIFY(m_register->row(key)->reviewAgain.isEmpty());
}

void TestCarriedDecisions::aGatewayPutIntoAFlowCanLeaveDecisionsBehind()
{
    forgetDecisions();
    const Flow between = flow(u"CD of models"_s, u"Model serving"_s);
    const ThreatRow *row = rowOf(u"models.replaced-in-transit"_s, between.id.value());
    confirm(*row);
    const auto placements = m_project.count(RecordKind::ControlPlacement);
    Element gateway = samples::element(u"Gateway"_s, u"api-gateway"_s);
    push(operations::addElement(m_project, gateway, m_project.all<Diagram>().first()->id,
                                QRect(0, 0, 13600, 4800)));
    push(operations::insertInto(m_project, between.id, gateway.id, operations::Carry::Not));
    QCOMPARE(m_project.count(RecordKind::ControlPlacement), placements);
    QCOMPARE(m_project.count(RecordKind::Decision), 1);
}

void TestCarriedDecisions::anElementReplacedByAnotherGivesItsDecisionsForReview()
{
    forgetDecisions();
    const Element registry = element(u"Model registry"_s);
    const ThreatRow *row = m_register->rowsOf(registry.id.value()).first();
    const QString rule = row->key.rule;
    const QString old = row->key.text();
    confirm(*row);
    const Id<Decision> decision = m_project.all<Decision>().first()->id;
    const auto flows = m_project.count(RecordKind::Flow);
    QCOMPARE(operations::hangingOn(m_project, { registry.id.value() }).decisions, 1);
    Element other = registry;
    other.id = Id<Element>::create();
    other.name = u"Model vault"_s;
    other.holds.clear();
    const Id<Diagram> diagram = m_project.all<Diagram>().first()->id;
    push(operations::addElement(m_project, other, diagram, QRect(0, 90000, 13600, 4800)));
    const Edit replaced =
            operations::replaceBy(m_project, registry.id, other.id, operations::Carry::Along);
    push(replaced);
    QVERIFY(!m_project.find(registry.id));
    QCOMPARE(m_project.count(RecordKind::Flow), flows);
    QCOMPARE(m_project.find(other.id)->holds, registry.holds);
    const ThreatRow *now = rowOf(rule, other.id.value());
    QVERIFY(now);
    QCOMPARE(now->decision, decision);
    QCOMPARE(now->state, DecisionState::Confirmed);
    QVERIFY(!now->reviewAgain.isEmpty());
    QVERIFY(!m_register->row(old));
    push(inverse(replaced));
    QCOMPARE(m_register->row(old)->state, DecisionState::Confirmed);
    QVERIFY(m_register->row(old)->reviewAgain.isEmpty());
    // Not carried along, the decision stays with what is gone.
    push(operations::replaceBy(m_project, registry.id, other.id, operations::Carry::Not));
    QVERIFY(m_register->row(old)->stale);
    QVERIFY(rowOf(rule, other.id.value())->state != DecisionState::Confirmed);
}

void TestCarriedDecisions::anElementOfAnotherTypeKeepsDecisionsForReview()
{
    forgetDecisions();
    const Element registry = element(u"Model registry"_s);
    const ThreatRow *row = m_register->rowsOf(registry.id.value()).first();
    const QString key = row->key.text();
    confirm(*row);
    const Edit along = operations::changeType(m_project, registry.id, u"package-registry"_s,
                                              operations::Carry::Along);
    push(along);
    const Decision *decision = m_project.all<Decision>().first();
    QCOMPARE(decision->threat, key);
    QCOMPARE(decision->seen.value(operations::decisionReplaced), registry.name);
    QVERIFY(m_register->row(key)); // with a reason to look again, or stale
    QVERIFY(m_register->row(key)->stale || !m_register->row(key)->reviewAgain.isEmpty());
    push(inverse(along));
    QVERIFY(m_register->row(key)->reviewAgain.isEmpty());
    push(operations::changeType(m_project, registry.id, u"package-registry"_s,
                                operations::Carry::Not));
    QCOMPARE(m_project.count(RecordKind::Decision), 0);
    QCOMPARE(operations::hangingOn(m_project, { registry.id.value() }).controls, 0);
}

void TestCarriedDecisions::aCopyCanTakeDecisionsForReview()
{
    forgetDecisions();
    const Element registry = element(u"Model registry"_s);
    const Id<Diagram> diagram = m_project.all<Diagram>().first()->id;
    const ThreatRow *row = m_register->rowsOf(registry.id.value()).first();
    confirm(*row);
    const QByteArray copied =
            fragment::copy(m_project, { { RecordKind::Element, registry.id.value() } }, diagram);
    const Result<fragment::About> about = fragment::about(m_project, copied, diagram);
    QVERIFY(about);
    QCOMPARE(about->known, 1);
    QCOMPARE(about->shown, 1);
    const Result<Edit> plain = fragment::paste(m_project, copied, diagram, { 3000, 3000 });
    push(*plain);
    QCOMPARE(m_project.count(RecordKind::Decision), 1);
    const Result<Edit> with = fragment::paste(m_project, copied, diagram, { 6000, 6000 },
                                              fragment::As::CopyWithDecisions);
    push(*with);
    QCOMPARE(m_project.count(RecordKind::Decision), 2);
    QVERIFY(std::ranges::any_of(m_project.all<Decision>(), [](const Decision *decision) {
        return decision->seen.contains(operations::decisionReplaced);
    }));
    // On another diagram, a reference is the same element in another place.
    push(operations::addDiagram(m_project, u"Other"_s));
    Id<Diagram> other;
    m_project.forEach<Diagram>(
            [&](const Diagram &d) { other = d.name == u"Other" ? d.id : other; });
    const auto elements = m_project.count(RecordKind::Element);
    const Result<Edit> same =
            fragment::paste(m_project, copied, other, {}, fragment::As::Reference);
    QVERIFY(same);
    QCOMPARE(same->patches().size(), 1);
    push(*same);
    QCOMPARE(m_project.count(RecordKind::Element), elements);
}

QTEST_GUILESS_MAIN(TestCarriedDecisions)
#include "tst_carrieddecisions.moc"
