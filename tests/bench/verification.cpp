#include "model/store/verification.h"

#include "model/core/document.h"
#include "model/core/operations/change.h"
#include "model/store/baselineledger.h"
#include "model/store/projectfile.h"
#include "tests/bench/bench.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdio>

namespace bench {

namespace {

constexpr int entries = 100'000;
constexpr int elements = 1'000;

void check(const Result<void> &done)
{
    if (!done)
        qFatal("%s", qPrintable(done.error().text()));
}

} // namespace

void verification(const CatalogsPointer &catalogs)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("long.redoubt"));
    auto made = ProjectFile::create(folder.filePath(QStringLiteral("work")));
    if (!made)
        qFatal("%s", qPrintable(made.error().text()));
    ProjectFile &file = **made;
    // Making the file is not what is measured: nothing waits for the disk.
    check(file.journal().database().run(QStringLiteral("PRAGMA synchronous=OFF")));
    Document document(Project(), file.journal(),
                      { QStringLiteral("bench"),
                        [] { return QDateTime::fromSecsSinceEpoch(1'800'000'000); } });
    check(document.push(generated(elements, catalogs->vocabulary).asEdit(),
                        { QStringLiteral("import") }, {}, EntryKind::Import));
    BaselineLedger ledger(document, file.journal());
    const QList<const Element *> all = document.project().all<Element>();
    QList<Id<Element>> ids;
    for (const Element *each : all)
        ids.append(each->id);
    for (int i = 1; i < entries; ++i) {
        if (i % (entries / 5) == 0) {
            FrozenState frozen;
            frozen.baseline.name = QStringLiteral("frozen %1").arg(i);
            if (!ledger.freeze(frozen))
                qFatal("the baseline could not be frozen");
            continue;
        }
        const QString name = QStringLiteral("name %1").arg(i);
        check(document.push(operations::change(document.project(), ids.at(i % elements),
                                               [&](Element &e) { e.name = name; }),
                            { QStringLiteral("rename"), { QStringLiteral("element"), name } }));
    }
    check(file.save(path));
    std::printf("verification of %d journal entries, %d baselines, %.1f MB\n", entries,
                static_cast<int>(ledger.baselines().size()),
                static_cast<double>(QFileInfo(path).size()) / 1e6);
    std::printf("  verify: %.0f ms\n", median(3, [&] {
                    const auto found = verify(path);
                    if (!found || !found->ok || found->entries != entries)
                        qFatal("the generated file does not verify");
                }));
    std::printf("  state of the first baseline: %.0f ms\n\n", median(3, [&] {
                    if (!ledger.stateAt(ledger.baselines().first().journal))
                        qFatal("the first baseline is lost");
                }));
}

} // namespace bench
