#include "app/redoubt/startpage.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

class TestStartPage : public QObject
{
    Q_OBJECT

private slots:
    void everyTemplateHasAPictureAndCanBeChosen();
    void templatesAreFoundByWordsOfTheirText();
    void importingIsAskedFor();
};

void TestStartPage::everyTemplateHasAPictureAndCanBeChosen()
{
    const Result<CatalogsPointer> catalogs = catalog::loadBundled();
    QVERIFY(catalogs);
    const QList<catalog::Template> templates = catalog::templates();
    StartPage page(templates, *catalogs);
    page.resize(1400, 900);
    page.show();
    QList<QToolButton *> cards = page.findChildren<QToolButton *>();
    cards.removeIf([](const QToolButton *button) { return button->text().isEmpty(); });
    QCOMPARE(cards.size(), templates.size());
    for (const QToolButton *card : cards)
        QTRY_VERIFY2(!card->icon().isNull(), qPrintable(card->text()));
    const QSignalSpy chosen(&page, &StartPage::templateChosen);
    QTest::mouseClick(cards.last(), Qt::LeftButton);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), templates.last().id);
}

void TestStartPage::templatesAreFoundByWordsOfTheirText()
{
    const Result<CatalogsPointer> catalogs = catalog::loadBundled();
    QVERIFY(catalogs);
    const QList<catalog::Template> templates = catalog::templates();
    StartPage page(templates, *catalogs);
    page.resize(1400, 900);
    page.show();
    auto *search = page.findChild<QLineEdit *>(u"templateSearch"_s);
    const auto seen = [&page] {
        QStringList names;
        for (const QToolButton *card : page.findChildren<QToolButton *>()) {
            if (!card->text().isEmpty() && card->isVisible())
                names.append(card->text());
        }
        return names;
    };
    QCOMPARE(seen().size(), templates.size());
    QTest::keyClicks(search, templates.last().name.toUpper());
    QCOMPARE(seen(), QStringList(templates.last().name));
    search->setText(u"no such template <b>"_s);
    QVERIFY(seen().isEmpty());
    QVERIFY(page.findChild<QLabel *>(u"noTemplate"_s)->isVisible());
    search->clear();
    QCOMPARE(seen().size(), templates.size());
    QVERIFY(!page.findChild<QLabel *>(u"noTemplate"_s)->isVisible());
}

void TestStartPage::importingIsAskedFor()
{
    const Result<CatalogsPointer> catalogs = catalog::loadBundled();
    QVERIFY(catalogs);
    StartPage page(catalog::templates(), *catalogs);
    page.show();
    const QSignalSpy asked(&page, &StartPage::importRequested);
    QTest::mouseClick(page.findChild<QPushButton *>(u"import"_s), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
}

QTEST_MAIN(TestStartPage)
#include "tst_startpage.moc"
