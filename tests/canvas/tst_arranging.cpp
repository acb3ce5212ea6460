#include "model/exchange/newproject.h"
#include "model/layout/layoutgraph.h"
#include "model/layout/layoutrun.h"
#include "model/layout/quality.h"
#include "tests/support/pipeline.h"
#include "views/canvas/diagrampicture.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString helper = QStringLiteral(REDOUBT_BIN_DIR "/redoubt-layout");

} // namespace

/// How drawings look once they are arranged, in numbers. REDOUBT_PICTURES=<folder> keeps them.
class TestArranging : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void templatesAreArrangedWell_data();
    void templatesAreArrangedWell();
    void aLargePipelineIsArrangedWithoutOverlaps_data();
    void aLargePipelineIsArrangedWithoutOverlaps();

private:
    /// Labels of flows that stand on a box, or on one another.
    int coveringLabels(const Project &project, const Id<Diagram> &diagram);
    static layout::Quality qualityOf(const Project &project, const Id<Diagram> &diagram);
    void arrange(Project &project, const Id<Diagram> &diagram);
    void keepPicture(const Project &project, const Id<Diagram> &diagram, const QString &name);

    CatalogsPointer m_catalogs;
};

void TestArranging::initTestCase()
{
    const Result<CatalogsPointer> loaded = catalog::loadBundled();
    QVERIFY(loaded);
    m_catalogs = *loaded;
}

layout::Quality TestArranging::qualityOf(const Project &project, const Id<Diagram> &diagram)
{
    const DiagramContent content(project, diagram);
    QList<layout::DrawnBox> boxes;
    for (const DiagramContent::Node &node : content.nodes()) {
        Id<Zone> zone = zoning::of(project, node.record);
        while (!zone.isNull() && !content.nodeOf(zone.value()))
            zone = zoning::of(project, { RecordKind::Zone, zone.value() });
        boxes.append(
                { node.record.id, zone.value(), node.box, node.record.kind == RecordKind::Zone });
    }
    QList<layout::DrawnLine> lines;
    for (auto it = content.lines().constBegin(); it != content.lines().constEnd(); ++it) {
        const Flow *flow = project.find(Id<Flow>(it.key()));
        lines.append({ flow->source.value(), flow->target.value(), *it });
    }
    return layout::qualityOf(boxes, lines);
}

void TestArranging::arrange(Project &project, const Id<Diagram> &diagram)
{
    LayoutRun run(helper);
    QSignalSpy answered(&run, &LayoutRun::answered);
    run.start(layout::questionOf(project, diagram));
    QVERIFY(answered.wait(20000));
    const Result<Edit> edit =
            layout::arranged(project, diagram, answered.first().first().toByteArray());
    QVERIFY2(edit, edit ? "" : qPrintable(edit.error().text()));
    const Result<void> done = project.tryApply(*edit);
    QVERIFY2(done, done ? "" : qPrintable(done.error().text()));
}

void TestArranging::keepPicture(const Project &project, const Id<Diagram> &diagram,
                                const QString &name)
{
    const QString folder = qEnvironmentVariable("REDOUBT_PICTURES");
    if (folder.isEmpty())
        return;
    Register threats(m_catalogs);
    threats.reset(project, QDate(2026, 11, 24));
    QVERIFY(DiagramPicture(project, threats, diagram)
                    .image(1)
                    .save(QDir(folder).filePath(name + u".png"_s)));
}

int TestArranging::coveringLabels(const Project &project, const Id<Diagram> &diagram)
{
    Register threats(m_catalogs);
    threats.reset(project, QDate(2026, 11, 24));
    const DiagramContent content(project, diagram);
    QList<geometry::Label> labels;
    for (auto it = content.lines().constBegin(); it != content.lines().constEnd(); ++it) {
        const Flow *flow = project.find(Id<Flow>(it.key()));
        std::optional<painting::Badge> badge = looks::badgeOf(it.key(), project, threats);
        if (badge && badge->worst < Rating::High)
            badge.reset();
        labels.append({ it.key(),
                        painting::labelSize(looks::ofFlow(*flow, project, threats).label, badge) });
    }
    const QHash<QUuid, QPointF> places = content.placeLabels(labels);
    int covering = 0;
    for (qsizetype i = 0; i < labels.size(); ++i) {
        const QRectF label(places.value(labels.at(i).edge), labels.at(i).size);
        for (const DiagramContent::Node &node : content.nodes())
            covering +=
                    node.record.kind == RecordKind::Element && node.box.intersects(label) ? 1 : 0;
        for (qsizetype j = 0; j < i; ++j)
            covering += label.intersects(QRectF(places.value(labels.at(j).edge), labels.at(j).size))
                                ? 1
                                : 0;
    }
    return covering;
}

void TestArranging::templatesAreArrangedWell_data()
{
    QTest::addColumn<QString>("id");
    const QList<catalog::Template> templates = catalog::templates();
    QVERIFY(templates.size() >= 10);
    for (const catalog::Template &each : templates)
        QTest::newRow(qPrintable(each.id)) << each.id;
}

void TestArranging::templatesAreArrangedWell()
{
    QFETCH(QString, id);
    const Result<newproject::FromTemplate> made = newproject::fromTemplate(id);
    QVERIFY(made);
    Project project;
    QVERIFY(project.tryApply(made->edit));
    int number = 0;
    for (const Diagram *diagram : project.all<Diagram>()) {
        const Id<Diagram> shown = diagram->id;
        const layout::Quality before = qualityOf(project, shown);
        const int coveringBefore = coveringLabels(project, shown);
        arrange(project, shown);
        const int coveringAfter = coveringLabels(project, shown);
        const layout::Quality after = qualityOf(project, shown);
        qInfo("by hand: %d crossings, %d through boxes, %d on top; arranged: %d overlaps, %d "
              "strayed, %d covered titles, %d crossings, %d through boxes, %d on top",
              before.crossings, before.throughBoxes, before.onTop, after.overlaps, after.strayed,
              after.coveredTitles, after.crossings, after.throughBoxes, after.onTop);
        qInfo("labels on boxes or labels: %d by hand, %d arranged", coveringBefore, coveringAfter);
        keepPicture(project, shown, id + QString::number(++number));
        QCOMPARE(after.overlaps, 0);
        QCOMPARE(after.strayed, 0);
        QCOMPARE(after.coveredTitles, 0);
        QCOMPARE(coveringBefore, 0);
        QCOMPARE(coveringAfter, 0);
        QVERIFY(after.throughBoxes <= 1);
        QVERIFY(after.crossings <= project.count(RecordKind::Flow) / 2);
    }
}

void TestArranging::aLargePipelineIsArrangedWithoutOverlaps_data()
{
    QTest::addColumn<int>("elements");
    QTest::newRow("100") << 100;
    QTest::newRow("200") << 200;
    QTest::newRow("300") << 300;
}

void TestArranging::aLargePipelineIsArrangedWithoutOverlaps()
{
    QFETCH(int, elements);
    Pipeline pipeline(elements);
    arrange(pipeline.project, pipeline.diagram);
    const layout::Quality quality = qualityOf(pipeline.project, pipeline.diagram);
    qInfo("%d overlaps, %d strayed, %d covered titles, %d crossings, %d through boxes, %d on top",
          quality.overlaps, quality.strayed, quality.coveredTitles, quality.crossings,
          quality.throughBoxes, quality.onTop);
    keepPicture(pipeline.project, pipeline.diagram, u"pipeline%1"_s.arg(elements));
    QCOMPARE(quality.overlaps, 0);
    QCOMPARE(quality.strayed, 0);
    QCOMPARE(quality.coveredTitles, 0);
}

QTEST_MAIN(TestArranging)
#include "tst_arranging.moc"
