#include "tests/support/gui/canvasdriver.h"
#include "views/canvas/prompts/usualartifacts.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

/// From an empty window to six elements in two zones with seven flows that carry artifacts: by keys
/// alone, and with the mouse alone. The counts are printed, and held at what was reached.
class TestDrawingByKeys : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void byKeysAlone();
    void withTheMouse();
    void everyTypeHasArtifactsThatUsuallyLeaveIt();

private:
    void checkDrawing();
    void addFirst(const QString &type);
    void connectNew(const QString &type, bool outside = false);
    void connectKnown(const QString &name);
    void pick(const QString &text);

    std::unique_ptr<OpenWindow> m_open;
    std::unique_ptr<CanvasDriver> m_driver;
};

void TestDrawingByKeys::init()
{
    m_driver.reset();
    m_open.reset();
    m_open = std::make_unique<OpenWindow>();
    m_open->window().documents().newEmpty();
    QCoreApplication::processEvents();
    m_driver = std::make_unique<CanvasDriver>(*m_open);
    m_driver->focus();
    QTRY_VERIFY(m_driver->canvas().hasFocus());
}

void TestDrawingByKeys::addFirst(const QString &type)
{
    m_driver->press(Qt::Key_A);
    m_driver->type(type);
    m_driver->press(Qt::Key_Return); // the type
    m_driver->press(Qt::Key_Return); // its name
}

void TestDrawingByKeys::connectNew(const QString &type, bool outside)
{
    m_driver->press(Qt::Key_C);
    m_driver->type(type);
    m_driver->press(Qt::Key_Return, outside ? Qt::ShiftModifier : Qt::NoModifier);
    m_driver->press(Qt::Key_Return); // the name of the element
    m_driver->press(Qt::Key_Return); // what the flow carries
}

void TestDrawingByKeys::connectKnown(const QString &name)
{
    m_driver->press(Qt::Key_C);
    m_driver->type(name);
    m_driver->press(Qt::Key_Return);
    m_driver->press(Qt::Key_Return); // what the flow carries
}

void TestDrawingByKeys::checkDrawing()
{
    const Project &project = m_driver->project();
    QCOMPARE(project.count(RecordKind::Element), 6);
    QCOMPARE(project.count(RecordKind::Zone), 2);
    QCOMPARE(project.count(RecordKind::Flow), 7);
    project.forEach<Element>(
            [](const Element &e) { QVERIFY2(!e.zone.isNull(), qPrintable(e.name)); });
    project.forEach<Flow>([](const Flow &f) { QVERIFY(!f.artifacts.isEmpty()); });
    QSet<QUuid> zones;
    project.forEach<Element>([&](const Element &e) { zones.insert(e.zone.value()); });
    QCOMPARE(zones.size(), 2);
    // Nothing lies on anything, and what is in a zone lies in its frame.
    for (const DiagramContent::Node &node : m_driver->content().nodes()) {
        if (node.record.kind != RecordKind::Element)
            continue;
        const Element *element = project.find(Id<Element>(node.record.id));
        QVERIFY(m_driver->box(element->zone.value()).contains(node.box));
        for (const DiagramContent::Node &other : m_driver->content().nodes()) {
            if (other.record.kind == RecordKind::Element && other.record.id != node.record.id)
                QVERIFY(!other.box.intersects(node.box));
        }
    }
}

void TestDrawingByKeys::byKeysAlone()
{
    addFirst(u"dc"_s); // Data collection, by its initials
    m_driver->press(Qt::Key_Z); // a zone around it
    m_driver->press(Qt::Key_Return); // its name
    connectNew(u"fe"_s); // Feature engineering
    connectNew(u"fs"_s); // Feature store
    connectNew(u"mt"_s, true); // Model training, outside
    m_driver->press(Qt::Key_Z);
    m_driver->press(Qt::Key_Return);
    connectNew(u"mr"_s); // Model registry
    connectNew(u"is"_s); // Inference service
    connectKnown(u"dc"_s);
    connectKnown(u"mt"_s);
    checkDrawing();
    qInfo("by keys alone: %d key presses", m_driver->counts().keys);
    QVERIFY(m_driver->counts().keys <= 49);
    QCOMPARE(m_driver->counts().clicks + m_driver->counts().drags, 0);
}

void TestDrawingByKeys::pick(const QString &text)
{
    auto *list = m_open->find<QListWidget>(u"chooserList"_s);
    QVERIFY(list->isVisible());
    const QList<QListWidgetItem *> items = list->findItems(text, Qt::MatchStartsWith);
    QVERIFY2(!items.isEmpty(), qPrintable(text));
    QTest::mouseMove(list->viewport());
    list->scrollToItem(items.first());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualItemRect(items.first()).center());
    QCoreApplication::processEvents();
}

void TestDrawingByKeys::withTheMouse()
{
    CanvasView &canvas = m_driver->canvas();
    canvas.setZoom(1);
    int picks = 0;
    // Two zones, then what is in them: a double click in the palette, a drag and two picks for each
    // element that follows.
    auto *palette = m_open->find<QTreeWidget>(u"paletteTree"_s);
    const QList<QTreeWidgetItem *> types =
            palette->findItems(u"Data collection"_s, Qt::MatchExactly | Qt::MatchRecursive);
    palette->scrollToItem(types.first());
    const QPoint row = palette->visualItemRect(types.first()).center();
    QTest::mouseClick(palette->viewport(), Qt::LeftButton, {}, row);
    QTest::mouseDClick(palette->viewport(), Qt::LeftButton, {}, row);
    ++picks;
    QCoreApplication::processEvents();
    const QPointF first =
            m_driver->box(m_driver->element(u"Data collection"_s)->id.value()).center();
    const auto grow = [&](const QUuid &from, const QPointF &to, const QString &type) {
        const QRectF box = m_driver->box(from);
        m_driver->drag(m_driver->at({ box.right() - 1, box.center().y() }), m_driver->at(to));
        pick(type);
        // What is usual stands first; the next gesture keeps the name that is offered then.
        pick(m_open->find<QListWidget>(u"chooserList"_s)->item(0)->text());
        picks += 2;
    };
    const auto id = [&](const QString &name) { return m_driver->element(name)->id.value(); };
    grow(id(u"Data collection"_s), first + QPointF(0, 110), u"Feature engineering"_s);
    grow(id(u"Feature engineering"_s), first + QPointF(0, 220), u"Feature store"_s);
    grow(id(u"Feature store"_s), first + QPointF(260, 220), u"Model training"_s);
    grow(id(u"Model training"_s), first + QPointF(260, 110), u"Model registry"_s);
    grow(id(u"Model registry"_s), first + QPointF(260, 0), u"Inference service"_s);
    const auto join = [&](const QString &from, const QString &to) {
        const QRectF box = m_driver->box(id(from));
        m_driver->drag(m_driver->at({ box.left() + 1, box.center().y() }),
                       m_driver->centre(id(to)));
        pick(m_open->find<QListWidget>(u"chooserList"_s)->item(0)->text());
        ++picks;
    };
    join(u"Inference service"_s, u"Data collection"_s);
    join(u"Model registry"_s, u"Feature engineering"_s);
    for (const qreal x : { -90.0, 170.0 }) {
        canvas.setMode(CanvasView::Mode::Create);
        ++picks;
        m_driver->drag(m_driver->at(first + QPointF(x, -80)),
                       m_driver->at(first + QPointF(x + 190, 270)));
    }
    QCOMPARE(m_driver->project().count(RecordKind::Element), 6);
    QCOMPARE(m_driver->project().count(RecordKind::Flow), 7);
    QCOMPARE(m_driver->project().count(RecordKind::Zone), 2);
    checkDrawing();
    const int clicks = m_driver->counts().clicks + picks;
    qInfo("with the mouse: %d clicks, %d drags", clicks, m_driver->counts().drags);
    QVERIFY(clicks <= 15);
}

void TestDrawingByKeys::everyTypeHasArtifactsThatUsuallyLeaveIt()
{
    const Vocabulary &vocabulary = m_open->project().context().vocabulary();
    for (const ElementType &type : vocabulary.elementTypes) {
        const QStringList kinds = usualartifacts::kindsFrom(type.id);
        QVERIFY2(!kinds.isEmpty(), qPrintable(type.id));
        for (const QString &kind : kinds)
            QVERIFY2(vocabulary.artifactKind(kind), qPrintable(kind));
    }
    QVERIFY(usualartifacts::kindsFrom(u"no-such-type"_s).isEmpty());
}

QTEST_MAIN(TestDrawingByKeys)
#include "tst_drawingbykeys.moc"
