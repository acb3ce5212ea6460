#include "model/core/operations/change.h"
#include "tests/support/samples.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class TestDocument : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void pushAppliesAndSaysSoOnce();
    void emptyEditWritesNothing();
    void aFieldThatBecameItsDefaultGoesBackToWhatItWas();
    void failedAppendLeavesTheValueAsItWas();
    void danglingReferenceIsRefused();
    void zoneInsideItselfIsRefused();
    void lineageInACircleIsRefused();
    void undoRestoresWhatWasAndRedoWhatBecame();
    void aGroupIsUndoneAsOne();
    void aNewEditEndsRedo();
    void undoLeavesOtherPeoplesEditsAlone();
    void undoOfAnAddAfterAnotherPersonBuiltOnItSaysWhy();
    void undoSurvivesARestart();
    void typedTextIsNormalised();

private:
    Id<Element> rename(const QString &name, const QString &group = {});

    std::unique_ptr<MemoryJournal> m_journal;
    std::unique_ptr<Document> m_document;
};

void TestDocument::init()
{
    m_journal = std::make_unique<MemoryJournal>();
    m_document = std::make_unique<Document>(Project(), *m_journal, samples::session());
    QVERIFY(m_document->push(samples::small(), { u"import"_s }, {}, EntryKind::Import));
}

void TestDocument::cleanup()
{
    m_document.reset();
    m_journal.reset();
}

Id<Element> TestDocument::rename(const QString &name, const QString &group)
{
    const Id<Element> id = m_document->project().all<Element>().first()->id;
    const Edit edit =
            operations::change(m_document->project(), id, [&](Element &e) { e.name = name; });
    const Result<void> done = m_document->push(edit, { u"rename"_s, { name } }, group);
    if (!done)
        qFatal("%s", qPrintable(done.error().text()));
    return id;
}

void TestDocument::pushAppliesAndSaysSoOnce()
{
    const QSignalSpy changed(m_document.get(), &Document::changed);
    const Id<Element> id = rename(u"Renamed"_s);
    QCOMPARE(m_document->project().find(id)->name, u"Renamed"_s);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_journal->entries().size(), 2);
}

void TestDocument::emptyEditWritesNothing()
{
    QVERIFY(m_document->push(Edit(), { u"nothing"_s }));
    QCOMPARE(m_journal->entries().size(), 1);
}

void TestDocument::aFieldThatBecameItsDefaultGoesBackToWhatItWas()
{
    // A placement refers to an element or a zone: the other reference is null.
    const Id<Placement> id = m_document->project().all<Placement>().first()->id;
    const auto moveTo = [&](int y) {
        return m_document->push(
                operations::change(m_document->project(), id, [&](Placement &p) { p.y = y; }),
                { u"move"_s });
    };
    QVERIFY(moveTo(5000));
    const Project before = m_document->project();
    QVERIFY(moveTo(0));
    const Project after = m_document->project();
    const Result<void> undone = m_document->undo();
    QVERIFY2(undone, undone ? "" : qPrintable(undone.error().text()));
    QVERIFY(m_document->project() == before);
    QVERIFY(m_document->redo());
    QVERIFY(m_document->project() == after);
}

void TestDocument::failedAppendLeavesTheValueAsItWas()
{
    const Project before = m_document->project();
    m_journal->failWith(u"disk full"_s);
    const QSignalSpy changed(m_document.get(), &Document::changed);
    const Id<Element> id = before.all<Element>().first()->id;
    const Result<void> done = m_document->push(
            operations::change(before, id, [](Element &e) { e.name = u"x"_s; }), { u"rename"_s });
    QVERIFY(!done);
    QCOMPARE(done.error().message, u"disk full"_s);
    QVERIFY(m_document->project() == before);
    QCOMPARE(changed.count(), 0);
}

void TestDocument::danglingReferenceIsRefused()
{
    const Project before = m_document->project();
    Edit edit;
    edit.add(samples::flow(Id<Element>::create(), before.all<Element>().first()->id));
    const Result<void> done = m_document->push(edit, { u"add-flow"_s });
    QVERIFY(!done);
    QVERIFY(done.error().message.contains(u"source"_s));
    QVERIFY(m_document->project() == before);
}

void TestDocument::zoneInsideItselfIsRefused()
{
    Id<Zone> outer;
    Id<Zone> inner;
    m_document->project().forEach<Zone>(
            [&](const Zone &zone) { (zone.parent.isNull() ? outer : inner) = zone.id; });
    const Edit edit =
            operations::change(m_document->project(), outer, [&](Zone &z) { z.parent = inner; });
    QVERIFY(!m_document->push(edit, { u"move"_s }));
    QVERIFY(m_document->project().find(outer)->parent.isNull());
}

void TestDocument::lineageInACircleIsRefused()
{
    const Id<Artifact> id = m_document->project().all<Artifact>().first()->id;
    Artifact derived = samples::artifact(u"Derived"_s);
    derived.derivedFrom = { id };
    Edit edit;
    edit.add(derived);
    QVERIFY(m_document->push(edit, { u"add"_s }));
    QVERIFY(!m_document->push(
            operations::change(m_document->project(), id,
                               [&](Artifact &a) { a.derivedFrom = { derived.id }; }),
            { u"derive"_s }));
}

void TestDocument::undoRestoresWhatWasAndRedoWhatBecame()
{
    const Project before = m_document->project();
    rename(u"New"_s);
    const Project after = m_document->project();
    QVERIFY(m_document->undo());
    QVERIFY(m_document->project() == before);
    QCOMPARE(m_document->redoOperation().name, u"rename"_s);
    QVERIFY(m_document->redo());
    QVERIFY(m_document->project() == after);
    QVERIFY(m_document->undo());
    QVERIFY(m_document->project() == before);
}

void TestDocument::aGroupIsUndoneAsOne()
{
    const Project before = m_document->project();
    const QString group = Document::newGroup();
    rename(u"N"_s, group);
    rename(u"Ne"_s, group);
    rename(u"New"_s, group);
    const QSignalSpy changed(m_document.get(), &Document::changed);
    QVERIFY(m_document->undo());
    QCOMPARE(changed.count(), 1);
    QVERIFY(m_document->project() == before);
    QVERIFY(m_document->redo());
    QCOMPARE(m_document->project().all<Element>().first()->name, u"New"_s);
    QVERIFY(m_document->undo());
    QVERIFY(m_document->project() == before);
}

void TestDocument::aNewEditEndsRedo()
{
    rename(u"One"_s);
    QVERIFY(m_document->undo());
    QVERIFY(m_document->canRedo());
    rename(u"Two"_s);
    QVERIFY(!m_document->canRedo());
}

void TestDocument::undoLeavesOtherPeoplesEditsAlone()
{
    const Id<Element> mine = rename(u"Mine"_s);
    m_document->setAuthor(u"Bob"_s);
    QVERIFY(!m_document->canUndo());
    const Id<Zone> zone = m_document->project().all<Zone>().first()->id;
    QVERIFY(m_document->push(
            operations::change(m_document->project(), zone, [](Zone &z) { z.trust = 4; }),
            { u"trust"_s }));
    m_document->setAuthor(u"Ada"_s);
    QVERIFY(m_document->undo());
    QVERIFY(m_document->project().find(mine)->name != u"Mine"_s);
    QCOMPARE(m_document->project().find(zone)->trust, 4);
}

void TestDocument::undoOfAnAddAfterAnotherPersonBuiltOnItSaysWhy()
{
    const Element added = samples::element(u"Added"_s);
    Edit add;
    add.add(added);
    QVERIFY(m_document->push(add, { u"add-element"_s }));
    m_document->setAuthor(u"Bob"_s);
    QVERIFY(m_document->push(operations::change(m_document->project(), added.id,
                                                [](Element &e) { e.name = u"Bob's"_s; }),
                             { u"rename"_s }));
    m_document->setAuthor(u"Ada"_s);
    const Project before = m_document->project();
    const Result<void> done = m_document->undo();
    QVERIFY(!done);
    QVERIFY(done.error().message.contains(u"changed"_s));
    QVERIFY(m_document->project() == before);
}

void TestDocument::undoSurvivesARestart()
{
    const Project before = m_document->project();
    rename(u"New"_s);
    const Project left = m_document->project();
    m_document = std::make_unique<Document>(left, *m_journal, samples::session());
    QVERIFY(m_document->canUndo());
    QVERIFY(m_document->undo());
    QVERIFY(m_document->project() == before);
}

void TestDocument::typedTextIsNormalised()
{
    const Id<Element> id = rename(u"Cafe\u0301\0\u0007"_s);
    QCOMPARE(m_document->project().find(id)->name, u"Caf\u00e9"_s);
}

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
