#include "model/layout/layoutgraph.h"
#include "model/layout/layoutrun.h"
#include "tests/support/samples.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString helper = QStringLiteral(REDOUBT_BIN_DIR "/redoubt-layout");

} // namespace

class TestLayout : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void elementsEndInsideTheirZonesAndApart();
    void theSameDiagramGivesTheSameCoordinates();
    void anEmptyZoneKeepsItsSize();
    void whatCameMeanwhileStaysAndWhatWentIsLeftOut();
    void anUnreadableAnswerMovesNothing_data();
    void anUnreadableAnswerMovesNothing();
    void aMissingHelperIsAPlainError();
    void aHelperThatHangsIsCutOff();
    void aGraphThatIsNoneIsRefusedWithAReason();
    void namesOfTheTeamDoNotReachTheHelper();

private:
    Id<Diagram> diagram() const { return m_project.all<Diagram>().first()->id; }
    QByteArray answer(const QByteArray &graph);
    QString script(const QByteArray &body);
    void apply(const Edit &edit);

    Project m_project;
    QTemporaryDir m_folder;
};

void TestLayout::init()
{
    m_project = Project();
    apply(samples::small());
    for (const Zone *zone : m_project.all<Zone>())
        apply(operations::place(m_project, AnyId(zone->id.value()), diagram(),
                                QRect(0, 0, 20000, 10000)));
}

void TestLayout::apply(const Edit &edit)
{
    const Result<void> done = m_project.tryApply(edit);
    QVERIFY2(done, done ? "" : qPrintable(done.error().text()));
}

QByteArray TestLayout::answer(const QByteArray &graph)
{
    LayoutRun run(helper);
    QSignalSpy answered(&run, &LayoutRun::answered);
    run.start(graph);
    return answered.wait(10000) ? answered.first().first().toByteArray() : QByteArray();
}

QString TestLayout::script(const QByteArray &body)
{
    QFile file(m_folder.filePath(u"helper.sh"_s));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write("#!/bin/sh\n" + body + '\n');
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return file.fileName();
}

void TestLayout::elementsEndInsideTheirZonesAndApart()
{
    const Result<Edit> edit =
            layout::arranged(m_project, diagram(), answer(layout::graphOf(m_project, diagram())));
    QVERIFY(edit);
    apply(*edit);
    QHash<QUuid, QRect> frames;
    m_project.forEach<Placement>([&](const Placement &p) {
        QCOMPARE(p.x % 1000, 0);
        QCOMPARE(p.y % 1000, 0);
        frames.insert(p.element.isNull() ? p.zone.value() : p.element.value(),
                      QRect(p.x, p.y, p.width, p.height));
    });
    QCOMPARE(frames.size(), 5);
    const QList<const Element *> elements = m_project.all<Element>();
    for (const Element *element : elements) {
        const QRect frame = frames.value(element->id.value());
        if (!element->zone.isNull())
            QVERIFY(frames.value(element->zone.value()).contains(frame));
        for (const Element *other : elements)
            QVERIFY(other == element || !frame.intersects(frames.value(other->id.value())));
    }
    m_project.forEach<Zone>([&](const Zone &zone) {
        if (!zone.parent.isNull())
            QVERIFY(frames.value(zone.parent.value()).contains(frames.value(zone.id.value())));
    });
    m_project.forEach<Flow>([&](const Flow &flow) {
        QVERIFY(frames.value(flow.source.value()).right()
                < frames.value(flow.target.value()).left());
    });
}

void TestLayout::theSameDiagramGivesTheSameCoordinates()
{
    const QByteArray graph = layout::graphOf(m_project, diagram());
    QCOMPARE(layout::graphOf(m_project, diagram()), graph);
    const QByteArray first = answer(graph);
    QVERIFY(!first.isEmpty());
    for (int i = 0; i < 5; ++i)
        QCOMPARE(answer(graph), first);
}

void TestLayout::anEmptyZoneKeepsItsSize()
{
    const Zone zone = samples::zone(u"Nothing yet"_s);
    apply(operations::addZone(m_project, zone, diagram(), QRect(0, 0, 30000, 20000)));
    const Result<Edit> edit =
            layout::arranged(m_project, diagram(), answer(layout::graphOf(m_project, diagram())));
    QVERIFY(edit);
    apply(*edit);
    bool seen = false;
    m_project.forEach<Placement>([&](const Placement &p) {
        if (p.zone != zone.id)
            return;
        seen = true;
        QCOMPARE(QSize(p.width, p.height), QSize(30000, 20000));
    });
    QVERIFY(seen);
}

void TestLayout::whatCameMeanwhileStaysAndWhatWentIsLeftOut()
{
    const QByteArray given = answer(layout::graphOf(m_project, diagram()));
    const Id<Placement> gone = m_project.all<Placement>().first()->id;
    apply(operations::removeFromDiagram(m_project, { gone }));
    const Element late = samples::element(u"Late"_s);
    const QRect frame(700, 900, 15000, 6000);
    apply(operations::addElement(m_project, late, diagram(), frame));
    const Result<Edit> edit = layout::arranged(m_project, diagram(), given);
    QVERIFY(edit);
    for (const Patch &patch : edit->patches())
        QVERIFY(patch.ref().id != gone.value());
    apply(*edit);
    m_project.forEach<Placement>([&](const Placement &p) {
        if (p.element == late.id)
            QCOMPARE(QRect(p.x, p.y, p.width, p.height), frame);
    });
}

void TestLayout::anUnreadableAnswerMovesNothing_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("words") << QByteArray("good morning");
    QTest::newRow("no number") << QByteArray("node n%1 1.0 x");
    QTest::newRow("too few") << QByteArray("cluster cluster%1 1.0 2.0");
    QTest::newRow("infinite") << QByteArray("node n%1 inf 2.0");
    QTest::newRow("beyond all paper") << QByteArray("node n%1 1e30 2.0");
}

void TestLayout::anUnreadableAnswerMovesNothing()
{
    QFETCH(QByteArray, line);
    const Id<Placement> id = m_project.all<Placement>().first()->id;
    line.replace("%1", id.value().toByteArray(QUuid::Id128));
    const Result<Edit> edit = layout::arranged(m_project, diagram(), line);
    QVERIFY(!edit);
    QCOMPARE(edit.error().where, u"line 1"_s);
    QVERIFY(!edit.error().next.isEmpty());
}

void TestLayout::aMissingHelperIsAPlainError()
{
    LayoutRun run(m_folder.filePath(u"absent"_s));
    QSignalSpy failed(&run, &LayoutRun::failed);
    run.start("digraph {}");
    QTRY_COMPARE(failed.size(), 1);
    const auto error = failed.first().first().value<Error>();
    QVERIFY(error.where.endsWith(u"absent"_s));
    QVERIFY(!error.next.isEmpty());
}

void TestLayout::aHelperThatHangsIsCutOff()
{
    LayoutRun run(script("exec sleep 60"), 200);
    QSignalSpy failed(&run, &LayoutRun::failed);
    run.start("digraph {}");
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!run.isRunning());
    run.start("digraph {}");
    QVERIFY(run.isRunning());
    run.cancel();
    QVERIFY(!run.isRunning());
    QCOMPARE(failed.size(), 1);
}

void TestLayout::aGraphThatIsNoneIsRefusedWithAReason()
{
    LayoutRun run(helper);
    QSignalSpy failed(&run, &LayoutRun::failed);
    run.start("");
    QTRY_COMPARE(failed.size(), 1);
    const auto error = failed.first().first().value<Error>();
    QVERIFY2(error.message.contains(u"DOT"_s), qPrintable(error.message));
}

void TestLayout::namesOfTheTeamDoNotReachTheHelper()
{
    const QString name = u"\"] subgraph { a -> b } // \n"_s;
    apply(operations::addElement(m_project, samples::element(name), diagram(),
                                 QRect(0, 0, 15000, 6000)));
    const QByteArray graph = layout::graphOf(m_project, diagram());
    QVERIFY(!graph.contains("// "));
    QCOMPARE(answer(graph).count("node n"), 4);
}

QTEST_GUILESS_MAIN(TestLayout)
#include "tst_layout.moc"
