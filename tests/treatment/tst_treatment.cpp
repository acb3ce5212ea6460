#include "model/core/operations/change.h"
#include "model/core/operations/decide.h"
#include "model/risk/acceptance.h"
#include "model/threats/decided.h"
#include "model/treatment/obligations.h"
#include "model/treatment/slips.h"
#include "model/treatment/suggestedrisks.h"
#include "tests/support/samples.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// Risks over the register: what they make of their threats, how acceptances age, what moves when a
/// control slips, what others owe.
class TestTreatment : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void linksLeaveWhatTheHandSays();
    void aSlippedControlMovesThreatAndRiskByItsShare();
    void onePlaceSlipsByItself();
    void theDerivedStateFollowsTheDay_data();
    void theDerivedStateFollowsTheDay();
    void anAcceptanceAboveItsRatingIsReviewedAgain();
    void aRiskWhoseThreatIsGoneIsStale();
    void suggestionsLeaveOutWhatIsGatheredOrDismissed();
    void othersOweWhatStandsInTheirZone();

private:
    void push(const Edit &edit);
    Control control(const QString &name, ControlStatus status);
    void link(const Control &control, int likelihood, int impact);

    CatalogsPointer m_catalogs;
    Project m_project;
    std::unique_ptr<Register> m_register;
    OwnThreat m_own;
    QString m_key;
    Id<Risk> m_risk;
    Id<Person> m_owner;
    const QDate m_today { 2026, 11, 24 };
};

void TestTreatment::initTestCase()
{
    const Result<CatalogsPointer> loaded = catalog::loadBundled();
    QVERIFY(loaded);
    m_catalogs = *loaded;
}

void TestTreatment::push(const Edit &edit)
{
    const Result<void> done = m_project.tryApply(edit);
    QVERIFY2(done, done ? "" : qPrintable(done.error().text()));
    m_register->follow(m_project, edit, m_today);
}

Control TestTreatment::control(const QString &name, ControlStatus status)
{
    Control made;
    made.id = Id<Control>::create();
    made.name = name;
    made.status = status;
    Edit edit;
    edit.add(made);
    push(edit);
    return made;
}

void TestTreatment::link(const Control &control, int likelihood, int impact)
{
    ControlLink link;
    link.id = Id<ControlLink>::create();
    link.control = control.id;
    link.threat = m_key;
    link.likelihood = likelihood;
    link.impact = impact;
    link.reason = u"measured"_s;
    Edit edit;
    edit.add(link);
    push(edit);
}

/// An own threat of likelihood 4.0 and impact 4.0 (high), gathered into a risk with an owner.
void TestTreatment::init()
{
    m_project = Project();
    m_project.apply(samples::small());
    m_register = std::make_unique<Register>(m_catalogs);
    m_register->reset(m_project, m_today);
    m_own = OwnThreat();
    m_own.id = Id<OwnThreat>::create();
    m_own.title = u"Someone bribes the operator"_s;
    m_own.subjectKind = SubjectKind::Flow;
    m_own.subject = AnyId(m_project.all<Flow>().first()->id.value());
    m_own.likelihood = 4000;
    m_own.impact = 4000;
    m_own.stride = u"tampering"_s;
    m_key = ThreatKey { u"own"_s, m_own.id.value() }.text();
    Person owner;
    owner.id = Id<Person>::create();
    owner.name = u"Olga"_s;
    m_owner = owner.id;
    Edit edit;
    edit.add(m_own);
    edit.add(owner);
    push(edit);
    push(operations::gatherRisk(m_project, u"Bribery"_s, { m_key }));
    m_risk = m_project.all<Risk>().first()->id;
    push(operations::change(m_project, m_risk, [&](Risk &r) { r.owner = m_owner; }));
}

void TestTreatment::linksLeaveWhatTheHandSays()
{
    // 0.9 implemented: 1 * 0.8 now, 1 later; 0.5 planned: nothing now, 0.301 later; impact 0.75
    // verified: 0.602 both times. 4 - 0.8 = 3.2, 4 - 1.301 = 2.699, 4 - 0.602 = 3.398.
    link(control(u"a"_s, ControlStatus::Implemented), 900, -1);
    link(control(u"b"_s, ControlStatus::Planned), 500, -1);
    link(control(u"c"_s, ControlStatus::Verified), -1, 750);
    const ThreatRow *row = m_register->row(m_key);
    QVERIFY(row);
    QCOMPARE(row->inherent, (Levels { 4000, 4000 }));
    QCOMPARE(row->current, (Levels { 3200, 3398 }));
    QCOMPARE(row->target, (Levels { 2699, 3398 }));
}

void TestTreatment::aSlippedControlMovesThreatAndRiskByItsShare()
{
    const Control a = control(u"a"_s, ControlStatus::Implemented);
    const Control b = control(u"b"_s, ControlStatus::Planned);
    link(a, 900, -1);
    link(b, 500, -1);
    const Slips slips = slipsOf(m_project, *m_register, a.id, {}, m_today);
    QCOMPARE(slips.threats.size(), 1);
    QCOMPARE(slips.threats.first().key, m_key);
    QCOMPARE(slips.threats.first().current, (Levels { 3200, 4000 }));
    QCOMPARE(slips.threats.first().currentWithout, (Levels { 4000, 4000 }));
    QCOMPARE(slips.threats.first().target, (Levels { 2699, 4000 }));
    QCOMPARE(slips.threats.first().targetWithout, (Levels { 3699, 4000 }));
    QCOMPARE(slips.risks.size(), 1);
    QCOMPARE(slips.risks.first().key, u"R-1"_s);
    QCOMPARE(slips.risks.first().targetWithout, (Levels { 3699, 4000 }));
    // Of one family, the weaker one holds nothing while the stronger stands.
    Control weak = control(u"w"_s, ControlStatus::Implemented);
    for (const Id<Control> &id : { a.id, weak.id })
        push(operations::change(m_project, id, [](Control &c) { c.family = u"f"_s; }));
    link(weak, 300, -1);
    QVERIFY(slipsOf(m_project, *m_register, weak.id, {}, m_today).threats.isEmpty());
}

void TestTreatment::onePlaceSlipsByItself()
{
    QString catalogId;
    const ThreatRow *first = nullptr;
    for (const ThreatRow *row : m_register->rows()) {
        for (const ControlOffer &offer : row->rule ? row->rule->controls : QList<ControlOffer>()) {
            if (!first && offer.at == At::Subject && offer.likelihood > 0) {
                first = row;
                catalogId = offer.control;
            }
        }
    }
    QVERIFY(first);
    const QString key = first->key.text();
    const AnyId subject(first->key.subject);
    const SubjectKind kind =
            first->subjectKind == RecordKind::Flow ? SubjectKind::Flow : SubjectKind::Element;
    Control made = control(u"placed twice"_s, ControlStatus::Implemented);
    push(operations::change(m_project, made.id, [&](Control &c) { c.catalogId = catalogId; }));
    push(operations::placeControl(m_project, made, kind, subject, 50));
    const Id<ControlPlacement> half = m_project.all<ControlPlacement>().first()->id;
    push(operations::placeControl(m_project, made, SubjectKind::Project, {}, 100));
    // The whole project covers more than the half: without the half nothing moves here.
    for (const Slips::Move &move : slipsOf(m_project, *m_register, made.id, half, m_today).threats)
        QVERIFY(move.key != key);
    bool moves = false;
    for (const Slips::Move &move : slipsOf(m_project, *m_register, made.id, {}, m_today).threats)
        moves = moves || move.key == key;
    QVERIFY(moves);
}

void TestTreatment::theDerivedStateFollowsTheDay_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<Acceptance>("acceptance");
    QTest::addColumn<RiskState>("state");
    const auto accepted = RiskState::Accepted;
    QTest::newRow("on the day") << QDate(2026, 11, 24) << Acceptance::Valid << accepted;
    QTest::newRow("the last day") << QDate(2027, 5, 31) << Acceptance::Valid << accepted;
    QTest::newRow("a day later") << QDate(2027, 6, 1) << Acceptance::Lapsed << RiskState::Lapsed;
}

void TestTreatment::theDerivedStateFollowsTheDay()
{
    QFETCH(QDate, day);
    const Result<Edit> edit = risk::accept(m_project, m_risk, Rating::High,
                                           { m_owner, m_today, QDate(2027, 5, 31), u"insured"_s });
    QVERIFY(edit);
    push(*edit);
    m_register->reset(m_project, day);
    const RiskRow row = riskRows(m_project, *m_register, day).first();
    QTEST(row.acceptance, "acceptance");
    QTEST(stateOf(row), "state");
    QVERIFY(!row.withinAppetite); // high, and the project tolerates moderate
}

void TestTreatment::anAcceptanceAboveItsRatingIsReviewedAgain()
{
    const Result<Edit> edit = risk::accept(m_project, m_risk, Rating::High,
                                           { m_owner, m_today, QDate(2027, 5, 31), u"insured"_s });
    QVERIFY(edit);
    push(*edit);
    push(operations::change(m_project, m_own.id, [](OwnThreat &own) { own.impact = 5000; }));
    const RiskRow row = riskRows(m_project, *m_register, m_today).first();
    QCOMPARE(row.acceptance, Acceptance::ReviewAgain);
    QCOMPARE(stateOf(row), RiskState::ReviewAgain);
    QCOMPARE(row.reviewAgain.size(), 1);
}

void TestTreatment::aRiskWhoseThreatIsGoneIsStale()
{
    Edit edit;
    edit.remove(m_own);
    push(edit);
    const RiskRow row = riskRows(m_project, *m_register, m_today).first();
    QVERIFY(row.stale);
    QCOMPARE(stateOf(row), RiskState::Stale);
    QCOMPARE(row.missing, QStringList { m_key });
}

void TestTreatment::suggestionsLeaveOutWhatIsGatheredOrDismissed()
{
    const auto suggested = [this](const QString &key) {
        for (const SuggestedRisk &each : suggestedRisks(m_project, *m_register, Rating::Low)) {
            if (each.threats.contains(key))
                return true;
        }
        return false;
    };
    QVERIFY(!suggested(m_key));
    Edit edit;
    edit.remove(*m_project.find(m_risk));
    push(edit);
    QVERIFY(suggested(m_key));
    push(operations::decide(
            m_project,
            decidedFrom(*m_register->row(m_key), m_project, *m_register, u"Ada"_s, m_today),
            DecisionState::Dismissed, u"no operator"_s));
    QVERIFY(!suggested(m_key));
    int rows = 0;
    for (const SuggestedRisk &each : suggestedRisks(m_project, *m_register, Rating::Low)) {
        QVERIFY(!each.title.isEmpty() && !each.consequence.isEmpty() && !each.threats.isEmpty());
        rows += static_cast<int>(each.threats.size());
    }
    QVERIFY(rows > 0);
}

void TestTreatment::othersOweWhatStandsInTheirZone()
{
    const Zone *zone = nullptr;
    m_project.forEach<Zone>([&](const Zone &z) {
        if (z.name == u"Platform")
            zone = &z;
    });
    const Id<Zone> id = zone->id;
    push(operations::change(m_project, id, [](Zone &z) { z.zoneOperator = u"cloud-provider"_s; }));
    const Control made = control(u"Encrypt at rest"_s, ControlStatus::Implemented);
    push(operations::placeControl(m_project, made, SubjectKind::Zone, AnyId(id.value()), 100));
    const auto owed = [&] { return obligations(m_project, *m_catalogs, m_today); };
    QCOMPARE(owed().size(), 1);
    QCOMPARE(owed().first().zoneOperator, u"cloud-provider"_s);
    QVERIFY(!owed().first().attested);
    Evidence evidence;
    evidence.id = Id<Evidence>::create();
    evidence.control = made.id;
    evidence.provider = u"Cloud Inc."_s;
    evidence.scope = u"storage"_s;
    evidence.expires = u"2026-11-24"_s;
    Edit edit;
    edit.add(evidence);
    push(edit);
    QVERIFY(owed().first().attested);
    QVERIFY(!obligations(m_project, *m_catalogs, m_today.addDays(1)).first().attested);
}

QTEST_GUILESS_MAIN(TestTreatment)
#include "tst_treatment.moc"
