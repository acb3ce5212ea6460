#include "app/redoubt/diagramactions.h"
#include "app/redoubt/settings.h"
#include "model/core/memoryjournal.h"
#include "model/exchange/nativejson.h"
#include "model/exchange/newproject.h"
#include "views/canvas/diagramitems.h"
#include "views/panels/diagramtabs.h"
#include "views/panels/drawworkspace.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>
#include <QToolBar>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

/// A canvas that is used at random, with the events that a person makes: nothing falls over, every
/// step can be taken back and done again, and the scene is what the project says.
class TestRandomGestures : public QObject
{
    Q_OBJECT

private slots:
    void everyStepCanBeTakenBackAndDoneAgain_data();
    void everyStepCanBeTakenBackAndDoneAgain();
};

namespace {

/// The Draw workspace with its actions, on a project in memory.
class Bench
{
public:
    explicit Bench(quint32 seed)
        : m_document(
                {}, m_journal,
                { u"Ada"_s, [] { return QDateTime(QDate(2026, 11, 24), QTime(10, 0), Qt::UTC); } })
        , m_threats(catalogs())
        , m_random(seed)
    {
        const Result<newproject::FromTemplate> made =
                newproject::fromTemplate(u"mlops-reference"_s);
        if (!made || !m_document.push(made->edit, { u"new-project"_s, {} }))
            qFatal("no template");
        m_threats.reset(m_document.project(), m_document.today());
        QObject::connect(&m_document, &Document::changed, &m_document, [this](const Edit &edit) {
            m_threats.follow(m_document.project(), edit, m_document.today());
        });
        m_draw = new DrawWorkspace(m_context);
        m_window.setCentralWidget(m_draw);
        m_actions = new DiagramActions(m_preferences, &m_window);
        QMenu *menu = m_window.menuBar()->addMenu(u"All"_s);
        m_actions->addToEditMenu(menu);
        m_actions->addToViewMenu(menu);
        m_actions->addToDiagramMenu(menu);
        m_actions->follow(m_draw);
        m_actions->setEnabled(true, true);
        m_window.resize(1100, 800);
        m_window.show();
        m_window.activateWindow();
        canvas().setFocus();
        // Whatever opens by itself is closed again: menus, and the offer to put a type into a flow.
        m_closer.start(0);
        QObject::connect(&m_closer, &QTimer::timeout, &m_closer, [this] {
            if (QWidget *popup = QApplication::activePopupWidget())
                popup->close();
            if (QWidget *modal = QApplication::activeModalWidget())
                QTest::keyClick(modal, (m_takes = !m_takes) ? Qt::Key_Return : Qt::Key_Escape);
        });
    }

    CanvasView &canvas() { return m_draw->canvas(); }
    Document &document() { return m_document; }
    const ViewContext &context() const { return m_context; }

    void step();
    /// How often each operation was done.
    QMap<QString, int> operations() const
    {
        QMap<QString, int> counts;
        for (const JournalEntry &entry : m_journal.entries())
            ++counts[entry.draft.operation.name];
        return counts;
    }
    QByteArray state() const
    {
        return QCryptographicHash::hash(nativejson::write(m_document.project()),
                                        QCryptographicHash::Sha256);
    }

private:
    static CatalogsPointer catalogs()
    {
        const Result<CatalogsPointer> loaded = catalog::loadBundled();
        if (!loaded)
            qFatal("no catalogs");
        return *loaded;
    }

    int below(int limit) { return static_cast<int>(m_random.bounded(limit)); }
    QPoint anywhere()
    {
        return { below(canvas().viewport()->width()), below(canvas().viewport()->height()) };
    }
    /// A place where something may be taken hold of: a middle, an edge, a corner, a line, an end, a
    /// chevron.
    QPoint somewhere()
    {
        const DiagramContent &content = canvas().diagramScene().content();
        if (below(4) == 0 || content.nodes().isEmpty())
            return anywhere();
        if (below(3) == 0 && !content.lines().isEmpty()) {
            const QList<QPolygonF> lines = content.lines().values();
            const QPolygonF line = lines.at(below(static_cast<int>(lines.size())));
            const int leg = below(static_cast<int>(line.size()) - 1);
            const QPointF on = below(3) == 0 ? line.last() : (line.at(leg) + line.at(leg + 1)) / 2;
            return canvas().mapFromScene(on);
        }
        const DiagramContent::Node &node =
                content.nodes().at(below(static_cast<int>(content.nodes().size())));
        if (node.record.kind == RecordKind::Zone && below(3) == 0)
            return canvas().mapFromScene(painting::chevronBox(node.box).center());
        const qreal shares[] = { 0, 0.5, 0.5, 0.5, 1 };
        return canvas().mapFromScene(node.box.topLeft()
                                     + QPointF(node.box.width() * shares[below(5)],
                                               node.box.height() * shares[below(5)]));
    }
    Qt::KeyboardModifiers held()
    {
        const Qt::KeyboardModifiers some[] = { Qt::NoModifier,      Qt::NoModifier,
                                               Qt::NoModifier,      Qt::ShiftModifier,
                                               Qt::ControlModifier, Qt::AltModifier };
        return some[below(6)];
    }
    void move(const QPoint &at, Qt::MouseButtons buttons, Qt::KeyboardModifiers modifiers)
    {
        QWidget *port = canvas().viewport();
        QMouseEvent event(QEvent::MouseMove, at, port->mapToGlobal(at), Qt::NoButton, buttons,
                          modifiers);
        QCoreApplication::sendEvent(port, &event);
    }
    void drag();
    void click();
    void key();
    void prompt();
    void drop();
    void fold();
    void key(int code, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *widget = QApplication::focusWidget();
        QTest::keyClick(widget ? widget : &canvas(), static_cast<Qt::Key>(code), modifiers);
    }

    MemoryJournal m_journal;
    Document m_document;
    Register m_threats;
    Selection m_selection;
    ViewContext m_context { m_document, m_threats, m_selection };
    Preferences m_preferences;
    QMainWindow m_window;
    DrawWorkspace *m_draw = nullptr;
    DiagramActions *m_actions = nullptr;
    QRandomGenerator m_random;
    QTimer m_closer;
    bool m_takes = false;
};

void Bench::drag()
{
    QWidget *port = canvas().viewport();
    const Qt::KeyboardModifiers modifiers = held();
    const QPoint from = somewhere();
    const QPoint to = below(2) ? somewhere() : from + QPoint(below(160) - 80, below(120) - 60);
    move(from, Qt::NoButton, Qt::NoModifier);
    QTest::mousePress(port, Qt::LeftButton, modifiers, from);
    for (const double share : { 0.2, 0.6, 1.0 })
        move(from + (to - from) * share, Qt::LeftButton, modifiers);
    if (below(12) == 0)
        key(Qt::Key_Escape);
    if (below(20) == 0)
        static_cast<void>(m_document.undo()); // in the middle of a gesture
    QTest::mouseRelease(port, Qt::LeftButton, modifiers, to);
}

void Bench::click()
{
    QWidget *port = canvas().viewport();
    const QPoint at = somewhere();
    if (below(5) == 0)
        QTest::mouseDClick(port, Qt::LeftButton, {}, at);
    else
        QTest::mouseClick(port, below(10) == 0 ? Qt::RightButton : Qt::LeftButton, held(), at);
}

void Bench::key()
{
    struct Keys
    {
        int code;
        Qt::KeyboardModifiers modifiers;
    };
    constexpr auto ctrl = Qt::ControlModifier;
    const Qt::KeyboardModifiers both = Qt::ControlModifier | Qt::ShiftModifier;
    const Keys some[] = {
        { Qt::Key_Left, {} },
        { Qt::Key_Right, {} },
        { Qt::Key_Up, Qt::ShiftModifier },
        { Qt::Key_Down, ctrl },
        { Qt::Key_Tab, {} },
        { Qt::Key_Backtab, {} },
        { Qt::Key_Escape, {} },
        { Qt::Key_A, ctrl },
        { Qt::Key_A, both },
        { Qt::Key_Delete, {} },
        { Qt::Key_D, ctrl },
        { Qt::Key_C, ctrl },
        { Qt::Key_V, ctrl },
        { Qt::Key_X, ctrl },
        { Qt::Key_D, both },
        { Qt::Key_Left, both },
        { Qt::Key_Right, both },
        { Qt::Key_C, both },
        { Qt::Key_Up, both },
        { Qt::Key_Down, both },
        { Qt::Key_M, both },
        { Qt::Key_PageUp, both },
        { Qt::Key_PageDown, both },
        { Qt::Key_L, both },
        { Qt::Key_0, ctrl },
        { Qt::Key_9, ctrl },
        { Qt::Key_Plus, ctrl },
        { Qt::Key_Minus, ctrl },
        { Qt::Key_PageDown, ctrl },
        { Qt::Key_S, {} },
        { Qt::Key_Z, {} },
        { Qt::Key_H, ctrl | Qt::AltModifier },
        { Qt::Key_V, ctrl | Qt::AltModifier },
        { Qt::Key_G, both },
        { Qt::Key_F, {} },
        { Qt::Key_F, {} },
        { Qt::Key_F, Qt::ShiftModifier },
    };
    const Keys chosen = some[below(static_cast<int>(std::size(some)))];
    key(chosen.code, chosen.modifiers);
}

void Bench::prompt()
{
    const Qt::KeyboardModifiers both = Qt::ControlModifier | Qt::ShiftModifier;
    switch (below(9)) {
    case 0:
        key(Qt::Key_A);
        break;
    case 1:
    case 2:
        key(Qt::Key_C);
        break;
    case 3:
        key(Qt::Key_R);
        break;
    case 4:
        key(Qt::Key_M);
        break;
    case 5:
        key(Qt::Key_R, Qt::ControlModifier);
        break;
    case 6:
        key(Qt::Key_I, both);
        break;
    case 7:
        key(Qt::Key_V, both);
        break;
    default:
        key(Qt::Key_F2);
        break;
    }
    for (int letters = below(3); letters > 0; --letters)
        key(Qt::Key_A + below(26));
    key(below(5) ? Qt::Key_Return : Qt::Key_Escape, below(6) ? Qt::NoModifier : Qt::ShiftModifier);
    if (below(2))
        key(Qt::Key_Return);
    if (below(3))
        key(Qt::Key_Return);
}

void Bench::drop()
{
    QMimeData data;
    const QList<ElementType> &types = m_context.vocabulary().elementTypes;
    if (below(3)) {
        data.setData(QLatin1String(elementTypeMime),
                     types.at(below(static_cast<int>(types.size()))).id.toUtf8());
    } else {
        const QList<const Element *> all = m_document.project().all<Element>();
        if (all.isEmpty())
            return;
        data.setData(QLatin1String(recordsMime),
                     all.at(below(static_cast<int>(all.size())))->id.value().toByteArray());
    }
    const QPoint at = somewhere();
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas().viewport(), &enter);
    QDragMoveEvent over(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas().viewport(), &over);
    QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas().viewport(), &drop);
}

void Bench::fold()
{
    QList<RecordRef> zones;
    for (const DiagramContent::Node &node : canvas().diagramScene().content().nodes()) {
        if (node.record.kind == RecordKind::Zone)
            zones.append(node.record);
    }
    if (zones.isEmpty())
        return;
    if (below(6) == 0) {
        canvas().editor().toggleAllFolds();
        return;
    }
    m_selection.select(zones.at(below(static_cast<int>(zones.size()))));
    canvas().editor().toggleFold();
}

void Bench::step()
{
    constexpr qsizetype mostElements = 45;
    if (m_document.project().count(RecordKind::Element) > mostElements) {
        // So that a long run stays at the size of a diagram.
        const QList<const Element *> all = m_document.project().all<Element>();
        QList<RecordRef> some;
        for (int i = 0; i < 15; ++i)
            some.append({ RecordKind::Element,
                          all.at(below(static_cast<int>(all.size())))->id.value() });
        m_selection.select(some);
        canvas().deleteFromModel();
    }
    constexpr qsizetype fewest = 8;
    if (canvas().diagramScene().content().nodes().size() < fewest) {
        // Nor does it become empty, where no gesture does anything.
        const QList<ElementType> &types = m_context.vocabulary().elementTypes;
        canvas().createInView(types.at(below(static_cast<int>(types.size()))).id);
        canvas().prompts().leave(true);
    }
    const int dice = below(100);
    if (dice < 32) {
        drag();
    } else if (dice < 35) {
        fold();
    } else if (dice < 50) {
        click();
    } else if (dice < 72) {
        key();
    } else if (dice < 84) {
        prompt();
    } else if (dice < 88) {
        drop();
    } else if (dice < 95) {
        static_cast<void>(below(3) ? m_document.undo() : m_document.redo());
    } else if (dice < 97) {
        QWheelEvent wheel(anywhere(), canvas().mapToGlobal(QPoint()), {}, { 0, 240 - below(480) },
                          Qt::NoButton, below(2) ? Qt::ControlModifier : Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(canvas().viewport(), &wheel);
    } else if (dice < 98) {
        canvas().fit();
    } else {
        const qsizetype diagrams = m_document.project().count(RecordKind::Diagram);
        if (diagrams < 3)
            below(2) ? m_draw->tabs().add() : m_draw->tabs().duplicate();
        else
            m_draw->tabs().removeCurrent();
    }
    if (below(3) == 0)
        QCoreApplication::processEvents();
    if (below(30) == 0)
        canvas().setFocus();
}

/// What the items of a scene are, in an order of their own.
QStringList itemsOf(const QGraphicsScene &scene)
{
    QStringList all;
    for (const QGraphicsItem *item : scene.items()) {
        const auto *shown = dynamic_cast<const DiagramItem *>(item);
        if (!shown)
            continue;
        const QRectF around = item->boundingRect();
        all.append(u"%1 %2 %3 %4 %5 %6 %7"_s.arg(shown->record().id.toString())
                           .arg(item->type())
                           .arg(item->zValue(), 0, 'f', 9)
                           .arg(around.x(), 0, 'f', 2)
                           .arg(around.y(), 0, 'f', 2)
                           .arg(around.width(), 0, 'f', 2)
                           .arg(around.height(), 0, 'f', 2));
    }
    all.sort();
    return all;
}

QImage imageOf(QGraphicsScene &scene, const QRectF &area)
{
    QImage image(900, 700, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    scene.render(&painter, QRectF(image.rect()), area);
    return image;
}

void compareWithFresh(Bench &bench)
{
    CanvasView &canvas = bench.canvas();
    canvas.prompts().leave(true);
    QCoreApplication::processEvents();
    canvas.setMode(CanvasView::Mode::Select);
    bench.context().selection.clear();
    canvas.diagramScene().hover({});
    DiagramScene fresh(bench.context());
    fresh.setAllBadges(canvas.zoom() >= 1.5);
    fresh.show(canvas.diagramScene().diagram());
    QCOMPARE(itemsOf(canvas.diagramScene()), itemsOf(fresh));
    const QRectF area = fresh.content().bounds();
    if (area.isEmpty())
        return;
    // A scene takes its colours from its view.
    QGraphicsView view(&fresh);
    fresh.setGridShown(canvas.diagramScene().isGridShown());
    QCOMPARE(imageOf(canvas.diagramScene(), area), imageOf(fresh, area));
}

} // namespace

void TestRandomGestures::everyStepCanBeTakenBackAndDoneAgain_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("steps");
    const bool isLong = qEnvironmentVariableIsSet("REDOUBT_LONG");
    const int steps = qEnvironmentVariableIntValue("REDOUBT_GESTURES");
    QTest::newRow("seed 1") << quint32(1) << (steps > 0 ? steps : isLong ? 10000 : 200);
    QTest::newRow("seed 2") << quint32(2) << (steps > 0 ? steps : isLong ? 2000 : 200);
}

void TestRandomGestures::everyStepCanBeTakenBackAndDoneAgain()
{
    QFETCH(quint32, seed);
    QFETCH(int, steps);
    Bench bench(seed);
    Document &document = bench.document();
    const QByteArray floor = [&] {
        while (document.canUndo())
            if (!document.undo())
                break;
        return bench.state();
    }();
    while (document.canRedo())
        QVERIFY(document.redo());
    const qsizetype before = document.project().count(RecordKind::Element);
    QVERIFY(before > 5);
    for (int i = 0; i < steps; ++i) {
        bench.step();
        if (i % 100 == 99) {
            compareWithFresh(bench);
            if (QTest::currentTestFailed()) {
                qInfo("after step %d", i);
                return;
            }
        }
    }
    compareWithFresh(bench);
    // A new step, so that there is nothing left to be done again.
    bench.canvas().setMode(CanvasView::Mode::Select);
    bench.canvas().createInView(u"data-lake"_s);
    bench.canvas().prompts().leave(true);
    QVERIFY(!document.canRedo());
    const QByteArray end = bench.state();
    int undone = 0;
    while (document.canUndo()) {
        const Result<void> done = document.undo();
        QVERIFY2(done, done ? "" : qPrintable(done.error().text()));
        ++undone;
    }
    QCOMPARE(bench.state(), floor);
    while (document.canRedo()) {
        const Result<void> done = document.redo();
        QVERIFY2(done, done ? "" : qPrintable(done.error().text()));
    }
    QCOMPARE(bench.state(), end);
    compareWithFresh(bench);
    const QMap<QString, int> counts = bench.operations();
    QStringList said;
    for (auto it = counts.constBegin(); it != counts.constEnd(); ++it)
        said.append(u"%1 %2"_s.arg(it.key()).arg(*it));
    qInfo("%d gestures, %d steps undone and redone; %s", steps, undone,
          qPrintable(said.join(u", "_s)));
    // A short run may miss some kinds of step.
    QVERIFY2(counts.size() >= (steps < 1000 ? 4 : 10), "the gestures hardly do anything");
}

QTEST_MAIN(TestRandomGestures)
#include "tst_randomgestures.moc"
