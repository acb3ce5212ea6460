#include "model/core/operations/change.h"
#include "model/layout/drawing.h"
#include "model/layout/layoutgraph.h"
#include "model/layout/layoutrun.h"
#include "model/layout/quality.h"
#include "model/layout/routing.h"
#include "tests/support/samples.h"

#include <QFile>
#include <QRandomGenerator>
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
    void whereTheHelperCrashesTheSameIsAskedInOtherWords();
    void aGraphThatIsNoneIsRefusedWithAReason();
    void namesOfTheTeamDoNotReachTheHelper();
    void whatIsLockedStaysAndNothingComesOntoIt();
    void aSelectionIsArrangedAndTheRestStays();
    void tidyingMovesLittleAndOnlyOnce();
    void randomGraphsAreLaidOutWithoutLoss_data();
    void randomGraphsAreLaidOutWithoutLoss();
    void aLargeGraphIsLaidOutInTwoLevels();
    void routesAreRightAngledAroundBoxesThatStay_data();
    void routesAreRightAngledAroundBoxesThatStay();
    void aRouteThroughABoxIsLeftOut_data();
    void aRouteThroughABoxIsLeftOut();

private:
    Id<Diagram> diagram() const { return m_project.all<Diagram>().first()->id; }
    QByteArray answer(const layout::Question &question);
    QString script(const QByteArray &body);
    void apply(const Edit &edit);
    /// Places the elements and zones of a generated project on a diagram, as one lies on the next.
    Id<Diagram> draw(int elements, int flows, int zones, quint32 seed);
    void arrange(const Id<Diagram> &on, const QSet<QUuid> &only = {});
    QRect frameOf(const QUuid &record) const;
    layout::Quality quality(const Id<Diagram> &on) const;

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

QByteArray TestLayout::answer(const layout::Question &question)
{
    LayoutRun run(helper);
    QSignalSpy answered(&run, &LayoutRun::answered);
    QSignalSpy failed(&run, &LayoutRun::failed);
    run.start(question);
    const bool over = QTest::qWaitFor([&] { return !answered.isEmpty() || !failed.isEmpty(); },
                                      2 * LayoutRun::defaultLimit);
    if (!over || answered.isEmpty())
        qWarning("no answer: %s", over ? qPrintable(failed.first().first().value<Error>().text())
                                       : "not even a failure");
    return answered.isEmpty() ? QByteArray() : answered.first().first().toByteArray();
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
    const Result<Edit> edit = layout::arranged(m_project, diagram(),
                                               answer(layout::questionOf(m_project, diagram())));
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
    const layout::Question graph = layout::questionOf(m_project, diagram());
    QCOMPARE(layout::questionOf(m_project, diagram()).graph, graph.graph);
    const QByteArray first = answer(graph);
    QVERIFY(!first.isEmpty());
    const int again = qEnvironmentVariableIsSet("REDOUBT_LONG") ? 99 : 4;
    for (int i = 0; i < again; ++i)
        QCOMPARE(answer(graph), first);
}

void TestLayout::anEmptyZoneKeepsItsSize()
{
    const Zone zone = samples::zone(u"Nothing yet"_s);
    apply(operations::addZone(m_project, zone, diagram(), QRect(0, 0, 30000, 20000)));
    const Result<Edit> edit = layout::arranged(m_project, diagram(),
                                               answer(layout::questionOf(m_project, diagram())));
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
    const QByteArray given = answer(layout::questionOf(m_project, diagram()));
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
    run.start({ u"dot"_s, "digraph {}" });
    QTRY_COMPARE(failed.size(), 1);
    const auto error = failed.first().first().value<Error>();
    QVERIFY(error.where.endsWith(u"absent"_s));
    QVERIFY(!error.next.isEmpty());
}

void TestLayout::aHelperThatHangsIsCutOff()
{
    LayoutRun run(script("exec sleep 60"), 200);
    QSignalSpy failed(&run, &LayoutRun::failed);
    run.start({ u"dot"_s, "digraph {}" });
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!run.isRunning());
    run.start({ u"dot"_s, "digraph {}" });
    QVERIFY(run.isRunning());
    run.cancel();
    QVERIFY(!run.isRunning());
    QCOMPARE(failed.size(), 1);
}

void TestLayout::whereTheHelperCrashesTheSameIsAskedInOtherWords()
{
    LayoutRun run(script("read word; [ $word = good ] || kill -SEGV $$; echo $word"));
    QSignalSpy answered(&run, &LayoutRun::answered);
    QSignalSpy failed(&run, &LayoutRun::failed);
    run.start({ u"dot"_s, "bad\n", { "worse\n", "good\n", "never\n" } });
    QTRY_COMPARE(answered.size(), 1);
    QCOMPARE(answered.first().first().toByteArray(), QByteArray("good\n"));
    run.start({ u"dot"_s, "bad\n", { "worse\n" } });
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!run.isRunning());
}

void TestLayout::aGraphThatIsNoneIsRefusedWithAReason()
{
    LayoutRun run(helper);
    QSignalSpy failed(&run, &LayoutRun::failed);
    run.start({ u"dot"_s, "" });
    QTRY_COMPARE(failed.size(), 1);
    const auto error = failed.first().first().value<Error>();
    QVERIFY2(error.message.contains(u"DOT"_s), qPrintable(error.message));
}

void TestLayout::namesOfTheTeamDoNotReachTheHelper()
{
    const QString name = u"\"] subgraph { a -> b } // \n"_s;
    apply(operations::addElement(m_project, samples::element(name), diagram(),
                                 QRect(0, 0, 15000, 6000)));
    const layout::Question graph = layout::questionOf(m_project, diagram());
    QVERIFY(!graph.graph.contains("// "));
    QCOMPARE(answer(graph).count("node n"), 4);
}

QRect TestLayout::frameOf(const QUuid &record) const
{
    for (const RecordRef &ref : m_project.referrers(record)) {
        if (const Placement *place = m_project.find(Id<Placement>(ref.id)))
            return { place->x, place->y, place->width, place->height };
    }
    return {};
}

layout::Quality TestLayout::quality(const Id<Diagram> &on) const
{
    constexpr qreal storedPerUnit = 100;
    QList<layout::DrawnBox> boxes;
    const layout::Drawing drawing = layout::drawingOf(m_project, on);
    for (const QList<layout::Box> *list : { &drawing.zones, &drawing.elements }) {
        for (const layout::Box &box : *list)
            boxes.append(
                    { box.record,
                      box.zone,
                      { box.frame.x() / storedPerUnit, box.frame.y() / storedPerUnit,
                        box.frame.width() / storedPerUnit, box.frame.height() / storedPerUnit },
                      list == &drawing.zones });
    }
    return layout::qualityOf(boxes, {});
}

void TestLayout::arrange(const Id<Diagram> &on, const QSet<QUuid> &only)
{
    const QByteArray given = answer(layout::questionOf(m_project, on, only));
    QVERIFY(!given.isEmpty());
    const Result<Edit> edit = layout::arranged(m_project, on, given, only);
    QVERIFY2(edit, edit ? "" : qPrintable(edit.error().text()));
    apply(*edit);
}

Id<Diagram> TestLayout::draw(int elements, int flows, int zones, quint32 seed)
{
    m_project = Project();
    QRandomGenerator random(seed);
    uint number = 0;
    const auto nextId = [&] { return QUuid(++number, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 2); };
    const auto frame = [&] {
        return QRect(random.bounded(400000), random.bounded(300000), 11600 + random.bounded(6000),
                     4400 + random.bounded(3000));
    };
    Diagram diagram;
    diagram.id = Id<Diagram>(nextId());
    Edit edit;
    edit.add(diagram);
    const auto place = [&](const Id<Element> &element, const Id<Zone> &zone) {
        const QRect box = frame();
        Placement placement;
        placement.id = Id<Placement>(nextId());
        placement.diagram = diagram.id;
        placement.element = element;
        placement.zone = zone;
        placement.x = box.x();
        placement.y = box.y();
        placement.width = box.width();
        placement.height = box.height();
        edit.add(placement);
    };
    QList<Id<Zone>> zoneIds { {} };
    for (int i = 0; i < zones; ++i) {
        Zone zone = samples::zone(QString(1 + random.bounded(60), u'z'),
                                  zoneIds.at(random.bounded(zoneIds.size())));
        zone.id = Id<Zone>(nextId());
        zoneIds.append(zone.id);
        edit.add(zone);
        place({}, zone.id);
    }
    QList<Id<Element>> elementIds;
    for (int i = 0; i < elements; ++i) {
        Element element = samples::element(QString(1 + random.bounded(200), u'"'));
        element.id = Id<Element>(nextId());
        element.zone = zoneIds.at(random.bounded(zoneIds.size()));
        elementIds.append(element.id);
        edit.add(element);
        place(element.id, {});
    }
    for (int i = 0; i < flows; ++i) {
        // Loops and parallel flows come by themselves.
        Flow flow = samples::flow(elementIds.at(random.bounded(elements)),
                                  elementIds.at(random.bounded(elements)));
        flow.id = Id<Flow>(nextId());
        edit.add(flow);
    }
    apply(edit);
    return diagram.id;
}

void TestLayout::whatIsLockedStaysAndNothingComesOntoIt()
{
    const QList<const Element *> elements = m_project.all<Element>();
    const QUuid id = elements.at(1)->id.value();
    const QRect before = frameOf(id);
    for (const RecordRef &ref : m_project.referrers(id)) {
        if (m_project.find(Id<Placement>(ref.id)))
            apply(operations::change(m_project, Id<Placement>(ref.id),
                                     [](Placement &place) { place.locked = true; }));
    }
    arrange(diagram());
    QCOMPARE(frameOf(id), before);
    QCOMPARE(quality(diagram()).overlaps, 0);
    QCOMPARE(quality(diagram()).strayed, 0);
    apply(layout::tidied(m_project, diagram()));
    QCOMPARE(frameOf(id), before);
}

void TestLayout::aSelectionIsArrangedAndTheRestStays()
{
    arrange(diagram());
    const QList<const Element *> elements = m_project.all<Element>();
    QSet<QUuid> only;
    QHash<QUuid, QRect> others;
    for (const Element *element : elements) {
        for (const RecordRef &ref : m_project.referrers(element->id.value())) {
            const Placement *place = m_project.find(Id<Placement>(ref.id));
            if (place && only.size() < 2)
                only.insert(place->id.value());
            else if (place)
                others.insert(element->id.value(), frameOf(element->id.value()));
        }
    }
    QCOMPARE(only.size(), 2);
    QVERIFY(!others.isEmpty());
    QCOMPARE(layout::questionOf(m_project, diagram(), only).graph.count("width="), 2);
    arrange(diagram(), only);
    for (auto it = others.constBegin(); it != others.constEnd(); ++it)
        QCOMPARE(frameOf(it.key()), *it);
    QCOMPARE(quality(diagram()).overlaps, 0);
    QCOMPARE(quality(diagram()).strayed, 0);
}

void TestLayout::tidyingMovesLittleAndOnlyOnce()
{
    const Id<Diagram> on = draw(30, 40, 5, 7);
    apply(layout::tidied(m_project, on));
    QCOMPARE(quality(on).overlaps, 0);
    QCOMPARE(quality(on).strayed, 0);
    QVERIFY(layout::tidied(m_project, on).isEmpty());

    // One that came a little out of its row, and one that was dropped on another.
    arrange(on);
    apply(layout::tidied(m_project, on));
    const QUuid id = m_project.all<Element>().first()->id.value();
    const QRect before = frameOf(id);
    for (const RecordRef &ref : m_project.referrers(id)) {
        if (m_project.find(Id<Placement>(ref.id)))
            apply(operations::moveTo(m_project,
                                     { { Id<Placement>(ref.id), before.translated(300, -400) } }));
    }
    const Edit edit = layout::tidied(m_project, on);
    QCOMPARE(edit.patches().size(), 1);
    apply(edit);
    QCOMPARE(frameOf(id), before);
}

void TestLayout::randomGraphsAreLaidOutWithoutLoss_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("seeded") << (qEnvironmentVariableIsSet("REDOUBT_LONG") ? 1000 : 25);
}

void TestLayout::randomGraphsAreLaidOutWithoutLoss()
{
    QFETCH(int, count);
    for (int i = 0; i < count; ++i) {
        QRandomGenerator random(static_cast<quint32>(i));
        const int elements = 1 + random.bounded(i % 20 == 19 ? 300 : 85);
        const Id<Diagram> on = draw(elements, random.bounded(2 * elements), random.bounded(12),
                                    static_cast<quint32>(i));
        const Project before = m_project;
        const layout::Question question = layout::questionOf(m_project, on);
        arrange(on);
        if (QTest::currentTestFailed())
            qFatal("graph %d", i);
        const layout::Quality quality = this->quality(on);
        QVERIFY2(quality.overlaps == 0 && quality.strayed == 0 && quality.coveredTitles == 0,
                 qPrintable(u"graph %1: %2 overlaps, %3 strayed"_s.arg(i)
                                    .arg(quality.overlaps)
                                    .arg(quality.strayed)));
        QCOMPARE(m_project.all<Flow>().size(), before.all<Flow>().size());
        // Each flow between two boxes is in the question, and each box in the answer.
        const layout::Drawing drawing = layout::drawingOf(before, on);
        if (question.engine == u"dot"_s)
            QCOMPARE(question.graph.count(" -> "), layout::pullsOf(before, on, drawing).size());
        QCOMPARE(answer(question).count("node \"n") + answer(question).count("node n"),
                 question.graph.count("width="));
    }
}

void TestLayout::aLargeGraphIsLaidOutInTwoLevels()
{
    const Id<Diagram> on = draw(300, 450, 25, 11);
    const layout::Question question = layout::questionOf(m_project, on);
    QCOMPARE(question.engine, u"levels"_s);
    const QByteArray first = answer(question);
    QCOMPARE(first.count("node n"), question.graph.count("width="));
    const int again = qEnvironmentVariableIsSet("REDOUBT_LONG") ? 99 : 4;
    for (int i = 0; i < again; ++i)
        QCOMPARE(answer(question), first);
    arrange(on);
    QCOMPARE(quality(on).overlaps, 0);
    QCOMPARE(quality(on).strayed, 0);
}

void TestLayout::routesAreRightAngledAroundBoxesThatStay_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("seeded") << (qEnvironmentVariableIsSet("REDOUBT_LONG") ? 150 : 8);
}

void TestLayout::routesAreRightAngledAroundBoxesThatStay()
{
    QFETCH(int, count);
    qsizetype led = 0;
    qsizetype flows = 0;
    int without = 0;
    for (int i = 0; i < count; ++i) {
        QRandomGenerator random(static_cast<quint32>(i));
        const int elements = 2 + random.bounded(static_cast<int>(layout::mostRightAngled) - 2);
        const Id<Diagram> on = draw(elements, random.bounded(2 * elements), random.bounded(12),
                                    static_cast<quint32>(i));
        arrange(on);
        const layout::Question question = layout::routesQuestionOf(m_project, on);
        const QByteArray given = answer(question);
        without += given.isEmpty() && question.graph.contains("->") ? 1 : 0;
        const Result<Edit> edit = layout::routed(m_project, on, given);
        QVERIFY2(edit, edit ? "" : qPrintable(edit.error().text()));
        for (const Patch &patch : edit->patches())
            QCOMPARE(patch.ref().kind, RecordKind::Route);
        led += edit->patches().size();
        flows += question.graph.count("->");
        apply(*edit);
    }
    qInfo("%lld of %lld flows led, no answer for %d of %d graphs", static_cast<long long>(led),
          static_cast<long long>(flows), without, count);
    QVERIFY(led * 10 >= flows * 9);
}

void TestLayout::aRouteThroughABoxIsLeftOut_data()
{
    QTest::addColumn<QByteArray>("corners");
    QTest::addColumn<bool>("taken");
    // Boxes of 100 by 50 at 0, at 300 and, in between, at 150; y is upward.
    QTest::newRow("around") << QByteArray("50 -50 50 -90 350 -90 350 -50") << true;
    QTest::newRow("through") << QByteArray("100 -25 300 -25") << false;
    QTest::newRow("slanted") << QByteArray("50 -50 60 -90 350 -90 350 -50") << false;
    QTest::newRow("from elsewhere") << QByteArray("50 -70 50 -90 350 -90 350 -50") << false;
}

void TestLayout::aRouteThroughABoxIsLeftOut()
{
    QFETCH(QByteArray, corners);
    QFETCH(bool, taken);
    apply(operations::addDiagram(m_project, u"Another"_s));
    Id<Diagram> on;
    for (const Diagram *each : m_project.all<Diagram>()) {
        if (each->name == u"Another")
            on = each->id;
    }
    const Element ends[] = { samples::element(u"from"_s), samples::element(u"between"_s),
                             samples::element(u"to"_s) };
    for (int i = 0; i < 3; ++i)
        apply(operations::addElement(m_project, ends[i], on, QRect(i * 15000, 0, 10000, 5000)));
    const Flow flow = samples::flow(ends[0].id, ends[2].id);
    apply(operations::addFlow(m_project, flow));
    const QByteArray line = "route f" + flow.id.value().toByteArray(QUuid::Id128) + ' ' + corners;
    const Result<Edit> edit = layout::routed(m_project, on, line);
    QVERIFY(edit);
    QCOMPARE(edit->patches().size(), taken ? 1 : 0);
    if (!taken)
        return;
    apply(*edit);
    const QList<QPoint> inner { { 5000, 9000 }, { 35000, 9000 } };
    QCOMPARE(m_project.all<Route>().last()->points, inner);
    QVERIFY(!layout::routed(m_project, on, "route f1 2 x"));
    QVERIFY(!layout::routed(m_project, on, line + " 7"));
}

QTEST_GUILESS_MAIN(TestLayout)
#include "tst_layout.moc"
