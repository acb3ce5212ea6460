#include "tests/support/gui/openwindow.h"
#include "views/dialogs/keylist.h"
#include "views/manual/manualwindow.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QRegularExpression>
#include <QTest>
#include <QTextBrowser>
#include <QTimer>

using namespace Qt::StringLiterals;

/// The manual behind F1: offline, at the page of the workspace, searched and followed.
class TestManual : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyPageIsInTheProgramAndEveryLinkLeadsToOne();
    void f1OpensThePageOfTheWorkspace();
    void searchingNarrowsThePagesAndMarksTheWords();
    void linksLeadFromPageToPageAndBack();
    void theKeyListHasAKeyOfItsOwn();

private:
    QAction *actionOf(const QKeySequence &keys);
    ManualWindow *manual();

    std::unique_ptr<OpenWindow> m_open;
};

void TestManual::initTestCase()
{
    m_open = std::make_unique<OpenWindow>();
}

QAction *TestManual::actionOf(const QKeySequence &keys)
{
    for (QAction *action : m_open->window().findChildren<QAction *>()) {
        if (action->shortcuts().contains(keys))
            return action;
    }
    return nullptr;
}

ManualWindow *TestManual::manual()
{
    return m_open->window().findChild<ManualWindow *>();
}

void TestManual::everyPageIsInTheProgramAndEveryLinkLeadsToOne()
{
    const QList<ManualPage> pages = manual::pages();
    QStringList ids;
    for (const ManualPage &page : pages)
        ids.append(page.id);
    const QStringList files = QDir(QStringLiteral(REDOUBT_SOURCE_DIR "/resources/manual"))
                                      .entryList({ u"*.md"_s }, QDir::Files);
    for (const QString &file : files)
        QVERIFY2(ids.contains(file.chopped(3)), qPrintable(file));
    QCOMPARE(ids.size(), files.size());
    static const QRegularExpression link(u"\\]\\(([^)]*)\\)"_s);
    for (const ManualPage &page : pages) {
        QVERIFY2(!page.title.isEmpty() && page.text.startsWith(u"# "_s), qPrintable(page.id));
        auto found = link.globalMatch(page.text);
        while (found.hasNext()) {
            const QString target = found.next().captured(1);
            QVERIFY2(target.endsWith(u".md"_s) && ids.contains(target.chopped(3)),
                     qPrintable(page.id + u": "_s + target));
        }
    }
}

void TestManual::f1OpensThePageOfTheWorkspace()
{
    QAction *help = actionOf(QKeySequence(u"F1"_s));
    QVERIFY(help);
    const QStringList pages { u"draw"_s, u"threats"_s,   u"controls"_s,
                              u"risk"_s, u"baselines"_s, u"report"_s };
    for (int mode = 1; mode <= 6; ++mode) {
        m_open->showMode(mode);
        help->trigger();
        QVERIFY(manual() && manual()->isVisible());
        QCOMPARE(manual()->currentPage(), pages.at(mode - 1));
    }
    QCOMPARE(m_open->window().findChildren<ManualWindow *>().size(), 1);
    const auto *page = manual()->findChild<QTextBrowser *>(u"manualPage"_s);
    QVERIFY(page->toPlainText().startsWith(u"The report"_s));
}

void TestManual::searchingNarrowsThePagesAndMarksTheWords()
{
    auto *search = manual()->findChild<QLineEdit *>(u"manualSearch"_s);
    const auto *list = manual()->findChild<QListWidget *>(u"manualPages"_s);
    const auto *page = manual()->findChild<QTextBrowser *>(u"manualPage"_s);
    QTest::keyClicks(search, u"pkeyutl"_s);
    int shown = 0;
    for (int i = 0; i < list->count(); ++i)
        shown += list->item(i)->isHidden() ? 0 : 1;
    QCOMPARE(shown, 1);
    QCOMPARE(manual()->currentPage(), u"file-format"_s);
    QCOMPARE(page->extraSelections().size(), 1);
    QCOMPARE(page->extraSelections().first().cursor.selectedText(), u"pkeyutl"_s);
    search->setText(u"no such word anywhere"_s);
    QCOMPARE(manual()->currentPage(), u"file-format"_s);
    search->clear();
    QVERIFY(page->extraSelections().isEmpty());
    for (int i = 0; i < list->count(); ++i)
        QVERIFY(!list->item(i)->isHidden());
}

void TestManual::linksLeadFromPageToPageAndBack()
{
    auto *page = manual()->findChild<QTextBrowser *>(u"manualPage"_s);
    manual()->showPage(u"start"_s);
    emit page->anchorClicked(QUrl(u"risk.md"_s));
    QCOMPARE(manual()->currentPage(), u"risk"_s);
    QTest::keyClick(manual(), Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(manual()->currentPage(), u"start"_s);
    QTest::keyClick(manual(), Qt::Key_Right, Qt::AltModifier);
    QTRY_COMPARE(manual()->currentPage(), u"risk"_s);
    // What leads outside asks first, and what is no web page is refused.
    bool asked = false;
    QTimer::singleShot(0, this, [&asked] {
        QWidget *box = QApplication::activeModalWidget();
        asked = box;
        if (box)
            box->close();
    });
    emit page->anchorClicked(QUrl(u"https://example.org/"_s));
    QVERIFY(asked);
    QCOMPARE(manual()->currentPage(), u"risk"_s);
    QTest::keyClick(manual(), Qt::Key_Escape);
    QTRY_VERIFY(!manual()->isVisible());
}

void TestManual::theKeyListHasAKeyOfItsOwn()
{
    QAction *keys = actionOf(QKeySequence(u"Ctrl+?"_s));
    QVERIFY(keys);
    bool listed = false;
    QTimer::singleShot(0, this, [&listed] {
        auto *list = qobject_cast<KeyList *>(QApplication::activeModalWidget());
        listed = list;
        if (list)
            list->reject();
    });
    keys->trigger();
    QVERIFY(listed);
}

QTEST_MAIN(TestManual)
#include "tst_manual.moc"
