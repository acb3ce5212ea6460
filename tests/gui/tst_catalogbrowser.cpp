#include "model/core/operations/change.h"
#include "model/core/operations/rules.h"
#include "tests/support/gui/openwindow.h"
#include "views/catalogs/atlasmatrix.h"
#include "views/catalogs/catalogbrowser.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>
#include <QTreeView>

using namespace Qt::StringLiterals;

class TestCatalogBrowser : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void searchingFindsRulesTechniquesAndControls();
    void aPhaseNarrowsRulesTechniquesAndControls();
    void oneGetsFromTechniqueToRuleToThreatAndBack();
    void aRuleSaysWhyItDoesNotApplyToTheSelection();
    void switchingAPackOffIsAStepThatUndoTakesBack();
    void typedNamesStayText();
    void theMatrixCountsWhatOccursHere();

private:
    template<typename T>
    T *find(const QString &name)
    {
        return m_browser->findChild<T *>(name);
    }
    int shownRows(const QModelIndex &parent = {});

    std::unique_ptr<OpenWindow> m_open;
    std::unique_ptr<CatalogBrowser> m_browser;
};

void TestCatalogBrowser::init()
{
    m_open = std::make_unique<OpenWindow>();
    m_browser = std::make_unique<CatalogBrowser>(m_open->project().context());
    m_browser->show();
}

void TestCatalogBrowser::cleanup()
{
    m_browser.reset();
    m_open.reset();
}

int TestCatalogBrowser::shownRows(const QModelIndex &parent)
{
    const QAbstractItemModel *model = find<QTreeView>(u"catalogTree"_s)->model();
    int rows = model->rowCount(parent);
    for (int i = 0; i < model->rowCount(parent); ++i)
        rows += shownRows(model->index(i, 0, parent));
    return rows;
}

void TestCatalogBrowser::searchingFindsRulesTechniquesAndControls()
{
    const int all = shownRows();
    QVERIFY(all > 500);
    QTest::keyClicks(find<QLineEdit>(u"catalogText"_s), u"AML.T0020"_s);
    const int some = shownRows();
    QVERIFY(some > 4 && some < 60);
    QTest::keyClicks(find<QLineEdit>(u"catalogText"_s), u" nowhere"_s);
    QCOMPARE(shownRows(), 0);
}

void TestCatalogBrowser::aPhaseNarrowsRulesTechniquesAndControls()
{
    auto *phase = find<QComboBox>(u"catalogPhase"_s);
    const int all = shownRows();
    phase->setCurrentIndex(phase->findData(u"model-serving"_s));
    emit phase->activated(phase->currentIndex());
    const int serving = shownRows();
    QVERIFY(serving > 60 && serving < all / 2);
    const QAbstractItemModel *model = find<QTreeView>(u"catalogTree"_s)->model();
    QStringList groups;
    for (int i = 0; i < model->rowCount(); ++i)
        groups.append(model->index(i, 0).data().toString());
    QVERIFY(groups.contains(u"Rules"_s) && groups.contains(u"Controls"_s));
    QVERIFY(!groups.contains(u"Artifact kinds"_s));
    phase->setCurrentIndex(0);
    emit phase->activated(0);
    QCOMPARE(shownRows(), all);
}

void TestCatalogBrowser::oneGetsFromTechniqueToRuleToThreatAndBack()
{
    auto *page = find<QTextBrowser>(u"catalogPage"_s);
    m_browser->show(u"technique:AML.T0020"_s);
    QVERIFY(page->toPlainText().contains(u"Training Data Poisoning"_s));
    emit page->anchorClicked(QUrl(u"rule:data.altered-in-transit"_s));
    QVERIFY(page->toPlainText().contains(u"between the source and the target"_s));
    const QSignalSpy opened(m_browser.get(), &CatalogBrowser::threatOpened);
    const QString key = m_open->project().context().threats.rows().first()->key.text();
    emit page->anchorClicked(QUrl(u"threat:"_s + key));
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().toString(), key);
}

void TestCatalogBrowser::aRuleSaysWhyItDoesNotApplyToTheSelection()
{
    const Element *store = nullptr;
    m_open->document().project().forEach<Element>([&](const Element &element) {
        if (element.name == u"Log store")
            store = &element;
    });
    QVERIFY(store);
    m_open->project().context().selection.select({ RecordKind::Element, store->id.value() });
    m_browser->show(u"rule:environment.store-left-open"_s);
    const QString text = find<QTextBrowser>(u"catalogPage"_s)->toPlainText();
    QVERIFY2(text.contains(u"Why not on Log store"_s)
                     && text.contains(u"the exposure of the zone of Log store: "_s)
                     && text.contains(u"; the rule asks for "_s),
             qPrintable(text));
}

void TestCatalogBrowser::switchingAPackOffIsAStepThatUndoTakesBack()
{
    const auto count = [this] { return m_open->project().context().threats.rows().size(); };
    const auto before = count();
    m_browser->show(u"pack:serving"_s);
    auto *button = find<QPushButton>(u"catalogSwitch"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(count() < before);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(count(), before);
    QVERIFY(m_open->document().undo());
    QVERIFY(count() < before);
}

void TestCatalogBrowser::typedNamesStayText()
{
    const ThreatRow *row = m_open->project().context().threats.rows().first();
    const Flow *flow = m_open->document().project().find(Id<Flow>(row->key.subject));
    QVERIFY(flow);
    const QString name = u"<a href=\"rule:x\">x</a><script>"_s;
    const Id<Element> source = flow->source;
    QVERIFY(m_open->document().push(operations::change(m_open->document().project(), source,
                                                       [&](Element &e) { e.name = name; }),
                                    { u"rename"_s }));
    m_browser->show(u"rule:"_s + m_open->project().context().threats.rows().first()->key.rule);
    QVERIFY(find<QTextBrowser>(u"catalogPage"_s)->toPlainText().contains(name));
}

void TestCatalogBrowser::theMatrixCountsWhatOccursHere()
{
    auto *matrix = find<AtlasMatrix>(u"atlasMatrix"_s);
    QVERIFY(matrix->summary().contains(u" of 172 "_s));
    const QString before = matrix->summary();
    QVERIFY(m_open->document().push(
            operations::switchPack(m_open->document().project(), u"serving"_s, false),
            { u"pack-off"_s, { u"serving"_s } }));
    QVERIFY(matrix->summary() != before);
}

QTEST_MAIN(TestCatalogBrowser)
#include "tst_catalogbrowser.moc"
