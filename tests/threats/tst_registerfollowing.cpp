#include "model/core/operations/change.h"
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

QTEST_GUILESS_MAIN(TestRegisterFollowing)
#include "tst_registerfollowing.moc"
