#include "model/core/operations/change.h"
#include "model/core/operations/model.h"
#include "model/exchange/newproject.h"
#include "model/quality/readiness.h"
#include "tests/support/samples.h"

#include <QTest>

using namespace Qt::StringLiterals;

using Models = std::function<void(Project &)>;

/// Every check has a smallest project that raises it and one change that clears it.
class TestQuality : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aCheckIsRaisedAndClearedByOneChange_data();
    void aCheckIsRaisedAndClearedByOneChange();
    void idsAreUniqueAndTextsComplete();
    void whereAFindingPointsThereIsSomething();
    void theSameProjectGivesTheSameList();
    void anEmptyProjectIsNotReadyAndSaysWhy();
    void theMeterFollowsTheWork();

private:
    QList<Finding> findings(const Project &project) const;
    void addProjectRows();
    void addDrawingRows();
    void addArtifactRows();
    void addThreatRows();
    void addRiskRows();
    void addControlRows();

    static QTestData &row(const char *check);

    static CatalogsPointer s_catalogs;
    static QSet<QString> s_rows;
    const QDate m_today { 2026, 11, 24 };
};

CatalogsPointer TestQuality::s_catalogs;
QSet<QString> TestQuality::s_rows;

namespace {

Record settingsNamed(const QString &name)
{
    Settings settings;
    settings.id = Id<Settings>::create();
    settings.name = name;
    return settings;
}

template<typename T>
T made(const std::function<void(T &)> &fill)
{
    T record;
    record.id = Id<T>::create();
    fill(record);
    return record;
}

/// Adds one record, or several.
Models adds(const QList<Record> &records)
{
    return [records](Project &project) {
        Edit edit;
        for (const Record &record : records)
            edit.add(record);
        project.apply(edit);
    };
}

/// Changes the first record of a kind.
template<typename T>
Models sets(const std::function<void(T &)> &change)
{
    return [change](Project &project) {
        project.apply(operations::change(project, project.all<T>().first()->id, change));
    };
}

Models both(const Models &first, const Models &second)
{
    return [first, second](Project &project) {
        first(project);
        second(project);
    };
}

void small(Project &project)
{
    project.apply(samples::small());
}

/// The worst threat of a project.
QString worst(const Project &project, const CatalogsPointer &catalogs)
{
    Register threats(catalogs);
    threats.reset(project, QDate(2026, 11, 24));
    return threats.rows().first()->key.text();
}

/// The sample with a decision on its worst threat.
Models decided(const CatalogsPointer &catalogs, const std::function<void(Decision &)> &change)
{
    return [catalogs, change](Project &project) {
        small(project);
        Decision decision;
        decision.id = Id<Decision>::create();
        decision.threat = worst(project, catalogs);
        change(decision);
        adds({ decision })(project);
    };
}

/// The sample with a risk of its worst threat.
Models withRisk(const CatalogsPointer &catalogs, const std::function<void(Risk &)> &change)
{
    return [catalogs, change](Project &project) {
        small(project);
        const Person person = made<Person>([](Person &p) { p.name = u"Ada"_s; });
        Risk risk;
        risk.id = Id<Risk>::create();
        risk.number = 1;
        risk.title = u"Story"_s;
        risk.consequence = u"Outage"_s;
        risk.owner = person.id;
        risk.treatment = Treatment::Mitigate;
        risk.threats = { worst(project, catalogs) };
        change(risk);
        adds({ person, risk })(project);
    };
}

/// Two people and a control of the first.
Models withControl(const std::function<void(Control &, const Person &, const Person &)> &change)
{
    return [change](Project &project) {
        const Person ada = made<Person>([](Person &p) { p.name = u"Ada"_s; });
        const Person bob = made<Person>([](Person &p) { p.name = u"Bob"_s; });
        Control control;
        control.id = Id<Control>::create();
        control.name = u"Encrypt"_s;
        control.owner = ada.id;
        change(control, ada, bob);
        adds({ settingsNamed(u"Sample"_s), ada, bob, control })(project);
    };
}

} // namespace

void TestQuality::initTestCase()
{
    // Rows are made before this runs, too.
    if (!s_catalogs)
        s_catalogs = *catalog::loadBundled();
}

QList<Finding> TestQuality::findings(const Project &project) const
{
    Register threats(s_catalogs);
    threats.reset(project, m_today);
    return quality::findings(project, threats, m_today);
}

void TestQuality::aCheckIsRaisedAndClearedByOneChange_data()
{
    QTest::addColumn<Models>("raise");
    QTest::addColumn<Models>("clear");
    initTestCase();
    addProjectRows();
    addDrawingRows();
    addArtifactRows();
    addThreatRows();
    addRiskRows();
    addControlRows();
    const QList<quality::Check> checks = quality::checks();
    QVERIFY2(checks.size() >= 25, qPrintable(QString::number(checks.size())));
    for (const quality::Check &check : checks) {
        if (!s_rows.contains(check.id))
            row(check.id.toLatin1().constData()) << Models() << Models();
    }
}

QTestData &TestQuality::row(const char *check)
{
    s_rows.insert(QString::fromLatin1(check));
    return QTest::newRow(check);
}

void TestQuality::addProjectRows()
{
    const Models empty = adds({ settingsNamed(u"Sample"_s) });
    row("project-without-scope") << empty
                                 << sets<Settings>([](Settings &s) { s.scope = u"All of it"_s; });
    row("project-without-purpose")
            << empty << sets<Settings>([](Settings &s) { s.purpose = u"Detect"_s; });
    row("project-without-owner") << empty
                                 << sets<Settings>([](Settings &s) { s.owner = u"Ada"_s; });
    const auto assumption = [](AssumptionStatus status) {
        return adds({ made<Assumption>([&](Assumption &a) {
            a.text = u"Nobody else has the key"_s;
            a.status = status;
        }) });
    };
    const Models holds =
            sets<Assumption>([](Assumption &a) { a.status = AssumptionStatus::Holds; });
    row("assumption-open") << assumption(AssumptionStatus::Open) << holds;
    row("assumption-broken") << assumption(AssumptionStatus::Broken) << holds;
    row("silenced-without-reason")
            << adds({ made<SilencedRule>([](SilencedRule &s) { s.rule = u"data.x"_s; }) })
            << sets<SilencedRule>([](SilencedRule &s) { s.reason = u"Not here"_s; });
    row("action-overdue") << adds({ made<Action>([](Action &a) { a.due = u"2026-11-23"_s; }) })
                          << sets<Action>([](Action &a) { a.done = true; });
    const Person ada = made<Person>([](Person &p) { p.name = u"Ada"_s; });
    row("action-without-owner") << adds(
            { ada, made<Action>([](Action &a) { a.due = u"2026-12-01"_s; }) })
                                << sets<Action>([ada](Action &a) { a.owner = ada.id; });
    row("metric-without-evidence")
            << adds({ made<Metric>([](Metric &m) { m.name = u"Recall"_s; }) })
            << sets<Metric>([](Metric &m) { m.evidence = u"Report 7"_s; });
    const auto answered = [](Project &project) {
        // Everything that can be asked is answered harmlessly.
        Edit edit;
        const auto answer = [&](const auto &record, const QList<const Fact *> &asked) {
            auto next = record;
            for (const Fact *fact : asked)
                next.facts.insert(fact->id, fact->values.first().id);
            edit.change(record, next);
        };
        const Vocabulary &words = s_catalogs->vocabulary;
        for (const Element *element : project.all<Element>())
            answer(*element, words.factsOfType(element->type));
        for (const Artifact *artifact : project.all<Artifact>())
            answer(*artifact, words.factsOfKind(artifact->artifactKind));
        for (const Flow *flow : project.all<Flow>())
            answer(*flow, words.factsOfFlow({ u"raw-data"_s }));
        for (const Zone *zone : project.all<Zone>()) {
            Zone next = *zone;
            next.exposure = u"internal"_s;
            next.zoneOperator = u"own"_s;
            next.trust = 3;
            edit.change(*zone, next);
        }
        project.apply(edit);
    };
    row("fact-unanswered") << Models(small) << Models(answered);
}

void TestQuality::addDrawingRows()
{
    const Element one = samples::element(u"One"_s);
    const Element two = samples::element(u"Two"_s, u"data-lake"_s);
    const Zone zone = samples::zone(u"Zone"_s);
    row("unnamed") << adds({ samples::element(u" "_s) })
                   << sets<Element>([](Element &e) { e.name = u"One"_s; });
    row("duplicate-name") << adds({ one, samples::element(u"one"_s) })
                          << sets<Element>([](Element &e) { e.name = u"Other"_s; });
    row("element-isolated") << adds({ one, two }) << adds({ samples::flow(one.id, two.id) });
    row("unknown-type") << adds({ samples::element(u"One"_s, u"gizmo"_s) })
                        << sets<Element>([](Element &e) { e.type = u"data-lake"_s; });
    row("element-without-zone") << adds({ one, zone })
                                << sets<Element>([zone](Element &e) { e.zone = zone.id; });
    const Diagram diagram = made<Diagram>([](Diagram &d) { d.name = u"Overview"_s; });
    const Placement placement = made<Placement>([&](Placement &p) {
        p.diagram = diagram.id;
        p.element = one.id;
    });
    row("element-not-placed") << adds({ one, diagram }) << adds({ placement });
    row("diagram-empty") << adds({ one, diagram }) << adds({ placement });
    row("zone-without-operator") << adds({ zone })
                                 << sets<Zone>([](Zone &z) { z.zoneOperator = u"own"_s; });
    row("zone-without-exposure") << adds({ zone })
                                 << sets<Zone>([](Zone &z) { z.exposure = u"internal"_s; });
    row("zone-empty") << adds({ one, zone })
                      << sets<Element>([zone](Element &e) { e.zone = zone.id; });
    const Artifact data = samples::artifact(u"Data"_s);
    row("flow-without-artifact") << adds({ one, two, data, samples::flow(one.id, two.id) })
                                 << sets<Flow>([data](Flow &f) { f.artifacts = { data.id }; });
    row("store-holds-nothing") << adds({ two, data })
                               << sets<Element>([data](Element &e) { e.holds = { data.id }; });
}

void TestQuality::addArtifactRows()
{
    const Person ada = made<Person>([](Person &p) { p.name = u"Ada"_s; });
    const Artifact data = samples::artifact(u"Data"_s);
    row("artifact-without-owner") << adds({ data, ada })
                                  << sets<Artifact>([ada](Artifact &a) { a.owner = ada.id; });
    row("artifact-without-ratings") << adds({ data }) << sets<Artifact>([](Artifact &a) {
        a.confidentiality = a.integrity = a.availability = 2;
    });
    const Element lake = samples::element(u"Lake"_s, u"data-lake"_s);
    row("artifact-unused") << adds({ lake, data })
                           << sets<Element>([data](Element &e) { e.holds = { data.id }; });
    const Artifact model = samples::artifact(u"Model"_s, u"ml-model"_s);
    row("model-without-lineage") << adds(
            { data, model }) << Models([model, data](Project &project) {
        project.apply(operations::change(project, model.id,
                                         [&](Artifact &a) { a.derivedFrom = { data.id }; }));
    });
    const Element registry = samples::element(u"Registry"_s, u"model-registry"_s);
    const auto standing = [](const QString &catalogId, SubjectKind kind, const QUuid &subject) {
        const Control control = made<Control>([&](Control &c) {
            c.name = catalogId;
            c.catalogId = catalogId;
            c.status = ControlStatus::Planned;
        });
        return adds({ control, made<ControlPlacement>([&](ControlPlacement &p) {
                          p.control = control.id;
                          p.subjectKind = kind;
                          p.subject = AnyId(subject);
                      }) });
    };
    row("registry-without-signing")
            << adds({ registry })
            << standing(u"artifact-signing"_s, SubjectKind::Element, registry.id.value());
    Zone own = samples::zone(u"Ours"_s);
    own.zoneOperator = u"own"_s;
    Zone cloud = samples::zone(u"Cloud"_s);
    cloud.zoneOperator = u"cloud-provider"_s;
    Element source = samples::element(u"Source"_s);
    source.zone = own.id;
    Element target = samples::element(u"Target"_s);
    target.zone = cloud.id;
    Artifact personal = samples::artifact(u"Personal"_s);
    personal.facts.insert(u"personal-data"_s, u"yes"_s);
    const Flow flow = samples::flow(source.id, target.id, { personal.id });
    row("sensitive-artifact-leaves")
            << adds({ own, cloud, source, target, personal, flow })
            << standing(u"transport-encryption"_s, SubjectKind::Flow, flow.id.value());
}

void TestQuality::addThreatRows()
{
    const CatalogsPointer &catalogs = s_catalogs;
    const auto high = [](Decision &d) {
        d.likelihood = 5000;
        d.impact = 5000;
        d.ratingReason = u"Seen before"_s;
    };
    const auto confirmed = [](Decision &d) { d.state = DecisionState::Confirmed; };
    const Models confirm = sets<Decision>([](Decision &d) { d.state = DecisionState::Confirmed; });
    row("threat-undecided") << decided(catalogs, high) << confirm;
    row("threat-in-no-risk") << decided(catalogs, confirmed) << Models([](Project &project) {
        adds({ made<Risk>([&](Risk &r) {
            r.threats = { project.all<Decision>().first()->threat };
        }) })(project);
    });
    const Person ada = made<Person>([](Person &p) { p.name = u"Ada"_s; });
    row("threat-without-owner") << both(decided(catalogs, confirmed), adds({ ada }))
                                << sets<Decision>([ada](Decision &d) { d.owner = ada.id; });
    row("override-without-reason")
            << decided(catalogs, [](Decision &d) { d.likelihood = 2000; })
            << sets<Decision>([](Decision &d) { d.ratingReason = u"Seen before"_s; });
    row("dismissed-without-reason")
            << decided(catalogs, [](Decision &d) { d.state = DecisionState::Dismissed; })
            << sets<Decision>([](Decision &d) { d.rationale = u"Not here"_s; });
    row("threat-parked") << decided(catalogs, [](Decision &d) { d.parked = true; }) << confirm;
    const auto removeDecision = [](Project &project) {
        Edit edit;
        edit.remove(*project.all<Decision>().first());
        project.apply(edit);
    };
    row("decision-stale") << decided(catalogs, [](Decision &d) {
        d.state = DecisionState::Confirmed;
        d.threat.replace(0, 4, u"gone"_s);
    }) << Models(removeDecision);
    row("review-again") << decided(catalogs, [](Decision &d) {
        d.state = DecisionState::Confirmed;
        d.seen.insert(u"carried"_s, u"Lake"_s);
    }) << sets<Decision>([](Decision &d) { d.seen.clear(); });
}

void TestQuality::addRiskRows()
{
    const CatalogsPointer &catalogs = s_catalogs;
    const Models owned = [](Project &project) {
        sets<Risk>([&](Risk &r) { r.owner = project.all<Person>().first()->id; })(project);
    };
    row("risk-without-owner") << withRisk(catalogs, [](Risk &r) { r.owner = {}; }) << owned;
    row("risk-without-treatment") << withRisk(catalogs, [](Risk &r) {
        r.treatment = Treatment::Undecided;
    }) << sets<Risk>([](Risk &r) { r.treatment = Treatment::Transfer; });
    row("risk-without-consequence") << withRisk(catalogs, [](Risk &r) { r.consequence.clear(); })
                                    << sets<Risk>([](Risk &r) { r.consequence = u"Outage"_s; });
    row("risk-without-threats") << withRisk(catalogs, [](Risk &r) { r.threats.clear(); })
                                << Models([catalogs](Project &project) {
                                       const QString key = worst(project, catalogs);
                                       sets<Risk>([&](Risk &r) { r.threats = { key }; })(project);
                                   });
    row("risk-rating-without-reason")
            << withRisk(catalogs, [](Risk &r) { r.impact = 3000; })
            << sets<Risk>([](Risk &r) { r.ratingReason = u"Insurer says so"_s; });
    const auto severe = [](Risk &r) {
        r.likelihood = r.impact = 5000;
        r.ratingReason = u"Seen before"_s;
    };
    row("risk-above-appetite") << withRisk(catalogs, severe)
                               << sets<Risk>([](Risk &r) { r.likelihood = r.impact = 1000; });
    row("treatment-overdue") << withRisk(catalogs, [severe](Risk &r) {
        severe(r);
        r.due = u"2026-11-23"_s;
    }) << sets<Risk>([](Risk &r) { r.due = u"2026-11-24"_s; });
    const auto accepted = [catalogs](const QString &until) {
        return Models([=](Project &project) {
            withRisk(catalogs, [](Risk &) {})(project);
            sets<Risk>([&](Risk &r) {
                r.acceptedBy = project.all<Person>().first()->id;
                r.acceptedOn = u"2026-01-01"_s;
                r.acceptedUntil = until;
                r.acceptanceReason = u"Costs more than it takes away"_s;
                r.acceptedRating = u"C"_s;
            })(project);
        });
    };
    const Models later = sets<Risk>([](Risk &r) { r.acceptedUntil = u"2027-06-30"_s; });
    row("acceptance-lapsed") << accepted(u"2026-11-23"_s) << later;
    row("acceptance-ending") << accepted(u"2026-12-24"_s) << later;
    row("acceptance-incomplete") << accepted({}) << later;
}

void TestQuality::addControlRows()
{
    using enum ControlStatus;
    const auto with = [](ControlStatus status, const std::function<void(Control &)> &change = {}) {
        return withControl([=](Control &c, const Person &, const Person &bob) {
            c.status = status;
            c.verifier = bob.id;
            c.verificationMethod = u"Penetration test"_s;
            c.verifiedOn = u"2026-11-01"_s;
            if (change)
                change(c);
        });
    };
    const Models ownedByBob = [](Project &project) {
        sets<Control>([&](Control &c) { c.owner = project.all<Person>().first()->id; })(project);
    };
    row("control-without-owner") << with(Planned, [](Control &c) { c.owner = {}; }) << ownedByBob;
    row("control-without-date") << with(Planned)
                                << sets<Control>([](Control &c) { c.due = u"2027-01-31"_s; });
    row("control-overdue") << with(Planned, [](Control &c) { c.due = u"2026-11-23"_s; })
                           << sets<Control>([](Control &c) { c.status = Implemented; });
    const auto placed = [](SubjectKind kind) {
        return [kind](Project &project) {
            adds({ made<ControlPlacement>([&](ControlPlacement &p) {
                p.control = project.all<Control>().first()->id;
                p.subjectKind = kind;
            }) })(project);
        };
    };
    row("control-nowhere") << with(Planned) << Models(placed(SubjectKind::Project));
    row("control-without-effect") << both(with(Planned), placed(SubjectKind::Project))
                                  << sets<Control>([](Control &c) { c.status = NotApplicable; });
    row("verified-without-evidence") << with(Verified) << Models([](Project &project) {
        adds({ made<Evidence>([&](Evidence &e) {
            e.control = project.all<Control>().first()->id;
            e.note = u"Report 7"_s;
        }) })(project);
    });
    row("verified-by-owner") << with(Verified, [](Control &c) { c.verifier = c.owner; })
                             << sets<Control>([](Control &c) { c.status = Implemented; });
    row("verified-without-method")
            << with(Verified, [](Control &c) { c.verificationMethod.clear(); })
            << sets<Control>([](Control &c) { c.verificationMethod = u"Review"_s; });
    row("verification-expired") << with(Verified, [](Control &c) {
        c.verifiedOn = u"2025-01-01"_s;
        c.verificationPeriod = 12;
    }) << sets<Control>([](Control &c) { c.verifiedOn = u"2026-11-24"_s; });
    row("evidence-expired") << both(with(Verified), [](Project &project) {
        adds({ made<Evidence>([&](Evidence &e) {
            e.control = project.all<Control>().first()->id;
            e.expires = u"2026-11-23"_s;
        }) })(project);
    }) << sets<Evidence>([](Evidence &e) { e.expires = u"2026-11-24"_s; });
    row("effect-without-reason") << both(with(Implemented), [](Project &project) {
        adds({ made<ControlLink>([&](ControlLink &l) {
            l.control = project.all<Control>().first()->id;
            l.threat = u"own@x"_s;
            l.likelihood = 500;
        }) })(project);
    }) << sets<ControlLink>([](ControlLink &l) { l.reason = u"Measured"_s; });
}

void TestQuality::aCheckIsRaisedAndClearedByOneChange()
{
    QFETCH(Models, raise);
    QFETCH(Models, clear);
    const QString check = QString::fromLatin1(QTest::currentDataTag());
    QVERIFY2(raise && clear, "no model of this test raises the check");
    const auto count = [&](const Project &project) {
        const QList<Finding> found = findings(project);
        return std::ranges::count(found, check, &Finding::check);
    };
    Project project;
    raise(project);
    QVERIFY(count(project) > 0);
    clear(project);
    QCOMPARE(count(project), 0);
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
        Register threats(s_catalogs);
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
    Register threats(s_catalogs);
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
        Register threats(s_catalogs);
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
    decision.threat = worst(project, s_catalogs);
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

QTEST_GUILESS_MAIN(TestQuality)
#include "tst_quality.moc"
