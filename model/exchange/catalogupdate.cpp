#include "model/exchange/catalogupdate.h"

#include "model/catalog/atlasfile.h"
#include "model/core/operations/change.h"
#include "model/threats/register.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(catalogupdate)
};

/// Rules that replace others, by the id of the replaced one.
QHash<QString, QString> successorsIn(const Catalogs &catalogs)
{
    QHash<QString, QString> successors;
    for (const Rule &rule : catalogs.rules) {
        for (const QString &old : rule.supersedes)
            successors.insert(old, rule.id);
    }
    return successors;
}

void moveOwnThreats(const Project &project, const Atlas &atlas, CatalogUpdate &update)
{
    for (const OwnThreat *own : project.all<OwnThreat>()) {
        OwnThreat next = *own;
        for (QString &id : next.atlas) {
            const QString replaced = atlas.retired.value(id);
            if (replaced.isEmpty())
                continue;
            update.migrated.append(
                    Text::tr("%1 became %2 in \"%3\"").arg(id, replaced, own->title));
            id = replaced;
        }
        update.edit.change(*own, next);
    }
}

void moveDecisions(const Project &project, const Catalogs &catalogs, CatalogUpdate &update)
{
    const QHash<QString, QString> successors = successorsIn(catalogs);
    for (const Decision *decision : project.all<Decision>()) {
        std::optional<ThreatKey> key = ThreatKey::fromText(decision->threat);
        if (!key || catalogs.rule(key->rule) || !successors.contains(key->rule))
            continue;
        Decision next = *decision;
        const QString old = key->rule;
        key->rule = successors.value(old);
        next.threat = key->text();
        // What held was said of another rule: the decision has to be looked at again.
        next.seen.insert(QStringLiteral("rule"), old);
        update.edit.change(*decision, next);
        update.migrated.append(Text::tr("the decision on \"%1\" moved from %2 to %3, for review")
                                       .arg(decision->title, old, key->rule));
    }
}

void movePin(const Project &project, CatalogUpdate &update)
{
    bool known = false;
    for (const CatalogPin *pin : project.all<CatalogPin>()) {
        if (pin->catalog != update.info.id)
            continue;
        known = true;
        CatalogPin next = *pin;
        next.version = update.info.version;
        next.sha256 = update.info.sha256;
        update.edit.change(*pin, next);
    }
    if (known)
        return;
    CatalogPin pin;
    pin.id = Id<CatalogPin>::create();
    pin.catalog = update.info.id;
    pin.version = update.info.version;
    pin.sha256 = update.info.sha256;
    update.edit.add(pin);
}

void compare(const Register &before, const Register &after, CatalogUpdate &update)
{
    for (const ThreatRow *row : after.rows()) {
        const ThreatRow *was = before.row(row->key.text());
        if (!was || (was->stale && !row->stale)) {
            update.appears.append(row->title);
            continue;
        }
        QStringList changed;
        if (was->title != row->title)
            changed.append(Text::tr("title"));
        if (was->atlas != row->atlas)
            changed.append(Text::tr("ATLAS: %1 instead of %2")
                                   .arg(row->atlas.join(QStringLiteral(", ")),
                                        was->atlas.join(QStringLiteral(", "))));
        if (was->inherent.score() != row->inherent.score())
            changed.append(Text::tr("inherent risk"));
        if (!changed.isEmpty())
            update.changes.append(
                    { row->key.text(), row->title, changed.join(QStringLiteral("; ")) });
    }
    for (const ThreatRow *row : before.rows()) {
        const ThreatRow *now = after.row(row->key.text());
        if (!now || (now->stale && !row->stale))
            update.goes.append(row->title);
    }
}

} // namespace

namespace catalogupdate {

Result<CatalogFile> fromFile(const QByteArray &bytes, const QString &name, const Atlas &known)
{
    const QByteArray start = bytes.trimmed().left(1);
    if (start == "{")
        return CatalogFile { name, bytes };
    const Result<QByteArray> read = atlasfile::toCatalog(bytes, name, known);
    if (!read)
        return read.error();
    return CatalogFile { name, *read };
}

Result<CatalogUpdate> prepare(const Project &project, const CatalogsPointer &now,
                              const CatalogFile &with, const QDate &today)
{
    const Result<CatalogInfo> info = catalog::describe(with);
    if (!info)
        return info.error();
    QList<CatalogFile> files;
    for (const CatalogInfo &known : now->info) {
        if (known.id != info->id)
            files.append({ known.origin, known.bytes });
    }
    files.append(with);
    const Result<CatalogsPointer> loaded = catalog::load(files);
    if (!loaded)
        return loaded.error();

    CatalogUpdate update;
    update.info = *info;
    update.info.bytes = with.bytes;
    update.catalogs = *loaded;
    movePin(project, update);
    moveOwnThreats(project, (*loaded)->atlas, update);
    moveDecisions(project, **loaded, update);

    Register before(now);
    before.reset(project, today);
    Project next = project;
    if (const Result<void> sound = next.tryApply(update.edit); !sound)
        return sound.error();
    Register after(*loaded);
    after.reset(next, today);
    compare(before, after, update);
    return update;
}

} // namespace catalogupdate
