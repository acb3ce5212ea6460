#include "model/core/operations/change.h"
#include "model/core/operations/model.h"
#include "tests/support/gui/canvasdriver.h"
#include "views/baselines/overlaypicture.h"
#include "views/canvas/diagramitems.h"
#include "views/canvas/diagrampicture.h"
#include "views/canvas/prompts/noticeline.h"
#include "views/operationtext.h"
#include "views/panels/drawworkspace.h"

#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

/// Zones that are folded on a diagram: one box for everything in them.
class TestFoldedZones : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aFoldedZoneHidesWhatIsInIt();
    void flowsAcrossItsBoundaryEndAtTheBox();
    void foldingIsOneStepThatCanBeTakenBack();
    void keysFoldAndUnfold_data();
    void keysFoldAndUnfold();
    void aSelectionThatIsGoneFoldsNothing();
    void allZonesFoldAndUnfoldTogether();
    void theChevronFoldsAndUnfolds();
    void aDoubleClickUnfolds();
    void tabWalksThroughWhatIsShown();
    void aDragTakesTheContentAlong();
    void movesByKeyTakeTheContentAlong();
    void alignmentTakesTheContentAlong();
    void aFoldedZoneIsNotResized();
    void whatIsHiddenIsShownByItsZone();
    void aFlowAcrossTheBoundaryKeepsItsWaypoints();
    void nothingIsDroppedIntoAFoldedZone();
    void noFlowIsDrawnToAFoldedZone();
    void whatIsShownAgainUnfoldsItsZone();
    void whatHappensToTheBoxHappensToItsContent_data();
    void whatHappensToTheBoxHappensToItsContent();
    void aPictureShowsTheBoxAndNotTheContent();
    void theBadgeCountsWhatIsInside();
    void arrangingKeepsItFolded();
    void unfoldingMakesRoom();
    void unfoldingWhereThereIsRoomMovesNothing();
    void aComparisonMarksTheZoneOfWhatChanged();

private:
    CanvasDriver &driver() { return *m_driver; }
    const Project &project() { return m_driver->project(); }
    bool isFolded(const Id<Zone> &zone);
    void fold(const Id<Zone> &zone);
    QRectF stored(const QUuid &record);
    ZoneItem *itemOf(const Id<Zone> &zone);
    QString notice() { return m_open->find<NoticeLine>(u"notice"_s)->text(); }
    QPoint chevronOf(const Id<Zone> &zone);
    bool dropType(const QPoint &at);

    std::unique_ptr<OpenWindow> m_open;
    std::unique_ptr<CanvasDriver> m_driver;
    Id<Zone> m_site;
    Id<Zone> m_cell;
    Id<Zone> m_cloud;
    Id<Element> m_camera;
    Id<Element> m_gateway;
    Id<Element> m_robot;
    Id<Element> m_store;
    Id<Flow> m_within;
    Id<Flow> m_out;
    Id<Flow> m_deepOut;
};

/// A site with a camera, a gateway and a cell with a robot; a cloud with a store.
void TestFoldedZones::init()
{
    m_driver.reset();
    m_open.reset();
    m_open = std::make_unique<OpenWindow>();
    m_open->window().documents().newEmpty();
    QCoreApplication::processEvents();
    m_driver = std::make_unique<CanvasDriver>(*m_open);
    m_site = driver().putZone(u"Site"_s, QRectF(0, 0, 380, 260));
    m_cell = driver().putZone(u"Cell"_s, QRectF(20, 130, 340, 110));
    m_cloud = driver().putZone(u"Cloud"_s, QRectF(480, 0, 200, 260));
    m_camera = driver().put(u"Camera"_s, QRectF(20, 50, 120, 44), u"sensor"_s);
    m_gateway = driver().put(u"Gateway"_s, QRectF(220, 50, 120, 44), u"api-gateway"_s);
    m_robot = driver().put(u"Robot"_s, QRectF(40, 170, 120, 44), u"automated-actuator"_s);
    m_store = driver().put(u"Store"_s, QRectF(510, 80, 120, 44), u"data-lake"_s);
    m_within = driver().link(m_camera, m_gateway);
    m_out = driver().link(m_gateway, m_store);
    m_deepOut = driver().link(m_store, m_robot);
    driver().canvas().fit();
    driver().focus();
    QTRY_VERIFY(driver().canvas().hasFocus());
    driver().selection().clear();
}

bool TestFoldedZones::isFolded(const Id<Zone> &zone)
{
    const DiagramContent::Node *node = driver().content().nodeOf(zone.value());
    return node && node->folded;
}

void TestFoldedZones::fold(const Id<Zone> &zone)
{
    driver().select({ zone.value() });
    driver().press(Qt::Key_F);
    QVERIFY(isFolded(zone));
}

QRectF TestFoldedZones::stored(const QUuid &record)
{
    for (const RecordRef &ref : project().referrers(record)) {
        if (const Placement *placement = project().find(Id<Placement>(ref.id)))
            return boxes::of(*placement);
    }
    return {};
}

ZoneItem *TestFoldedZones::itemOf(const Id<Zone> &zone)
{
    for (QGraphicsItem *item : driver().canvas().diagramScene().items()) {
        if (item->type() == ZoneItem::Type
            && static_cast<ZoneItem *>(item)->record().id == zone.value())
            return static_cast<ZoneItem *>(item);
    }
    return nullptr;
}

QPoint TestFoldedZones::chevronOf(const Id<Zone> &zone)
{
    return driver().at(painting::chevronBox(driver().box(zone.value())).center());
}

bool TestFoldedZones::dropType(const QPoint &at)
{
    QMimeData data;
    data.setData(QLatin1String(elementTypeMime), "data-lake");
    const qsizetype before = driver().steps();
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(driver().canvas().viewport(), &enter);
    QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(driver().canvas().viewport(), &drop);
    driver().canvas().prompts().leave(true);
    return driver().steps() > before;
}

void TestFoldedZones::aFoldedZoneHidesWhatIsInIt()
{
    const QRectF frame = driver().box(m_site.value());
    fold(m_site);
    const DiagramContent &content = driver().content();
    QCOMPARE(content.nodes().size(), 3); // the site, the cloud and the store
    for (const QUuid &hidden : { m_cell.value(), m_camera.value(), m_gateway.value(),
                                 m_robot.value(), m_within.value() }) {
        QCOMPARE(content.shownFor(hidden), (RecordRef { RecordKind::Zone, m_site.value() }));
        QVERIFY(!content.nodeOf(hidden) && !content.lines().contains(hidden));
    }
    QCOMPARE(driver().box(m_site.value()).topLeft(), frame.topLeft());
    QVERIFY(driver().box(m_site.value()).width() < frame.width());
    QCOMPARE(itemOf(m_site)->look().inside, u"3 inside"_s);
    // All of the box can be hit, and nothing where the content was.
    const DiagramScene &scene = driver().canvas().diagramScene();
    QCOMPARE(scene.recordAt(driver().box(m_site.value()).center()).id, m_site.value());
    QVERIFY(scene.recordAt(QPointF(100, 192)).id.isNull());
    // The whole frame and its content are kept.
    QCOMPARE(stored(m_site.value()), frame);
    QCOMPARE(stored(m_robot.value()), QRectF(40, 170, 120, 44));
}

void TestFoldedZones::flowsAcrossItsBoundaryEndAtTheBox()
{
    const Id<Flow> second = driver().link(m_camera, m_store);
    fold(m_site);
    const QMap<QUuid, QPolygonF> &lines = driver().content().lines();
    QCOMPARE(lines.size(), 3);
    const QRectF box = driver().box(m_site.value());
    const auto touches = [&box](const QPointF &point) {
        return box.adjusted(-0.1, -0.1, 0.1, 0.1).contains(point)
               && !box.adjusted(1, 1, -1, -1).contains(point);
    };
    QVERIFY(touches(lines.value(m_out.value()).first()));
    QVERIFY(touches(lines.value(second.value()).first()));
    QVERIFY(touches(lines.value(m_deepOut.value()).last()));
    // Flows between the same two boxes do not lie on one another.
    QSet<qreal> ends;
    for (const QPolygonF &line : lines)
        ends.insert(touches(line.first()) ? line.first().y() : line.last().y());
    QCOMPARE(ends.size(), 3);
}

void TestFoldedZones::foldingIsOneStepThatCanBeTakenBack()
{
    const qsizetype before = driver().steps();
    fold(m_site);
    QCOMPARE(driver().steps(), before + 1);
    QCOMPARE(operationText(m_open->document().undoOperation()), u"Fold Site"_s);
    driver().press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!isFolded(m_site));
    QVERIFY(driver().content().nodeOf(m_robot.value()));
    QVERIFY(m_open->document().redo());
    QVERIFY(isFolded(m_site));
    driver().press(Qt::Key_F);
    QCOMPARE(operationText(m_open->document().undoOperation()), u"Unfold Site"_s);
}

void TestFoldedZones::keysFoldAndUnfold_data()
{
    QTest::addColumn<QString>("selected");
    QTest::addColumn<QString>("folds");
    QTest::newRow("a zone") << u"Site"_s << u"Site"_s;
    QTest::newRow("an inner zone") << u"Cell"_s << u"Cell"_s;
    QTest::newRow("the zone around an element") << u"Robot"_s << u"Cell"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void TestFoldedZones::keysFoldAndUnfold()
{
    QFETCH(QString, selected);
    QFETCH(QString, folds);
    const Zone *zone = driver().zone(selected);
    const Element *element = driver().element(selected);
    driver().select(zone      ? QList { zone->id.value() }
                    : element ? QList { element->id.value() }
                              : QList<QUuid>());
    const qsizetype before = driver().steps();
    driver().press(Qt::Key_F);
    if (folds.isEmpty()) {
        QCOMPARE(driver().steps(), before);
        QVERIFY(notice().contains(u"zone"_s));
        return;
    }
    const Id<Zone> folded = driver().zone(folds)->id;
    QVERIFY(isFolded(folded));
    QCOMPARE(driver().selection().single(), (RecordRef { RecordKind::Zone, folded.value() }));
    driver().press(Qt::Key_F);
    QVERIFY(!isFolded(folded));
}

void TestFoldedZones::aSelectionThatIsGoneFoldsNothing()
{
    const Project before = project();
    driver().selection().select({ RecordKind::Zone, QUuid::createUuid() });
    driver().press(Qt::Key_F);
    driver().selection().select({ RecordKind::Element, QUuid::createUuid() });
    driver().press(Qt::Key_F);
    QVERIFY(project() == before);
}

void TestFoldedZones::allZonesFoldAndUnfoldTogether()
{
    const qsizetype before = driver().steps();
    driver().press(Qt::Key_F, Qt::ShiftModifier);
    QCOMPARE(driver().steps(), before + 1);
    QVERIFY(isFolded(m_site) && isFolded(m_cloud));
    QCOMPARE(driver().content().nodes().size(), 2);
    QCOMPARE(driver().content().lines().size(), 2);
    driver().press(Qt::Key_F, Qt::ShiftModifier);
    QCOMPARE(driver().content().nodes().size(), 7);
    // An inner zone that was folded stays so, and is opened with all others.
    fold(m_cell);
    driver().press(Qt::Key_F, Qt::ShiftModifier);
    driver().press(Qt::Key_F, Qt::ShiftModifier);
    QVERIFY(!isFolded(m_cell));
}

void TestFoldedZones::theChevronFoldsAndUnfolds()
{
    driver().click(chevronOf(m_site));
    QVERIFY(isFolded(m_site));
    driver().click(chevronOf(m_site));
    QVERIFY(!isFolded(m_site));
    // Two clicks, however fast.
    driver().doubleClick(chevronOf(m_cell));
    QTest::mouseRelease(driver().canvas().viewport(), Qt::LeftButton, {}, chevronOf(m_cell));
    QVERIFY(!isFolded(m_cell));
    // Drawn by it the zone moves.
    const QRectF frame = stored(m_site.value());
    driver().drag(chevronOf(m_site), chevronOf(m_site) + QPoint(0, 60));
    QVERIFY(!isFolded(m_site));
    QVERIFY(stored(m_site.value()).top() > frame.top());
}

void TestFoldedZones::aDoubleClickUnfolds()
{
    fold(m_site);
    driver().doubleClick(driver().centre(m_site.value()));
    QVERIFY(!isFolded(m_site));
    QCOMPARE(driver().lastOperation(), u"unfold"_s);
}

void TestFoldedZones::tabWalksThroughWhatIsShown()
{
    fold(m_site);
    QSet<QUuid> seen;
    for (int i = 0; i < 8; ++i) {
        driver().press(Qt::Key_Tab);
        seen.insert(driver().selection().single().id);
    }
    const QSet<QUuid> shown { m_site.value(), m_cloud.value(), m_store.value(), m_out.value(),
                              m_deepOut.value() };
    QCOMPARE(seen, shown);
}

void TestFoldedZones::aDragTakesTheContentAlong()
{
    fold(m_site);
    const QRectF frame = stored(m_site.value());
    const QPoint from = driver().centre(m_site.value());
    const qsizetype before = driver().steps();
    driver().drag(from, from + QPoint(30, 200));
    QCOMPARE(driver().steps(), before + 1);
    QVERIFY(isFolded(m_site));
    const QPointF by = stored(m_site.value()).topLeft() - frame.topLeft();
    QVERIFY(by.y() > 50);
    QCOMPARE(stored(m_site.value()).size(), frame.size());
    QCOMPARE(stored(m_robot.value()).topLeft(), QPointF(40, 170) + by);
    QCOMPARE(stored(m_cell.value()).topLeft(), QPointF(20, 130) + by);
    QCOMPARE(driver().element(u"Robot"_s)->zone, m_cell);
    QCOMPARE(driver().zone(u"Cell"_s)->parent, m_site);
    driver().press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(stored(m_robot.value()).topLeft(), QPointF(40, 170));
}

void TestFoldedZones::movesByKeyTakeTheContentAlong()
{
    fold(m_site);
    driver().press(Qt::Key_Right);
    driver().press(Qt::Key_Down);
    QCOMPARE(stored(m_site.value()), QRectF(10, 10, 380, 260));
    QCOMPARE(stored(m_robot.value()).topLeft(), QPointF(50, 180));
}

void TestFoldedZones::alignmentTakesTheContentAlong()
{
    fold(m_site);
    driver().select({ m_site.value(), m_store.value() });
    driver().press(Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(driver().box(m_store.value()).bottom(), driver().box(m_site.value()).bottom());
    const QPointF by = stored(m_site.value()).topLeft();
    QVERIFY(by.y() > 0);
    QCOMPARE(stored(m_robot.value()).topLeft(), QPointF(40, 170) + by);
}

void TestFoldedZones::aFoldedZoneIsNotResized()
{
    fold(m_site);
    const QSizeF size = driver().box(m_site.value()).size();
    const QRectF frame = stored(m_site.value());
    const QPoint corner = driver().at(driver().box(m_site.value()).bottomRight() - QPointF(1, 1));
    driver().drag(corner, corner + QPoint(60, 80));
    QCOMPARE(driver().box(m_site.value()).size(), size);
    QCOMPARE(stored(m_site.value()).size(), frame.size());
    driver().select({ m_site.value(), m_cloud.value(), m_store.value() });
    driver().press(Qt::Key_S, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(stored(m_site.value()).size(), frame.size());
}

void TestFoldedZones::whatIsHiddenIsShownByItsZone()
{
    fold(m_cell);
    fold(m_site);
    auto *draw = m_open->window().findChild<DrawWorkspace *>();
    const RecordRef robot { RecordKind::Element, m_robot.value() };
    const qsizetype before = driver().steps();
    driver().selection().select(robot);
    draw->reveal(robot);
    // Looking changes nothing: the zone says that it is in there.
    QCOMPARE(driver().steps(), before);
    QVERIFY(isFolded(m_site));
    QCOMPARE(driver().selection().single(), robot);
    QVERIFY(itemOf(m_site)->look().holdsSelected);
    QVERIFY(notice().contains(u"Robot"_s) && notice().contains(u"Site"_s));
    // One key opens every zone around it.
    driver().press(Qt::Key_F);
    QCOMPARE(driver().steps(), before + 1);
    QVERIFY(!isFolded(m_site) && !isFolded(m_cell));
    QCOMPARE(driver().selection().single(), robot);
    QVERIFY(!itemOf(m_site)->look().holdsSelected);
}

void TestFoldedZones::aFlowAcrossTheBoundaryKeepsItsWaypoints()
{
    const QList<QPoint> points { { 42000, 4000 }, { 42000, 9000 } };
    const ViewContext &context = m_open->project().context();
    context.push(operations::setRoute(project(), m_out, driver().canvas().diagramScene().diagram(),
                                      points),
                 { u"reroute"_s, {} });
    const QPolygonF line = driver().content().lines().value(m_out.value());
    fold(m_site);
    QVERIFY(driver().content().waypoints(m_out.value()).isEmpty());
    // Pulling at the line would spoil them.
    driver().select({ m_out.value() });
    const QPolygonF plain = driver().content().lines().value(m_out.value());
    const QPoint middle = driver().at((plain.at(0) + plain.at(1)) / 2);
    const qsizetype before = driver().steps();
    driver().drag(middle, middle + QPoint(0, 40));
    QCOMPARE(driver().steps(), before);
    QVERIFY(notice().contains(u"folded"_s));
    fold(m_cloud);
    driver().press(Qt::Key_F);
    driver().select({ m_site.value() });
    driver().press(Qt::Key_F);
    QCOMPARE(driver().content().waypoints(m_out.value()).size(), 2);
    QCOMPARE(driver().content().lines().value(m_out.value()), line);
}

void TestFoldedZones::nothingIsDroppedIntoAFoldedZone()
{
    fold(m_site);
    const QRectF place = stored(m_store.value());
    const qsizetype before = driver().steps();
    driver().drag(driver().centre(m_store.value()), driver().centre(m_site.value()));
    QCOMPARE(driver().steps(), before);
    QCOMPARE(stored(m_store.value()), place);
    QCOMPARE(driver().box(m_store.value()), place);
    QVERIFY(notice().contains(u"Site"_s));
    QVERIFY(!dropType(driver().centre(m_site.value())));
    QVERIFY(dropType(driver().at(QPointF(500, 200))));
}

void TestFoldedZones::noFlowIsDrawnToAFoldedZone()
{
    fold(m_site);
    const qsizetype before = driver().steps();
    driver().selection().clear();
    const QRectF store = driver().box(m_store.value());
    driver().drag(driver().at(QPointF(store.left(), store.center().y())),
                  driver().centre(m_site.value()));
    QCOMPARE(driver().steps(), before);
    QVERIFY(notice().contains(u"Unfold Site"_s));
    // Nor does the end of a flow go there, though it can be taken from there to an element.
    driver().select({ m_out.value() });
    const QPolygonF line = driver().content().lines().value(m_out.value());
    driver().drag(driver().at(line.last()), driver().centre(m_site.value()));
    QCOMPARE(driver().steps(), before);
    driver().drag(driver().at(line.first()), driver().centre(m_store.value()));
    QCOMPARE(driver().steps(), before + 1);
    QCOMPARE(project().find(m_out)->source, m_store);
}

void TestFoldedZones::whatIsShownAgainUnfoldsItsZone()
{
    driver().select({ m_robot.value() });
    driver().canvas().removeFromDiagram();
    fold(m_site);
    driver().press(Qt::Key_A, Qt::ShiftModifier);
    driver().type(u"Robot"_s);
    driver().press(Qt::Key_Return);
    QVERIFY(!isFolded(m_site));
    QVERIFY(driver().box(m_cell.value()).contains(driver().box(m_robot.value())));
    // Both are taken back together.
    driver().press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(isFolded(m_site));
    QVERIFY(stored(m_robot.value()).isNull());
}

void TestFoldedZones::whatHappensToTheBoxHappensToItsContent_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : { "take off", "delete", "copy", "duplicate" })
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestFoldedZones::whatHappensToTheBoxHappensToItsContent()
{
    QFETCH(QString, what);
    fold(m_site);
    const auto count = [this](const QString &start) {
        return std::ranges::count_if(project().all<Element>(), [&](const Element *element) {
            return element->name.startsWith(start);
        });
    };
    if (what == u"take off"_s) {
        driver().canvas().removeFromDiagram();
        QCOMPARE(driver().content().nodes().size(), 2);
        QVERIFY(stored(m_robot.value()).isNull());
        QCOMPARE(count(u"Robot"_s), 1);
    } else if (what == u"delete"_s) {
        driver().canvas().deleteFromModel();
        QCOMPARE(count(u"Robot"_s), 0);
        QCOMPARE(project().count(RecordKind::Zone), 1);
        QVERIFY(notice().contains(u"folded away"_s));
    } else {
        if (what == u"copy"_s) {
            driver().canvas().copy();
            driver().canvas().paste();
        } else {
            driver().canvas().editor().duplicate();
        }
        QCOMPARE(count(u"Robot"_s), 2);
        const RecordRef made = driver().selection().single();
        QCOMPARE(made.kind, RecordKind::Zone);
        QVERIFY(made.id != m_site.value() && driver().content().nodeOf(made.id)->folded);
        QCOMPARE(driver().content().hiddenBy(made.id).size(),
                 driver().content().hiddenBy(m_site.value()).size());
    }
}

void TestFoldedZones::aPictureShowsTheBoxAndNotTheContent()
{
    const Register &threats = m_open->project().context().threats;
    const auto svg = [&] {
        return QString::fromUtf8(
                DiagramPicture(project(), threats, driver().canvas().diagramScene().diagram())
                        .svg(u"picture"_s));
    };
    QVERIFY(svg().contains(u"Robot"_s));
    fold(m_site);
    const QString folded = svg();
    for (const QString &shown : { u"Site"_s, u"Store"_s, u"3 inside"_s })
        QVERIFY2(folded.contains(shown), qPrintable(shown));
    for (const QString &hidden : { u"Robot"_s, u"Cell"_s, u"Gateway"_s })
        QVERIFY2(!folded.contains(hidden), qPrintable(hidden));
}

void TestFoldedZones::theBadgeCountsWhatIsInside()
{
    const Register &threats = m_open->project().context().threats;
    painting::Badge expected;
    for (const QUuid &id : { m_camera.value(), m_gateway.value(), m_robot.value(), m_within.value(),
                             m_site.value(), m_cell.value() }) {
        if (const auto badge = looks::badgeOf(id, project(), threats)) {
            expected.open += badge->open;
            expected.worst = std::max(expected.worst, badge->worst);
        }
    }
    QVERIFY(expected.open > 3);
    fold(m_site);
    QCOMPARE(itemOf(m_site)->look().badge->open, expected.open);
    QCOMPARE(itemOf(m_site)->look().badge->worst, expected.worst);
    // It follows what happens in there.
    const ViewContext &context = m_open->project().context();
    context.push(operations::removeFromModel(project(), { AnyId(m_robot.value()) }),
                 { u"delete"_s, { {} } });
    QVERIFY(itemOf(m_site)->look().badge->open < expected.open);
    QCOMPARE(itemOf(m_site)->look().inside, u"2 inside"_s);
}

void TestFoldedZones::arrangingKeepsItFolded()
{
    fold(m_site);
    driver().press(Qt::Key_L, Qt::ControlModifier);
    QTRY_COMPARE(driver().lastOperation(), u"arrange"_s);
    QVERIFY(isFolded(m_site));
    const QRectF site = driver().box(m_site.value());
    QVERIFY(!site.intersects(driver().box(m_cloud.value())));
    QVERIFY(driver().box(m_cloud.value()).contains(driver().box(m_store.value())));
    // The content went along with the box.
    const QPointF by = stored(m_site.value()).topLeft();
    QCOMPARE(stored(m_site.value()).size(), QSizeF(380, 260));
    QCOMPARE(stored(m_robot.value()).topLeft(), QPointF(40, 170) + by);
}

void TestFoldedZones::unfoldingMakesRoom()
{
    fold(m_site);
    // Something comes to stand where the frame was.
    const Id<Element> near = driver().put(u"Visitor"_s, QRectF(240, 40, 120, 44), u"person"_s);
    const QRectF cloud = driver().box(m_cloud.value());
    driver().select({ m_site.value() });
    const qsizetype before = driver().steps();
    driver().press(Qt::Key_F);
    QCOMPARE(driver().steps(), before + 1);
    QCOMPARE(driver().box(m_site.value()), QRectF(0, 0, 380, 260));
    QVERIFY(!driver().box(near.value()).intersects(driver().box(m_site.value())));
    QVERIFY(driver().element(u"Visitor"_s)->zone.isNull());
    QCOMPARE(driver().box(m_cloud.value()), cloud);
    QCOMPARE(driver().box(m_robot.value()), QRectF(40, 170, 120, 44));
    // An inner zone that unfolds makes the one around it grow.
    fold(m_cell);
    const ViewContext &context = m_open->project().context();
    const DiagramContent::Node *site = driver().content().nodeOf(m_site.value());
    context.push(operations::moveTo(project(), { { site->placement, QRect(0, 0, 26000, 20000) } }),
                 { u"resize"_s, { {} } });
    driver().select({ m_cell.value() });
    driver().press(Qt::Key_F);
    QVERIFY(driver().box(m_site.value()).contains(driver().box(m_cell.value())));
}

void TestFoldedZones::unfoldingWhereThereIsRoomMovesNothing()
{
    QHash<QUuid, QRectF> before;
    for (const DiagramContent::Node &node : driver().content().nodes())
        before.insert(node.record.id, node.box);
    driver().press(Qt::Key_F, Qt::ShiftModifier);
    driver().press(Qt::Key_F, Qt::ShiftModifier);
    for (const DiagramContent::Node &node : driver().content().nodes())
        QCOMPARE(node.box, before.value(node.record.id));
}

void TestFoldedZones::aComparisonMarksTheZoneOfWhatChanged()
{
    const Project before = project();
    fold(m_site);
    const ViewContext &context = m_open->project().context();
    context.push(operations::change(project(), m_robot,
                                    [](Element &element) { element.name = u"Arm"_s; }),
                 { u"rename"_s, { u"Arm"_s } });
    Difference difference;
    difference.changes.append({ ChangeKind::Changed,
                                ChangeTopic::Element,
                                { RecordKind::Element, m_robot.value() } });
    const OverlayPicture overlay(project(), &before, difference, context.threats,
                                 driver().canvas().diagramScene().diagram());
    QCOMPARE(overlay.marked(), 1);
    QCOMPARE(overlay.boxOf(m_robot.value()), driver().box(m_site.value()));
    QCOMPARE(overlay.recordAt(driver().box(m_site.value()).center()).id, m_site.value());
}

QTEST_MAIN(TestFoldedZones)
#include "tst_foldedzones.moc"
