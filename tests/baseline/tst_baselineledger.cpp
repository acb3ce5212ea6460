#include "model/baseline/statement.h"
#include "model/core/operations/change.h"
#include "model/core/statehash.h"
#include "model/store/baselineledger.h"
#include "model/store/projectfile.h"
#include "tests/support/samples.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// What is frozen stays as it was, and can be looked at again.
class TestBaselineLedger : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aFrozenStateIsReadBackAsItWas();
    void laterStepsDoNotTouchWhatWasFrozen();
    void undoStopsAtTheLastBaseline();
    void aStatusFollowsItsRulesAndIsAnEntry();
    void approvingSupersedesTheOneBefore();
    void anAuthorDoesNotApproveTheirOwn();
    void aStatementReadsOnlyWhatItWrote();
    void aFileIsReadAsItWas();

private:
    Baseline freeze(const QString &name);
    void rename(const QString &name);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ProjectFile> m_file;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<BaselineLedger> m_ledger;
};

void TestBaselineLedger::init()
{
    m_ledger.reset();
    m_document.reset();
    m_file.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto file = ProjectFile::create(m_folder->filePath(u"work"_s));
    QVERIFY(file);
    m_file = std::move(*file);
    m_document =
            std::make_unique<Document>(m_file->project(), m_file->journal(), samples::session());
    QVERIFY(m_document->push(samples::small(), { u"import"_s }, {}, EntryKind::Import));
    m_ledger = std::make_unique<BaselineLedger>(*m_document, m_file->journal());
}

Baseline TestBaselineLedger::freeze(const QString &name)
{
    FrozenState frozen;
    frozen.baseline.name = name;
    frozen.baseline.totals = { { u"open"_s, 1 } };
    FrozenThreat threat;
    threat.key = u"rule@subject"_s;
    threat.title = u"A threat"_s;
    threat.currentImpact = 3000;
    frozen.threats.append(threat);
    const Result<Baseline> made = m_ledger->freeze(frozen);
    return made ? *made : Baseline();
}

void TestBaselineLedger::rename(const QString &name)
{
    const Id<Element> id = m_document->project().all<Element>().first()->id;
    QVERIFY(m_document->push(
            operations::change(m_document->project(), id, [&](Element &e) { e.name = name; }),
            { u"rename"_s }));
}

void TestBaselineLedger::aFrozenStateIsReadBackAsItWas()
{
    const Baseline made = freeze(u"Pilot"_s);
    QCOMPARE(made.number, 1);
    QCOMPARE(made.entries, 1);
    QCOMPARE(made.author, u"Ada"_s);
    QCOMPARE(made.state, statehash::of(m_document->project()));
    QCOMPARE(m_ledger->baselines().size(), 1);
    const auto threats = m_ledger->registerOf(made.id);
    QVERIFY(threats);
    QCOMPARE(threats->size(), 1);
    QCOMPARE(threats->first().title, u"A threat"_s);
    QCOMPARE(baseline::hashOf(*threats), made.registerHash);
}

void TestBaselineLedger::laterStepsDoNotTouchWhatWasFrozen()
{
    const Project before = m_document->project();
    const Baseline made = freeze(u"Pilot"_s);
    rename(u"Another"_s);
    rename(u"A third"_s);
    const Result<Project> then = m_ledger->stateAt(made.journal);
    QVERIFY2(then, then ? "" : qPrintable(then.error().text()));
    QVERIFY(*then == before);
    QVERIFY(!m_ledger->stateAt(QByteArray(32, 'x')));
}

void TestBaselineLedger::undoStopsAtTheLastBaseline()
{
    rename(u"Another"_s);
    QVERIFY(m_document->canUndo());
    const Baseline made = freeze(u"Pilot"_s);
    QVERIFY(!m_document->canUndo());
    rename(u"A third"_s);
    QVERIFY(m_ledger->setStatus(made.id, BaselineStatus::InReview, {}));
    QVERIFY(m_document->canUndo());
    QVERIFY(m_document->undo());
    QVERIFY(!m_document->canUndo());
    QCOMPARE(m_ledger->baselines().size(), 1);
}

void TestBaselineLedger::aStatusFollowsItsRulesAndIsAnEntry()
{
    const Baseline made = freeze(u"Pilot"_s);
    QVERIFY(!m_ledger->setStatus(made.id, BaselineStatus::Approved, {}));
    QVERIFY(m_ledger->setStatus(made.id, BaselineStatus::InReview, u"please look"_s));
    QCOMPARE(m_ledger->baselines().first().status, BaselineStatus::InReview);
    QCOMPARE(m_ledger->baselines().first().statusNote, u"please look"_s);
    QCOMPARE(m_file->journal().entries().last().draft.kind, EntryKind::Baseline);
    QVERIFY((*m_file).save(m_folder->filePath(u"a.redoubt"_s)));
    const auto stored = ProjectFile::read(m_folder->filePath(u"a.redoubt"_s));
    QVERIFY(stored);
    QCOMPARE(stored->baselines.first().status, BaselineStatus::InReview);
    QCOMPARE(stored->baselines.first().statusBy, u"Ada"_s);
}

void TestBaselineLedger::approvingSupersedesTheOneBefore()
{
    const Baseline first = freeze(u"Pilot"_s);
    const Baseline second = freeze(u"Production"_s);
    for (const Baseline &each : { first, second }) {
        QVERIFY(m_ledger->setStatus(each.id, BaselineStatus::InReview, {}));
        m_document->setAuthor(u"Grace"_s);
        QVERIFY(m_ledger->setStatus(each.id, BaselineStatus::Approved, {}));
        m_document->setAuthor(u"Ada"_s);
    }
    QCOMPARE(m_ledger->baseline(first.id)->status, BaselineStatus::Superseded);
    QCOMPARE(m_ledger->baseline(second.id)->status, BaselineStatus::Approved);
}

void TestBaselineLedger::anAuthorDoesNotApproveTheirOwn()
{
    const Baseline made = freeze(u"Pilot"_s);
    QVERIFY(m_ledger->setStatus(made.id, BaselineStatus::InReview, {}));
    QVERIFY(!m_ledger->setStatus(made.id, BaselineStatus::Approved, {}));
}

void TestBaselineLedger::aStatementReadsOnlyWhatItWrote()
{
    const Baseline made = freeze(u"P\u00eflot \"1\""_s);
    const QByteArray bytes = statement::bytesOf(made);
    QVERIFY(statement::read(bytes));
    QVERIFY(!statement::read(bytes + ' '));
    QVERIFY(!statement::read(QByteArray(bytes).replace("\"entries\":1", "\"entries\":1.0")));
    QVERIFY(!statement::read(QByteArray(bytes).replace("\"form\":1", "\"form\":1,\"more\":2")));
    QVERIFY(!statement::read(QByteArray(bytes).replace("\"engine\":\"\",", "")));
    QVERIFY(!statement::read("[]"));
    QVERIFY(!statement::read("nonsense"));
}

void TestBaselineLedger::aFileIsReadAsItWas()
{
    const Project before = m_document->project();
    const Baseline made = freeze(u"Pilot"_s);
    rename(u"Another"_s);
    const QString path = m_folder->filePath(u"a.redoubt"_s);
    QVERIFY(m_file->save(path));
    const auto then = ProjectFile::readAt(path, made.journal);
    QVERIFY2(then, then ? "" : qPrintable(then.error().text()));
    QVERIFY(then->project == before);
    QCOMPARE(then->entries.size(), 3);
}

QTEST_GUILESS_MAIN(TestBaselineLedger)
#include "tst_baselineledger.moc"
