#include "model/core/operations/diagrams.h"
#include "model/core/operations/model.h"
#include "tests/support/gui/canvasdriver.h"
#include "views/canvas/prompts/noticeline.h"
#include "views/operationtext.h"
#include "views/panels/diagramtabs.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QScrollBar>
#include <QSettings>
#include <QTabBar>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

/// What people expect of a diagram editor, on the real window: one test for each line of sections
/// C2 (undo), C3 (selecting and editing) and C4 (navigating) of the conventions.
class TestCanvasConventions : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void UX_C2_01_undoSaysWhatItTakesBackInMenuTipAndStatusBar();
    void UX_C2_02_movesByKeyInARunAreTakenBackTogether();
    void UX_C2_03_undoBringsBackSelectionAndView();
    void UX_C2_04_deletingAsksNothingAndCanBeTakenBack();
    void UX_C3_01_clickSelectsAndShiftOrCtrlToggles();
    void UX_C3_02_rubberBandSelectsAndShiftAdds();
    void UX_C3_03_selectAllAndDeselect();
    void UX_C3_04_tabWalksEverythingInReadingOrder();
    void UX_C3_05_arrowsMoveByTheGridAndShiftFinely();
    void UX_C3_06_altTurnsSnappingOff();
    void UX_C3_07_paletteSearchPlacesAndNames();
    void UX_C3_08_toolsAreUsedOnceUnlessTakenTwice();
    void UX_C3_09_aTypeIsDroppedWhereTheMouseIs();
    void UX_C3_10_connectingFromAnEdgeHighlightsTheTarget();
    void UX_C3_11_droppedInTheOpenItOffersToCreateAndConnect();
    void UX_C3_12_endsAreReconnectedByDragging();
    void UX_C3_13_escapeCancelsEveryGesture();
    void UX_C3_14_loopsAndParallelFlowsAreDrawnApart();
    void UX_C3_15_crossingABoundaryFollowsGeometryAndIsShown();
    void UX_C3_16_renameInPlace();
    void UX_C3_17_deleteTakesOffTheViewAndCtrlDSaysWhatGoesWithIt();
    void UX_C3_18_intoAndOutOfZonesWithFeedback();
    void UX_C3_19_resizeHasALeastSize();
    void UX_C3_20_aZoneTakesItsContentAlongAndAltLeavesIt();
    void UX_C3_21_copyPasteAndDuplicateRenewIds();
    void UX_C3_22_theClipboardHasPictureVectorsAndText();
    void UX_C3_23_pasteAsReferenceOrCopyIsAskedOnce();
    void UX_C3_24_pasteSaysWhyItDoesNothing();
    void UX_C3_25_alignAndDistributeByShortcut();
    void UX_C3_26_smartGuidesWhileDragging();
    void UX_C3_27_waypointsAreAddedMovedAndTakenAway();
    void UX_C3_28_lockedThingsStayAndStackingIsKept();
    void UX_C3_29_replacingAndSplittingCarryDecisionsAlong();
    void UX_C3_30_movingIntoAZoneAndShowingAgainByKeys();
    void UX_C4_01_ctrlWheelZoomsAtTheCursor();
    void UX_C4_02_zoomKeys();
    void UX_C4_03_middleButtonAndSpacePan();
    void UX_C4_04_touchpadPinchAndTwoFingers();
    void UX_C4_05_zoomStandsInTheStatusBar();
    void UX_C4_06_theOutlineIsInStep();
    void UX_C4_07_eachDiagramKeepsItsZoomAndPlace();
    void UX_C4_07_theNextSessionBeginsWhereTheDiagramWasLeft();
    void UX_C4_08_theWorkingAreaGrows();
    void UX_C4_08_draggingAtTheEdgeTakesTheViewAlong();
    void aDragLeadsOnlyTheFlowsOfWhatMovesAnew();
    void UX_C4_09_manyDiagramsAreStepsOfUndo();

private:
    CanvasView &canvas() { return m_driver->canvas(); }
    CanvasDriver &driver() { return *m_driver; }
    const Project &project() { return m_driver->project(); }
    Selection &selection() { return m_driver->selection(); }
    QString notice() { return m_open->find<NoticeLine>(u"notice"_s)->text(); }
    /// The action of this shortcut.
    QAction *action(const QString &keys);
    QRectF boxOf(const Id<Element> &id) { return m_driver->box(id.value()); }

    std::unique_ptr<OpenWindow> m_open;
    std::unique_ptr<CanvasDriver> m_driver;
    Id<Element> m_a;
    Id<Element> m_b;
};

void TestCanvasConventions::init()
{
    m_driver.reset();
    m_open.reset();
    QCoreApplication::setApplicationName(u"Redoubt"_s);
    QSettings().remove(u"canvas"_s);
    QGuiApplication::clipboard()->clear();
    m_open = std::make_unique<OpenWindow>();
    m_driver = std::make_unique<CanvasDriver>(*m_open);
    m_open->window().documents().newEmpty();
    QCoreApplication::processEvents();
    m_a = driver().put(u"Alpha"_s, { 0, 0, 120, 44 }, u"data-collection"_s);
    m_b = driver().put(u"Beta"_s, { 300, 0, 120, 44 }, u"data-lake"_s);
    canvas().setZoom(1);
    canvas().centerOn(200, 100);
    selection().clear();
    driver().focus();
    QTRY_VERIFY(canvas().hasFocus());
}

QAction *TestCanvasConventions::action(const QString &keys)
{
    for (QAction *each : m_open->window().findChildren<QAction *>()) {
        if (each->shortcuts().contains(QKeySequence(keys)))
            return each;
    }
    return nullptr;
}

void TestCanvasConventions::UX_C2_01_undoSaysWhatItTakesBackInMenuTipAndStatusBar()
{
    driver().drag(driver().centre(m_a.value()), driver().centre(m_a.value()) + QPoint(60, 90));
    QAction *undo = action(u"Ctrl+Z"_s);
    QVERIFY(undo->text().contains(u"Move Alpha"_s));
    QVERIFY(undo->toolTip().contains(u"Move Alpha"_s));
    QVERIFY(undo->statusTip().contains(u"Move Alpha"_s));
    undo->trigger();
    QVERIFY(!undo->text().contains(u"Move"_s));
}

void TestCanvasConventions::UX_C2_02_movesByKeyInARunAreTakenBackTogether()
{
    driver().select({ m_a.value() });
    const QRectF before = boxOf(m_a);
    for (int i = 0; i < 5; ++i)
        driver().press(Qt::Key_Right);
    QCOMPARE(boxOf(m_a).left(), before.left() + 50);
    QVERIFY(m_open->document().undo());
    QCOMPARE(boxOf(m_a), before);
    QVERIFY(m_open->document().redo());
    QCOMPARE(boxOf(m_a).left(), before.left() + 50);
}

void TestCanvasConventions::UX_C2_03_undoBringsBackSelectionAndView()
{
    driver().drag(driver().centre(m_a.value()), driver().centre(m_a.value()) + QPoint(60, 90));
    selection().clear();
    canvas().centerOn(1400, 1000);
    action(u"Ctrl+Z"_s)->trigger();
    QCOMPARE(selection().single().id, m_a.value());
    QVERIFY(canvas().viewport()->rect().contains(driver().centre(m_a.value())));
}

void TestCanvasConventions::UX_C2_04_deletingAsksNothingAndCanBeTakenBack()
{
    const Project before = project();
    driver().select({ m_a.value(), m_b.value() });
    driver().press(Qt::Key_D, Qt::ControlModifier);
    QVERIFY(!QApplication::activeModalWidget());
    QCOMPARE(project().count(RecordKind::Element), 0);
    // The notice has the button that takes it back.
    QTest::mouseClick(m_open->find<QToolButton>(u"noticeUndo"_s), Qt::LeftButton);
    QVERIFY(project() == before);
}

void TestCanvasConventions::UX_C3_01_clickSelectsAndShiftOrCtrlToggles()
{
    driver().click(driver().centre(m_a.value()));
    QCOMPARE(selection().single().id, m_a.value());
    driver().click(driver().centre(m_b.value()), Qt::ShiftModifier);
    QCOMPARE(selection().records().size(), 2);
    driver().click(driver().centre(m_a.value()), Qt::ControlModifier);
    QCOMPARE(selection().single().id, m_b.value());
    // On the edge, from where a drag would draw a flow, a click selects too.
    driver().click(driver().at(boxOf(m_a).topLeft() + QPointF(30, 1)));
    QCOMPARE(selection().single().id, m_a.value());
}

void TestCanvasConventions::UX_C3_02_rubberBandSelectsAndShiftAdds()
{
    driver().drag(driver().at({ -30, -30 }), driver().at({ 130, 80 }));
    QCOMPARE(selection().single().id, m_a.value());
    driver().drag(driver().at({ 280, -30 }), driver().at({ 450, 80 }), Qt::ShiftModifier);
    QCOMPARE(selection().records().size(), 2);
}

void TestCanvasConventions::UX_C3_03_selectAllAndDeselect()
{
    driver().link(m_a, m_b);
    driver().press(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(selection().records().size(), 3);
    driver().press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(selection().records().isEmpty());
    driver().press(Qt::Key_A, Qt::ControlModifier);
    driver().press(Qt::Key_Escape);
    QVERIFY(selection().records().isEmpty());
}

void TestCanvasConventions::UX_C3_04_tabWalksEverythingInReadingOrder()
{
    const Id<Flow> flow = driver().link(m_a, m_b);
    const QList<QUuid> order { m_a.value(), flow.value(), m_b.value(), m_a.value() };
    for (const QUuid &id : order) {
        driver().press(Qt::Key_Tab);
        QCOMPARE(selection().single().id, id);
    }
    driver().press(Qt::Key_Backtab);
    QCOMPARE(selection().single().id, m_b.value());
    QVERIFY(canvas().hasFocus());
}

void TestCanvasConventions::UX_C3_05_arrowsMoveByTheGridAndShiftFinely()
{
    driver().select({ m_a.value() });
    driver().press(Qt::Key_Right);
    QCOMPARE(boxOf(m_a).topLeft(), QPointF(10, 0));
    driver().press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(boxOf(m_a).topLeft(), QPointF(10, 1));
    driver().press(Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(boxOf(m_a).topLeft(), QPointF(-90, 1));
}

void TestCanvasConventions::UX_C3_06_altTurnsSnappingOff()
{
    const QPoint from = driver().centre(m_a.value());
    driver().drag(from, from + QPoint(33, 127));
    QCOMPARE(boxOf(m_a).topLeft(), QPointF(30, 130));
    driver().drag(driver().centre(m_a.value()), driver().centre(m_a.value()) + QPoint(7, 3),
                  Qt::AltModifier);
    QCOMPARE(boxOf(m_a).topLeft(), QPointF(37, 133));
    action(u"Ctrl+Shift+G"_s)->trigger();
    driver().drag(driver().centre(m_a.value()), driver().centre(m_a.value()) + QPoint(4, 104));
    QCOMPARE(boxOf(m_a).topLeft(), QPointF(41, 237));
    action(u"Ctrl+Shift+G"_s)->trigger();
}

void TestCanvasConventions::UX_C3_07_paletteSearchPlacesAndNames()
{
    QLineEdit *search = nullptr;
    for (QLineEdit *each : m_open->window().findChildren<QLineEdit *>()) {
        if (each->accessibleName() == u"Search types")
            search = each;
    }
    search->setFocus();
    driver().type(u"model reg"_s);
    driver().press(Qt::Key_Return);
    auto *editor = m_open->find<QLineEdit>(u"nameEditor"_s);
    QTRY_VERIFY(editor->isVisible() && editor->hasFocus());
    driver().type(u"Shelf"_s);
    driver().press(Qt::Key_Return);
    const Element *made = driver().element(u"Shelf"_s);
    QVERIFY(made);
    QCOMPARE(made->type, u"model-registry"_s);
    QCOMPARE(selection().single().id, made->id.value());
    QVERIFY(canvas().hasFocus());
    // On the canvas itself: A, the initials of a type, a name.
    driver().press(Qt::Key_A);
    driver().type(u"fs"_s);
    driver().press(Qt::Key_Return);
    driver().press(Qt::Key_Return);
    QVERIFY(driver().element(u"Feature store"_s));
}

void TestCanvasConventions::UX_C3_08_toolsAreUsedOnceUnlessTakenTwice()
{
    canvas().setMode(CanvasView::Mode::Connect);
    driver().drag(driver().centre(m_a.value()), driver().centre(m_b.value()));
    QCOMPARE(canvas().mode(), CanvasView::Mode::Select);
    canvas().setMode(CanvasView::Mode::Connect);
    canvas().setMode(CanvasView::Mode::Connect);
    driver().drag(driver().centre(m_a.value()), driver().centre(m_b.value()));
    QCOMPARE(canvas().mode(), CanvasView::Mode::Connect);
    driver().focus();
    driver().press(Qt::Key_Escape);
    QCOMPARE(canvas().mode(), CanvasView::Mode::Select);
    canvas().setMode(CanvasView::Mode::Create, {}, true);
    driver().drag(driver().at({ 0, 150 }), driver().at({ 200, 260 }));
    QCOMPARE(canvas().mode(), CanvasView::Mode::Create);
    canvas().setMode(CanvasView::Mode::Select);
}

void TestCanvasConventions::UX_C3_09_aTypeIsDroppedWhereTheMouseIs()
{
    QMimeData data;
    data.setData(QLatin1String(elementTypeMime), "sensor");
    const QPoint at = driver().at({ 200, 200 });
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas().viewport(), &enter);
    QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas().viewport(), &drop);
    const Element *made = driver().element(u"Sensor"_s);
    QVERIFY(made && boxOf(made->id).contains(QPointF(200, 200)));
}

void TestCanvasConventions::UX_C3_10_connectingFromAnEdgeHighlightsTheTarget()
{
    const QPoint from = driver().at({ boxOf(m_a).right(), boxOf(m_a).center().y() });
    driver().dragHalf(from, driver().centre(m_b.value()));
    QCOMPARE(canvas().diagramScene().dropTarget().id, m_b.value());
    driver().release(driver().centre(m_b.value()));
    const Flow *made = driver().flow(u"Alpha"_s, u"Beta"_s);
    QVERIFY(made);
    // What it carries is asked at once; what is usual stands first.
    auto *list = m_open->find<QListWidget>(u"chooserList"_s);
    QVERIFY(list->isVisible());
    QVERIFY(list->item(0)->text().startsWith(u"Raw data"_s));
    driver().press(Qt::Key_Return);
    QCOMPARE(driver().flow(u"Alpha"_s, u"Beta"_s)->artifacts.size(), 1);
}

void TestCanvasConventions::UX_C3_11_droppedInTheOpenItOffersToCreateAndConnect()
{
    const auto steps = driver().steps();
    driver().drag(driver().at({ boxOf(m_a).right(), boxOf(m_a).center().y() }),
                  driver().at({ 200, 220 }));
    QVERIFY(m_open->find<QLineEdit>(u"chooserText"_s)->hasFocus());
    QCOMPARE(driver().steps(), steps);
    driver().type(u"feature eng"_s);
    driver().press(Qt::Key_Return);
    const Flow *made = driver().flow(u"Alpha"_s, u"Feature engineering"_s);
    QVERIFY(made);
    QVERIFY(boxOf(made->target).contains(QPointF(200, 220)));
    QCOMPARE(driver().steps(), steps + 1);
}

void TestCanvasConventions::UX_C3_12_endsAreReconnectedByDragging()
{
    const Id<Element> c = driver().put(u"Gamma"_s, { 300, 200, 120, 44 }, u"data-lake"_s);
    const Id<Flow> flow = driver().link(m_a, m_b);
    driver().select({ flow.value() });
    const QPolygonF line = driver().content().lines().value(flow.value());
    driver().drag(driver().at(line.last()), driver().centre(c.value()));
    QCOMPARE(project().find(flow)->target, c);
    QCOMPARE(driver().lastOperation(), u"reconnect"_s);
    driver().drag(driver().at(driver().content().lines().value(flow.value()).first()),
                  driver().centre(m_b.value()));
    QCOMPARE(project().find(flow)->source, m_b);
}

void TestCanvasConventions::UX_C3_13_escapeCancelsEveryGesture()
{
    const Project before = project();
    const auto cancelled = [&](const QPoint &from, const QPoint &to) {
        driver().dragHalf(from, to);
        QTest::keyClick(&canvas(), Qt::Key_Escape);
        driver().release(to);
        return project() == before;
    };
    const QPoint middle = driver().centre(m_a.value());
    QVERIFY(cancelled(middle, middle + QPoint(90, 90)));
    QCOMPARE(boxOf(m_a).topLeft(), QPointF(0, 0));
    QVERIFY(cancelled(driver().at({ 119, 22 }), driver().centre(m_b.value())));
    driver().select({ m_a.value() });
    QVERIFY(cancelled(driver().at(boxOf(m_a).bottomRight()), driver().at({ 200, 200 })));
    canvas().setMode(CanvasView::Mode::Create);
    QVERIFY(cancelled(driver().at({ 0, 150 }), driver().at({ 200, 260 })));
    canvas().setMode(CanvasView::Mode::Select);
    QVERIFY(cancelled(driver().at({ -30, -30 }), driver().at({ 500, 200 })));
}

void TestCanvasConventions::UX_C3_14_loopsAndParallelFlowsAreDrawnApart()
{
    QList<Id<Flow>> flows;
    for (int i = 0; i < 3; ++i)
        flows.append(driver().link(m_a, m_b));
    flows.append(driver().link(m_b, m_a));
    for (int i = 0; i < 2; ++i)
        flows.append(driver().link(m_a, m_a));
    const QMap<QUuid, QPolygonF> &lines = driver().content().lines();
    for (const Id<Flow> &one : flows) {
        for (const Id<Flow> &other : flows) {
            if (one < other)
                QVERIFY(lines.value(one.value()) != lines.value(other.value()));
        }
    }
    // The middles of the straight ones are several pixels apart.
    QList<qreal> heights;
    for (int i = 0; i < 4; ++i)
        heights.append(lines.value(flows.at(i).value()).first().y());
    std::ranges::sort(heights);
    for (qsizetype i = 1; i < heights.size(); ++i)
        QVERIFY(heights.at(i) - heights.at(i - 1) >= 8);
}

void TestCanvasConventions::UX_C3_15_crossingABoundaryFollowsGeometryAndIsShown()
{
    const Id<Flow> flow = driver().link(m_a, m_b);
    QVERIFY(driver().content().crossings(project(), flow.value()).isEmpty());
    canvas().setMode(CanvasView::Mode::Create);
    driver().drag(driver().at({ 250, -60 }), driver().at({ 470, 120 }));
    const Id<Zone> zone = project().all<Zone>().first()->id;
    QCOMPARE(project().find(m_b)->zone, zone);
    QVERIFY(project().find(m_a)->zone.isNull());
    QCOMPARE(driver().content().crossings(project(), flow.value()).size(), 1);
    driver().select({ flow.value() });
    bool said = false;
    for (const QLabel *label : m_open->window().findChildren<QLabel *>())
        said = said || (label->isVisible() && label->text().contains(u"crosses"_s));
    QVERIFY(said);
}

void TestCanvasConventions::UX_C3_16_renameInPlace()
{
    auto *editor = m_open->find<QLineEdit>(u"nameEditor"_s);
    driver().select({ m_a.value() });
    for (const Qt::Key key : { Qt::Key_F2, Qt::Key_Return }) {
        driver().focus();
        driver().press(key);
        QVERIFY(editor->isVisible() && editor->hasFocus());
        driver().type(u"Changed"_s);
        driver().press(Qt::Key_Escape);
        QCOMPARE(project().find(m_a)->name, u"Alpha"_s);
    }
    driver().doubleClick(driver().centre(m_a.value()));
    QVERIFY(editor->isVisible());
    driver().type(u"Changed name that is longer"_s);
    driver().press(Qt::Key_Return);
    QCOMPARE(project().find(m_a)->name, u"Changed name that is longer"_s);
    QVERIFY(canvas().hasFocus());
}

void TestCanvasConventions::UX_C3_17_deleteTakesOffTheViewAndCtrlDSaysWhatGoesWithIt()
{
    driver().link(m_a, m_b);
    driver().select({ m_a.value() });
    driver().press(Qt::Key_Delete);
    QVERIFY(!driver().content().nodeOf(m_a.value()));
    QVERIFY(project().find(m_a));
    QVERIFY(notice().contains(u"Alpha"_s));
    driver().select({ m_b.value() });
    driver().press(Qt::Key_D, Qt::ControlModifier);
    QVERIFY(!project().find(m_b));
    QVERIFY2(notice().contains(u"Beta"_s) && notice().contains(u"flow"_s), qPrintable(notice()));
}

void TestCanvasConventions::UX_C3_18_intoAndOutOfZonesWithFeedback()
{
    const Id<Zone> zone = driver().putZone(u"Zone"_s, { 0, 150, 300, 160 });
    const QPoint in = driver().at({ 150, 240 });
    driver().dragHalf(driver().centre(m_a.value()), in);
    QCOMPARE(canvas().diagramScene().dropTarget().id, zone.value());
    driver().release(in);
    QCOMPARE(project().find(m_a)->zone, zone);
    driver().drag(driver().centre(m_a.value()), driver().at({ 60, 22 }));
    QVERIFY(project().find(m_a)->zone.isNull());
    QVERIFY(canvas().diagramScene().dropTarget().id.isNull());
}

void TestCanvasConventions::UX_C3_19_resizeHasALeastSize()
{
    driver().select({ m_a.value() });
    driver().drag(driver().at(boxOf(m_a).bottomRight()), driver().at({ 160, 70 }));
    QCOMPARE(boxOf(m_a).size(), QSizeF(160, 70));
    driver().drag(driver().at(boxOf(m_a).bottomRight()), driver().at({ -50, -50 }));
    QCOMPARE(boxOf(m_a).size(), boxes::leastSize);
    QCOMPARE(boxOf(m_a).topLeft(), QPointF(0, 0));
}

void TestCanvasConventions::UX_C3_20_aZoneTakesItsContentAlongAndAltLeavesIt()
{
    const Id<Zone> zone = driver().putZone(u"Zone"_s, { 0, 150, 300, 160 });
    const Id<Element> inside = driver().put(u"Inside"_s, { 40, 200, 120, 44 }, u"data-lake"_s);
    QCOMPARE(project().find(inside)->zone, zone);
    const QPoint handle = driver().at({ 150, 155 });
    driver().drag(handle, handle + QPoint(0, 50));
    QCOMPARE(boxOf(inside).top(), 250);
    QCOMPARE(project().find(inside)->zone, zone);
    const QPoint again = driver().at({ 150, 212 });
    driver().drag(again, again + QPoint(0, 150), Qt::AltModifier);
    QCOMPARE(boxOf(inside).top(), 250);
    // What is no longer in the frame is no longer in the zone.
    QVERIFY(project().find(inside)->zone.isNull());
}

void TestCanvasConventions::UX_C3_21_copyPasteAndDuplicateRenewIds()
{
    driver().link(m_a, m_b);
    driver().select({ m_a.value(), m_b.value() });
    driver().press(Qt::Key_C, Qt::ControlModifier);
    driver().press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(project().count(RecordKind::Element), 4);
    QCOMPARE(project().count(RecordKind::Flow), 2);
    for (const RecordRef &record : selection().records())
        QVERIFY(record.id != m_a.value() && record.id != m_b.value());
    driver().select({ m_a.value() });
    driver().press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(project().count(RecordKind::Element), 5);
    QVERIFY(boxOf(Id<Element>(selection().single().id)) != boxOf(m_a));
    // At the pointer, when that is over the canvas.
    driver().select({ m_a.value() });
    driver().press(Qt::Key_C, Qt::ControlModifier);
    QTest::mouseMove(canvas().viewport(), driver().at({ 200, 300 }));
    driver().press(Qt::Key_V, Qt::ControlModifier);
    QVERIFY(boxOf(Id<Element>(selection().single().id)).contains(QPointF(200, 300)));
    // Cut comes back as itself.
    const Project before = project();
    driver().select({ m_b.value() });
    driver().press(Qt::Key_X, Qt::ControlModifier);
    QVERIFY(!project().find(m_b));
    driver().press(Qt::Key_V, Qt::ControlModifier);
    QVERIFY(project().find(m_b));
    QCOMPARE(project().count(RecordKind::Flow), before.count(RecordKind::Flow));
}

void TestCanvasConventions::UX_C3_22_theClipboardHasPictureVectorsAndText()
{
    const QString hostile = u"<script>&\"Beta\"</script>"_s;
    const Id<Element> c = driver().put(hostile, { 300, 200, 190, 44 }, u"data-lake"_s);
    driver().link(m_a, c);
    driver().select({ m_a.value(), c.value() });
    driver().press(Qt::Key_C, Qt::ControlModifier);
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    QVERIFY(data->hasFormat(QLatin1String(fragment::mime)));
    QCOMPARE(data->text(), u"Alpha\n"_s + hostile);
    const QImage image = qvariant_cast<QImage>(data->imageData());
    QVERIFY(image.width() > 400);
    const QByteArray svg = data->data(u"image/svg+xml"_s);
    QXmlStreamReader xml(svg);
    QString texts;
    bool script = false;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) {
            script = script || xml.name() == u"script";
            if (xml.name() == u"text")
                texts += xml.readElementText() + u'|';
        }
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(!script);
    QVERIFY2(texts.contains(u"Alpha"_s), qPrintable(texts));
    QVERIFY2(texts.contains(u"<script>"_s), qPrintable(texts));
    QVERIFY(!svg.contains("<image"));
}

void TestCanvasConventions::UX_C3_23_pasteAsReferenceOrCopyIsAskedOnce()
{
    driver().select({ m_a.value() });
    driver().press(Qt::Key_C, Qt::ControlModifier);
    driver().press(Qt::Key_T, Qt::ControlModifier); // another diagram
    driver().press(Qt::Key_Return);
    driver().focus();
    QVERIFY(!driver().content().nodeOf(m_a.value()));
    driver().press(Qt::Key_V, Qt::ControlModifier);
    auto *list = m_open->find<QListWidget>(u"chooserList"_s);
    QVERIFY(list->isVisible());
    QCOMPARE(list->count(), 3);
    driver().press(Qt::Key_Return); // the same
    QVERIFY(driver().content().nodeOf(m_a.value()));
    QCOMPARE(project().count(RecordKind::Element), 2);
    // The answer is kept.
    QVERIFY(m_open->document().undo());
    driver().press(Qt::Key_V, Qt::ControlModifier);
    QVERIFY(!list->isVisible());
    QVERIFY(driver().content().nodeOf(m_a.value()));
    // Paste Special asks again.
    QVERIFY(m_open->document().undo());
    driver().press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(list->isVisible());
    driver().press(Qt::Key_Down);
    driver().press(Qt::Key_Return);
    QCOMPARE(project().count(RecordKind::Element), 3);
    // A reference where everything is shown already can only mean a copy.
    canvas().setPasteAs(fragment::As::Reference);
    driver().press(Qt::Key_PageUp, Qt::ControlModifier);
    driver().focus();
    driver().press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(project().count(RecordKind::Element), 4);
}

void TestCanvasConventions::UX_C3_24_pasteSaysWhyItDoesNothing()
{
    QGuiApplication::clipboard()->setText(u"hello"_s);
    const auto steps = driver().steps();
    driver().press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(driver().steps(), steps);
    QVERIFY(notice().contains(u"clipboard"_s));
}

void TestCanvasConventions::UX_C3_25_alignAndDistributeByShortcut()
{
    const Id<Element> c = driver().put(u"Gamma"_s, { 500, 170, 160, 60 }, u"data-lake"_s);
    const auto all = [&] { driver().select({ m_a.value(), m_b.value(), c.value() }); };
    const auto both = Qt::ControlModifier | Qt::ShiftModifier;
    struct Case
    {
        Qt::Key key;
        std::function<qreal(const QRectF &)> edge;
    };
    const Case cases[] = {
        { Qt::Key_Left, [](const QRectF &box) { return box.left(); } },
        { Qt::Key_C, [](const QRectF &box) { return box.center().x(); } },
        { Qt::Key_Right, [](const QRectF &box) { return box.right(); } },
        { Qt::Key_Up, [](const QRectF &box) { return box.top(); } },
        { Qt::Key_M, [](const QRectF &box) { return box.center().y(); } },
        { Qt::Key_Down, [](const QRectF &box) { return box.bottom(); } },
    };
    for (const Case &each : cases) {
        all();
        driver().press(each.key, both);
        QCOMPARE(each.edge(boxOf(m_a)), each.edge(boxOf(m_b)));
        QCOMPARE(each.edge(boxOf(m_a)), each.edge(boxOf(c)));
        QVERIFY(m_open->document().undo());
    }
    all();
    driver().press(Qt::Key_H, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(boxOf(m_b).left() - boxOf(m_a).right(), boxOf(c).left() - boxOf(m_b).right());
    QVERIFY(m_open->document().undo());
    all();
    driver().press(Qt::Key_V, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(boxOf(m_b).top() - boxOf(m_a).bottom(), boxOf(c).top() - boxOf(m_b).bottom());
    all();
    driver().press(Qt::Key_S, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(boxOf(m_a).size(), boxOf(c).size());
}

void TestCanvasConventions::UX_C3_26_smartGuidesWhileDragging()
{
    const Id<Element> c = driver().put(u"Gamma"_s, { 500, 203, 120, 44 }, u"data-lake"_s);
    // Off the grid, but in line with Gamma.
    const QPoint from = driver().centre(m_a.value());
    driver().drag(from, from + QPoint(80, 201));
    QCOMPARE(boxOf(m_a).top(), boxOf(c).top());
}

void TestCanvasConventions::UX_C3_27_waypointsAreAddedMovedAndTakenAway()
{
    const Id<Flow> flow = driver().link(m_a, m_b);
    driver().select({ flow.value() });
    const auto line = [&] { return driver().content().lines().value(flow.value()); };
    const auto points = [&] { return driver().content().waypoints(flow.value()); };
    driver().drag(driver().at((line().first() + line().last()) / 2), driver().at({ 210, 120 }));
    QCOMPARE(points(), QList<QPointF> { QPointF(210, 120) });
    QVERIFY(line().contains(QPointF(210, 120)));
    driver().drag(driver().at({ 210, 120 }), driver().at({ 210, 160 }));
    QCOMPARE(points(), QList<QPointF> { QPointF(210, 160) });
    driver().doubleClick(driver().at({ 210, 160 }));
    QVERIFY(points().isEmpty());
    QVERIFY(m_open->document().undo());
    QCOMPARE(points().size(), 1);
    canvas().editor().straighten();
    QVERIFY(points().isEmpty());
}

void TestCanvasConventions::UX_C3_28_lockedThingsStayAndStackingIsKept()
{
    driver().select({ m_a.value() });
    driver().press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    const auto steps = driver().steps();
    driver().drag(driver().centre(m_a.value()), driver().centre(m_a.value()) + QPoint(60, 90));
    driver().press(Qt::Key_Right);
    QCOMPARE(driver().steps(), steps);
    QVERIFY(notice().contains(u"locked"_s));
    driver().press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    driver().press(Qt::Key_Right);
    QCOMPARE(boxOf(m_a).left(), 10);
    const Id<Element> c = driver().put(u"Gamma"_s, { 40, 10, 120, 44 }, u"data-lake"_s);
    for (const QUuid &front : { m_a.value(), c.value() }) {
        driver().select({ front });
        driver().press(Qt::Key_PageUp, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(canvas().diagramScene().recordAt({ 80, 30 }).id, front);
    }
    driver().press(Qt::Key_PageDown, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(canvas().diagramScene().recordAt({ 80, 30 }).id, m_a.value());
}

void TestCanvasConventions::UX_C3_29_replacingAndSplittingCarryDecisionsAlong()
{
    // By type: it stays the same element.
    driver().select({ m_b.value() });
    driver().press(Qt::Key_R, Qt::ControlModifier);
    driver().type(u"feature st"_s);
    driver().press(Qt::Key_Return);
    QCOMPARE(project().find(m_b)->type, u"feature-store"_s);
    // By another element: flows end there.
    const Id<Element> c = driver().put(u"Gamma"_s, { 300, 200, 120, 44 }, u"data-lake"_s);
    const Id<Flow> flow = driver().link(m_a, m_b);
    driver().select({ m_b.value() });
    driver().focus();
    driver().press(Qt::Key_R, Qt::ControlModifier);
    driver().type(u"Gamma"_s);
    driver().press(Qt::Key_Return);
    QVERIFY(!project().find(m_b));
    QCOMPARE(project().find(flow)->target, c);
    // Into a flow.
    driver().select({ flow.value() });
    driver().press(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
    driver().type(u"api"_s);
    driver().press(Qt::Key_Return);
    QVERIFY(driver().flow(u"Alpha"_s, u"API gateway"_s));
    QVERIFY(driver().flow(u"API gateway"_s, u"Gamma"_s));
}

void TestCanvasConventions::UX_C3_30_movingIntoAZoneAndShowingAgainByKeys()
{
    const Id<Zone> zone = driver().putZone(u"Vault"_s, { 0, 150, 300, 160 });
    driver().select({ m_a.value() });
    driver().press(Qt::Key_M);
    driver().type(u"vau"_s);
    driver().press(Qt::Key_Return);
    QCOMPARE(project().find(m_a)->zone, zone);
    QVERIFY(driver().box(zone.value()).contains(boxOf(m_a)));
    driver().press(Qt::Key_Delete);
    QVERIFY(!driver().content().nodeOf(m_a.value()));
    driver().press(Qt::Key_A, Qt::ShiftModifier);
    driver().type(u"alp"_s);
    driver().press(Qt::Key_Return);
    QVERIFY(driver().content().nodeOf(m_a.value()));
    QCOMPARE(project().count(RecordKind::Element), 2);
    // An artifact in the element, by keys too.
    driver().press(Qt::Key_R);
    driver().type(u"Crown jewels"_s);
    driver().press(Qt::Key_Return);
    QCOMPARE(project().find(m_a)->holds.size(), 1);
    // The inspector is reached by keys.
    bool reached = false;
    driver().focus();
    driver().press(Qt::Key_F6);
    for (int i = 0; i < 60 && !reached; ++i) {
        driver().press(Qt::Key_Tab);
        reached = QApplication::focusWidget()
                  && QApplication::focusWidget()->objectName() == u"addArtifact";
    }
    QVERIFY(reached);
}

void TestCanvasConventions::UX_C4_01_ctrlWheelZoomsAtTheCursor()
{
    for (const QPoint &at : { QPoint(140, 90), QPoint(500, 300) }) {
        const QPointF before = canvas().mapToScene(at);
        driver().wheel(at, 240, Qt::ControlModifier);
        QVERIFY(canvas().zoom() > 1);
        QVERIFY((canvas().mapToScene(at) - before).manhattanLength() < 3);
        driver().wheel(at, -240, Qt::ControlModifier);
        QVERIFY((canvas().mapToScene(at) - before).manhattanLength() < 3);
    }
}

void TestCanvasConventions::UX_C4_02_zoomKeys()
{
    driver().press(Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(canvas().zoom() > 1.2);
    driver().press(Qt::Key_Equal, Qt::ControlModifier);
    QVERIFY(canvas().zoom() > 1.5);
    driver().press(Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(canvas().zoom() < 1.3);
    driver().press(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(canvas().zoom(), 1.0);
    const auto isSeen = [&](const QRectF &box) {
        return canvas().mapToScene(canvas().viewport()->rect()).boundingRect().contains(box);
    };
    canvas().centerOn(1500, 1200);
    driver().press(Qt::Key_9, Qt::ControlModifier);
    QVERIFY(isSeen(boxOf(m_a) | boxOf(m_b)));
    canvas().centerOn(1500, 1200);
    driver().press(Qt::Key_1, Qt::ShiftModifier);
    QVERIFY(isSeen(boxOf(m_a) | boxOf(m_b)));
    driver().select({ m_b.value() });
    driver().press(Qt::Key_2, Qt::ShiftModifier);
    QVERIFY(isSeen(boxOf(m_b)) && canvas().zoom() > 1.5);
}

void TestCanvasConventions::UX_C4_03_middleButtonAndSpacePan()
{
    const QPoint at(300, 300);
    const QPointF before = canvas().mapToScene(at);
    const Project untouched = project();
    driver().drag(at, at + QPoint(60, 40), {}, Qt::MiddleButton);
    QCOMPARE(canvas().mapToScene(at + QPoint(60, 40)), before);
    QTest::keyPress(&canvas(), Qt::Key_Space);
    driver().drag(at + QPoint(60, 40), at);
    QTest::keyRelease(&canvas(), Qt::Key_Space);
    QCOMPARE(canvas().mapToScene(at), before);
    QVERIFY(project() == untouched);
}

void TestCanvasConventions::UX_C4_04_touchpadPinchAndTwoFingers()
{
    const QPoint at(300, 200);
    const QPointF before = canvas().mapToScene(at);
    QNativeGestureEvent pinch(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2,
                              at, at, canvas().viewport()->mapToGlobal(at), 0.25, {});
    QCoreApplication::sendEvent(canvas().viewport(), &pinch);
    QCOMPARE(canvas().zoom(), 1.25);
    QVERIFY((canvas().mapToScene(at) - before).manhattanLength() < 3);
    canvas().setZoom(1);
    const QPointF left = canvas().mapToScene(at);
    driver().wheel(at, 0, {}, { -30, -20 });
    QCOMPARE(canvas().mapToScene(at), left + QPointF(30, 20));
}

void TestCanvasConventions::UX_C4_05_zoomStandsInTheStatusBar()
{
    auto *zoom = m_open->find<QToolButton>(u"zoomStatus"_s);
    QVERIFY(zoom && zoom->isVisible());
    QVERIFY(zoom->text().contains(u"100"_s));
    driver().press(Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(zoom->text().contains(u"125"_s));
}

void TestCanvasConventions::UX_C4_06_theOutlineIsInStep()
{
    auto *outline = m_open->find<QTreeWidget>(u"outline"_s);
    driver().select({ m_b.value() });
    QCOMPARE(outline->selectedItems().size(), 1);
    QCOMPARE(outline->selectedItems().first()->text(0), u"Beta"_s);
    outline->setCurrentItem(outline->findItems(u"Alpha"_s, Qt::MatchRecursive).first(), 0,
                            QItemSelectionModel::ClearAndSelect);
    QCOMPARE(selection().single().id, m_a.value());
    QCOMPARE(outline->findItems(u"*"_s, Qt::MatchWildcard | Qt::MatchRecursive).size(), 2);
}

void TestCanvasConventions::UX_C4_07_eachDiagramKeepsItsZoomAndPlace()
{
    canvas().setZoom(1.5);
    canvas().centerOn(250, 60);
    const QPointF centre = canvas().mapToScene(canvas().viewport()->rect().center());
    driver().press(Qt::Key_T, Qt::ControlModifier);
    driver().press(Qt::Key_Return);
    driver().put(u"Gamma"_s, { 0, 0, 120, 44 }, u"data-lake"_s);
    canvas().setZoom(0.5);
    driver().focus();
    driver().press(Qt::Key_PageUp, Qt::ControlModifier);
    QCOMPARE(canvas().zoom(), 1.5);
    QVERIFY((canvas().mapToScene(canvas().viewport()->rect().center()) - centre).manhattanLength()
            < 4);
    driver().press(Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(canvas().zoom(), 0.5);
}

void TestCanvasConventions::UX_C4_07_theNextSessionBeginsWhereTheDiagramWasLeft()
{
    m_driver.reset();
    m_open.reset();
    m_open = std::make_unique<OpenWindow>();
    m_driver = std::make_unique<CanvasDriver>(*m_open);
    canvas().setZoom(0.73);
    canvas().centerOn(driver().content().nodes().last().box.center());
    const QPointF centre = canvas().mapToScene(canvas().viewport()->rect()).boundingRect().center();
    const Id<Diagram> diagram = canvas().diagramScene().diagram();
    const qsizetype before = driver().steps();
    m_open->window().documents().close();
    const QStringList kept = QSettings().value(u"canvas/places"_s).toStringList();
    QVERIFY(!kept.isEmpty());
    QVERIFY(kept.first().startsWith(diagram.value().toString(QUuid::WithoutBraces)));
    m_open->window().documents().openSample();
    QCOMPARE(driver().steps(), before);
    QTRY_VERIFY(qAbs(canvas().zoom() - 0.73) < 0.001);
    const QPointF now = canvas().mapToScene(canvas().viewport()->rect()).boundingRect().center();
    QVERIFY((now - centre).manhattanLength() < 6);
}

void TestCanvasConventions::UX_C4_08_draggingAtTheEdgeTakesTheViewAlong()
{
    canvas().setZoom(1);
    canvas().centerOn(boxOf(m_a).center());
    const QPointF seen = canvas().mapToScene(QPoint());
    const QPointF before = boxOf(m_a).center();
    const QPoint from = driver().centre(m_a.value());
    driver().dragHalf(from, { canvas().viewport()->width() - 4, from.y() });
    QTRY_VERIFY(canvas().mapToScene(QPoint()).x() > seen.x() + 150);
    // What is dragged stays under the pointer, and what is let go of stays where it is.
    const QPointF held = boxOf(m_a).center();
    QVERIFY(held.x() > before.x() + 150);
    driver().release({ canvas().viewport()->width() / 2, from.y() });
    const QPointF still = canvas().mapToScene(QPoint());
    QTest::qWait(60);
    QCOMPARE(canvas().mapToScene(QPoint()), still);
    QCOMPARE(driver().lastOperation(), u"move"_s);
}

void TestCanvasConventions::aDragLeadsOnlyTheFlowsOfWhatMovesAnew()
{
    const Id<Element> other = driver().put(u"Far away"_s, { 900, 900, 150, 44 }, u"data-lake"_s);
    const Id<Element> third = driver().put(u"Farther"_s, { 1200, 900, 150, 44 }, u"data-lake"_s);
    const Id<Flow> own = driver().link(m_a, other);
    const auto before = driver().content().lines();
    driver().select({ m_a.value() });
    driver().dragHalf(driver().centre(m_a.value()), driver().centre(m_a.value()) + QPoint(60, 80));
    const auto &now = driver().content().lines();
    QCOMPARE(now.size(), before.size());
    QVERIFY(now.value(own.value()) != before.value(own.value()));
    for (auto it = now.constBegin(); it != now.constEnd(); ++it) {
        const Flow *flow = project().find(Id<Flow>(it.key()));
        if (flow->source != m_a && flow->target != m_a)
            QCOMPARE(*it, before.value(it.key()));
    }
    // Cancelled, everything is as it was.
    driver().press(Qt::Key_Escape);
    QCOMPARE(driver().content().lines(), before);
    QVERIFY(driver().content().nodeOf(third.value()));
    driver().release(driver().centre(m_a.value()));
}

void TestCanvasConventions::UX_C4_08_theWorkingAreaGrows()
{
    const QRectF before = canvas().sceneRect();
    driver().put(u"Far"_s, { 5000, 4000, 120, 44 }, u"data-lake"_s);
    QVERIFY(canvas().sceneRect().contains(QRectF(5500, 4500, 10, 10)));
    QVERIFY(!before.contains(QPointF(5500, 4500)));
}

void TestCanvasConventions::UX_C4_09_manyDiagramsAreStepsOfUndo()
{
    auto *tabs = m_open->find<QTabBar>(u"diagramTabs"_s);
    const Project before = project();
    driver().press(Qt::Key_T, Qt::ControlModifier);
    driver().type(u"Training"_s);
    driver().press(Qt::Key_Return);
    QCOMPARE(tabs->count(), 2);
    QCOMPARE(tabs->tabText(1), u"Training"_s);
    tabs->moveTab(1, 0);
    QTRY_COMPARE(driver().lastOperation(), u"order-diagrams"_s);
    QCOMPARE(operations::diagramsInOrder(project()).first()->name, u"Training"_s);
    // The existing element again, then the diagram goes; the element stays.
    QMimeData data;
    data.setData(QLatin1String(recordsMime), m_a.value().toByteArray());
    const QPoint at = canvas().viewport()->rect().center();
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas().viewport(), &enter);
    QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas().viewport(), &drop);
    QVERIFY(driver().content().nodeOf(m_a.value()));
    QCOMPARE(project().count(RecordKind::Element), 2);
    QCOMPARE(project().count(RecordKind::Placement), 3);
    auto *bar = m_open->window().findChild<DiagramTabs *>();
    bar->duplicate();
    QCOMPARE(project().count(RecordKind::Placement), 4);
    bar->removeCurrent();
    bar->removeCurrent();
    QCOMPARE(tabs->count(), 1);
    QVERIFY(project().find(m_a));
    bar->removeCurrent();
    QCOMPARE(tabs->count(), 1);
    QVERIFY(notice().contains(u"at least one"_s));
    while (!(project() == before) && m_open->document().canUndo())
        QVERIFY(m_open->document().undo());
    QVERIFY(project() == before);
}

QTEST_MAIN(TestCanvasConventions)
#include "tst_canvasconventions.moc"
