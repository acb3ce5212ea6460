#include "model/core/operations/change.h"
#include "tests/support/samples.h"
#include "views/panels/otherratingsrow.h"

#include <QComboBox>
#include <QTest>

using namespace Qt::StringLiterals;

/// What harm an artifact does besides money, as the inspector asks it.
class TestOtherRatingsRow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void eachScaleIsWrittenAsOneStep();
    void levelsReadAsTheProjectSays();
    void undoShowsInTheRow();

private:
    QComboBox *box(int scale) const { return m_row->findChildren<QComboBox *>().at(scale); }
    void choose(int scale, int level) const;
    const Artifact &artifact() const { return *m_document->project().find(m_artifact); }

    Id<Artifact> m_artifact;
    std::unique_ptr<MemoryJournal> m_journal;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<Register> m_threats;
    Selection m_selection;
    std::unique_ptr<OtherRatingsRow> m_row;
};

void TestOtherRatingsRow::init()
{
    m_row.reset();
    Project project;
    project.apply(samples::small());
    m_artifact = project.all<Artifact>().first()->id;
    m_journal = std::make_unique<MemoryJournal>();
    m_document = std::make_unique<Document>(project, *m_journal, samples::session());
    const auto catalogs = catalog::loadBundled();
    QVERIFY(catalogs);
    m_threats = std::make_unique<Register>(*catalogs);
    m_row = std::make_unique<OtherRatingsRow>(ViewContext { *m_document, *m_threats, m_selection },
                                              m_artifact);
}

void TestOtherRatingsRow::choose(int scale, int level) const
{
    box(scale)->setCurrentIndex(level);
    emit box(scale)->activated(level);
}

void TestOtherRatingsRow::eachScaleIsWrittenAsOneStep()
{
    QCOMPARE(m_row->findChildren<QComboBox *>().size(), 3);
    for (int scale = 0; scale < 3; ++scale)
        QCOMPARE(box(scale)->currentIndex(), 0);
    choose(0, 5);
    choose(1, 2);
    choose(2, 3);
    QCOMPARE(artifact().safety, 5);
    QCOMPARE(artifact().rights, 2);
    QCOMPARE(artifact().service, 3);
    QCOMPARE(m_journal->entries().size(), 3);
    choose(0, 0);
    QCOMPARE(artifact().safety, 0);
}

void TestOtherRatingsRow::levelsReadAsTheProjectSays()
{
    const Settings before = m_document->project().settings();
    QVERIFY(m_document->push(operations::change(m_document->project(), before.id,
                                                [](Settings &next) {
                                                    next.safetyScale = { u"nobody hurt"_s,
                                                                         {},
                                                                         u"some hurt"_s,
                                                                         {},
                                                                         u"deaths"_s };
                                                }),
                             { u"settings"_s }));
    QCOMPARE(box(0)->itemText(1), u"1: nobody hurt"_s);
    QCOMPARE(box(0)->itemText(5), u"5: deaths"_s);
    // A level that the project says nothing of keeps its usual word.
    QCOMPARE(box(0)->itemText(2), u"2: minor"_s);
    QCOMPARE(box(1)->itemText(5), u"5: catastrophic"_s);
}

void TestOtherRatingsRow::undoShowsInTheRow()
{
    choose(1, 4);
    QVERIFY(m_document->undo());
    QCOMPARE(artifact().rights, 0);
    QCOMPARE(box(1)->currentIndex(), 0);
    QVERIFY(m_document->redo());
    QCOMPARE(box(1)->currentIndex(), 4);
}

QTEST_MAIN(TestOtherRatingsRow)
#include "tst_otherratingsrow.moc"
