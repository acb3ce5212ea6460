#include "model/exchange/newproject.h"
#include "model/layout/layoutgraph.h"
#include "model/layout/layoutrun.h"
#include "model/layout/quality.h"
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

private:
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
        arrange(project, shown);
        const layout::Quality after = qualityOf(project, shown);
        qInfo("by hand: %d crossings, %d through boxes, %d on top; arranged: %d overlaps, %d "
              "strayed, %d covered titles, %d crossings, %d through boxes, %d on top",
              before.crossings, before.throughBoxes, before.onTop, after.overlaps, after.strayed,
              after.coveredTitles, after.crossings, after.throughBoxes, after.onTop);
        keepPicture(project, shown, id + QString::number(++number));
        QCOMPARE(after.overlaps, 0);
        QCOMPARE(after.strayed, 0);
        QCOMPARE(after.coveredTitles, 0);
        QVERIFY(after.throughBoxes <= 1);
        QVERIFY(after.crossings <= project.count(RecordKind::Flow) / 2);
    }
}

QTEST_MAIN(TestArranging)
#include "tst_arranging.moc"
