#include "model/core/operations/change.h"
#include "tests/support/gui/openwindow.h"
#include "views/canvas/canvasview.h"
#include "views/registers/decide/decisions.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QTabBar>
#include <QTest>
#include <QTimer>
#include <QTreeView>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_open = std::make_unique<OpenWindow>(); }
    void cleanup() { m_open.reset(); }
    void theSampleOpensWithATabForEachDiagram();
    void selectingAFlowShowsItsThreats();
    void draggingAnElementIsOneStepThatUndoTakesBack();
    void connectingFromTheEdgeMakesAFlow();
    void deleteTakesOffTheDiagramAndCtrlDFromTheModel();
    void arrangingIsOneStepWithoutOverlaps();
    void threatsThatAreOneThingStandInOneGroup();
    void unansweredFactsAreListedWithTheirThreats();
    void aControlThatBringsAnElementOffersToDrawIt();
    void cutAndPasteBringsTheSameBack();
    void aTypeDroppedOnAFlowCanBePutIntoIt();
    void enterEndsARenameAndEscapeTakesItBack();
    void tabWalksTheDrawingAndF6LeavesIt();
    void confirmingInTheRegisterIsJournaled();
    void everyActionHasTextTipAndAShortcutOfItsOwn();
    void everyFocusableWidgetHasAName();

private:
    CanvasView *canvas() { return m_open->find<CanvasView>(u"canvas"_s); }
    QPoint centreOf(const QUuid &record);
    const Element *element(const QString &name);
    void drag(const QPoint &from, const QPoint &to);

    std::unique_ptr<OpenWindow> m_open;
};

const Element *TestMainWindow::element(const QString &name)
{
    const Element *found = nullptr;
    m_open->document().project().forEach<Element>([&](const Element &e) {
        if (e.name == name)
            found = &e;
    });
    return found;
}

QPoint TestMainWindow::centreOf(const QUuid &record)
{
    return canvas()->mapFromScene(canvas()->diagramScene().content().nodeOf(record)->box.center());
}

void TestMainWindow::drag(const QPoint &from, const QPoint &to)
{
    QWidget *port = canvas()->viewport();
    QTest::mousePress(port, Qt::LeftButton, {}, from);
    QTest::mouseMove(port, (from + to) / 2);
    QTest::mouseMove(port, to);
    QTest::mouseRelease(port, Qt::LeftButton, {}, to);
}

void TestMainWindow::theSampleOpensWithATabForEachDiagram()
{
    auto *tabs = m_open->find<QTabBar>(u"diagramTabs"_s);
    QCOMPARE(tabs->count(),
             static_cast<int>(m_open->document().project().count(RecordKind::Diagram)));
    QVERIFY(tabs->isVisible());
    QVERIFY2(tabs->width() >= tabs->sizeHint().width(), qPrintable(QString::number(tabs->width())));
    for (int i = 0; i < tabs->count(); ++i)
        QVERIFY(tabs->rect().contains(tabs->tabRect(i)));
}

void TestMainWindow::selectingAFlowShowsItsThreats()
{
    const Flow *flow = m_open->document().project().all<Flow>().first();
    m_open->project().context().selection.select({ RecordKind::Flow, flow->id.value() });
    auto *threats = m_open->find<QListView>(u"selectionThreats"_s);
    QVERIFY(threats->model()->rowCount() > 0);
    QCOMPARE(threats->model()->rowCount(),
             static_cast<int>(m_open->project().context().threats.rowsOf(flow->id.value()).size()));
}

void TestMainWindow::draggingAnElementIsOneStepThatUndoTakesBack()
{
    canvas()->setZoom(1);
    const QUuid id = element(u"Model registry"_s)->id.value();
    canvas()->centerOn(canvas()->diagramScene().content().nodeOf(id)->box.center());
    const Project before = m_open->document().project();
    const auto steps = m_open->project().file().journal().entries().size();
    const QPoint from = centreOf(id);
    drag(from, from + QPoint(40, 30));
    QCOMPARE(m_open->project().file().journal().entries().size(), steps + 1);
    QVERIFY(!(m_open->document().project() == before));
    QVERIFY(m_open->document().undo());
    QVERIFY(m_open->document().project() == before);
}

void TestMainWindow::connectingFromTheEdgeMakesAFlow()
{
    canvas()->setZoom(1);
    const QUuid from = element(u"Model registry"_s)->id.value();
    const QUuid to = element(u"CI build"_s)->id.value();
    const QRectF box = canvas()->diagramScene().content().nodeOf(from)->box;
    canvas()->fit();
    const auto flows = m_open->document().project().count(RecordKind::Flow);
    drag(canvas()->mapFromScene(QPointF(box.left() + 2, box.bottom() - 1)), centreOf(to));
    QCOMPARE(m_open->document().project().count(RecordKind::Flow), flows + 1);
}

void TestMainWindow::deleteTakesOffTheDiagramAndCtrlDFromTheModel()
{
    Selection &selection = m_open->project().context().selection;
    const QUuid id = element(u"Model registry"_s)->id.value();
    const auto elements = m_open->document().project().count(RecordKind::Element);
    selection.select({ RecordKind::Element, id });
    canvas()->removeFromDiagram();
    QVERIFY(!canvas()->diagramScene().content().nodeOf(id));
    QCOMPARE(m_open->document().project().count(RecordKind::Element), elements);
    selection.select({ RecordKind::Element, id });
    canvas()->deleteFromModel();
    QCOMPARE(m_open->document().project().count(RecordKind::Element), elements - 1);
    QVERIFY(m_open->document().undo());
    QVERIFY(m_open->document().undo());
    QVERIFY(canvas()->diagramScene().content().nodeOf(id));
}

void TestMainWindow::arrangingIsOneStepWithoutOverlaps()
{
    const Project before = m_open->document().project();
    const auto entries = [this] { return m_open->project().file().journal().entries(); };
    const auto steps = entries().size();
    QAction *arrange = nullptr;
    for (QAction *action : m_open->window().findChildren<QAction *>()) {
        if (action->shortcut() == QKeySequence(u"Ctrl+L"_s))
            arrange = action;
    }
    QVERIFY(arrange && arrange->isEnabled());
    arrange->trigger();
    QTRY_COMPARE(entries().size(), steps + 1);
    QCOMPARE(entries().last().draft.operation.name, u"arrange"_s);
    QList<QRectF> boxes;
    for (const DiagramContent::Node &node : canvas()->diagramScene().content().nodes()) {
        if (node.record.kind == RecordKind::Element)
            boxes.append(node.box);
    }
    for (qsizetype i = 0; i < boxes.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j)
            QVERIFY(!boxes.at(i).intersects(boxes.at(j)));
    }
    const Result<void> undone = m_open->document().undo();
    QVERIFY2(undone, undone ? "" : qPrintable(undone.error().text()));
    QVERIFY(m_open->document().project() == before);
}

void TestMainWindow::threatsThatAreOneThingStandInOneGroup()
{
    m_open->showMode(2);
    auto *table = m_open->find<QTreeView>(u"threatTable"_s);
    const auto rows = [&] {
        int all = 0;
        for (int i = 0; i < table->model()->rowCount(); ++i)
            all += table->model()->rowCount(table->model()->index(i, 0));
        return all;
    };
    const int all = rows();
    QComboBox *grouping = nullptr;
    for (QComboBox *box : m_open->window().findChildren<QComboBox *>()) {
        if (box->accessibleName() == u"Group by" && box->isVisible())
            grouping = box;
    }
    QVERIFY(grouping);
    grouping->setCurrentIndex(grouping->findText(u"Same thing"_s));
    emit grouping->activated(grouping->currentIndex());
    QCOMPARE(rows(), all);
    QVERIFY(table->model()->rowCount() < all * 3 / 4);
    QVERIFY(table->model()->index(0, 0).data().toString().contains(u"more)"_s));
}

void TestMainWindow::unansweredFactsAreListedWithTheirThreats()
{
    m_open->showMode(2);
    QTest::mouseClick(m_open->find<QAbstractButton>(u"openQuestions"_s), Qt::LeftButton);
    auto *list = m_open->find<QTreeWidget>(u"questions"_s);
    QVERIFY(list && list->isVisible());
    const int before = list->topLevelItemCount();
    QVERIFY(before > 3);
    QTreeWidgetItem *first = list->topLevelItem(0);
    QCOMPARE(first->text(1).toInt(), first->childCount());
    list->setCurrentItem(first->child(0));
    QCOMPARE(m_open->project().context().selection.threat(),
             first->child(0)->data(0, Qt::UserRole).toString());
}

void TestMainWindow::aControlThatBringsAnElementOffersToDrawIt()
{
    const ViewContext context = m_open->project().context();
    const ThreatRow *threat = nullptr;
    for (const ThreatRow *row : context.threats.rows()) {
        if (row->key.rule == u"pipeline.signing-key-stolen")
            threat = row;
    }
    QVERIFY(threat);
    const auto elements = context.project().count(RecordKind::Element);
    const auto answer = [](bool yes) {
        QTimer::singleShot(0, qApp, [yes] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            QVERIFY(box);
            QTest::keyClick(box, yes ? Qt::Key_Return : Qt::Key_Escape);
        });
    };
    const QString key = threat->key.text();
    answer(false);
    decisions::placeControl(context, key, u"key-protection"_s, &m_open->window());
    QCOMPARE(context.project().count(RecordKind::Element), elements);
    answer(true);
    decisions::placeControl(context, key, u"key-protection"_s, &m_open->window());
    QCOMPARE(context.project().count(RecordKind::Element), elements + 1);
    const Element *store = nullptr;
    context.project().forEach<Element>([&](const Element &e) {
        if (e.type == u"key-management-service")
            store = &e;
    });
    QVERIFY(store && canvas()->diagramScene().content().nodeOf(store->id.value()));
    QVERIFY(!context.threats.rowsOf(store->id.value()).isEmpty());
    // There is one now: nothing is asked again.
    decisions::placeControl(context, key, u"key-protection"_s, &m_open->window());
    QCOMPARE(context.project().count(RecordKind::Element), elements + 1);
}

void TestMainWindow::cutAndPasteBringsTheSameBack()
{
    const QUuid id = element(u"Model registry"_s)->id.value();
    const Project before = m_open->document().project();
    m_open->project().context().selection.select({ RecordKind::Element, id });
    canvas()->cut();
    QVERIFY(!canvas()->diagramScene().content().nodeOf(id));
    canvas()->paste();
    const DiagramContent::Node *node = canvas()->diagramScene().content().nodeOf(id);
    QVERIFY(node);
    QCOMPARE(m_open->project().context().selection.single().id, id);
    QCOMPARE(m_open->document().project().count(RecordKind::Flow), before.count(RecordKind::Flow));
    canvas()->paste();
    QVERIFY(m_open->project().context().selection.single().id != id);
    QVERIFY(m_open->document().undo());
    QVERIFY(m_open->document().undo());
    QVERIFY(m_open->document().undo());
    QVERIFY(m_open->document().project() == before);
}

void TestMainWindow::aTypeDroppedOnAFlowCanBePutIntoIt()
{
    const DiagramContent &content = canvas()->diagramScene().content();
    // A straight line, so that its middle is nothing but the flow.
    QUuid flow;
    QPointF middle;
    for (auto it = content.lines().constBegin(); it != content.lines().constEnd(); ++it) {
        const QPointF at = (it->first() + it->last()) / 2;
        if (it->size() == 2 && canvas()->diagramScene().recordAt(at).id == it.key()) {
            flow = it.key();
            middle = at;
        }
    }
    QVERIFY(!flow.isNull());
    canvas()->setZoom(1);
    canvas()->centerOn(middle);
    const Id<Element> end = m_open->document().project().find(Id<Flow>(flow))->target;
    const auto flows = m_open->document().project().count(RecordKind::Flow);
    QMimeData data;
    data.setData(QLatin1String(elementTypeMime), "api-gateway");
    QDropEvent drop(canvas()->mapFromScene(middle), Qt::CopyAction, &data, Qt::LeftButton,
                    Qt::NoModifier);
    QTimer::singleShot(0, qApp, [] {
        QWidget *box = QApplication::activeModalWidget();
        QVERIFY(box);
        QTest::keyClick(box, Qt::Key_Return);
    });
    // Qt delivers a drop where a drag has entered.
    QDragEnterEvent enter(drop.position().toPoint(), Qt::CopyAction, &data, Qt::LeftButton,
                          Qt::NoModifier);
    QCoreApplication::sendEvent(canvas()->viewport(), &enter);
    QCoreApplication::sendEvent(canvas()->viewport(), &drop);
    const Project &project = m_open->document().project();
    QCOMPARE(project.count(RecordKind::Flow), flows + 1);
    const Id<Element> put = project.find(Id<Flow>(flow))->target;
    QVERIFY(put != end);
    QCOMPARE(project.find(put)->type, u"api-gateway"_s);
}

void TestMainWindow::enterEndsARenameAndEscapeTakesItBack()
{
    const QUuid id = element(u"Model registry"_s)->id.value();
    m_open->project().context().selection.select({ RecordKind::Element, id });
    auto *editor = m_open->find<QLineEdit>(u"nameEditor"_s);
    canvas()->setFocus();
    QTest::keyClick(canvas(), Qt::Key_Return);
    QVERIFY(editor->isVisible());
    QTest::keyClicks(editor, u"Shelf"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QVERIFY(!editor->isVisible());
    QVERIFY(element(u"Shelf"_s));
    QTest::keyClick(canvas(), Qt::Key_F2);
    QTest::keyClicks(editor, u"Mistake"_s);
    QTest::keyClick(editor, Qt::Key_Escape);
    QVERIFY(!editor->isVisible());
    QVERIFY(element(u"Shelf"_s) && !element(u"Mistake"_s));
}

void TestMainWindow::tabWalksTheDrawingAndF6LeavesIt()
{
    m_open->window().activateWindow();
    canvas()->setFocus();
    QTRY_VERIFY(canvas()->hasFocus());
    Selection &selection = m_open->project().context().selection;
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    const RecordRef first = selection.single();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(canvas()->hasFocus());
    QVERIFY(!first.id.isNull() && selection.single() != first);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
    QCOMPARE(selection.single(), first);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
    QVERIFY(!canvas()->hasFocus());
}

void TestMainWindow::confirmingInTheRegisterIsJournaled()
{
    m_open->showMode(2);
    auto *table = m_open->find<QTreeView>(u"threatTable"_s);
    const QModelIndex row = table->model()->index(0, 0, table->model()->index(0, 0));
    table->setCurrentIndex(row);
    const QString threat = m_open->project().context().selection.threat();
    QVERIFY(!threat.isEmpty());
    QCoreApplication::processEvents();
    auto *confirm = m_open->find<QAbstractButton>(u"confirmThreat"_s);
    QVERIFY(confirm);
    QTest::mouseClick(confirm, Qt::LeftButton);
    QCOMPARE(m_open->project().context().threats.row(threat)->state, DecisionState::Confirmed);
    QCOMPARE(m_open->project().file().journal().entries().last().draft.operation.name,
             u"confirm"_s);
}

void TestMainWindow::everyActionHasTextTipAndAShortcutOfItsOwn()
{
    QHash<QKeySequence, QString> shortcuts;
    for (const QAction *action : m_open->window().findChildren<QAction *>()) {
        if (action->isSeparator() || action->menu() || action->objectName().startsWith(u"_q_"_s)
            || qobject_cast<QLineEdit *>(action->parent()))
            continue;
        if (action->text().isEmpty() || !action->parent()->inherits("QObject"))
            continue;
        if (action->shortcut().isEmpty())
            continue;
        QVERIFY2(!action->statusTip().isEmpty(), qPrintable(action->text()));
        QVERIFY2(!shortcuts.contains(action->shortcut()),
                 qPrintable(action->text() + action->shortcut().toString()));
        shortcuts.insert(action->shortcut(), action->text());
    }
    QVERIFY(shortcuts.size() >= 15);
}

void TestMainWindow::everyFocusableWidgetHasAName()
{
    for (int mode = 1; mode <= 6; ++mode) {
        m_open->showMode(mode);
        for (QWidget *widget : m_open->window().findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus)
                || widget->focusProxy())
                continue;
            const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
            const QString name = accessible ? accessible->text(QAccessible::Name) : QString();
            QVERIFY2(!name.isEmpty(),
                     qPrintable(QStringLiteral("mode %1: %2 \"%3\" in %4")
                                        .arg(QString::number(mode),
                                             QLatin1String(widget->metaObject()->className()),
                                             widget->objectName(),
                                             QLatin1String(widget->parentWidget()
                                                                   ->metaObject()
                                                                   ->className()))));
        }
    }
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
