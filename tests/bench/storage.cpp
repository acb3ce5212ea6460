#include "model/core/document.h"
#include "model/core/operations/change.h"
#include "model/exchange/newproject.h"
#include "model/store/projectfile.h"
#include "model/store/verification.h"
#include "tests/bench/bench.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdio>

namespace bench {

void storage(const CatalogsPointer &catalogs)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("big.redoubt"));
    const Session session { QStringLiteral("bench"),
                            [] { return QDateTime::currentDateTimeUtc(); } };
    auto made = ProjectFile::create(folder.filePath(QStringLiteral("work")));
    if (!made)
        qFatal("%s", qPrintable(made.error().text()));
    ProjectFile &file = **made;
    const Edit edit = generated(10000, catalogs->vocabulary).asEdit();
    Document document(Project(), file.journal(), session);
    const auto check = [](const Result<void> &done) {
        if (!done)
            qFatal("%s", qPrintable(done.error().text()));
    };
    std::printf("storage at 10,000 elements, 20,000 flows\n");
    std::printf("  first import, one step: %.0f ms\n", median(1, [&] {
                    check(document.push(edit, { QStringLiteral("import") }, {}, EntryKind::Import));
                }));
    const QList<const Element *> elements = document.project().all<Element>();
    QList<Id<Element>> ids;
    for (int i = 0; i < 200; ++i)
        ids.append(elements.at(i * 50)->id);
    int next = 0;
    std::printf("  document push of one rename (durable): %.2f ms\n", median(200, [&] {
                    const Id<Element> id = ids.at(next++ % 200);
                    check(document.push(operations::change(document.project(), id,
                                                           [&](Element &e) { e.name += u'x'; }),
                                        { QStringLiteral("rename") }));
                }));
    std::printf("  save: %.0f ms\n", median(1, [&] { check(file.save(path)); }));
    std::printf("  save again: %.0f ms\n", median(5, [&] { check(file.save()); }));
    std::printf("  file: %.1f MB\n", static_cast<double>(QFileInfo(path).size()) / 1e6);
    made->reset();
    std::printf("  open for editing: %.0f ms\n", median(3, [&] {
                    const auto opened =
                            ProjectFile::open(path, folder.filePath(QStringLiteral("work")));
                    if (!opened)
                        qFatal("%s", qPrintable(opened.error().text()));
                }));
    std::printf("  verify: %.0f ms\n\n", median(3, [&] {
                    const auto found = verify(path);
                    if (!found || !found->ok)
                        qFatal("the generated project does not verify");
                }));
}

void catalogs()
{
    std::printf("catalogs: load all bundled %.1f ms\n\n", median(9, [] {
                    if (!catalog::loadBundled())
                        qFatal("the bundled catalogs do not load");
                }));
}

} // namespace bench
