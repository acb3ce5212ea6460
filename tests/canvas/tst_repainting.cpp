#include "model/core/operations/model.h"
#include "tests/support/gui/canvasdriver.h"

#include <QPaintEvent>
#include <QScreen>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// What a widget was asked to paint.
class PaintedRegion : public QObject
{
public:
    explicit PaintedRegion(QWidget &widget) { widget.installEventFilter(this); }

    QRegion take() { return std::exchange(m_region, {}); }
    bool eventFilter(QObject * /*watched*/, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            m_region += static_cast<QPaintEvent *>(event)->region();
        return false;
    }

private:
    QRegion m_region;
};

} // namespace

/// A gesture paints what it touches anew, and nothing that it leaves behind stays on the screen.
class TestRepainting : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aDragPaintsOnlyWhatItTouches();
    void aLongFlowIsSeenWhereNeitherEndIs();
    void nothingOfADragStaysBehind_data();
    void nothingOfADragStaysBehind();

private:
    CanvasDriver &driver() { return *m_driver; }
    CanvasView &canvas() { return m_driver->canvas(); }
    /// The canvas as it is on the screen.
    QImage screen();

    std::unique_ptr<OpenWindow> m_open;
    std::unique_ptr<CanvasDriver> m_driver;
    Id<Element> m_camera;
    Id<Element> m_store;
};

void TestRepainting::init()
{
    m_driver.reset();
    m_open = std::make_unique<OpenWindow>();
    m_open->window().documents().newEmpty();
    m_open->window().resize(1400, 900);
    QVERIFY(QTest::qWaitForWindowExposed(&m_open->window()));
    m_driver = std::make_unique<CanvasDriver>(*m_open);
    driver().putZone(u"Site"_s, QRectF(0, 0, 300, 260));
    m_camera = driver().put(u"Camera"_s, QRectF(40, 60, 120, 44), u"sensor"_s);
    m_store = driver().put(u"Store"_s, QRectF(420, 180, 120, 44), u"data-lake"_s);
    driver().put(u"Far away"_s, QRectF(700, 500, 120, 44), u"api-gateway"_s);
    driver().link(m_camera, m_store);
    driver().link(m_store, m_camera);
    driver().selection().clear();
    canvas().fit();
    QCoreApplication::processEvents();
}

QImage TestRepainting::screen()
{
    QCoreApplication::processEvents();
    const QPoint at = canvas().viewport()->mapTo(&m_open->window(), QPoint());
    return m_open->window()
            .screen()
            ->grabWindow(m_open->window().winId(), at.x(), at.y(), canvas().viewport()->width(),
                         canvas().viewport()->height())
            .toImage();
}

void TestRepainting::aDragPaintsOnlyWhatItTouches()
{
    const QPoint from = driver().centre(m_camera.value());
    driver().dragHalf(from, from + QPoint(30, 40), Qt::AltModifier);
    QCoreApplication::processEvents();
    PaintedRegion painted(*canvas().viewport());
    driver().dragOn(from + QPoint(36, 44), Qt::AltModifier);
    const QRect area = painted.take().boundingRect();
    const QRect now = canvas().mapFromScene(driver().box(m_camera.value())).boundingRect();
    QVERIFY2(area.contains(now), "the element is not painted where it is now");
    const QRect other = QRect(driver().at({ 700, 500 }), driver().at({ 820, 544 }));
    QVERIFY2(!area.intersects(other), "what stands far away is painted anew");
    driver().release(from + QPoint(36, 44));
}

void TestRepainting::aLongFlowIsSeenWhereNeitherEndIs()
{
    const Id<Element> left = driver().put(u"Left"_s, QRectF(-9000, 2000, 120, 44), u"sensor"_s);
    const Id<Element> right = driver().put(u"Right"_s, QRectF(9000, 2000, 120, 44), u"sensor"_s);
    const Id<Flow> flow = driver().link(left, right);
    driver().selection().clear();
    canvas().setZoom(1);
    // Its label stands at its middle.
    for (const qreal x : { -4000.0, 0.0, 5000.0 }) {
        canvas().centerOn(QPointF(x, 2022));
        const QImage shown = screen();
        const QColor line = Theme::of(canvas().palette()).flowLine;
        const QPolygonF way = driver().content().lines().value(flow.value());
        const QPoint at = driver().at(QPointF(x, way.first().y()));
        bool painted = false;
        for (int dy = -2; dy <= 2; ++dy)
            painted = painted || shown.pixelColor(at + QPoint(0, dy)) == line;
        QVERIFY2(painted, qPrintable(u"nothing is painted at %1"_s.arg(x)));
    }
}

void TestRepainting::nothingOfADragStaysBehind_data()
{
    QTest::addColumn<qreal>("zoom");
    QTest::addColumn<bool>("both");
    QTest::newRow("one, as fitted") << 0.0 << false;
    QTest::newRow("one, at 100 %") << 1.0 << false;
    QTest::newRow("two, at 100 %") << 1.0 << true;
    QTest::newRow("one, at 150 %") << 1.5 << false;
    QTest::newRow("one, names hidden") << 0.3 << false;
}

void TestRepainting::nothingOfADragStaysBehind()
{
    QFETCH(const qreal, zoom);
    QFETCH(const bool, both);
    if (zoom > 0)
        canvas().setZoom(zoom);
    canvas().centerOn(QPointF(300, 160));
    driver().select(both ? QList<QUuid> { m_camera.value(), m_store.value() }
                         : QList<QUuid> { m_camera.value() });
    const QPoint from = driver().centre(m_camera.value());
    const QImage still = screen();
    driver().dragHalf(from, from + QPoint(30, 40));
    QVERIFY2(!still.isNull() && still != screen(), "the screen cannot be looked at");
    // With and without guides, across the frame of the zone and back.
    for (const QPoint &by : { QPoint(34, 31), QPoint(120, 7), QPoint(260, 22), QPoint(90, 61),
                              QPoint(11, 3), QPoint(0, 48) }) {
        driver().dragOn(from + by);
        const QImage gone = screen();
        canvas().viewport()->update();
        QCOMPARE(gone, screen());
    }
    driver().release(from + QPoint(0, 48));
    const QImage after = screen();
    canvas().viewport()->update();
    QCOMPARE(after, screen());
}

QTEST_MAIN(TestRepainting)
#include "tst_repainting.moc"
