#include "model/exchange/newproject.h"

#include "model/core/document.h"
#include "model/exchange/nativejson.h"

#include <QCoreApplication>

namespace newproject {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(newproject)
};

/// Pins of the catalogs that a project does not pin itself.
Edit withPins(const Edit &edit, const Catalogs &catalogs)
{
    Edit pinned = edit;
    QSet<QString> known;
    for (const Patch &patch : edit.patches()) {
        if (const auto *pin = std::get_if<CatalogPin>(&*patch.after))
            known.insert(pin->catalog);
    }
    for (const CatalogInfo &info : catalogs.info) {
        if (known.contains(info.id))
            continue;
        CatalogPin pin;
        pin.id = Id<CatalogPin>::create();
        pin.catalog = info.id;
        pin.version = info.version;
        pin.sha256 = info.sha256;
        pinned.add(pin);
    }
    return pinned;
}

} // namespace

Edit empty(const QString &name, const QString &diagramName)
{
    Settings settings;
    settings.id = Id<Settings>::create();
    settings.name = name;
    Diagram diagram;
    diagram.id = Id<Diagram>::create();
    diagram.name = diagramName;
    Edit edit;
    edit.add(settings);
    edit.add(diagram);
    return edit;
}

Result<FromTemplate> fromTemplate(const QString &id)
{
    QStringList known;
    for (const catalog::Template &each : catalog::templates()) {
        known.append(each.id);
        if (each.id != id)
            continue;
        Result<Edit> edit = nativejson::read(each.bytes, each.id + QStringLiteral(".json"));
        if (!edit)
            return edit.error();
        return FromTemplate { each.name, *edit };
    }
    return Error { Text::tr("there is no template \"%1\"").arg(id),
                   {},
                   Text::tr("Choose one of: %1.").arg(known.join(QStringLiteral(", "))) };
}

Result<void> fill(ProjectFile &file, const Edit &edit, const Operation &operation,
                  const Catalogs &catalogs, const By &by)
{
    for (const CatalogInfo &info : catalogs.info) {
        if (Result<void> kept = file.keepCatalog(info.sha256, info.id, info.version, info.bytes);
            !kept)
            return kept;
    }
    Document document(file.project(), file.journal(), { by.author, [at = by.at] { return at; } });
    Result<void> done = document.push(withPins(edit, catalogs), operation, {}, EntryKind::Import);
    if (done)
        file.take(document.project());
    return done;
}

} // namespace newproject
