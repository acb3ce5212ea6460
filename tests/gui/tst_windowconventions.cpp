#include "app/redoubt/modebar.h"
#include "model/core/operations/change.h"
#include "tests/support/gui/openwindow.h"
#include "views/canvas/canvasview.h"
#include "views/dialogs/keylist.h"
#include "views/search/searchresults.h"
#include "views/style/icons.h"

#include <QAccessible>
#include <QAction>
#include <QDirIterator>
#include <QDropEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QProcess>
#include <QTest>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>
#include <QTreeWidget>

#include <cmath>

using namespace Qt::StringLiterals;

/// What people expect of any window on the desktop, one row a convention. The letters are those of
/// the list of conventions that the program is held to: C1 files, C6 looks, C7 keyboard,
/// accessibility and language. Drawing, registers and safekeeping have tests of their own.
class TestWindowConventions : public QObject
{
    Q_OBJECT

private slots:
    void convention_data();
    void convention();

private:
    void documentActionsHaveTheirKeys();
    void savingSavesWhatAnyWorkspaceChanged();
    void theTitleSaysFileAndChange();
    void recentFilesAreTenAtMostAndMissingOnesGrey();
    void aDroppedFileOpens();
    void theProgramAnswersOnTheCommandLine();
    void textAndLinesStandOutInBothThemes();
    void aNewPaletteIsTakenWhileRunning();
    void iconsAreSharpOnFineScreens();
    void everyActionIsFullyDescribed();
    void mnemonicsAreUniqueInTheirMenu();
    void menusOpenByKeyboard();
    void everyShortcutIsListed();
    void lettersTypedIntoAFieldDoNothingElse();
    void everyFocusableWidgetHasAName();
    void theOutlineHasEveryElement();
    void anEmptyWindowSaysWhatToDo();
    void anErrorSaysWhatWhereAndIsPlainText();
    void layoutsMirrorAndTheDrawingDoesNot();

    struct Convention
    {
        const char *id;
        void (TestWindowConventions::*check)();
    };
    static const Convention conventions[];

    QList<QAction *> actions() const;
    QAction *actionOf(const QKeySequence &keys) const;
    void change(const QString &name);

    std::unique_ptr<OpenWindow> m_open;
};

const TestWindowConventions::Convention TestWindowConventions::conventions[] = {
    { "UX-C1-01", &TestWindowConventions::documentActionsHaveTheirKeys },
    { "UX-C1-02", &TestWindowConventions::savingSavesWhatAnyWorkspaceChanged },
    { "UX-C1-03", &TestWindowConventions::theTitleSaysFileAndChange },
    { "UX-C1-04", &TestWindowConventions::recentFilesAreTenAtMostAndMissingOnesGrey },
    { "UX-C1-05", &TestWindowConventions::aDroppedFileOpens },
    { "UX-C1-06", &TestWindowConventions::theProgramAnswersOnTheCommandLine },
    { "UX-C6-01", &TestWindowConventions::textAndLinesStandOutInBothThemes },
    { "UX-C6-02", &TestWindowConventions::aNewPaletteIsTakenWhileRunning },
    { "UX-C6-03", &TestWindowConventions::iconsAreSharpOnFineScreens },
    { "UX-C7-01", &TestWindowConventions::everyActionIsFullyDescribed },
    { "UX-C7-02", &TestWindowConventions::mnemonicsAreUniqueInTheirMenu },
    { "UX-C7-03", &TestWindowConventions::menusOpenByKeyboard },
    { "UX-C7-04", &TestWindowConventions::everyShortcutIsListed },
    { "UX-C7-05", &TestWindowConventions::lettersTypedIntoAFieldDoNothingElse },
    { "UX-C7-06", &TestWindowConventions::everyFocusableWidgetHasAName },
    { "UX-C7-07", &TestWindowConventions::theOutlineHasEveryElement },
    { "UX-C7-08", &TestWindowConventions::anEmptyWindowSaysWhatToDo },
    { "UX-C7-09", &TestWindowConventions::anErrorSaysWhatWhereAndIsPlainText },
    { "UX-C7-10", &TestWindowConventions::layoutsMirrorAndTheDrawingDoesNot },
};

void TestWindowConventions::convention_data()
{
    QTest::addColumn<QByteArray>("id");
    for (const auto &each : conventions)
        QTest::newRow(each.id) << QByteArray(each.id);
}

void TestWindowConventions::convention()
{
    QFETCH(QByteArray, id);
    m_open = std::make_unique<OpenWindow>();
    for (const auto &each : conventions) {
        if (id == each.id)
            (this->*each.check)();
    }
    m_open.reset();
}

QList<QAction *> TestWindowConventions::actions() const
{
    QList<QAction *> ours;
    for (QAction *action : m_open->window().findChildren<QAction *>()) {
        if (!action->isSeparator() && !action->menu() && !action->objectName().startsWith(u"_q_"_s)
            && !qobject_cast<QLineEdit *>(action->parent())
            && !qobject_cast<QToolBar *>(action->parent()))
            ours.append(action);
    }
    return ours;
}

QAction *TestWindowConventions::actionOf(const QKeySequence &keys) const
{
    for (QAction *action : actions()) {
        if (action->shortcuts().contains(keys))
            return action;
    }
    return nullptr;
}

void TestWindowConventions::change(const QString &name)
{
    const Project &project = m_open->document().project();
    const Edit edit = operations::change(project, project.all<Element>().first()->id,
                                         [&](Element &element) { element.name = name; });
    QVERIFY(m_open->document().push(edit, { u"rename"_s, { name } }));
}

void TestWindowConventions::documentActionsHaveTheirKeys()
{
    for (const char *keys :
         { "Ctrl+N", "Ctrl+O", "Ctrl+S", "Ctrl+Shift+S", "Ctrl+W", "Ctrl+Q", "Ctrl+Z", "Ctrl+F",
           "Ctrl+K", "F3", "Shift+F3", "F1", "F5", "F9", "F11", "Alt+Left", "Alt+Right" })
        QVERIFY2(actionOf(QKeySequence(QLatin1String(keys))), keys);
    QVERIFY(actionOf(QKeySequence(u"Ctrl+,"_s)) || actionOf(QKeySequence::Preferences));
    QVERIFY(actionOf(QKeySequence(QKeySequence::Redo)));
}

void TestWindowConventions::savingSavesWhatAnyWorkspaceChanged()
{
    const QString path = m_open->project().file().path();
    for (int mode = 1; mode <= 6; ++mode) {
        m_open->showMode(mode);
        const QString name = u"Changed in %1"_s.arg(mode);
        change(name);
        QAction *save = actionOf(QKeySequence(QKeySequence::Save));
        QVERIFY(save && save->isEnabled());
        save->trigger();
        QVERIFY(!m_open->project().isDirty());
        const Result<StoredProject> stored = ProjectFile::read(path);
        QVERIFY(stored);
        QCOMPARE(stored->project.all<Element>().first()->name, name);
    }
}

void TestWindowConventions::theTitleSaysFileAndChange()
{
    MainWindow &window = m_open->window();
    QVERIFY(window.windowTitle().contains(u"[*]"_s));
    QVERIFY(window.windowTitle().contains(u"mlops-reference"_s));
    m_open->project().setAutosave(false);
    QVERIFY(!window.isWindowModified());
    change(u"Changed"_s);
    QVERIFY(window.isWindowModified());
    QVERIFY(m_open->project().save());
    QVERIFY(!window.isWindowModified());
}

void TestWindowConventions::recentFilesAreTenAtMostAndMissingOnesGrey()
{
    Preferences preferences;
    for (int i = 0; i < 15; ++i)
        preferences.addRecentFile(u"/nowhere/%1 & co.redoubt"_s.arg(i));
    QCOMPARE(preferences.recentFiles().size(), 10);
    QMenu *recent = nullptr;
    for (QMenu *menu : m_open->window().findChildren<QMenu *>()) {
        if (menu->title().contains(u"Recent"_s))
            recent = menu;
    }
    QVERIFY(recent);
    emit recent->aboutToShow();
    int missing = 0;
    for (const QAction *action : recent->actions()) {
        if (!action->text().startsWith(u"/nowhere/"_s))
            continue;
        ++missing;
        QVERIFY(!action->isEnabled());
        QVERIFY(action->text().contains(u"&&"_s)); // a letter, not the mark of a key
    }
    QCOMPARE(missing, 10);
    recent->actions().last()->trigger();
    QVERIFY(preferences.recentFiles().isEmpty());
}

void TestWindowConventions::aDroppedFileOpens()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"dropped.redoubt"_s);
    QVERIFY(m_open->project().save(path));
    m_open->window().documents().openSample();
    QMimeData data;
    data.setUrls({ QUrl::fromLocalFile(path) });
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&m_open->window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&m_open->window(), &drop);
    QCOMPARE(m_open->project().file().path(), path);
    QVERIFY(m_open->window().documents().close());
}

void TestWindowConventions::theProgramAnswersOnTheCommandLine()
{
    const QString program = QStringLiteral(REDOUBT_BIN_DIR "/redoubt");
    if (!QFile::exists(program))
        QSKIP("the program is not built beside this test");
    const auto run = [&](const QStringList &arguments, QString *said) {
        QProcess process;
        process.start(program, arguments);
        if (!process.waitForFinished(60000))
            return -1;
        *said = QString::fromUtf8(process.readAllStandardOutput());
        return process.exitCode();
    };
    QString said;
    QCOMPARE(run({ u"--version"_s }, &said), 0);
    QVERIFY(said.startsWith(u"Redoubt "_s));
    QCOMPARE(run({ u"--help"_s }, &said), 0);
    QVERIFY(said.contains(u"--sample"_s) && said.contains(u"[file]"_s));
    QVERIFY(run({ u"--no-such-option"_s }, &said) > 0);
}

/// Contrast of two colours after WCAG 2.1.
static double contrast(const QColor &a, const QColor &b)
{
    const auto luminance = [](const QColor &colour) {
        const auto linear = [](double c) {
            return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(static_cast<double>(colour.redF()))
               + 0.7152 * linear(static_cast<double>(colour.greenF()))
               + 0.0722 * linear(static_cast<double>(colour.blueF()));
    };
    const auto [low, high] = std::minmax({ luminance(a), luminance(b) });
    return (high + 0.05) / (low + 0.05);
}

void TestWindowConventions::textAndLinesStandOutInBothThemes()
{
    for (const QPalette &palette : { lightPalette(), darkPalette() }) {
        const Theme theme = Theme::of(palette);
        for (const QColor &ground :
             { palette.color(QPalette::Base), palette.color(QPalette::Window), theme.canvas }) {
            for (const QColor &text : { theme.text, theme.secondaryText, theme.accent })
                QVERIFY2(contrast(text, ground) >= 4.5, qPrintable(text.name() + ground.name()));
        }
        for (const QColor &line : { theme.shapeLine, theme.flowLine, theme.zoneLine })
            QVERIFY2(contrast(line, theme.canvas) >= 3, qPrintable(line.name()));
        for (const Theme::RiskColours &risk : theme.risks)
            QVERIFY2(contrast(risk.letter, risk.fill) >= 4.5, qPrintable(risk.fill.name()));
        QVERIFY(contrast(palette.color(QPalette::HighlightedText),
                         palette.color(QPalette::Highlight))
                >= 4.5);
    }
}

void TestWindowConventions::aNewPaletteIsTakenWhileRunning()
{
    auto *canvas = m_open->find<CanvasView>(u"canvas"_s);
    const auto ground = [&] {
        QCoreApplication::processEvents();
        return canvas->viewport()->grab().toImage().pixelColor(3, 3);
    };
    const QPalette before = QApplication::palette();
    QApplication::setPalette(lightPalette());
    QVERIFY(ground().lightness() > 200);
    QApplication::setPalette(darkPalette());
    QVERIFY(ground().lightness() < 60);
    QApplication::setPalette(before);
}

void TestWindowConventions::iconsAreSharpOnFineScreens()
{
    int count = 0;
    QDirIterator files(u":/resources/icons"_s, { u"*.svg"_s }, QDir::Files);
    while (files.hasNext()) {
        const QString stem = QFileInfo(files.next()).completeBaseName();
        for (const qreal ratio : { 1.0, 1.25, 1.5, 2.0 }) {
            const QPixmap drawn = icons::pixmap(stem, 16, Qt::black, ratio);
            QCOMPARE(drawn.size(), QSize(16, 16) * ratio);
        }
        ++count;
    }
    QVERIFY(count > 80);
    QCOMPARE(QGuiApplication::highDpiScaleFactorRoundingPolicy(),
             Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
}

void TestWindowConventions::everyActionIsFullyDescribed()
{
    QHash<QKeySequence, QString> shortcuts;
    QSet<const QAction *> onToolBars;
    for (const QToolBar *bar : m_open->window().findChildren<QToolBar *>()) {
        for (const QAction *action : bar->actions())
            onToolBars.insert(action);
    }
    int count = 0;
    for (const QAction *action : actions()) {
        ++count;
        QVERIFY2(!action->text().isEmpty(), qPrintable(action->statusTip()));
        QVERIFY2(!action->statusTip().isEmpty(), qPrintable(action->text()));
        // The reason for no icon: it stands in a menu only, where words are enough.
        QVERIFY2(!action->icon().isNull() || !onToolBars.contains(action),
                 qPrintable(action->text()));
        for (const QKeySequence &keys : action->shortcuts()) {
            QVERIFY2(!shortcuts.contains(keys),
                     qPrintable(u"%1: %2 and %3"_s.arg(keys.toString(), action->text(),
                                                       shortcuts.value(keys))));
            shortcuts.insert(keys, action->text());
        }
    }
    QVERIFY(count > 30);
    QVERIFY(shortcuts.size() > 25);
}

void TestWindowConventions::mnemonicsAreUniqueInTheirMenu()
{
    const auto check = [](const QList<QAction *> &entries, const QString &where) {
        QHash<QChar, QString> letters;
        for (const QAction *entry : entries) {
            const qsizetype at = QString(entry->text()).replace(u"&&"_s, u"  "_s).indexOf(u'&');
            if (at < 0)
                continue;
            const QChar letter = entry->text().at(at + 1).toLower();
            QVERIFY2(!letters.contains(letter),
                     qPrintable(
                             u"%1: %2 and %3"_s.arg(where, entry->text(), letters.value(letter))));
            letters.insert(letter, entry->text());
        }
    };
    const QList<QAction *> tops = m_open->window().menuBar()->actions();
    check(tops, u"menu bar"_s);
    for (const QAction *top : tops) {
        QVERIFY2(top->text().contains(u'&'), qPrintable(top->text()));
        check(top->menu()->actions(), top->text());
    }
}

void TestWindowConventions::menusOpenByKeyboard()
{
    m_open->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_open->window()));
    QMenu *opened = nullptr;
    QTimer::singleShot(200, qApp, [&] {
        opened = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        if (opened)
            opened->close();
    });
    QTest::keyClick(&m_open->window(), Qt::Key_F, Qt::AltModifier);
    QTRY_VERIFY(opened);
    QVERIFY(opened->title().contains(u"File"_s));
}

void TestWindowConventions::everyShortcutIsListed()
{
    KeyList list;
    for (const QAction *top : m_open->window().menuBar()->actions())
        list.add(*top->menu());
    QStringList listed;
    const auto *tree = list.findChild<QTreeWidget *>(u"keys"_s);
    for (int i = 0; i < tree->topLevelItemCount(); ++i) {
        for (int j = 0; j < tree->topLevelItem(i)->childCount(); ++j)
            listed.append(tree->topLevelItem(i)->child(j)->text(1));
    }
    const QString all = listed.join(u'\n');
    for (const QAction *action : actions()) {
        for (const QKeySequence &keys : action->shortcuts())
            QVERIFY2(all.contains(keys.toString(QKeySequence::NativeText)),
                     qPrintable(action->text()));
    }
    QVERIFY(all.contains(u"Tab, Shift+Tab"_s));
}

void TestWindowConventions::lettersTypedIntoAFieldDoNothingElse()
{
    m_open->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_open->window()));
    auto *canvas = m_open->find<CanvasView>(u"canvas"_s);
    QVERIFY(canvas->mode() == CanvasView::Mode::Select);
    int fields = 0;
    for (QLineEdit *field : m_open->window().findChildren<QLineEdit *>()) {
        if (!field->isVisible() || !field->isEnabled() || field->isReadOnly())
            continue;
        const QString before = field->text();
        field->setFocus();
        field->clear();
        QTest::keyClicks(field, u"czs"_s);
        QVERIFY(canvas->mode() == CanvasView::Mode::Select);
        QCOMPARE(field->text(), u"czs"_s);
        field->setText(before);
        ++fields;
    }
    QVERIFY(fields > 1);
    // A single key is the canvas's while that has the keyboard.
    canvas->setFocus();
    QTest::keyClick(canvas, Qt::Key_C);
    QVERIFY(canvas->mode() == CanvasView::Mode::Connect);
}

void TestWindowConventions::everyFocusableWidgetHasAName()
{
    const auto check = [this](const QString &where) {
        for (QWidget *widget : m_open->window().findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus)
                || widget->focusProxy())
                continue;
            const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(),
                     qPrintable(u"%1: %2 %3"_s.arg(where,
                                                   QLatin1String(widget->metaObject()->className()),
                                                   widget->objectName())));
        }
    };
    for (int mode = 1; mode <= 6; ++mode) {
        m_open->showMode(mode);
        check(u"mode %1"_s.arg(mode));
    }
    actionOf(QKeySequence(u"Ctrl+K"_s))->trigger();
    check(u"search"_s);
    QVERIFY(m_open->window().documents().close());
    check(u"start"_s);
}

void TestWindowConventions::theOutlineHasEveryElement()
{
    m_open->showMode(1);
    QStringList listed;
    const auto walk = [&](const QTreeWidgetItem *item, const auto &self) -> void {
        listed.append(item->text(0));
        for (int i = 0; i < item->childCount(); ++i)
            self(item->child(i), self);
    };
    const QTreeWidget *outline = m_open->find<QTreeWidget>(u"outline"_s);
    QVERIFY(outline);
    for (int i = 0; i < outline->topLevelItemCount(); ++i)
        walk(outline->topLevelItem(i), walk);
    for (const Element *element : m_open->document().project().all<Element>())
        QVERIFY2(listed.contains(element->name), qPrintable(element->name));
    for (const Zone *zone : m_open->document().project().all<Zone>())
        QVERIFY2(listed.contains(zone->name), qPrintable(zone->name));
    QVERIFY(listed.size() >= m_open->document().project().count(RecordKind::Element)
                                     + m_open->document().project().count(RecordKind::Flow));
}

void TestWindowConventions::anEmptyWindowSaysWhatToDo()
{
    QVERIFY(m_open->window().documents().close());
    QVERIFY(m_open->find<QAbstractButton>(u"openSample"_s)->isVisible());
    int cards = 0;
    for (const QAbstractButton *button : m_open->window().findChildren<QAbstractButton *>()) {
        for (const catalog::Template &each : catalog::templates())
            cards += button->isVisible() && button->accessibleName() == each.name ? 1 : 0;
    }
    QCOMPARE(cards, static_cast<int>(catalog::templates().size()));
}

void TestWindowConventions::anErrorSaysWhatWhereAndIsPlainText()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"<b>broken<b>.redoubt"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is no project");
    file.close();
    QString said;
    Qt::TextFormat format = Qt::RichText;
    QTimer::singleShot(0, qApp, [&] {
        if (auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget())) {
            said = box->text() + box->informativeText() + box->detailedText();
            format = box->textFormat();
            box->close();
        }
    });
    m_open->window().documents().openFile(path);
    QVERIFY(said.contains(u"<b>broken<b>.redoubt"_s));
    QCOMPARE(format, Qt::PlainText);
}

void TestWindowConventions::layoutsMirrorAndTheDrawingDoesNot()
{
    auto *canvas = m_open->find<CanvasView>(u"canvas"_s);
    const DiagramContent &content = canvas->diagramScene().content();
    const QPointF left = content.nodes().first().box.topLeft();
    QApplication::setLayoutDirection(Qt::RightToLeft);
    QCoreApplication::processEvents();
    QWidget *central = m_open->window().centralWidget();
    const auto *modes = central->findChild<ModeBar *>();
    const bool mirrored = modes->mapTo(central, QPoint()).x() > central->width() / 2;
    const QPoint nearLeft = canvas->mapFromScene(left);
    const QPoint nearRight = canvas->mapFromScene(left + QPointF(100, 0));
    QApplication::setLayoutDirection(Qt::LeftToRight);
    QVERIFY(mirrored);
    QVERIFY(nearRight.x() > nearLeft.x());
}

QTEST_MAIN(TestWindowConventions)
#include "tst_windowconventions.moc"
