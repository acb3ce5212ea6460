#include "model/core/operations/workshop.h"
#include "model/exchange/newproject.h"
#include "model/threats/facts.h"
#include "model/workshop/agenda.h"
#include "model/workshop/subjectquestions.h"
#include "tests/support/samples.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestAgenda : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void flowsAndHoldersComeInTheOrderOfTheData();
    void phasesComeOneAfterAnother();
    void cyclesAreWalkedOnceAndAlike();
    void everyFlowOfATemplateIsOnItOnce_data();
    void everyFlowOfATemplateIsOnItOnce();
    void questionsAreWhatThreatsRestOn();
    void answeringTakesTheQuestionAway();
    void aSessionGoesOnWhereTheLatestStopped();
    void anActionOfANewPersonAddsThem();

private:
    QStringList namesOf(const QList<RecordRef> &agenda, const Project &project);

    CatalogsPointer m_catalogs;
};

void TestAgenda::initTestCase()
{
    const Result<CatalogsPointer> catalogs = catalog::loadBundled();
    QVERIFY(catalogs);
    m_catalogs = *catalogs;
}

QStringList TestAgenda::namesOf(const QList<RecordRef> &agenda, const Project &project)
{
    QStringList names;
    for (const RecordRef &subject : agenda)
        names.append(subjectName(project, subject.kind, subject.id));
    return names;
}

void TestAgenda::flowsAndHoldersComeInTheOrderOfTheData()
{
    Project project;
    project.apply(samples::small());
    const Register threats(m_catalogs); // no proposals: only what holds something is visited
    QCOMPARE(
            namesOf(agendaOf(project, threats), project),
            QStringList({ u"Probes \u2192 Collection"_s, u"Collection \u2192 Lake"_s, u"Lake"_s }));
}

void TestAgenda::phasesComeOneAfterAnother()
{
    Edit edit;
    const Artifact data = samples::artifact(u"Data"_s);
    Element serving = samples::element(u"A serving"_s, u"inference-service"_s);
    Element training = samples::element(u"B training"_s, u"model-training"_s);
    Element lake = samples::element(u"C lake"_s, u"data-lake"_s);
    for (Element *element : { &serving, &training, &lake }) {
        element->holds = { data.id };
        edit.add(*element);
    }
    edit.add(data);
    edit.add(samples::flow(training.id, serving.id, { data.id }));
    edit.add(samples::flow(lake.id, training.id, { data.id }));
    // Feedback goes against the phases and is looked at where it arrives.
    edit.add(samples::flow(serving.id, lake.id, { data.id }));
    Project project;
    project.apply(edit);
    const Register threats(m_catalogs);
    QCOMPARE(namesOf(agendaOf(project, threats), project),
             QStringList({ u"A serving \u2192 C lake"_s, u"C lake"_s, u"C lake \u2192 B training"_s,
                           u"B training"_s, u"B training \u2192 A serving"_s, u"A serving"_s }));
}

void TestAgenda::cyclesAreWalkedOnceAndAlike()
{
    Edit edit;
    const Element a = samples::element(u"a"_s);
    const Element b = samples::element(u"b"_s);
    const Element c = samples::element(u"c"_s);
    for (const Element &element : { a, b, c })
        edit.add(element);
    edit.add(samples::flow(a.id, b.id));
    edit.add(samples::flow(b.id, c.id));
    edit.add(samples::flow(c.id, a.id));
    edit.add(samples::flow(a.id, a.id));
    Project project;
    project.apply(edit);
    const Register threats(m_catalogs);
    const QList<RecordRef> once = agendaOf(project, threats);
    QCOMPARE(once.size(), 4);
    // The order does not depend on how the project came about.
    Project again;
    const Edit whole = project.asEdit();
    for (qsizetype i = whole.patches().size(); i-- > 0;) {
        if (whole.patches().at(i).ref().kind == RecordKind::Element) {
            Edit one;
            one.append(whole.patches().at(i));
            again.apply(one);
        }
    }
    for (const Patch &patch : whole.patches()) {
        if (patch.ref().kind == RecordKind::Flow) {
            Edit one;
            one.append(patch);
            again.apply(one);
        }
    }
    QCOMPARE(agendaOf(again, threats), once);
}

void TestAgenda::everyFlowOfATemplateIsOnItOnce_data()
{
    QTest::addColumn<QString>("id");
    for (const catalog::Template &each : catalog::templates())
        QTest::newRow(qPrintable(each.id)) << each.id;
}

void TestAgenda::everyFlowOfATemplateIsOnItOnce()
{
    QFETCH(QString, id);
    const Result<newproject::FromTemplate> made = newproject::fromTemplate(id);
    QVERIFY(made);
    Project project;
    QVERIFY(project.tryApply(made->edit));
    Register threats(m_catalogs);
    threats.reset(project, QDate(2026, 11, 24));
    const QList<RecordRef> agenda = agendaOf(project, threats);
    QSet<QUuid> seen;
    QSet<QUuid> walked;
    int phase = -1;
    for (const RecordRef &subject : agenda) {
        QVERIFY(!seen.contains(subject.id));
        seen.insert(subject.id);
        const QString name =
                facts::phaseOf(project, subject.kind, subject.id, m_catalogs->vocabulary);
        const auto known = std::ranges::find(m_catalogs->vocabulary.phases, name, &Term::id);
        const auto at = static_cast<int>(known - m_catalogs->vocabulary.phases.begin());
        QVERIFY(at >= phase);
        phase = at;
    }
    project.forEach<Flow>([&](const Flow &flow) { QVERIFY(seen.contains(flow.id.value())); });
    project.forEach<Element>([&](const Element &element) {
        QVERIFY(element.holds.isEmpty() || seen.contains(element.id.value()));
    });
    // No threat is left out.
    for (const ThreatRow *row : threats.rows())
        QVERIFY(row->key.isOwn() || seen.contains(row->key.subject));
}

void TestAgenda::questionsAreWhatThreatsRestOn()
{
    const Result<newproject::FromTemplate> made = newproject::fromTemplate(u"mlops-reference"_s);
    QVERIFY(made);
    Project project;
    QVERIFY(project.tryApply(made->edit));
    Register threats(m_catalogs);
    threats.reset(project, QDate(2026, 11, 24));
    int asked = 0;
    for (const RecordRef &subject : agendaOf(project, threats)) {
        int before = std::numeric_limits<int>::max();
        for (const SubjectQuestion &question : questionsAbout(project, threats, subject.id)) {
            ++asked;
            QVERIFY(question.threats > 0 && question.threats <= before);
            before = question.threats;
            QVERIFY(!question.text.isEmpty() && !question.holderName.isEmpty());
            QVERIFY(question.answers.size() >= 2);
        }
    }
    QVERIFY(asked > 5);
}

void TestAgenda::answeringTakesTheQuestionAway()
{
    const Result<newproject::FromTemplate> made = newproject::fromTemplate(u"mlops-reference"_s);
    QVERIFY(made);
    Project project;
    QVERIFY(project.tryApply(made->edit));
    Register threats(m_catalogs);
    const QDate today(2026, 11, 24);
    threats.reset(project, today);
    int answered = 0;
    for (const RecordRef &subject : agendaOf(project, threats)) {
        for (int guard = 0; guard < 40; ++guard) {
            const QList<SubjectQuestion> questions = questionsAbout(project, threats, subject.id);
            if (questions.isEmpty())
                break;
            const SubjectQuestion &question = questions.first();
            const qsizetype rows = threats.rows().size();
            const Edit edit = answer(project, question, question.answers.first().id);
            QVERIFY2(!edit.isEmpty(), qPrintable(question.fact));
            project.apply(edit);
            threats.follow(project, edit, today);
            // An answer only narrows.
            QVERIFY(threats.rows().size() <= rows);
            ++answered;
            for (const SubjectQuestion &left : questionsAbout(project, threats, subject.id))
                QVERIFY(left.holder != question.holder || left.fact != question.fact);
        }
        QVERIFY(questionsAbout(project, threats, subject.id).isEmpty());
    }
    QVERIFY(answered > 5);
}

void TestAgenda::aSessionGoesOnWhereTheLatestStopped()
{
    Project project;
    project.apply(samples::small());
    const QDate first(2026, 11, 24);
    WorkshopNotes notes = operations::sessionOn(project, first);
    QVERIFY(notes.visited.isEmpty() && notes.place.isEmpty());
    notes.visited = { u"a"_s };
    notes.place = u"b"_s;
    notes.text = u"said"_s;
    project.apply(operations::keepNotes(project, notes));
    QCOMPARE(operations::sessionOn(project, first), notes);
    // Another day has notes of its own and the same place.
    WorkshopNotes second = operations::sessionOn(project, first.addDays(7));
    QVERIFY(second.id != notes.id && second.text.isEmpty());
    QCOMPARE(second.place, u"b"_s);
    QCOMPARE(second.visited, QStringList { u"a"_s });
    // Having come to the end it begins anew.
    second.place.clear();
    project.apply(operations::keepNotes(project, second));
    QVERIFY(operations::sessionOn(project, first.addDays(14)).visited.isEmpty());
}

void TestAgenda::anActionOfANewPersonAddsThem()
{
    Project project;
    project.apply(samples::small());
    Action action;
    action.text = u"Ask the supplier"_s;
    project.apply(operations::addAction(project, action, u"Tomasz"_s));
    project.apply(operations::addAction(project, action, u"tomasz"_s));
    project.apply(operations::addAction(project, action, {}));
    QCOMPARE(project.count(RecordKind::Person), 1);
    QCOMPARE(project.count(RecordKind::Action), 3);
}

QTEST_GUILESS_MAIN(TestAgenda)
#include "tst_agenda.moc"
