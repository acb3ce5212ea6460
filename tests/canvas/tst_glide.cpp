#include "model/core/operations/model.h"
#include "model/layout/layoutgraph.h"
#include "tests/support/gui/canvasdriver.h"
#include "views/canvas/glide.h"

#include <QProxyStyle>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// A desktop that wants animations, or none.
class Desktop : public QProxyStyle
{
public:
    explicit Desktop(bool animated) : QProxyStyle(u"Fusion"_s), m_animated(animated) { }

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *answer) const override
    {
        if (hint == SH_Widget_Animation_Duration)
            return m_animated ? 200 : 0;
        return QProxyStyle::styleHint(hint, option, widget, answer);
    }

private:
    const bool m_animated;
};

QImage imageOf(QGraphicsScene &scene, const QRectF &area)
{
    QImage image(900, 700, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    scene.render(&painter, QRectF(image.rect()), area);
    return image;
}

} // namespace

/// Boxes on their way to where a step has put them.
class TestGlide : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void itBeginsWhereThingsStoodAndEndsAsBuiltAfresh();
    void whatIsPressedEndsIt_data();
    void whatIsPressedEndsIt();
    void anotherStepEndsIt_data();
    void anotherStepEndsIt();
    void aGestureAfterwardsKeepsWhatItShows();
    void aDesktopWithoutAnimationsGetsNone();
    void aLargeDiagramDoesNotGlide();

private:
    CanvasDriver &driver() { return *m_driver; }
    /// Moves everything far away and comes back with the step.
    Edit scatter();
    void compareWithFresh();

    std::unique_ptr<OpenWindow> m_open;
    std::unique_ptr<CanvasDriver> m_driver;
    std::unique_ptr<Desktop> m_desktop;
    std::unique_ptr<Glide> m_glide;
};

void TestGlide::init()
{
    m_desktop = std::make_unique<Desktop>(true);
    m_open = std::make_unique<OpenWindow>();
    m_driver = std::make_unique<CanvasDriver>(*m_open);
    driver().canvas().setStyle(m_desktop.get());
    m_glide = std::make_unique<Glide>(driver().canvas());
    m_open->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_open->window()));
}

void TestGlide::cleanup()
{
    m_glide.reset();
    m_driver.reset();
    m_open.reset();
    m_desktop.reset();
}

Edit TestGlide::scatter()
{
    QList<operations::Move> moves;
    int nth = 0;
    for (const DiagramContent::Node &node : driver().content().nodes()) {
        const Placement *placement = driver().project().find(node.placement);
        ++nth;
        const QPoint by(nth * 1000, nth % 5 * 3000);
        moves.append({ placement->id,
                       QRect(placement->x, placement->y, placement->width, placement->height)
                               .translated(by) });
    }
    const Edit edit = operations::moveTo(driver().project(), moves);
    if (!m_open->document().push(edit, { u"arrange"_s, {} }))
        qFatal("nothing moves");
    return edit;
}

void TestGlide::compareWithFresh()
{
    DiagramScene &shown = driver().canvas().diagramScene();
    driver().selection().clear();
    shown.hover({});
    DiagramScene fresh(shown.context());
    fresh.setAllBadges(driver().canvas().zoom() >= 1.5);
    fresh.show(shown.diagram());
    fresh.setGridShown(shown.isGridShown());
    QCOMPARE(shown.sceneRect(), fresh.sceneRect());
    QGraphicsView view(&fresh); // a scene takes its colours from its view
    const QRectF area = fresh.content().bounds();
    QCOMPARE(imageOf(shown, area), imageOf(fresh, area));
}

void TestGlide::itBeginsWhereThingsStoodAndEndsAsBuiltAfresh()
{
    const DiagramContent::Node before = driver().content().nodes().last();
    m_glide->start(scatter());
    QVERIFY(m_glide->isRunning());
    QCOMPARE(driver().content().nodeOf(before.record.id)->box, before.box);
    const Placement *stored = driver().project().find(before.placement);
    QVERIFY(QPointF(stored->x, stored->y) / geometry::storedPerUnit != before.box.topLeft());
    QTRY_VERIFY(!m_glide->isRunning());
    QCOMPARE(driver().content().nodeOf(before.record.id)->box.topLeft(),
             QPointF(stored->x, stored->y) / geometry::storedPerUnit);
    compareWithFresh();
}

void TestGlide::whatIsPressedEndsIt_data()
{
    QTest::addColumn<bool>("key");
    QTest::newRow("mouse") << false;
    QTest::newRow("key") << true;
}

void TestGlide::whatIsPressedEndsIt()
{
    QFETCH(bool, key);
    m_glide->start(scatter());
    QVERIFY(m_glide->isRunning());
    if (key) {
        driver().canvas().setFocus();
        QTest::keyClick(&driver().canvas(), Qt::Key_Shift);
    } else {
        QTest::mousePress(driver().canvas().viewport(), Qt::LeftButton, {}, QPoint(3, 3));
        QTest::mouseRelease(driver().canvas().viewport(), Qt::LeftButton, {}, QPoint(3, 3));
    }
    QVERIFY(!m_glide->isRunning());
    compareWithFresh();
}

void TestGlide::anotherStepEndsIt_data()
{
    QTest::addColumn<bool>("undo");
    QTest::newRow("an edit") << false;
    QTest::newRow("undo") << true;
}

void TestGlide::anotherStepEndsIt()
{
    QFETCH(bool, undo);
    m_glide->start(scatter());
    QVERIFY(m_glide->isRunning());
    if (undo)
        QVERIFY(m_open->document().undo());
    else
        driver().put(u"New"_s, { 0, 0, 120, 44 }, u"data-lake"_s);
    QVERIFY(!m_glide->isRunning());
    compareWithFresh();
}

void TestGlide::aGestureAfterwardsKeepsWhatItShows()
{
    m_glide->start(scatter());
    QTRY_VERIFY(!m_glide->isRunning());
    const QUuid id = driver().element(u"Model registry"_s)->id.value();
    driver().canvas().fit();
    const QPointF before = driver().box(id).topLeft();
    driver().dragHalf(driver().centre(id), driver().centre(id) + QPoint(60, 40));
    QVERIFY(driver().box(id).topLeft() != before);
    QTest::keyClick(&driver().canvas(), Qt::Key_Control);
    QVERIFY(driver().box(id).topLeft() != before);
    driver().release(driver().centre(id));
}

void TestGlide::aDesktopWithoutAnimationsGetsNone()
{
    Desktop still(false);
    driver().canvas().setStyle(&still);
    m_glide->start(scatter());
    QVERIFY(!m_glide->isRunning());
    compareWithFresh();
    driver().canvas().setStyle(m_desktop.get());
}

void TestGlide::aLargeDiagramDoesNotGlide()
{
    for (int i = 0; i < 300; ++i)
        driver().put(u"Box %1"_s.arg(i), QRectF(i % 20 * 200, i / 20 * 100, 120, 44),
                     u"data-lake"_s);
    m_glide->start(scatter());
    QVERIFY(!m_glide->isRunning());
}

QTEST_MAIN(TestGlide)
#include "tst_glide.moc"
