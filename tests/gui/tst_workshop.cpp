#include "model/report/report.h"
#include "tests/support/gui/openwindow.h"
#include "views/workshop/workshopwindow.h"

#include <QAccessible>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

using namespace Qt::StringLiterals;

class TestWorkshop : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aRoomDecidesTheWholeSampleByKeysAlone();
    void lettersInATextFieldDecideNothing();
    void leavingAndComingBackGoesOnWhereTheRoomStopped();
    void undoGoesToWhatItTakesBack();
    void voicesAreKept_data();
    void voicesAreKept();
    void aDismissalHasAReasonByDigitOrTyped();
    void whatIsOneThingIsDecidedOnce();
    void anOwnThreatIsConfirmedAndUndoneAtOnce();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void everyFocusableWidgetHasAName();
    void closingTheWindowKeepsThePlace();
    void aSecondScreenGetsTheFacilitatorsNotes();

private:
    WorkshopWindow *window() { return m_open->find<WorkshopWindow>(u"workshop"_s); }
    RoomSession &session() { return window()->session(); }
    void start();
    void leave();
    /// One key, to whatever has the keyboard in the room's window, or the window itself.
    void press(int key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString &text);
    void settle() { QCoreApplication::processEvents(); }
    void decideSubject(int number);
    const ViewContext context() { return m_open->project().context(); }
    qsizetype steps() { return m_open->project().file().journal().entries().size(); }

    std::unique_ptr<OpenWindow> m_open;
    QTemporaryDir m_folder;
    int m_presses = 0;
};

void TestWorkshop::init()
{
    m_open = std::make_unique<OpenWindow>();
    m_presses = 0;
    start();
}

void TestWorkshop::cleanup()
{
    m_open.reset();
}

void TestWorkshop::start()
{
    m_open->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_open->window()));
    QTest::keyClick(&m_open->window(), Qt::Key_F5);
    QTRY_VERIFY(window() && window()->isVisible());
    QVERIFY(window()->isFullScreen());
    QVERIFY(QTest::qWaitForWindowActive(window()));
    QTest::qWait(1); // what the size of the screen wants is built in the next event
    settle();
}

void TestWorkshop::leave()
{
    press(Qt::Key_Escape);
    QTRY_VERIFY(!window());
}

void TestWorkshop::press(int key, Qt::KeyboardModifiers modifiers)
{
    ++m_presses;
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus && focus->window() == window() ? focus : window(),
                    static_cast<Qt::Key>(key), modifiers);
}

void TestWorkshop::type(const QString &text)
{
    m_presses += static_cast<int>(text.size());
    QTest::keyClicks(QApplication::focusWidget(), text);
}

/// Decides every threat of the subject; how goes by its number, so that each way is taken often.
void TestWorkshop::decideSubject(int number)
{
    for (int guard = 0; guard < 60; ++guard) {
        settle();
        const auto open = std::ranges::any_of(session().groups(), [&](const ThreatGroup &group) {
            return session().stateOf(group) == RoomSession::State::Open;
        });
        if (!open)
            return;
        QVERIFY(session().group());
        switch ((number + guard) % 4) {
        case 0:
            press(Qt::Key_R);
            press(Qt::Key_2);
            press(Qt::Key_4);
            press(Qt::Key_Return);
            press(Qt::Key_3);
            press(Qt::Key_Return);
            press(Qt::Key_Return);
            settle();
            press(Qt::Key_C);
            break;
        case 1:
            press(Qt::Key_D);
            press(Qt::Key_2);
            break;
        case 2:
            press(Qt::Key_C);
            break;
        default:
            press(guard % 2 == 0 ? Qt::Key_P : Qt::Key_C);
            break;
        }
    }
    QFAIL("the threats of a subject never end");
}

void TestWorkshop::aRoomDecidesTheWholeSampleByKeysAlone()
{
    const Project before = m_open->document().project();
    const qsizetype first = steps();
    QString firstAction;
    press(Qt::Key_W);
    type(u"Ada Lind, Tomasz Wilk"_s);
    press(Qt::Key_Return);
    press(Qt::Key_Home);
    const auto count = session().subjects().size();
    QVERIFY(count > 60);
    for (int i = 0; i < count; ++i) {
        settle();
        QCOMPARE(session().position(), i);
        if (i % 3 == 0 && !session().questions().isEmpty()) {
            press(Qt::Key_U);
            press(Qt::Key_0);
            settle();
            if (window()->findChild<QWidget *>(u"roomPrompt"_s)->isVisible())
                press(Qt::Key_Escape);
        }
        decideSubject(i);
        if (i % 10 == 0) {
            press(Qt::Key_T);
            type(u"Said at subject %1"_s.arg(i));
            press(Qt::Key_Escape);
        }
        if (i % 15 == 0 && session().group()) {
            const QString action = u"Look into %1"_s.arg(i);
            if (firstAction.isEmpty())
                firstAction = action;
            press(Qt::Key_A);
            type(action);
            press(Qt::Key_Return);
            press(Qt::Key_2);
            press(Qt::Key_M);
        }
        if (i % 25 == 0) {
            press(Qt::Key_N);
            type(u"Someone bribes the operator of %1"_s.arg(i));
            press(Qt::Key_Return);
            press(Qt::Key_T);
            settle();
            // With several artifacts it asks which.
            if (window()->findChild<QWidget *>(u"roomPrompt"_s)->isVisible())
                press(Qt::Key_0);
        }
        if (i + 1 < count)
            press(Qt::Key_Right);
    }
    leave();
    qInfo("%lld subjects, %d key presses, %lld journal entries", static_cast<long long>(count),
          m_presses, static_cast<long long>(steps() - first));

    // Everything was said, and is in the project.
    int own = 0;
    for (const ThreatRow *row : context().threats.rows()) {
        const Decision *decision = context().project().find(row->decision);
        QVERIFY2(row->stale || row->state != DecisionState::Proposed
                         || (decision && decision->parked),
                 qPrintable(row->title));
        own += row->key.isOwn() ? 1 : 0;
    }
    QVERIFY(own >= 2);
    const QList<const WorkshopNotes *> notes = context().project().all<WorkshopNotes>();
    QCOMPARE(notes.size(), 1);
    QCOMPARE(notes.first()->attendance, QStringList({ u"Ada Lind"_s, u"Tomasz Wilk"_s }));
    QCOMPARE(notes.first()->visited.size(), count);
    QVERIFY(notes.first()->place.isEmpty());
    QVERIFY(notes.first()->text.contains(u"Said at subject 0"_s));
    QVERIFY(notes.first()->text.contains(u"Said at subject 70"_s));
    QVERIFY(context().project().count(RecordKind::Action) >= 3);

    // The report that is written of the saved file says it too.
    const QString saved = m_folder.filePath(u"room.redoubt"_s);
    const QString written = m_folder.filePath(u"room.html"_s);
    QVERIFY(m_open->project().file().save(saved));
    QProcess report;
    report.start(QStringLiteral(REDOUBT_BIN_DIR "/redoubtctl"),
                 { u"report"_s, saved, u"-o"_s, written });
    QVERIFY(report.waitForFinished(60000));
    QVERIFY2(report.exitCode() == 0, report.readAllStandardError().constData());
    QFile page(written);
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QString html = QString::fromUtf8(page.readAll());
    for (const QString &said :
         { u"Said at subject 0"_s, u"Said at subject 70"_s, u"Ada Lind"_s, u"Tomasz Wilk"_s,
           firstAction, u"Someone bribes the operator of 0"_s })
        QVERIFY2(html.contains(said), qPrintable(said));

    // And all of it can be taken back, step by step, to where the room began.
    while (steps() > first && m_open->document().canUndo() && context().project() != before)
        QVERIFY(m_open->document().undo());
    QVERIFY(context().project() == before);
}

void TestWorkshop::lettersInATextFieldDecideNothing()
{
    const qsizetype before = steps();
    const QString key = session().group()->worst().key.text();
    press(Qt::Key_T);
    type(u"cdprz"_s);
    QCOMPARE(context().threats.row(key)->state, DecisionState::Proposed);
    QCOMPARE(steps(), before);
    press(Qt::Key_Escape);
    QCOMPARE(steps(), before + 1);
    QVERIFY(session().notes().text.endsWith(u"cdprz"_s));
    QVERIFY(window()->isVisible());
    press(Qt::Key_A);
    type(u"c"_s);
    press(Qt::Key_Escape);
    QCOMPARE(steps(), before + 1);
    // Opening the notes and saying nothing leaves no heading behind.
    press(Qt::Key_Right);
    press(Qt::Key_T);
    press(Qt::Key_Escape);
    QCOMPARE(steps(), before + 1);
}

void TestWorkshop::leavingAndComingBackGoesOnWhereTheRoomStopped()
{
    for (int i = 0; i < 5; ++i)
        press(Qt::Key_Right);
    const RecordRef place = session().subject();
    const int visited = session().progress().visited;
    leave();
    start();
    QCOMPARE(session().subject(), place);
    QCOMPARE(session().progress().visited, visited + 1);
    // In another program, too: it is in the project.
    const WorkshopNotes *notes = context().project().all<WorkshopNotes>().first();
    QCOMPARE(QUuid::fromString(notes->place), place.id);
}

void TestWorkshop::undoGoesToWhatItTakesBack()
{
    const RecordRef place = session().subject();
    const QString key = session().group()->worst().key.text();
    press(Qt::Key_C);
    QCOMPARE(context().threats.row(key)->state, DecisionState::Confirmed);
    press(Qt::Key_Right);
    press(Qt::Key_Right);
    QVERIFY(session().subject() != place);
    press(Qt::Key_Z);
    QCOMPARE(session().subject(), place);
    QCOMPARE(context().threats.row(key)->state, DecisionState::Proposed);
    press(Qt::Key_Z, Qt::ShiftModifier);
    QCOMPARE(context().threats.row(key)->state, DecisionState::Confirmed);
}

void TestWorkshop::voicesAreKept_data()
{
    QTest::addColumn<QString>("voices");
    QTest::addColumn<int>("agreed");
    QTest::addColumn<int>("low");
    QTest::addColumn<int>("high");
    QTest::newRow("one") << u"4"_s << 4000 << 4000 << 4000;
    QTest::newRow("the middle one") << u"352"_s << 3000 << 2000 << 5000;
    QTest::newRow("half up") << u"34"_s << 4000 << 3000 << 4000;
    QTest::newRow("moved down") << u"454<"_s << 3000 << 4000 << 5000;
    QTest::newRow("moved up") << u"1>"_s << 2000 << 1000 << 1000;
    QTest::newRow("one taken back") << u"53#"_s << 5000 << 5000 << 5000;
    QTest::newRow("nobody") << u""_s << 0 << 0 << 0;
}

void TestWorkshop::voicesAreKept()
{
    QFETCH(QString, voices);
    QFETCH(int, agreed);
    QFETCH(int, low);
    QFETCH(int, high);
    const QString key = session().group()->worst().key.text();
    const Levels derived = context().threats.row(key)->derived;
    press(Qt::Key_R);
    for (const QChar voice : voices)
        press(voice == u'<'   ? Qt::Key_Left
              : voice == u'>' ? Qt::Key_Right
              : voice == u'#' ? Qt::Key_Backspace
                              : Qt::Key_0 + voice.digitValue());
    press(Qt::Key_Return);
    press(Qt::Key_5);
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    const ThreatRow *row = context().threats.row(key);
    const Decision *decision = context().project().find(row->decision);
    QVERIFY(decision);
    QCOMPARE(decision->likelihood, agreed);
    QCOMPARE(decision->likelihoodLow, low);
    QCOMPARE(decision->likelihoodHigh, high);
    QCOMPARE(decision->impact, 5000);
    QVERIFY(!decision->ratingReason.isEmpty());
    QCOMPARE(row->inherent.likelihood, agreed > 0 ? agreed : derived.likelihood);
    QCOMPARE(row->derived, derived);
}

void TestWorkshop::aDismissalHasAReasonByDigitOrTyped()
{
    const QString first = session().group()->worst().key.text();
    press(Qt::Key_D);
    press(Qt::Key_Return); // no reason, no dismissal
    QCOMPARE(context().threats.row(first)->state, DecisionState::Proposed);
    type(u"A proxy with 2 factors guards it"_s); // digits are choices in an empty line only
    press(Qt::Key_Return);
    const ThreatRow *row = context().threats.row(first);
    QCOMPARE(row->state, DecisionState::Dismissed);
    QCOMPARE(context().project().find(row->decision)->rationale,
             u"A proxy with 2 factors guards it"_s);
    settle();
    const QString second = session().group()->worst().key.text();
    QVERIFY(second != first);
    press(Qt::Key_D);
    press(Qt::Key_1);
    row = context().threats.row(second);
    QCOMPARE(row->state, DecisionState::Dismissed);
    QVERIFY(!context().project().find(row->decision)->rationale.isEmpty());
}

void TestWorkshop::whatIsOneThingIsDecidedOnce()
{
    while (session().everywhere().size() <= session().group()->rows.size())
        press(session().current() + 1 < session().groups().size() ? Qt::Key_Down : Qt::Key_Right);
    const QStringList all = session().everywhere();
    const qsizetype before = steps();
    press(Qt::Key_C, Qt::ShiftModifier);
    QCOMPARE(steps(), before + 1);
    for (const QString &key : all)
        QCOMPARE(context().threats.row(key)->state, DecisionState::Confirmed);
}

void TestWorkshop::anOwnThreatIsConfirmedAndUndoneAtOnce()
{
    const Project before = context().project();
    press(Qt::Key_N);
    type(u"Rain gets into the probe"_s);
    press(Qt::Key_Return);
    press(Qt::Key_D);
    settle();
    if (window()->findChild<QWidget *>(u"roomPrompt"_s)->isVisible())
        press(Qt::Key_1);
    const ThreatRow &row = session().group()->worst();
    QCOMPARE(row.title, u"Rain gets into the probe"_s);
    QCOMPARE(row.stride, Stride::DenialOfService);
    QCOMPARE(row.state, DecisionState::Confirmed);
    press(Qt::Key_Z);
    QVERIFY(context().project() == before);
}

void TestWorkshop::nothingIsCutOff_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("projector") << QSize(1920, 1080);
    QTest::newRow("small projector") << QSize(1280, 800);
    QTest::newRow("full HD at 200 %") << QSize(960, 540);
}

void TestWorkshop::nothingIsCutOff()
{
    QFETCH(QSize, size);
    window()->showNormal();
    window()->resize(size);
    for (int i = 0; i < 12; ++i) {
        QTest::qWait(1);
        settle();
        QCOMPARE(window()->size(), size);
        auto *list = window()->findChild<QScrollArea *>(u"roomThreats"_s);
        QVERIFY(list->widget()->width() <= list->viewport()->width());
        QVERIFY(list->widget()->minimumSizeHint().width() <= list->viewport()->width());
        for (const QWidget *widget : window()->findChildren<QWidget *>()) {
            if (!widget->isVisible())
                continue;
            if (widget->font().pixelSize() > 0)
                QVERIFY(widget->font().pixelSize() >= 16);
            // Nothing reaches out of its parent at the right.
            if (widget->parentWidget() && widget->window() == window()
                && !qobject_cast<const QScrollBar *>(widget))
                QVERIFY2(widget->geometry().right() <= widget->parentWidget()->width(),
                         widget->metaObject()->className());
        }
        press(Qt::Key_Right);
    }
}

void TestWorkshop::everyFocusableWidgetHasAName()
{
    press(Qt::Key_J);
    settle();
    for (QWidget *widget : window()->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->focusProxy())
            continue;
        const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(),
                 widget->metaObject()->className());
    }
    press(Qt::Key_Escape);
}

void TestWorkshop::closingTheWindowKeepsThePlace()
{
    press(Qt::Key_Right);
    const QUuid place = session().subject().id;
    const QString file = m_open->project().file().path();
    m_open->window().close();
    QVERIFY(!m_open->window().documents().project());
    const Result<StoredProject> stored = ProjectFile::read(file);
    QVERIFY(stored);
    QCOMPARE(QUuid::fromString(stored->project.all<WorkshopNotes>().first()->place), place);
}

void TestWorkshop::aSecondScreenGetsTheFacilitatorsNotes()
{
    if (QGuiApplication::screens().size() < 2) {
        // The test runs itself where there are two.
        QTemporaryDir folder;
        QFile screens(folder.filePath(u"screens.json"_s));
        QVERIFY(screens.open(QIODevice::WriteOnly));
        screens.write(R"({"screens": [
            {"name": "desk", "x": 0, "y": 0, "width": 1600, "height": 1000, "logicalDpi": 96,
             "logicalBaseDpi": 96, "dpr": 1},
            {"name": "room", "x": 1600, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96,
             "logicalBaseDpi": 96, "dpr": 1}]})");
        screens.close();
        QProcess self;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen:configfile="_s + screens.fileName());
        self.setProcessEnvironment(environment);
        self.start(QCoreApplication::applicationFilePath(),
                   { u"aSecondScreenGetsTheFacilitatorsNotes"_s });
        QVERIFY(self.waitForFinished(120000));
        QVERIFY2(self.exitCode() == 0, self.readAllStandardOutput().constData());
        return;
    }
    const auto panel = []() -> QWidget * {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (widget->objectName() == u"facilitator" && widget->isVisible())
                return widget;
        }
        return nullptr;
    };
    QVERIFY(panel());
    QVERIFY(panel()->screen() != window()->screen());
    auto *notes = panel()->findChild<QPlainTextEdit *>();
    QVERIFY(notes);
    notes->setFocus();
    notes->setPlainText(u"Said aside"_s);
    press(Qt::Key_T);
    press(Qt::Key_Escape);
    leave();
    QVERIFY(!panel());
}

QTEST_MAIN(TestWorkshop)
#include "tst_workshop.moc"
