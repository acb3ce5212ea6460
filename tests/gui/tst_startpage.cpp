#include "app/redoubt/startpage.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

class TestStartPage : public QObject
{
    Q_OBJECT

private slots:
    void everyTemplateHasAPictureAndCanBeChosen();
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

QTEST_MAIN(TestStartPage)
#include "tst_startpage.moc"
