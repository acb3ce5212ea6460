#include "model/baseline/difference.h"
#include "model/baseline/freeze.h"
#include "model/baseline/merge.h"
#include "model/core/operations/change.h"
#include "model/core/operations/model.h"
#include "model/exchange/newproject.h"
#include "model/store/baselineledger.h"
#include "model/store/othercopy.h"
#include "model/store/projectfile.h"
#include "model/store/verification.h"
#include "tests/support/samples.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// Two files that were one: merged with both histories, each entry byte for byte.
class TestOtherCopy : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void twentyIndependentAndFiveConflictingEdits_data();
    void twentyIndependentAndFiveConflictingEdits();
    void aSecondMergeStartsWhereTheFirstEnded();
    void mergingBackBringsNothingTwice();
    void undoTakesAMergeBackInOneStep();
    void baselinesOfBothCopiesAreKept();
    void whatAMergeBroughtNamesWhoDidIt();
    void aFileThatIsNoCopyIsRefused();
    void anAlteredCopyIsRefused();
    void entriesThatLeadNowhereAreFound();

private:
    /// An open file with its document.
    struct Copy
    {
        std::unique_ptr<ProjectFile> file;
        std::unique_ptr<Document> document;

        template<typename T, typename Change>
        void change(const Id<T> &id, Change &&apply)
        {
            QVERIFY(document->push(operations::change(document->project(), id, apply),
                                   { u"change-field"_s, { u"x"_s } }));
        }
    };
    Copy open(const QString &name, const QString &author) const;
    QString path(const QString &name) const { return m_folder->filePath(name); }
    /// Merges a file into an open copy; gives how many conflicts there were.
    qsizetype mergeInto(Copy &ours, const QString &theirs, MergeChoice choice) const;
    static QStringList rowsOf(const QString &path);
    QList<Id<Element>> elementsOf(const Copy &copy) const;

    CatalogsPointer m_catalogs;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestOtherCopy::initTestCase()
{
    const Result<CatalogsPointer> loaded = catalog::loadBundled();
    QVERIFY(loaded);
    m_catalogs = *loaded;
}

void TestOtherCopy::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const auto made = newproject::fromTemplate(u"mlops-reference"_s);
    QVERIFY(made);
    auto file = ProjectFile::create(path(u"work"_s));
    QVERIFY(file);
    QVERIFY(newproject::fill(**file, made->edit, { u"new-project"_s, { made->name } }, *m_catalogs,
                             { u"Ada"_s, samples::session().now() }));
    QVERIFY((*file)->save(path(u"ours.redoubt"_s)));
    QVERIFY(QFile::copy(path(u"ours.redoubt"_s), path(u"theirs.redoubt"_s)));
}

TestOtherCopy::Copy TestOtherCopy::open(const QString &name, const QString &author) const
{
    auto file = ProjectFile::open(path(name), path(u"work"_s));
    if (!file)
        qFatal("%s", qPrintable(file.error().text()));
    Copy copy { std::move(*file), nullptr };
    copy.document = std::make_unique<Document>(copy.file->project(), copy.file->journal(),
                                               samples::session(author));
    return copy;
}

qsizetype TestOtherCopy::mergeInto(Copy &ours, const QString &theirs, MergeChoice choice) const
{
    const Result<OtherCopy> other = OtherCopy::open(path(theirs));
    if (!other)
        qFatal("%s", qPrintable(other.error().text()));
    const auto parting = other->partingFrom(ours.file->journal(), ours.document->project());
    if (!parting)
        qFatal("%s", qPrintable(parting.error().text()));
    const Merge merge(parting->base, ours.document->project(), other->project(), *m_catalogs);
    const Result<Edit> edit = merge.settle(QList<MergeChoice>(merge.conflicts().size(), choice));
    if (!edit)
        qFatal("%s", qPrintable(edit.error().text()));
    other->bringAlongIn(ours.file->journal());
    const Result<void> done =
            ours.document->push(*edit, { u"merge"_s, { theirs } }, {}, EntryKind::Merge);
    if (!done || !ours.file->save())
        qFatal("the merge was not written");
    return merge.conflicts().size();
}

/// Every row of a journal as text, but for its number.
QStringList TestOtherCopy::rowsOf(const QString &path)
{
    auto database = Database::open(path, Database::Mode::Read);
    QStringList all;
    Result<SqlStatement> rows = (*database)->prepare(
            u"SELECT hex(hash) || hex(parent) || hex(merged_parent) || at || author || operation "
            "|| arguments || kind || grp || hex(reverts) || form || edit FROM journal "
            "ORDER BY number"_s);
    while (rows && rows->step())
        all.append(rows->text(0));
    return all;
}

QList<Id<Element>> TestOtherCopy::elementsOf(const Copy &copy) const
{
    QList<Id<Element>> ids;
    for (const Element *element : copy.document->project().all<Element>())
        ids.append(element->id);
    return ids;
}

void TestOtherCopy::twentyIndependentAndFiveConflictingEdits_data()
{
    QTest::addColumn<MergeChoice>("choice");
    QTest::newRow("ours") << MergeChoice::Ours;
    QTest::newRow("theirs") << MergeChoice::Theirs;
}

void TestOtherCopy::twentyIndependentAndFiveConflictingEdits()
{
    QFETCH(MergeChoice, choice);
    Copy ours = open(u"ours.redoubt"_s, u"Ada"_s);
    Copy theirs = open(u"theirs.redoubt"_s, u"Bo"_s);
    const QList<Id<Element>> ids = elementsOf(ours);
    QVERIFY(ids.size() >= 15);
    for (int i = 0; i < 10; ++i) {
        ours.change(ids.at(i), [&](Element &e) { e.description = u"ours %1"_s.arg(i); });
        theirs.change(ids.at(i), [&](Element &e) { e.name += u" (theirs)"_s; });
    }
    for (int i = 10; i < 15; ++i) {
        ours.change(ids.at(i), [&](Element &e) { e.name = u"ours %1"_s.arg(i); });
        theirs.change(ids.at(i), [&](Element &e) { e.name = u"theirs %1"_s.arg(i); });
    }
    QVERIFY(ours.file->save());
    QVERIFY(theirs.file->save());
    const QByteArray theirHead = theirs.file->journal().head();
    const QByteArray ourHead = ours.file->journal().head();
    const QStringList mine = rowsOf(path(u"ours.redoubt"_s));
    const QStringList other = rowsOf(path(u"theirs.redoubt"_s));

    QCOMPARE(mergeInto(ours, u"theirs.redoubt"_s, choice), 5);
    const Project &result = ours.document->project();
    for (int i = 0; i < 10; ++i) {
        QCOMPARE(result.find(ids.at(i))->description, u"ours %1"_s.arg(i));
        QVERIFY(result.find(ids.at(i))->name.endsWith(u"(theirs)"));
    }
    const QString side = choice == MergeChoice::Ours ? u"ours"_s : u"theirs"_s;
    for (int i = 10; i < 15; ++i)
        QCOMPARE(result.find(ids.at(i))->name, u"%1 %2"_s.arg(side).arg(i));

    // Both histories, byte for byte, and one entry more; each copy's head anchors the file.
    QStringList merged = rowsOf(path(u"ours.redoubt"_s));
    QCOMPARE(merged.size(), mine.size() + 15 + 1);
    for (const QStringList &copy : { mine, other }) {
        for (const QString &row : copy)
            QVERIFY(merged.contains(row));
    }
    for (const QByteArray &head : { ourHead, theirHead }) {
        const Result<Verification> proof =
                verify(path(u"ours.redoubt"_s), QString::fromLatin1(head.toHex()));
        QVERIFY2(proof && proof->ok, proof ? qPrintable(proof->problem) : "unreadable");
        QVERIFY(proof->anchored);
    }
    // A later opening sees the main line: our own steps and the merge.
    const QByteArray mergeEntry = ours.file->journal().head();
    const Result<StoredProject> stored = ProjectFile::read(path(u"ours.redoubt"_s));
    QVERIFY(stored);
    QCOMPARE(stored->entries.size(), mine.size() + 1);
    QCOMPARE(stored->entries.last().hash, mergeEntry);
    QCOMPARE(stored->entries.last().mergedParent, theirHead);
    QCOMPARE(stored->project, result);
}

void TestOtherCopy::aSecondMergeStartsWhereTheFirstEnded()
{
    Copy ours = open(u"ours.redoubt"_s, u"Ada"_s);
    Copy theirs = open(u"theirs.redoubt"_s, u"Bo"_s);
    const QList<Id<Element>> ids = elementsOf(ours);
    theirs.change(ids.at(0), [](Element &e) { e.name = u"first"_s; });
    QVERIFY(theirs.file->save());
    mergeInto(ours, u"theirs.redoubt"_s, MergeChoice::Ours);
    // Both change again what the first merge settled: theirs goes on from it, so it fits.
    ours.change(ids.at(1), [](Element &e) { e.name = u"mine"_s; });
    theirs.change(ids.at(0), [](Element &e) { e.name = u"second"_s; });
    QVERIFY(theirs.file->save());
    QCOMPARE(mergeInto(ours, u"theirs.redoubt"_s, MergeChoice::Open), 0);
    QCOMPARE(ours.document->project().find(ids.at(0))->name, u"second"_s);
    QVERIFY(verify(path(u"ours.redoubt"_s))->ok);
}

void TestOtherCopy::mergingBackBringsNothingTwice()
{
    Copy ours = open(u"ours.redoubt"_s, u"Ada"_s);
    Copy theirs = open(u"theirs.redoubt"_s, u"Bo"_s);
    const QList<Id<Element>> ids = elementsOf(ours);
    ours.change(ids.at(0), [](Element &e) { e.name = u"mine"_s; });
    theirs.change(ids.at(1), [](Element &e) { e.name = u"other"_s; });
    QVERIFY(ours.file->save());
    QVERIFY(theirs.file->save());
    mergeInto(ours, u"theirs.redoubt"_s, MergeChoice::Open);
    const Result<OtherCopy> back = OtherCopy::open(path(u"ours.redoubt"_s));
    QVERIFY(back);
    const auto parting = back->partingFrom(theirs.file->journal(), theirs.document->project());
    QVERIFY(parting);
    QCOMPARE(parting->ours, 0);
    QCOMPARE(parting->base, theirs.document->project());
    QCOMPARE(mergeInto(theirs, u"ours.redoubt"_s, MergeChoice::Open), 0);
    QCOMPARE(theirs.document->project(), ours.document->project());
    QVERIFY(verify(path(u"theirs.redoubt"_s))->ok);
}

void TestOtherCopy::undoTakesAMergeBackInOneStep()
{
    Copy ours = open(u"ours.redoubt"_s, u"Ada"_s);
    Copy theirs = open(u"theirs.redoubt"_s, u"Bo"_s);
    const QList<Id<Element>> ids = elementsOf(ours);
    for (int i = 0; i < 3; ++i)
        theirs.change(ids.at(i), [](Element &e) { e.name += u'x'; });
    QVERIFY(theirs.file->save());
    const Project before = ours.document->project();
    mergeInto(ours, u"theirs.redoubt"_s, MergeChoice::Open);
    QVERIFY(ours.document->undo());
    QCOMPARE(ours.document->project(), before);
    QVERIFY(ours.file->save());
    QVERIFY(verify(path(u"ours.redoubt"_s))->ok);
}

void TestOtherCopy::baselinesOfBothCopiesAreKept()
{
    Copy ours = open(u"ours.redoubt"_s, u"Ada"_s);
    Copy theirs = open(u"theirs.redoubt"_s, u"Bo"_s);
    const QList<Id<Element>> ids = elementsOf(ours);
    Register threats(m_catalogs);
    const auto freeze = [&](Copy &copy, const QString &name) {
        threats.reset(copy.document->project(), copy.document->today());
        BaselineLedger ledger(*copy.document, copy.file->journal());
        const Result<FrozenState> ready =
                freezing::prepare(copy.document->project(), threats, copy.document->today(), name,
                                  u"a note"_s, u"still open"_s);
        QVERIFY(ready);
        const Result<Baseline> made = ledger.freeze(*ready);
        QVERIFY2(made, made ? "" : qPrintable(made.error().text()));
        QVERIFY(ledger.setStatus(made->id, BaselineStatus::InReview, {}));
        QVERIFY(copy.file->save());
    };
    ours.change(ids.at(0), [](Element &e) { e.name = u"mine"_s; });
    theirs.change(ids.at(1), [](Element &e) { e.name = u"other"_s; });
    freeze(ours, u"Ours"_s);
    freeze(theirs, u"Theirs"_s);
    mergeInto(ours, u"theirs.redoubt"_s, MergeChoice::Open);
    const Result<Verification> proof = verify(path(u"ours.redoubt"_s));
    QVERIFY2(proof && proof->ok, proof ? qPrintable(proof->problem) : "unreadable");
    QCOMPARE(proof->baselines.size(), 2);
    const Result<StoredProject> stored = ProjectFile::read(path(u"ours.redoubt"_s));
    QVERIFY(stored);
    QCOMPARE(stored->baselines.size(), 2);
    for (const Baseline &baseline : stored->baselines)
        QCOMPARE(baseline.status, BaselineStatus::InReview);
    // The other copy's state can be looked at, though it is not on the main line.
    const Result<StoredProject> then =
            ProjectFile::readAt(path(u"ours.redoubt"_s), stored->baselines.last().journal);
    QVERIFY2(then, then ? "" : qPrintable(then.error().text()));
    QCOMPARE(then->project.find(ids.at(1))->name, u"other"_s);
    QVERIFY(then->project.find(ids.at(0))->name != u"mine"_s);
}

void TestOtherCopy::whatAMergeBroughtNamesWhoDidIt()
{
    Copy ours = open(u"ours.redoubt"_s, u"Ada"_s);
    Copy theirs = open(u"theirs.redoubt"_s, u"Bo"_s);
    const Project before = ours.document->project();
    const QByteArray head = ours.file->journal().head();
    // Bo renames one element and takes another away, with the threats that it had.
    const QList<Id<Element>> ids = elementsOf(ours);
    theirs.change(ids.at(1), [](Element &e) { e.name = u"Renamed"_s; });
    Register threats(m_catalogs);
    threats.reset(before, samples::session().now().date());
    const QList<FrozenThreat> frozen = freezing::rowsOf(threats);
    QUuid lost;
    for (const ThreatRow *row : threats.rows()) {
        if (row->subjectKind == RecordKind::Element && row->key.subject != ids.at(1).value())
            lost = row->key.subject;
    }
    QVERIFY(!lost.isNull());
    QVERIFY(theirs.document->push(
            operations::removeFromModel(theirs.document->project(), { AnyId(lost) }),
            { u"delete"_s, { u"x"_s } }));
    QVERIFY(theirs.file->save());
    ours.change(ids.at(1), [](Element &e) { e.description = u"Ours"_s; });
    mergeInto(ours, u"theirs.redoubt"_s, MergeChoice::Ours);

    const auto steps = stepsBetween(ours.file->journal(), head, {});
    QVERIFY(steps);
    QCOMPARE(steps->size(), 2);
    QCOMPARE(steps->last().brought.size(), 2);
    threats.reset(ours.document->project(), samples::session().now().date());
    const QList<FrozenThreat> now = freezing::rowsOf(threats);
    const Difference difference = differenceOf(
            { before, frozen, m_catalogs }, { ours.document->project(), now, m_catalogs }, *steps);
    int vanished = 0;
    for (const ModelChange &change : difference.changes) {
        if (change.topic == ChangeTopic::Threat && change.kind == ChangeKind::Removed) {
            ++vanished;
            QVERIFY(change.source);
            QCOMPARE(change.source->author, u"Bo"_s);
            QCOMPARE(change.source->operation.name, u"delete"_s);
        }
        if (change.topic == ChangeTopic::Element && change.kind == ChangeKind::Removed)
            QCOMPARE(change.source->author, u"Bo"_s);
    }
    QVERIFY(vanished > 0);
}

void TestOtherCopy::aFileThatIsNoCopyIsRefused()
{
    auto file = ProjectFile::create(path(u"work"_s));
    QVERIFY(file);
    Document document({}, (*file)->journal(), samples::session());
    QVERIFY(document.push(samples::small(), { u"import"_s }, {}, EntryKind::Import));
    QVERIFY((*file)->save(path(u"stranger.redoubt"_s)));
    Copy ours = open(u"ours.redoubt"_s, u"Ada"_s);
    const Result<OtherCopy> other = OtherCopy::open(path(u"stranger.redoubt"_s));
    QVERIFY(other);
    const auto parting = other->partingFrom(ours.file->journal(), ours.document->project());
    QVERIFY(!parting);
    QVERIFY(parting.error().message.contains(u"no journal entry in common"));
}

void TestOtherCopy::anAlteredCopyIsRefused()
{
    {
        auto database = Database::open(path(u"theirs.redoubt"_s), Database::Mode::Write);
        QVERIFY((*database)->run(u"UPDATE elements SET name = name || 'x'"_s));
    }
    const Result<OtherCopy> other = OtherCopy::open(path(u"theirs.redoubt"_s));
    QVERIFY(!other);
    QVERIFY(other.error().next.contains(u"verifies"));
}

void TestOtherCopy::entriesThatLeadNowhereAreFound()
{
    Copy ours = open(u"ours.redoubt"_s, u"Ada"_s);
    Copy theirs = open(u"theirs.redoubt"_s, u"Bo"_s);
    ours.change(elementsOf(ours).at(1), [](Element &e) { e.name += u'y'; });
    theirs.change(elementsOf(ours).at(0), [](Element &e) { e.name += u'x'; });
    QVERIFY(theirs.file->save());
    mergeInto(ours, u"theirs.redoubt"_s, MergeChoice::Open);
    {
        auto database = Database::open(path(u"ours.redoubt"_s), Database::Mode::Write);
        QVERIFY((*database)->run(u"DELETE FROM journal WHERE kind = 'merge'"_s));
    }
    const Result<Verification> proof = verify(path(u"ours.redoubt"_s));
    QVERIFY(proof && !proof->ok);
}

QTEST_GUILESS_MAIN(TestOtherCopy)
#include "tst_othercopy.moc"
