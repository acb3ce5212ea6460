#include "tests/support/gui/openwindow.h"
#include "views/canvas/canvasview.h"
#include "views/search/searchbox.h"

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;

class TestNavigation : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_open.reset(); }
    void findJumpsToWhatItFinds_data();
    void findJumpsToWhatItFinds();
    void f3GoesOnAndAround();
    void ctrlKRunsActionsAndOpensRecords();
    void escapeLeavesTheSearchAndChangesNothing();
    void backAndForwardGoOverEveryKindOfPlace();
    void whatIsOnAnotherDiagramIsShownThere();
    void f9GivesTheDrawingTheWholeWindow();
    void f11UsesTheWholeScreen();

private:
    void press(int key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString &text) { line()->insert(text); }
    QLineEdit *line() { return m_open->find<QLineEdit>(u"searchLine"_s); }
    QListView *results() { return m_open->find<QListView>(u"searchResults"_s); }
    Selection &selection() { return m_open->project().context().selection; }
    int mode();

    std::unique_ptr<OpenWindow> m_open;
};

void TestNavigation::init()
{
    m_open = std::make_unique<OpenWindow>();
    m_open->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_open->window()));
}

void TestNavigation::press(int key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : &m_open->window(), static_cast<Qt::Key>(key), modifiers);
    QCoreApplication::processEvents();
    QTest::qWait(1); // places on the way are noted when a gesture is over
}

int TestNavigation::mode()
{
    for (const QAction *action : m_open->window().findChildren<QAction *>()) {
        for (int i = 1; i <= 6; ++i) {
            if (action->shortcut() == QKeySequence(u"Ctrl+%1"_s.arg(i)) && action->isChecked())
                return i;
        }
    }
    return 0;
}

void TestNavigation::findJumpsToWhatItFinds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<RecordKind>("kind");
    QTest::newRow("element") << u"model registry"_s << RecordKind::Element;
    QTest::newRow("zone") << u"secure evaluation"_s << RecordKind::Zone;
    QTest::newRow("flow") << u"raw data store \u2192 data preparation"_s << RecordKind::Flow;
    QTest::newRow("artifact") << u"training package"_s << RecordKind::Artifact;
    QTest::newRow("control") << u"integrity-protect"_s << RecordKind::Control;
    QTest::newRow("risk") << u"R-1"_s << RecordKind::Risk;
}

void TestNavigation::findJumpsToWhatItFinds()
{
    QFETCH(QString, text);
    QFETCH(RecordKind, kind);
    press(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(line()->hasFocus());
    type(text);
    // The first of the kind: some names are part of others.
    int row = 0;
    for (; row < results()->model()->rowCount(); ++row) {
        results()->setCurrentIndex(results()->model()->index(row, 0));
        const auto *shown = static_cast<SearchResults *>(results()->model())->at(row);
        if (!shown->found.record.id.isNull() && shown->found.record.kind == kind)
            break;
    }
    QVERIFY(row < results()->model()->rowCount());
    press(Qt::Key_Return);
    QCOMPARE(selection().single().kind, kind);
    QVERIFY(!line()->isVisible());
    QCOMPARE(mode(), kind == RecordKind::Control ? 3 : kind == RecordKind::Risk ? 4 : 1);
}

void TestNavigation::f3GoesOnAndAround()
{
    press(Qt::Key_F, Qt::ControlModifier);
    type(u"pipeline"_s);
    const int count = results()->model()->rowCount();
    QVERIFY(count > 2);
    press(Qt::Key_Return);
    const RecordRef first = selection().single();
    press(Qt::Key_F3);
    QVERIFY(selection().single() != first || !selection().threat().isEmpty());
    QVERIFY(m_open->window().statusBar()->currentMessage().contains(u"2 of"_s));
    press(Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(selection().single(), first);
    press(Qt::Key_F3, Qt::ShiftModifier);
    QVERIFY(m_open->window().statusBar()->currentMessage().startsWith(QString::number(count)));
}

void TestNavigation::ctrlKRunsActionsAndOpensRecords()
{
    press(Qt::Key_K, Qt::ControlModifier);
    // Nothing typed: everything that can be done, with its keys.
    QVERIFY(results()->model()->rowCount() > 20);
    type(u"risk"_s);
    press(Qt::Key_Return);
    QCOMPARE(mode(), 4);
    press(Qt::Key_K, Qt::ControlModifier);
    type(u"mdlreg"_s);
    press(Qt::Key_Return);
    QCOMPARE(mode(), 1);
    const Element *element =
            m_open->document().project().find(Id<Element>(selection().single().id));
    QVERIFY(element);
    QCOMPARE(element->name, u"Model registry"_s);
}

void TestNavigation::escapeLeavesTheSearchAndChangesNothing()
{
    const QList<RecordRef> before = selection().records();
    press(Qt::Key_K, Qt::ControlModifier);
    type(u"registry"_s);
    press(Qt::Key_Down);
    press(Qt::Key_Escape);
    QVERIFY(!line()->isVisible());
    QCOMPARE(selection().records(), before);
    QCOMPARE(mode(), 1);
}

void TestNavigation::backAndForwardGoOverEveryKindOfPlace()
{
    const Project &project = m_open->document().project();
    const RecordRef element { RecordKind::Element, project.all<Element>().first()->id.value() };
    QTest::qWait(1);
    selection().select(element);
    QTest::qWait(1);
    m_open->showMode(2);
    QTest::qWait(1);
    const ThreatRow *row = m_open->project().context().threats.rows().first();
    selection().selectThreat(row->key.text(), { row->subjectKind, row->key.subject });
    QTest::qWait(1);
    m_open->showMode(1);
    QTest::qWait(1);
    auto *tabs = m_open->find<QTabBar>(u"diagramTabs"_s);
    QVERIFY(tabs->count() > 1);
    tabs->setCurrentIndex(1);
    QTest::qWait(1);
    press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(tabs->currentIndex(), 0);
    press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(mode(), 2);
    QCOMPARE(selection().threat(), row->key.text());
    press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(mode(), 2);
    QCOMPARE(selection().single(), element);
    press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(mode(), 1);
    for (int i = 0; i < 4; ++i)
        press(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(mode(), 1);
    QCOMPARE(tabs->currentIndex(), 1);
}

void TestNavigation::whatIsOnAnotherDiagramIsShownThere()
{
    auto *canvas = m_open->find<CanvasView>(u"canvas"_s);
    auto *tabs = m_open->find<QTabBar>(u"diagramTabs"_s);
    tabs->setCurrentIndex(1);
    const DiagramContent &content = canvas->diagramScene().content();
    const Element *elsewhere = nullptr;
    for (const Element *element : m_open->document().project().all<Element>()) {
        if (!content.nodeOf(element->id.value()))
            elsewhere = element;
    }
    QVERIFY(elsewhere);
    press(Qt::Key_F, Qt::ControlModifier);
    type(elsewhere->name);
    press(Qt::Key_Return);
    QVERIFY(canvas->diagramScene().content().nodeOf(selection().single().id));
}

void TestNavigation::f9GivesTheDrawingTheWholeWindow()
{
    auto *canvas = m_open->find<CanvasView>(u"canvas"_s);
    const int before = canvas->width();
    press(Qt::Key_F9);
    QTRY_VERIFY(canvas->width() > before + 300);
    press(Qt::Key_F9);
    QTRY_COMPARE(canvas->width(), before);
}

void TestNavigation::f11UsesTheWholeScreen()
{
    press(Qt::Key_F11);
    QTRY_VERIFY(m_open->window().isFullScreen());
    press(Qt::Key_F11);
    QTRY_VERIFY(!m_open->window().isFullScreen());
}

QTEST_MAIN(TestNavigation)
#include "tst_navigation.moc"
