#include "model/core/operations/model.h"
#include "model/layout/layoutgraph.h"
#include "tests/support/gui/canvasdriver.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// In scene units.
const QList<QPointF> drawnPoints { { 200, 20 }, { 200, 200 } };

} // namespace

/// The waypoints of a flow whose two ends move together keep its shape.
class TestMovingWaypoints : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void movedTogetherALineKeepsItsShape_data();
    void movedTogetherALineKeepsItsShape();
    void theDragShowsWhatItWillWrite();
    void movedAtOneEndWaypointsStay();
    void aZoneThatGoesAloneLeavesThem();
    void aFoldedZoneTakesThemAlong();
    void arrangedAloneAFoldedZoneTakesThemAlong();

private:
    CanvasDriver &driver() { return *m_driver; }
    const Project &project() { return m_driver->project(); }
    QList<QPointF> points()
    {
        return DiagramContent::storedWaypoints(
                project(), driver().canvas().diagramScene().diagram(), m_flow.value());
    }
    /// Where the zone can be taken hold of.
    QPoint title() { return driver().at({ 200, -46 }); }
    static QList<QPointF> drawn(const QPointF &by = {})
    {
        QList<QPointF> points = drawnPoints;
        for (QPointF &point : points)
            point += by;
        return points;
    }

    std::unique_ptr<OpenWindow> m_open;
    std::unique_ptr<CanvasDriver> m_driver;
    Id<Zone> m_site;
    Id<Element> m_camera;
    Id<Element> m_store;
    Id<Flow> m_flow;
};

/// A site with a camera and a store, and a flow from one to the other by two waypoints.
void TestMovingWaypoints::init()
{
    m_driver.reset();
    m_open = std::make_unique<OpenWindow>();
    m_open->window().documents().newEmpty();
    QCoreApplication::processEvents();
    m_driver = std::make_unique<CanvasDriver>(*m_open);
    m_site = driver().putZone(u"Site"_s, QRectF(-40, -60, 520, 300));
    m_camera = driver().put(u"Camera"_s, QRectF(0, 0, 120, 40), u"sensor"_s);
    m_store = driver().put(u"Store"_s, QRectF(300, 180, 120, 40), u"data-lake"_s);
    driver().put(u"Elsewhere"_s, QRectF(800, 400, 120, 40), u"data-lake"_s);
    m_flow = driver().link(m_camera, m_store);
    QList<QPoint> stored;
    for (const QPointF &point : drawnPoints)
        stored.append((point * geometry::storedPerUnit).toPoint());
    QVERIFY(m_open->project().context().push(
            operations::setRoute(project(), m_flow, driver().canvas().diagramScene().diagram(),
                                 stored),
            { u"reroute"_s, {} }));
    driver().canvas().setZoom(1);
    driver().canvas().centerOn(QPointF(300, 150));
    driver().focus();
    QTRY_VERIFY(driver().canvas().hasFocus());
    driver().selection().clear();
}

void TestMovingWaypoints::movedTogetherALineKeepsItsShape_data()
{
    QTest::addColumn<bool>("zone");
    QTest::addColumn<bool>("keys");
    QTest::newRow("zone, drag") << true << false;
    QTest::newRow("zone, keys") << true << true;
    QTest::newRow("both ends, drag") << false << false;
    QTest::newRow("both ends, keys") << false << true;
}

void TestMovingWaypoints::movedTogetherALineKeepsItsShape()
{
    QFETCH(const bool, zone);
    QFETCH(const bool, keys);
    const QPolygonF line = driver().content().lines().value(m_flow.value());
    driver().select(zone ? QList<QUuid> { m_site.value() }
                         : QList<QUuid> { m_camera.value(), m_store.value() });
    const QPointF before = driver().box(m_camera.value()).topLeft();
    const qsizetype steps = driver().steps();
    if (keys) {
        driver().press(Qt::Key_Right);
        driver().press(Qt::Key_Down);
    } else {
        const QPoint from = zone ? title() : driver().centre(m_camera.value());
        driver().drag(from, from + QPoint(60, 40));
    }
    const QPointF by = driver().box(m_camera.value()).topLeft() - before;
    QVERIFY(!by.isNull());
    QCOMPARE(points(), drawn(by));
    QCOMPARE(driver().content().lines().value(m_flow.value()), line.translated(by));
    while (driver().steps() > steps && points() != drawn())
        driver().press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(driver().content().lines().value(m_flow.value()), line);
}

void TestMovingWaypoints::theDragShowsWhatItWillWrite()
{
    const QPolygonF line = driver().content().lines().value(m_flow.value());
    driver().select({ m_camera.value(), m_store.value() });
    const QPoint from = driver().centre(m_camera.value());
    driver().dragHalf(from, from + QPoint(60, 40));
    driver().dragOn(from + QPoint(80, 50));
    const QPointF by = driver().box(m_camera.value()).topLeft();
    QCOMPARE(driver().content().lines().value(m_flow.value()), line.translated(by));
    driver().press(Qt::Key_Escape);
    QCOMPARE(driver().content().lines().value(m_flow.value()), line);
    QCOMPARE(points(), drawn());
}

void TestMovingWaypoints::movedAtOneEndWaypointsStay()
{
    driver().select({ m_camera.value() });
    const QPoint from = driver().centre(m_camera.value());
    driver().drag(from, from + QPoint(0, 60));
    QVERIFY(driver().box(m_camera.value()).top() > 0);
    QCOMPARE(points(), drawn());
}

void TestMovingWaypoints::aZoneThatGoesAloneLeavesThem()
{
    driver().select({ m_site.value() });
    const QPoint from = title();
    driver().dragHalf(from, from + QPoint(60, 40));
    driver().dragOn(from + QPoint(20, 10), Qt::AltModifier);
    driver().release(from + QPoint(20, 10), Qt::AltModifier);
    QVERIFY(driver().box(m_site.value()).topLeft() != QPointF(-40, -60));
    QCOMPARE(driver().box(m_site.value()).size(), QSizeF(520, 300));
    QCOMPARE(driver().box(m_camera.value()).topLeft(), QPointF(0, 0));
    QCOMPARE(points(), drawn());
    QCOMPARE(driver().content().waypoints(m_flow.value()), drawn());
}

void TestMovingWaypoints::aFoldedZoneTakesThemAlong()
{
    driver().select({ m_site.value() });
    driver().press(Qt::Key_F);
    const QPoint from = driver().centre(m_site.value());
    driver().drag(from, from + QPoint(100, 50));
    driver().press(Qt::Key_F);
    const QPointF by = driver().box(m_camera.value()).topLeft();
    QVERIFY(!by.isNull());
    QCOMPARE(points(), drawn(by));
}

void TestMovingWaypoints::arrangedAloneAFoldedZoneTakesThemAlong()
{
    driver().select({ m_site.value() });
    driver().press(Qt::Key_F);
    const Id<Diagram> diagram = driver().canvas().diagramScene().diagram();
    const DiagramContent::Node *site = driver().content().nodeOf(m_site.value());
    // As the helper answers: the middle of the box, in points with y upward.
    const QByteArray answer =
            "node n" + site->placement.value().toByteArray(QUuid::Id128) + " 400 -300\n";
    const Result<Edit> edit = layout::arranged(project(), diagram, answer);
    QVERIFY2(edit, edit ? "" : qPrintable(edit.error().text()));
    Project then = project();
    QVERIFY(then.tryApply(*edit));
    const auto cornerIn = [&](const Project &state) {
        for (const RecordRef &ref : state.referrers(m_camera.value())) {
            if (const Placement *placement = state.find(Id<Placement>(ref.id)))
                return boxes::of(*placement).topLeft();
        }
        return QPointF();
    };
    QCOMPARE(DiagramContent::storedWaypoints(then, diagram, m_flow.value()),
             drawn(cornerIn(then) - cornerIn(project())));
}

QTEST_MAIN(TestMovingWaypoints)
#include "tst_movingwaypoints.moc"
