#include "tests/support/checkrows.h"
#include "tests/support/samples.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace checkmodels;

/// Every check of project, drawing and artifacts has a smallest project that raises it and one
/// change that clears it.
class TestModelChecks : public QObject
{
    Q_OBJECT

private slots:
    void aCheckIsRaisedAndClearedByOneChange_data();
    void aCheckIsRaisedAndClearedByOneChange() { CheckRows::run(m_catalogs); }

private:
    static void addProjectRows(CheckRows &rows);
    static void addDrawingRows(CheckRows &rows);
    static void addArtifactRows(CheckRows &rows);

    const CatalogsPointer m_catalogs = *catalog::loadBundled();
};

void TestModelChecks::aCheckIsRaisedAndClearedByOneChange_data()
{
    QTest::addColumn<Models>("raise");
    QTest::addColumn<Models>("clear");
    CheckRows rows(m_catalogs);
    addProjectRows(rows);
    addDrawingRows(rows);
    addArtifactRows(rows);
    rows.finish({ quality::Area::Project, quality::Area::Drawing, quality::Area::Artifacts });
}

void TestModelChecks::addProjectRows(CheckRows &rows)
{
    const Models empty = adds({ settingsNamed(u"Sample"_s) });
    rows.row("project-without-scope")
            << empty << sets<Settings>([](Settings &s) { s.scope = u"All of it"_s; });
    rows.row("project-without-purpose")
            << empty << sets<Settings>([](Settings &s) { s.purpose = u"Detect"_s; });
    rows.row("project-without-owner")
            << empty << sets<Settings>([](Settings &s) { s.owner = u"Ada"_s; });
    const auto assumption = [](AssumptionStatus status) {
        return adds({ made<Assumption>([&](Assumption &a) {
            a.text = u"Nobody else has the key"_s;
            a.status = status;
        }) });
    };
    const Models holds =
            sets<Assumption>([](Assumption &a) { a.status = AssumptionStatus::Holds; });
    rows.row("assumption-open") << assumption(AssumptionStatus::Open) << holds;
    rows.row("assumption-broken") << assumption(AssumptionStatus::Broken) << holds;
    rows.row("silenced-without-reason")
            << adds({ made<SilencedRule>([](SilencedRule &s) { s.rule = u"data.x"_s; }) })
            << sets<SilencedRule>([](SilencedRule &s) { s.reason = u"Not here"_s; });
    rows.row("action-overdue") << adds({ made<Action>([](Action &a) { a.due = u"2026-11-23"_s; }) })
                               << sets<Action>([](Action &a) { a.done = true; });
    const Person ada = made<Person>([](Person &p) { p.name = u"Ada"_s; });
    rows.row("action-without-owner")
            << adds({ ada, made<Action>([](Action &a) { a.due = u"2026-12-01"_s; }) })
            << sets<Action>([ada](Action &a) { a.owner = ada.id; });
    rows.row("metric-without-evidence")
            << adds({ made<Metric>([](Metric &m) { m.name = u"Recall"_s; }) })
            << sets<Metric>([](Metric &m) { m.evidence = u"Report 7"_s; });
    const auto answered = [catalogs = rows.catalogs()](Project &project) {
        // Everything that can be asked is answered harmlessly.
        Edit edit;
        const auto answer = [&](const auto &record, const QList<const Fact *> &asked) {
            auto next = record;
            for (const Fact *fact : asked)
                next.facts.insert(fact->id, fact->values.first().id);
            edit.change(record, next);
        };
        const Vocabulary &words = catalogs->vocabulary;
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
    rows.row("fact-unanswered") << Models(small) << Models(answered);
}

void TestModelChecks::addDrawingRows(CheckRows &rows)
{
    const Element one = samples::element(u"One"_s);
    const Element two = samples::element(u"Two"_s, u"data-lake"_s);
    const Zone zone = samples::zone(u"Zone"_s);
    rows.row("unnamed") << adds({ samples::element(u" "_s) })
                        << sets<Element>([](Element &e) { e.name = u"One"_s; });
    rows.row("duplicate-name") << adds({ one, samples::element(u"one"_s) })
                               << sets<Element>([](Element &e) { e.name = u"Other"_s; });
    rows.row("element-isolated") << adds({ one, two }) << adds({ samples::flow(one.id, two.id) });
    rows.row("unknown-type") << adds({ samples::element(u"One"_s, u"gizmo"_s) })
                             << sets<Element>([](Element &e) { e.type = u"data-lake"_s; });
    rows.row("element-without-zone")
            << adds({ one, zone }) << sets<Element>([zone](Element &e) { e.zone = zone.id; });
    const Diagram diagram = made<Diagram>([](Diagram &d) { d.name = u"Overview"_s; });
    const Placement placement = made<Placement>([&](Placement &p) {
        p.diagram = diagram.id;
        p.element = one.id;
    });
    rows.row("element-not-placed") << adds({ one, diagram }) << adds({ placement });
    rows.row("diagram-empty") << adds({ one, diagram }) << adds({ placement });
    rows.row("zone-without-operator")
            << adds({ zone }) << sets<Zone>([](Zone &z) { z.zoneOperator = u"own"_s; });
    rows.row("zone-without-exposure")
            << adds({ zone }) << sets<Zone>([](Zone &z) { z.exposure = u"internal"_s; });
    rows.row("zone-empty") << adds({ one, zone })
                           << sets<Element>([zone](Element &e) { e.zone = zone.id; });
    const Artifact data = samples::artifact(u"Data"_s);
    rows.row("flow-without-artifact") << adds({ one, two, data, samples::flow(one.id, two.id) })
                                      << sets<Flow>([data](Flow &f) { f.artifacts = { data.id }; });
    rows.row("store-holds-nothing")
            << adds({ two, data }) << sets<Element>([data](Element &e) { e.holds = { data.id }; });
}

void TestModelChecks::addArtifactRows(CheckRows &rows)
{
    const Person ada = made<Person>([](Person &p) { p.name = u"Ada"_s; });
    const Artifact data = samples::artifact(u"Data"_s);
    rows.row("artifact-without-owner")
            << adds({ data, ada }) << sets<Artifact>([ada](Artifact &a) { a.owner = ada.id; });
    rows.row("artifact-without-ratings") << adds({ data }) << sets<Artifact>([](Artifact &a) {
        a.confidentiality = a.integrity = a.availability = 2;
    });
    const Element lake = samples::element(u"Lake"_s, u"data-lake"_s);
    rows.row("artifact-unused") << adds({ lake, data })
                                << sets<Element>([data](Element &e) { e.holds = { data.id }; });
    const Artifact model = samples::artifact(u"Model"_s, u"ml-model"_s);
    rows.row("model-without-lineage")
            << adds({ data, model }) << Models([model, data](Project &project) {
                   project.apply(operations::change(
                           project, model.id, [&](Artifact &a) { a.derivedFrom = { data.id }; }));
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
    rows.row("registry-without-signing")
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
    rows.row("sensitive-artifact-leaves")
            << adds({ own, cloud, source, target, personal, flow })
            << standing(u"transport-encryption"_s, SubjectKind::Flow, flow.id.value());
}

QTEST_GUILESS_MAIN(TestModelChecks)
#include "tst_modelchecks.moc"
