#include "tests/bench/bench.h"

#include <QApplication>

#include <cstdio>

/// Measures what is named, or everything: proposals, storage, verification, search, outlook,
/// reports, catalogs, history, registers, canvas, layout.
int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    const Result<CatalogsPointer> loaded = catalog::loadBundled();
    if (!loaded)
        qFatal("%s", qPrintable(loaded.error().text()));
    const QStringList wanted = QApplication::arguments().mid(1);
    const auto wants = [&](const char *name) {
        return wanted.isEmpty() || wanted.contains(QLatin1String(name));
    };
    if (wants("catalogs"))
        bench::catalogs();
    if (wants("proposals"))
        bench::proposals(*loaded);
    if (wants("storage"))
        bench::storage(*loaded);
    if (wants("verification"))
        bench::verification(*loaded);
    if (wants("search"))
        bench::search(*loaded);
    if (wants("outlook"))
        bench::outlook(*loaded);
    if (wants("reports"))
        bench::reports(*loaded);
    if (wants("history"))
        bench::history(*loaded);
    if (wants("registers"))
        bench::registers(*loaded);
    if (wants("canvas"))
        bench::canvas(*loaded);
    if (wants("layout"))
        bench::layouts();
    return 0;
}
