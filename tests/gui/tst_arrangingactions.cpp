#include "model/layout/quality.h"
#include "model/layout/routing.h"
#include "tests/support/gui/canvasdriver.h"
#include "views/canvas/prompts/noticeline.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QMessageBox>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;

/// Laying out by the menu of the real window, with the real helper or one that misbehaves.
class TestArrangingActions : public QObject
{
    Q_OBJECT

private slots:
    void cleanup();
    void arrangingASelectionMovesNothingElse();
    void arrangingNoSelectionSaysWhatToDo();
    void tidyingTakesApartAndIsOneStep();
    void whatIsTidyIsSaidToBe();
    void rightAngledRoutesRunAroundEveryBox();
    void rightAngledRoutesAreOfferedUpToALimitAndSayWhyNot();
    void boxesAreArrangedWhereNoRoutesAreFound();
    void aLongLayoutCanBeCancelled_data();
    void aLongLayoutCanBeCancelled();
    void oneCanEditWhileALayoutRuns();
    void aHelperThatHangsIsCutOffWithAPlainMessage();
    void aHelperThatCrashesIsAPlainMessage();

private:
    void open(const QString &helper = QStringLiteral(REDOUBT_BIN_DIR "/redoubt-layout"));
    /// A helper that runs these lines of shell.
    QString script(const QByteArray &lines);
    QAction *action(const QString &text);
    NoticeLine &notice() { return *m_open->find<NoticeLine>(u"notice"_s); }
    QHash<QUuid, QRectF> boxes();
    /// Runs `act` and comes back with what the message box says that it opens.
    QString messageOf(const std::function<void()> &act, int patience);

    QTemporaryDir m_folder;
    std::unique_ptr<OpenWindow> m_open;
    std::unique_ptr<CanvasDriver> m_driver;
};

void TestArrangingActions::open(const QString &helper)
{
    m_open = std::make_unique<OpenWindow>(helper);
    m_driver = std::make_unique<CanvasDriver>(*m_open);
    m_driver->focus();
}

void TestArrangingActions::cleanup()
{
    m_driver.reset();
    m_open.reset();
}

QString TestArrangingActions::script(const QByteArray &lines)
{
    QFile file(m_folder.filePath(u"helper.sh"_s));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write("#!/bin/sh\n" + lines + '\n');
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return file.fileName();
}

QAction *TestArrangingActions::action(const QString &text)
{
    for (QAction *each : m_open->window().findChildren<QAction *>()) {
        if (each->text() == text)
            return each;
    }
    qFatal("no action %s", qPrintable(text));
}

QHash<QUuid, QRectF> TestArrangingActions::boxes()
{
    QHash<QUuid, QRectF> all;
    for (const Placement *place : m_driver->project().all<Placement>()) {
        if (place->diagram == m_driver->canvas().diagramScene().diagram())
            all.insert(place->element.isNull() ? place->zone.value() : place->element.value(),
                       QRectF(place->x, place->y, place->width, place->height));
    }
    return all;
}

QString TestArrangingActions::messageOf(const std::function<void()> &act, int patience)
{
    QString said;
    QTimer looking;
    connect(&looking, &QTimer::timeout, this, [&] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        if (!box)
            return;
        said = box->textFormat() == Qt::PlainText ? box->text() + u'\n' + box->informativeText()
                                                  : QString();
        QTest::keyClick(box, Qt::Key_Escape);
        looking.stop();
    });
    looking.start(10);
    act();
    const bool came = QTest::qWaitFor([&] { return !said.isEmpty(); }, patience);
    return came ? said : QString();
}

void TestArrangingActions::arrangingASelectionMovesNothingElse()
{
    open();
    const QUuid one = m_driver->element(u"Model registry"_s)->id.value();
    const QUuid other = m_driver->element(u"CI build"_s)->id.value();
    // Out of the way, so that there is something to do.
    const QHash<QUuid, QRectF> first = boxes();
    m_driver->select({ one, other });
    const auto steps = m_driver->steps();
    action(u"Arrange Selection"_s)->trigger();
    QTRY_COMPARE(m_driver->steps(), steps + 1);
    QCOMPARE(m_driver->lastOperation(), u"arrange-selection"_s);
    const QHash<QUuid, QRectF> after = boxes();
    int moved = 0;
    for (auto it = first.constBegin(); it != first.constEnd(); ++it) {
        if (m_driver->project().find(Id<Zone>(it.key())))
            continue; // zones may grow
        moved += after.value(it.key()) != *it ? 1 : 0;
        if (it.key() != one && it.key() != other)
            QVERIFY(!after.value(it.key()).intersects(after.value(one)));
    }
    QVERIFY2(moved >= 1 && moved < 6, qPrintable(QString::number(moved)));
    QVERIFY(m_open->document().undo());
    QCOMPARE(boxes(), first);
}

void TestArrangingActions::arrangingNoSelectionSaysWhatToDo()
{
    open();
    m_driver->selection().clear();
    const auto steps = m_driver->steps();
    action(u"Arrange Selection"_s)->trigger();
    QVERIFY(notice().isVisible());
    QVERIFY(notice().text().contains(u"Select"_s));
    QCOMPARE(m_driver->steps(), steps);
}

void TestArrangingActions::tidyingTakesApartAndIsOneStep()
{
    open();
    m_open->window().documents().newEmpty();
    m_driver->put(u"Under"_s, { 100, 100, 120, 44 }, u"data-lake"_s);
    m_driver->put(u"Over"_s, { 130, 110, 120, 44 }, u"data-lake"_s);
    const Id<Element> far = m_driver->put(u"Far"_s, { 900, 700, 120, 40 }, u"data-lake"_s);
    const QHash<QUuid, QRectF> before = boxes();
    const auto steps = m_driver->steps();
    action(u"Tidy"_s)->trigger();
    QCOMPARE(m_driver->steps(), steps + 1);
    QCOMPARE(m_driver->lastOperation(), u"tidy"_s);
    const QList<QRectF> after = boxes().values();
    for (qsizetype i = 0; i < after.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j)
            QVERIFY(!after.at(i).intersects(after.at(j)));
    }
    QCOMPARE(boxes().value(far.value()), before.value(far.value()));
    QVERIFY(m_open->document().undo());
    QCOMPARE(boxes(), before);
}

void TestArrangingActions::whatIsTidyIsSaidToBe()
{
    open();
    action(u"Tidy"_s)->trigger();
    const auto steps = m_driver->steps();
    action(u"Tidy"_s)->trigger();
    QCOMPARE(m_driver->steps(), steps);
    QVERIFY(notice().isVisible());
    QVERIFY(notice().text().contains(u"nothing was moved"_s));
}

void TestArrangingActions::rightAngledRoutesRunAroundEveryBox()
{
    open();
    const Project before = m_driver->project();
    const auto steps = m_driver->steps();
    action(u"Arrange with Right-Angled Routes"_s)->trigger();
    QTRY_COMPARE(m_driver->steps(), steps + 1);
    QCOMPARE(m_driver->lastOperation(), u"arrange"_s);
    QTest::keyClick(&m_driver->canvas(), Qt::Key_Shift); // what glides is there
    const DiagramContent &content = m_driver->content();
    QList<layout::DrawnBox> drawn;
    for (const DiagramContent::Node &node : content.nodes())
        drawn.append({ node.record.id, {}, node.box, node.record.kind == RecordKind::Zone });
    QList<layout::DrawnLine> lines;
    int routed = 0;
    for (auto it = content.lines().constBegin(); it != content.lines().constEnd(); ++it) {
        const Flow *flow = m_driver->project().find(Id<Flow>(it.key()));
        lines.append({ flow->source.value(), flow->target.value(), *it });
        routed += content.waypoints(it.key()).isEmpty() ? 0 : 1;
        for (qsizetype i = 1; i < it->size(); ++i) {
            const QPointF leg = it->at(i) - it->at(i - 1);
            QVERIFY(std::abs(leg.x()) < 0.01 || std::abs(leg.y()) < 0.01);
        }
    }
    QVERIFY2(routed * 10 >= lines.size() * 9,
             qPrintable(u"%1 of %2"_s.arg(routed).arg(lines.size())));
    QCOMPARE(layout::qualityOf(drawn, lines).throughBoxes, 0);
    QVERIFY(m_open->document().undo());
    QVERIFY(m_driver->project() == before);
}

void TestArrangingActions::rightAngledRoutesAreOfferedUpToALimitAndSayWhyNot()
{
    open();
    m_open->window().documents().newEmpty();
    const QAction *offer = action(u"Arrange with Right-Angled Routes"_s);
    const int most = static_cast<int>(layout::mostRightAngled);
    for (int i = 0; i < most; ++i)
        m_driver->put(u"Box %1"_s.arg(i), QRectF(i % 20 * 200, i / 20 * 100, 120, 44),
                      u"data-lake"_s);
    QVERIFY(offer->isEnabled());
    QVERIFY(!offer->statusTip().contains(QString::number(most)));
    m_driver->put(u"One more"_s, QRectF(0, 900, 120, 44), u"data-lake"_s);
    QVERIFY(!offer->isEnabled());
    QVERIFY(offer->statusTip().contains(QString::number(most)));
    QVERIFY(offer->statusTip().contains(QString::number(most + 1)));
    QVERIFY(m_open->document().undo());
    QVERIFY(offer->isEnabled());
    m_open->showMode(2);
    QVERIFY(!offer->isEnabled());
}

void TestArrangingActions::boxesAreArrangedWhereNoRoutesAreFound()
{
    open(script("[ \"$1\" = routes ] && kill -SEGV $$\n"
                "exec " REDOUBT_BIN_DIR "/redoubt-layout \"$1\""));
    const auto steps = m_driver->steps();
    const QString said =
            messageOf([this] { action(u"Arrange with Right-Angled Routes"_s)->trigger(); }, 10000);
    QVERIFY2(said.contains(u"arranged all the same"_s), qPrintable(said));
    QCOMPARE(m_driver->steps(), steps + 1);
    QCOMPARE(m_driver->lastOperation(), u"arrange"_s);
    for (auto it = m_driver->content().lines().constBegin();
         it != m_driver->content().lines().constEnd(); ++it)
        QVERIFY(m_driver->content().waypoints(it.key()).isEmpty());
}

void TestArrangingActions::aLongLayoutCanBeCancelled_data()
{
    QTest::addColumn<bool>("button");
    QTest::newRow("Cancel") << true;
    QTest::newRow("Escape") << false;
}

void TestArrangingActions::aLongLayoutCanBeCancelled()
{
    QFETCH(bool, button);
    open(script("exec sleep 60"));
    const Project before = m_driver->project();
    action(u"Arrange"_s)->trigger();
    QTRY_VERIFY(notice().isBusy());
    if (button) {
        auto *cancel = m_open->find<QToolButton>(u"noticeCancel"_s);
        QVERIFY(cancel && cancel->isVisible());
        QTest::mouseClick(cancel, Qt::LeftButton);
    } else {
        m_driver->focus();
        QTest::keyClick(&m_driver->canvas(), Qt::Key_Escape);
    }
    QVERIFY(!notice().isBusy());
    QVERIFY(m_driver->project() == before);
    // And it can be done again.
    action(u"Arrange"_s)->trigger();
    QTRY_VERIFY(notice().isBusy());
}

void TestArrangingActions::oneCanEditWhileALayoutRuns()
{
    open(script("sleep 1\nexec " REDOUBT_BIN_DIR "/redoubt-layout \"$1\""));
    action(u"Arrange"_s)->trigger();
    QTRY_VERIFY(notice().isBusy());
    const Id<Element> late = m_driver->put(u"Late"_s, { 40, 40, 120, 44 }, u"data-lake"_s);
    QTRY_COMPARE(m_driver->lastOperation(), u"arrange"_s);
    QVERIFY(m_driver->project().find(late));
    QVERIFY(!notice().isBusy());
}

void TestArrangingActions::aHelperThatHangsIsCutOffWithAPlainMessage()
{
    if (!qEnvironmentVariableIsSet("REDOUBT_LONG"))
        QSKIP("waits for ten seconds; set REDOUBT_LONG");
    open(script("exec sleep 60"));
    const Project before = m_driver->project();
    const QString said = messageOf([this] { action(u"Arrange"_s)->trigger(); }, 15000);
    QVERIFY2(said.contains(u"longer than 10 second"_s), qPrintable(said));
    QVERIFY(said.contains(u"Nothing was moved"_s));
    QVERIFY(!notice().isBusy());
    QVERIFY(m_driver->project() == before);
}

void TestArrangingActions::aHelperThatCrashesIsAPlainMessage()
{
    open(script("kill -SEGV $$"));
    const Project before = m_driver->project();
    const QString said = messageOf([this] { action(u"Arrange"_s)->trigger(); }, 10000);
    QVERIFY2(said.contains(u"it crashed"_s), qPrintable(said));
    QVERIFY(said.contains(u"Nothing was moved"_s));
    QVERIFY(m_driver->project() == before);
}

QTEST_MAIN(TestArrangingActions)
#include "tst_arrangingactions.moc"
