#include "model/exchange/pinned.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(pinned)
};

} // namespace

PinnedCatalogs pinned::catalogsOf(const Project &project, const QList<KeptCatalog> &kept,
                                  const CatalogsPointer &own)
{
    QHash<QString, QString> pins;
    project.forEach<CatalogPin>(
            [&](const CatalogPin &pin) { pins.insert(pin.catalog, pin.sha256); });
    const auto contentOf = [&](const QString &sha256) {
        return std::ranges::find(kept, sha256, &KeptCatalog::sha256);
    };
    QList<CatalogFile> files;
    bool same = true;
    for (const CatalogInfo &info : own->info) {
        const auto pin = pins.constFind(info.id);
        const auto content = pin == pins.constEnd() ? kept.end() : contentOf(*pin);
        const bool other = pin != pins.constEnd() && *pin != info.sha256 && content != kept.end();
        same = same && !other;
        files.append(other ? CatalogFile { info.id, content->bytes }
                           : CatalogFile { info.origin, info.bytes });
        pins.remove(info.id);
    }
    // Catalogs of a team that this program does not have.
    QStringList rest = pins.keys();
    rest.sort();
    for (const QString &id : std::as_const(rest)) {
        const auto content = contentOf(pins.value(id));
        if (content == kept.end())
            continue;
        files.append({ id, content->bytes });
        same = false;
    }
    if (same)
        return { own, std::nullopt };
    const Result<CatalogsPointer> loaded = catalog::load(files);
    if (!loaded)
        return { own, loaded.error() };
    for (const CatalogPin *pin : project.all<CatalogPin>()) {
        for (const CatalogInfo &info : (*loaded)->info) {
            if (info.id == pin->catalog && info.sha256 != pin->sha256)
                return { own,
                         Error { Text::tr("the catalog \"%1\" in the file is not the one that was "
                                          "pinned")
                                         .arg(info.id),
                                 info.sha256,
                                 Text::tr("The file was altered, or the catalog is missing. The "
                                          "program's own is used.") } };
        }
    }
    return { *loaded, std::nullopt };
}
