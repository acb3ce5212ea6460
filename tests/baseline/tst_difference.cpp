#include "model/baseline/difference.h"
#include "model/baseline/freeze.h"
#include "model/baseline/trail.h"
#include "model/core/operations/change.h"
#include "model/core/operations/decide.h"
#include "model/exchange/newproject.h"
#include "model/threats/decided.h"
#include "tests/support/samples.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// What two states of the sample have apart, in words, with who and when.
class TestDifference : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void nothingDiffersFromItself();
    void everyKindOfChangeIsToldInWords();
    void aFieldIsToldBeforeAndAfterWithWhoAndWhen();
    void aThreatThatVanishedNamesTheEditThatTookItsGround();
    void aThreatThatAppearedNamesTheEditThatGaveIt();
    void placesOfANewControlAreToldWithIt();
    void movingThingsIsOneLineADiagram();
    void theHistoryOfAThreatHasItsDecisionsAndItsGround();

private:
    void push(const Edit &edit, const QString &operation);
    Difference difference();
    static QList<ModelChange> of(const Difference &all, ChangeTopic topic, ChangeKind kind);
    const ThreatRow *anyRow() const;

    CatalogsPointer m_catalogs;
    std::unique_ptr<MemoryJournal> m_journal;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<Register> m_register;
    Project m_before;
    QList<FrozenThreat> m_frozen;
    QByteArray m_head;
};

void TestDifference::initTestCase()
{
    const Result<CatalogsPointer> loaded = catalog::loadBundled();
    QVERIFY(loaded);
    m_catalogs = *loaded;
}

void TestDifference::init()
{
    m_document.reset();
    m_journal = std::make_unique<MemoryJournal>();
    m_document = std::make_unique<Document>(Project(), *m_journal, samples::session(u"Priya"_s));
    m_register = std::make_unique<Register>(m_catalogs);
    const auto made = newproject::fromTemplate(u"mlops-reference"_s);
    QVERIFY(made);
    push(made->edit, u"new-project"_s);
    m_before = m_document->project();
    m_frozen = freezing::rowsOf(*m_register);
    m_head = m_journal->entries().last().hash;
}

void TestDifference::push(const Edit &edit, const QString &operation)
{
    QVERIFY(m_document->push(edit, { operation, { u"x"_s } }));
    m_register->reset(m_document->project(), m_document->today());
}

Difference TestDifference::difference()
{
    const QList<FrozenThreat> now = freezing::rowsOf(*m_register);
    const auto steps = stepsBetween(*m_journal, m_head, {});
    return differenceOf({ m_before, m_frozen, m_catalogs },
                        { m_document->project(), now, m_catalogs },
                        steps ? *steps : QList<JournalStep>());
}

QList<ModelChange> TestDifference::of(const Difference &all, ChangeTopic topic, ChangeKind kind)
{
    QList<ModelChange> some = all.changes;
    some.removeIf([&](const ModelChange &c) { return c.topic != topic || c.kind != kind; });
    return some;
}

const ThreatRow *TestDifference::anyRow() const
{
    for (const ThreatRow *row : m_register->rows()) {
        if (row->subjectKind == RecordKind::Flow)
            return row;
    }
    return nullptr;
}

void TestDifference::nothingDiffersFromItself()
{
    QVERIFY(difference().isEmpty());
}

void TestDifference::everyKindOfChangeIsToldInWords()
{
    const Project &project = m_document->project();
    const Element *gone = project.all<Element>().first();
    const QString goneName = gone->name;
    const Element *renamed = project.all<Element>().last();
    const QString oldName = renamed->name;
    push(operations::removeFromModel(project, { AnyId(gone->id.value()) }), u"delete"_s);
    push(operations::change(project, renamed->id, [](Element &e) { e.name = u"SON controller"_s; }),
         u"rename"_s);
    push(operations::addArtifact(project, samples::artifact(u"Cell parameters"_s)),
         u"add-artifact"_s);
    const Difference all = difference();
    QCOMPARE(of(all, ChangeTopic::Element, ChangeKind::Removed).first().title, goneName);
    const ModelChange changed = of(all, ChangeTopic::Element, ChangeKind::Changed).first();
    QCOMPARE(changed.title, u"SON controller"_s);
    QCOMPARE(changed.fields.first().before, oldName);
    QCOMPARE(of(all, ChangeTopic::Artifact, ChangeKind::Added).first().title, u"Cell parameters"_s);
    // The same value, the same order.
    QCOMPARE(difference().changes.size(), all.changes.size());
    for (qsizetype i = 0; i < all.changes.size(); ++i)
        QCOMPARE(difference().changes.at(i).title, all.changes.at(i).title);
}

void TestDifference::aFieldIsToldBeforeAndAfterWithWhoAndWhen()
{
    const Project &project = m_document->project();
    const Flow *open = nullptr;
    for (const Flow *flow : project.all<Flow>()) {
        if (!flow->facts.contains(u"publicly-reachable"_s))
            open = flow;
    }
    QVERIFY(open);
    m_document->setAuthor(u"Tomasz"_s);
    push(operations::setFact(project, open->id, u"publicly-reachable"_s, u"yes"_s), u"answer"_s);
    const ModelChange change = of(difference(), ChangeTopic::Flow, ChangeKind::Changed).first();
    QCOMPARE(change.fields.size(), 1);
    QCOMPARE(change.fields.first().field, u"facts/publicly-reachable"_s);
    QCOMPARE(change.fields.first().before, QString());
    QVERIFY(change.summary.contains(u"unknown \u2192 yes"_s, Qt::CaseInsensitive));
    QVERIFY(change.source);
    QCOMPARE(change.source->author, u"Tomasz"_s);
    QCOMPARE(change.source->number, 2);
    QCOMPARE(change.source->operation.name, u"answer"_s);
}

void TestDifference::aThreatThatVanishedNamesTheEditThatTookItsGround()
{
    const Project &project = m_document->project();
    const ThreatRow *row = anyRow();
    QVERIFY(row);
    const QString key = row->key.text();
    const Id<Flow> flow(row->key.subject);
    push(operations::addArtifact(project, samples::artifact(u"Other"_s)), u"add-artifact"_s);
    m_document->setAuthor(u"Jonas"_s);
    push(operations::removeFromModel(project, { AnyId(flow.value()) }), u"delete"_s);
    m_document->setAuthor(u"Amara"_s);
    push(operations::addArtifact(project, samples::artifact(u"Another"_s)), u"add-artifact"_s);
    bool found = false;
    for (const ModelChange &change : of(difference(), ChangeTopic::Threat, ChangeKind::Removed)) {
        if (change.threat != key)
            continue;
        found = true;
        QVERIFY(change.source);
        QCOMPARE(change.source->author, u"Jonas"_s);
        QCOMPARE(change.source->number, 3);
    }
    QVERIFY(found);
}

void TestDifference::aThreatThatAppearedNamesTheEditThatGaveIt()
{
    const Project &project = m_document->project();
    const QList<const Element *> elements = project.all<Element>();
    Flow flow = samples::flow(elements.at(0)->id, elements.at(1)->id,
                              { project.all<Artifact>().first()->id });
    push(operations::addFlow(project, flow), u"connect"_s);
    const QList<ModelChange> added = of(difference(), ChangeTopic::Threat, ChangeKind::Added);
    QVERIFY(!added.isEmpty());
    for (const ModelChange &change : added) {
        QVERIFY(change.source);
        QCOMPARE(change.source->number, 2);
    }
}

void TestDifference::placesOfANewControlAreToldWithIt()
{
    const Project &project = m_document->project();
    const Element *element = project.all<Element>().first();
    Control control;
    control.id = Id<Control>::create();
    control.name = u"Bound the actuator"_s;
    control.status = ControlStatus::Planned;
    push(operations::placeControl(project, control, SubjectKind::Element,
                                  AnyId(element->id.value()), 80),
         u"place-control"_s);
    const QList<ModelChange> added = of(difference(), ChangeTopic::Control, ChangeKind::Added);
    QCOMPARE(added.size(), 1);
    QVERIFY(added.first().summary.contains(element->name));
    QVERIFY(added.first().summary.contains(u"80 %"));
}

void TestDifference::movingThingsIsOneLineADiagram()
{
    const Project &project = m_document->project();
    Edit edit;
    for (const Placement *each : project.all<Placement>())
        edit = merged(edit, operations::change(project, each->id, [](Placement &p) { p.x += 5; }));
    push(edit, u"arrange"_s);
    const Difference all = difference();
    QCOMPARE(all.changes.size(), project.count(RecordKind::Diagram));
    QCOMPARE(all.changes.first().topic, ChangeTopic::Diagram);
}

void TestDifference::theHistoryOfAThreatHasItsDecisionsAndItsGround()
{
    const Project &project = m_document->project();
    const ThreatRow *row = anyRow();
    const QString key = row->key.text();
    const Id<Flow> flow(row->key.subject);
    push(operations::decide(
                 project, decidedFrom(*row, project, *m_register, u"Priya"_s, QDate(2026, 11, 24)),
                 DecisionState::Confirmed, u"seen in the field"_s),
         u"confirm"_s);
    push(operations::addArtifact(project, samples::artifact(u"Unrelated"_s)), u"add-artifact"_s);
    push(operations::change(project, flow, [](Flow &f) { f.description = u"over TLS"_s; }),
         u"change-field"_s);
    Trail trail;
    for (const JournalEntry &entry : m_journal->entries())
        trail.follow(*m_journal->editOf(entry.hash));
    const QList<HistoryLine> lines =
            threatHistory(key, trail, *m_journal, Words(project, *m_catalogs));
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines.at(0).operation.name, u"change-field"_s);
    QVERIFY(lines.at(0).changes.first().contains(u"over TLS"_s));
    QCOMPARE(lines.at(1).operation.name, u"confirm"_s);
    QVERIFY(lines.at(1).changes.first().startsWith(u"Decision"_s));
    QCOMPARE(lines.at(2).number, 1);
}

QTEST_GUILESS_MAIN(TestDifference)
#include "tst_difference.moc"
