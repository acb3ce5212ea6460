#include "model/baseline/difference.h"
#include "model/baseline/freeze.h"
#include "model/baseline/merge.h"
#include "model/core/document.h"
#include "model/core/memoryjournal.h"
#include "model/core/operations/change.h"
#include "model/core/operations/model.h"
#include "model/store/projectfile.h"
#include "tests/bench/bench.h"
#include "views/baselines/timelinemodel.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cstdio>

namespace bench {

namespace {

void check(const Result<void> &done)
{
    if (!done)
        qFatal("%s", qPrintable(done.error().text()));
}

/// 200 renames, 20 deletions and 20 answers on a project of 10,000 elements.
void editMuch(Document &document)
{
    const QList<const Element *> elements = document.project().all<Element>();
    QList<Id<Element>> ids;
    for (const Element *element : elements)
        ids.append(element->id);
    for (int i = 0; i < 200; ++i)
        check(document.push(operations::change(document.project(), ids.at(i * 40),
                                               [](Element &e) { e.name += u'x'; }),
                            { QStringLiteral("rename"), { QStringLiteral("x") } }));
    for (int i = 0; i < 20; ++i)
        check(document.push(operations::removeFromModel(document.project(),
                                                        { AnyId(ids.at(i * 40 + 1).value()) }),
                            { QStringLiteral("delete"), { QStringLiteral("x") } }));
    const QList<const Flow *> flows = document.project().all<Flow>();
    QList<Id<Flow>> flowIds;
    for (int i = 0; i < 20; ++i)
        flowIds.append(flows.at(i * 50)->id);
    for (const Id<Flow> &id : flowIds)
        check(document.push(operations::setFact(document.project(), id,
                                                QStringLiteral("publicly-reachable"),
                                                QStringLiteral("yes")),
                            { QStringLiteral("answer"), { QStringLiteral("x") } }));
}

void difference(const CatalogsPointer &catalogs)
{
    MemoryJournal journal;
    Document document({}, journal,
                      { QStringLiteral("bench"), [] { return QDateTime::currentDateTimeUtc(); } });
    check(document.push(generated(10000, catalogs->vocabulary).asEdit(),
                        { QStringLiteral("import") }, {}, EntryKind::Import));
    const Project before = document.project();
    const QByteArray head = journal.entries().last().hash;
    const QDate today(2026, 11, 24);
    Register threats(catalogs);
    threats.reset(before, today);
    const QList<FrozenThreat> frozen = freezing::rowsOf(threats);
    editMuch(document);
    std::printf("difference at 10,000 elements, 20,000 flows, 240 steps\n");
    std::printf("  register of a state, derived: %.0f ms\n",
                median(3, [&] { threats.reset(document.project(), today); }));
    QList<FrozenThreat> now;
    std::printf("  its rows: %.0f ms\n", median(3, [&] { now = freezing::rowsOf(threats); }));
    const auto steps = stepsBetween(journal, head, {});
    Difference result;
    std::printf("  compare: %.0f ms\n", median(5, [&] {
                    result = differenceOf({ before, frozen, catalogs },
                                          { document.project(), now, catalogs }, *steps);
                }));
    std::printf("  %lld threats, %lld changes\n", static_cast<long long>(now.size()),
                static_cast<long long>(result.changes.size()));
    std::printf("  merge of two such copies: %.0f ms\n", median(3, [&] {
                    const Merge merge(before, document.project(), before, *catalogs);
                    if (!merge.settle({}))
                        qFatal("the copies do not merge");
                }));
}

void timeline(const CatalogsPointer &catalogs)
{
    constexpr int steps = 100000;
    const QTemporaryDir folder;
    auto file = ProjectFile::create(folder.filePath(QStringLiteral("work")));
    if (!file)
        qFatal("%s", qPrintable(file.error().text()));
    check((*file)->journal().database().run(QStringLiteral("PRAGMA synchronous=OFF")));
    QDateTime at(QDate(2026, 1, 1), QTime(8, 0), Qt::UTC);
    Document document({}, (*file)->journal(),
                      { QStringLiteral("bench"), [&] { return at = at.addSecs(180); } });
    check(document.push(generated(1000, catalogs->vocabulary).asEdit(),
                        { QStringLiteral("import") }, {}, EntryKind::Import));
    QList<Id<Element>> ids;
    for (const Element *element : document.project().all<Element>())
        ids.append(element->id);
    for (int i = 0; i < steps; ++i)
        check(document.push(operations::change(document.project(), ids.at(i % ids.size()),
                                               [&](Element &e) { e.name = QString::number(i); }),
                            { QStringLiteral("rename"), { QString::number(i) } }));
    Register threats(catalogs);
    threats.reset(document.project(), document.today());
    Selection selection;
    BaselineLedger ledger(document, (*file)->journal());
    const ViewContext context { document, threats, selection };
    std::printf("timeline of %d entries\n", steps);
    std::printf("  make: %.0f ms\n",
                median(3, [&] { const TimelineModel model(context, ledger); }));
    TimelineModel model(context, ledger);
    std::printf("  filter by text: %.0f ms\n", median(3, [&] {
                    model.setFilter({});
                    model.setFilter({ QStringLiteral("99999") });
                }));
    QElapsedTimer clock;
    clock.start();
    TrailKeeper::of(document).complete();
    std::printf("  trail, once: %lld ms\n", static_cast<long long>(clock.elapsed()));
    std::printf("  history of one element: %.0f ms\n", median(3, [&] {
                    model.setFilter({});
                    model.setFilter({ {}, {}, {}, { ids.first().value() } });
                }));
    std::printf("  %d steps of it\n\n", model.shown());
}

} // namespace

void history(const CatalogsPointer &catalogs)
{
    difference(catalogs);
    timeline(catalogs);
}

} // namespace bench
