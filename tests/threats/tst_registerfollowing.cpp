#include "model/core/operations/change.h"
#include "model/core/operations/decide.h"
#include "model/core/operations/model.h"
#include "tests/support/sampleregister.h"
#include "tests/support/samples.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;

/// A register that follows edits, against one that starts anew.
class TestRegisterFollowing : public QObject, protected SampleRegister
{
    Q_OBJECT

private slots:
    void init() { restart(); }
    void followingEditsGivesWhatStartingAnewGives();
    void pathsAndCyclesFollowEdits();
    void undoingAnEditThatEmptiedHalfOfTheRegisterLeavesNoRowBehind();
    void ownThreatsFollowArtifactsThatTheirSubjectDoesNotHold();
    void whoTakesUpAThreatDoesNotSayThatItWasLookedAt();
};

void TestRegisterFollowing::followingEditsGivesWhatStartingAnewGives()
{
    QRandomGenerator random(7);
    const auto pick = [&](const auto &list) { return list.at(random.bounded(list.size())); };
    for (int step = 0; step < 400; ++step) {
        Edit edit;
        switch (random.bounded(6)) {
        case 0: {
            const Id<Zone> zone = pick(m_project.all<Zone>())->id;
            edit = operations::change(m_project, pick(m_project.all<Element>())->id,
                                      [&](Element &e) { e.zone = zone; });
            break;
        }
        case 1: {
            const Fact &fact = pick(m_catalogs->vocabulary.facts);
            const QString value = random.bounded(3) == 0 ? QString() : pick(fact.values).id;
            if (fact.on == FactHolder::Element)
                edit = operations::setFact(m_project, pick(m_project.all<Element>())->id, fact.id,
                                           value);
            else if (fact.on == FactHolder::Flow)
                edit = operations::setFact(m_project, pick(m_project.all<Flow>())->id, fact.id,
                                           value);
            else
                edit = operations::setFact(m_project, pick(m_project.all<Artifact>())->id, fact.id,
                                           value);
            break;
        }
        case 2:
            edit = operations::carry(m_project, pick(m_project.all<Flow>())->id,
                                     pick(m_project.all<Artifact>())->id, random.bounded(2) == 0);
            break;
        case 3: {
            const QString exposure = pick(m_catalogs->vocabulary.exposures).id;
            const int trust = random.bounded(6);
            edit = operations::change(m_project, pick(m_project.all<Zone>())->id, [&](Zone &z) {
                z.exposure = exposure;
                z.trust = trust;
            });
            break;
        }
        case 4: {
            const QString kind = pick(m_catalogs->vocabulary.artifactKinds).id;
            const int rating = random.bounded(6);
            edit = operations::change(m_project, pick(m_project.all<Artifact>())->id,
                                      [&](Artifact &a) {
                                          a.artifactKind = kind;
                                          a.integrity = rating;
                                      });
            break;
        }
        default:
            edit = operations::change(
                    m_project, pick(m_project.all<Control>())->id,
                    [&](Control &c) { c.status = static_cast<ControlStatus>(random.bounded(6)); });
        }
        push(edit);
        // Somebody looks now and then: rows that stand in order are followed, too.
        if (random.bounded(2) == 0)
            m_register->rows();
    }
    Register fresh(m_catalogs);
    fresh.reset(m_project, m_today);
    const QList<const ThreatRow *> followed = m_register->rows();
    const QList<const ThreatRow *> anew = fresh.rows();
    QCOMPARE(followed.size(), anew.size());
    for (qsizetype i = 0; i < anew.size(); ++i) {
        QCOMPARE(followed.at(i)->key.text(), anew.at(i)->key.text());
        QCOMPARE(followed.at(i)->title, anew.at(i)->title);
        QVERIFY(followed.at(i)->current == anew.at(i)->current);
        QVERIFY(followed.at(i)->target == anew.at(i)->target);
    }
}

void TestRegisterFollowing::pathsAndCyclesFollowEdits()
{
    // Training that skips evaluation: the rule on serving appears with the flow and goes with it.
    const Element training = element(u"Continuous training"_s);
    const Element serving = element(u"Model serving"_s);
    const QString rule = u"models.unevaluated-served"_s;
    QVERIFY(!rowOf(rule, serving.id.value()));
    Id<Artifact> model;
    m_project.forEach<Artifact>([&](const Artifact &artifact) {
        if (artifact.name == u"Trained model")
            model = artifact.id;
    });
    const Edit shortcut =
            operations::addFlow(m_project, samples::flow(training.id, serving.id, { model }));
    push(shortcut);
    QVERIFY(rowOf(rule, serving.id.value()));
    QVERIFY(rowOf(rule, serving.id.value())->isOpen());
    QCOMPARE(keys(), keysAnew(m_project));
    push(inverse(shortcut));
    QVERIFY(!rowOf(rule, serving.id.value()));
}

void TestRegisterFollowing::undoingAnEditThatEmptiedHalfOfTheRegisterLeavesNoRowBehind()
{
    // A chain of three and a pair: taking out the middle leaves five subjects; its undo touches
    // four (the last of the chain has a writer again), half of the eight that there are then.
    QList<Id<Element>> ends;
    for (const Element *element : m_project.all<Element>()) {
        if (!m_register->rowsOf(element->id.value()).isEmpty())
            ends.append(element->id);
    }
    QVERIFY(ends.size() >= 5);
    ends.resize(5);
    QList<AnyId> others;
    for (const Flow *flow : m_project.all<Flow>())
        others.append(AnyId(flow->id.value()));
    for (const Element *element : m_project.all<Element>()) {
        if (!ends.contains(element->id))
            others.append(AnyId(element->id.value()));
    }
    push(operations::removeFromModel(m_project, others));
    forgetDecisions();
    const QList<Id<Artifact>> carried { m_project.all<Artifact>().first()->id };
    for (const auto &[from, to] : { std::pair(0, 1), std::pair(1, 2), std::pair(3, 4) })
        push(operations::addFlow(m_project, samples::flow(ends.at(from), ends.at(to), carried)));
    const auto subjects = [&] {
        QSet<QUuid> found;
        for (const ThreatRow *row : m_register->rows())
            found.insert(row->key.subject);
        return found.size();
    };
    QCOMPARE(subjects(), 8);
    const Edit middle = operations::removeFromModel(m_project, { AnyId(ends.at(1).value()) });
    push(middle);
    QCOMPARE(subjects(), 5);
    push(inverse(middle));
    QCOMPARE(keys(), keysAnew(m_project));
}

void TestRegisterFollowing::ownThreatsFollowArtifactsThatTheirSubjectDoesNotHold()
{
    const Element serving = element(u"Model serving"_s);
    Artifact other;
    other.id = Id<Artifact>::create();
    other.name = u"Contract"_s;
    other.integrity = 1;
    OwnThreat own;
    own.id = Id<OwnThreat>::create();
    own.title = u"The contract is altered"_s;
    own.subjectKind = SubjectKind::Element;
    own.subject = AnyId(serving.id.value());
    own.artifact = other.id;
    own.stride = u"tampering"_s;
    own.likelihood = 3000;
    Edit edit;
    edit.add(other);
    edit.add(own);
    push(edit);
    const ThreatKey key { u"own"_s, own.id.value(), {} };
    QVERIFY(m_register->row(key));
    const int before = m_register->row(key)->derived.impact;
    push(operations::change(m_project, other.id, [](Artifact &a) {
        a.integrity = 5;
        a.name = u"Signed contract"_s;
    }));
    QCOMPARE(m_register->row(key)->artifactName, u"Signed contract"_s);
    QVERIFY(m_register->row(key)->derived.impact > before);
}

void TestRegisterFollowing::whoTakesUpAThreatDoesNotSayThatItWasLookedAt()
{
    const QString key = m_register->rows().first()->key.text();
    operations::Decided said { key };
    said.seen.insert(u"zone"_s, u"internal"_s);
    said.by = u"Ada"_s;
    push(operations::decide(m_project, said, DecisionState::Confirmed, {}));
    said.seen.insert(u"zone"_s, u"internet"_s);
    said.by = u"Bo"_s;
    const Id<Person> owner;
    push(operations::assign(m_project, said, owner));
    push(operations::park(m_project, said, true));
    const Decision *kept = operations::decisionOn(m_project, key);
    QVERIFY(kept && kept->parked);
    QCOMPARE(kept->seen.value(u"zone"_s), u"internal"_s);
    QCOMPARE(kept->by, u"Ada"_s);
    push(operations::rate(m_project, said, 4000, 0, u"seen again"_s));
    QCOMPARE(operations::decisionOn(m_project, key)->seen.value(u"zone"_s), u"internet"_s);
}

QTEST_GUILESS_MAIN(TestRegisterFollowing)
#include "tst_registerfollowing.moc"
