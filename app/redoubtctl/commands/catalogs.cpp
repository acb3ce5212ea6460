#include "app/redoubtctl/commands/commands.h"
#include "app/redoubtctl/commands/threatjson.h"
#include "model/catalog/coverage.h"
#include "model/exchange/catalogupdate.h"
#include "model/store/publish.h"

#include <QCoreApplication>
#include <QFile>

#include <nlohmann/json.hpp>

using nlohmann::ordered_json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(catalogs)
};

int validate(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Command::refuse({ Text::tr("the file cannot be read: %1").arg(file.errorString()),
                                 path, Text::tr("Check the name.") });
    const Result<CatalogInfo> info = catalog::validate({ path, file.readAll() });
    if (!info)
        return Command::refuse(info.error());
    Command::print(Text::tr("ok: %1 %2, sha256 %3\n").arg(info->id, info->version, info->sha256));
    return status::done;
}

int list(const Catalogs &all, bool json)
{
    if (json) {
        Command::print(QByteArray::fromStdString(threatjson::catalogs(all).dump(2)) + '\n');
        return status::done;
    }
    QList<QStringList> table { { Text::tr("catalog"), Text::tr("version"), Text::tr("licence"),
                                 Text::tr("sha256") } };
    for (const CatalogInfo &info : all.info)
        table.append({ info.id, info.version, info.licence, info.sha256 });
    Command::printTable(table);
    return status::done;
}

int show(const Catalogs &all, const QString &id)
{
    for (const CatalogFile &file : catalog::bundledFiles()) {
        const Result<CatalogInfo> info = catalog::describe(file);
        if (info && info->id == id) {
            Command::print(file.bytes);
            return status::done;
        }
    }
    QStringList known;
    for (const CatalogInfo &info : all.info)
        known.append(info.id);
    return Command::refuse({ Text::tr("there is no catalog \"%1\"").arg(id),
                             {},
                             Text::tr("Known are: %1.").arg(known.join(QStringLiteral(", "))) });
}

ordered_json listOf(const QStringList &ids)
{
    ordered_json list = ordered_json::array();
    for (const QString &id : ids)
        list.push_back(id.toStdString());
    return list;
}

struct Line
{
    const char *key;
    QString name;
    const Coverage::Part *part;
};

int coverage(const Catalogs &all, bool json)
{
    const Coverage found = catalog::coverageOf(all);
    const Line lines[] = {
        { "owasp-ml", Text::tr("OWASP ML Top Ten"), &found.owaspMl },
        { "owasp-llm", Text::tr("OWASP LLM Top Ten 2025"), &found.owaspLlm },
        { "stride-ai", Text::tr("STRIDE-AI asset-threat pairs"), &found.strideAi },
        { "microsoft-ai-ra", Text::tr("Microsoft AI Security Risk Assessment"), &found.microsoft },
        { "white-paper", Text::tr("white-paper statements placed"), &found.statements },
        { "atlas", Text::tr("ATLAS %1 techniques in scope").arg(all.atlas.contentVersion),
          &found.atlas },
        { "atlas-mitigations", Text::tr("ATLAS mitigations"), &found.atlasMitigations },
    };
    if (json) {
        ordered_json out;
        for (const Line &line : lines)
            out[line.key] = { { "all", line.part->all },
                              { "reached", line.part->reached() },
                              { "missing", listOf(line.part->missing) } };
        ordered_json frameworks = ordered_json::object();
        for (auto it = found.frameworks.constBegin(); it != found.frameworks.constEnd(); ++it)
            frameworks[it.key().toStdString()] = { { "all", it->all },
                                                   { "reached", it->reached() },
                                                   { "missing", listOf(it->missing) } };
        out["frameworks"] = frameworks;
        ordered_json reasons = ordered_json::object();
        for (auto it = found.outOfScope.constBegin(); it != found.outOfScope.constEnd(); ++it)
            reasons[it.key().toStdString()] = it->toStdString();
        out["atlas-out-of-scope"] = reasons;
        out["rules"] = all.rules.size();
        out["rules-without-source"] = listOf(found.rulesWithoutSource);
        out["controls"] = all.controls.size();
        out["controls-unused"] = listOf(found.unusedControls);
        Command::print(QByteArray::fromStdString(out.dump(2)) + '\n');
        return found.isComplete() ? status::done : status::failed;
    }
    QList<QStringList> table;
    for (const Line &line : lines)
        table.append({ line.name,
                       Text::tr("%1 of %2").arg(line.part->reached()).arg(line.part->all),
                       line.part->missing.join(QStringLiteral(", ")) });
    for (auto it = found.frameworks.constBegin(); it != found.frameworks.constEnd(); ++it)
        table.append({ Text::tr("%1: items that measures answer").arg(it.key()),
                       Text::tr("%1 of %2").arg(it->reached()).arg(it->all),
                       {} });
    table.append({ Text::tr("ATLAS techniques out of scope, each with its reason"),
                   QString::number(found.outOfScope.size()),
                   {} });
    table.append(
            { Text::tr("rules; without a source"),
              QStringLiteral("%1; %2").arg(all.rules.size()).arg(found.rulesWithoutSource.size()),
              found.rulesWithoutSource.join(QStringLiteral(", ")) });
    table.append(
            { Text::tr("controls; that no rule offers"),
              QStringLiteral("%1; %2").arg(all.controls.size()).arg(found.unusedControls.size()),
              found.unusedControls.join(QStringLiteral(", ")) });
    Command::printTable(table);
    return found.isComplete() ? status::done : status::failed;
}

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error { Text::tr("the file cannot be read: %1").arg(file.errorString()), path,
                       Text::tr("Check the name.") };
    return file.readAll();
}

int import(const Catalogs &all, const QString &path, const QString &output)
{
    if (output.isEmpty())
        return Command::refuse(
                { Text::tr("say where to write the catalog"), {}, Text::tr("Give -o OUT.json.") });
    const Result<QByteArray> bytes = contentOf(path);
    if (!bytes)
        return Command::refuse(bytes.error());
    const Result<CatalogFile> file = catalogupdate::fromFile(*bytes, path, all.atlas);
    if (!file)
        return Command::refuse(file.error());
    const Result<CatalogInfo> info = catalog::validate(*file);
    if (!info)
        return Command::refuse(info.error());
    if (Result<void> done = publish::writeFile(output, file->bytes); !done)
        return Command::refuse(done.error());
    Command::print(Text::tr("%1 %2, sha256 %3\n").arg(info->id, info->version, info->sha256));
    return status::done;
}

void printUpdate(const CatalogUpdate &update)
{
    Command::print(Text::tr("%1 %2: %3 threats appear, %4 change, %5 go\n")
                           .arg(update.info.id, update.info.version)
                           .arg(update.appears.size())
                           .arg(update.changes.size())
                           .arg(update.goes.size()));
    for (const QString &title : update.appears)
        Command::print(QStringLiteral("+ ") + title + u'\n');
    for (const CatalogUpdate::Change &change : update.changes)
        Command::print(QStringLiteral("~ ") + change.title + QStringLiteral(": ") + change.what
                       + u'\n');
    for (const QString &title : update.goes)
        Command::print(QStringLiteral("- ") + title + u'\n');
    for (const QString &line : update.migrated)
        Command::print(QStringLiteral("> ") + line + u'\n');
}

int update(Command &command)
{
    const QString with = command.parser().value(QStringLiteral("with"));
    const Result<QByteArray> bytes = contentOf(with);
    if (!bytes)
        return Command::refuse(bytes.error());
    Result<Change> change = Change::open(command.argument(1), command);
    if (!change)
        return Command::refuse(change.error());
    const Result<CatalogFile> file =
            catalogupdate::fromFile(*bytes, with, change->catalogs().atlas);
    if (!file)
        return Command::refuse(file.error());
    const Result<CatalogUpdate> prepared = catalogupdate::prepare(
            change->project(), change->catalogsPointer(), *file, command.today());
    if (!prepared)
        return Command::refuse(prepared.error());
    printUpdate(*prepared);
    if (!command.parser().isSet(QStringLiteral("apply"))) {
        Command::print(Text::tr("Nothing was changed; --apply does it as one step.\n"));
        return status::done;
    }
    Result<void> done = change->keep(prepared->info);
    if (done)
        done = change->push(prepared->edit, { QStringLiteral("update-catalog"),
                                              { prepared->info.id, prepared->info.version } });
    if (done)
        done = change->finish(command.parser().value(QStringLiteral("output")));
    return done ? status::done : Command::refuse(done.error());
}

} // namespace

namespace commands {

int catalogs(Command &command)
{
    command.parser().addOption({ QStringLiteral("with"),
                                 Text::tr("update: the catalog, or MITRE's ATLAS.yaml."),
                                 QStringLiteral("file") });
    command.parser().addOption(
            { QStringLiteral("apply"), Text::tr("update: do it instead of showing it.") });
    if (const auto left = command.begin(
                QStringLiteral("catalog"),
                Text::tr(
                        "list: the bundled catalogs; show ID: what one holds; validate FILE: check "
                        "one; coverage: what they reach of ATLAS, OWASP, STRIDE-AI and the white "
                        "paper; import FILE -o OUT: MITRE's ATLAS.yaml as a catalog; update "
                        "PROJECT --with FILE: what "
                        "another version means, and with --apply does it."),
                { QStringLiteral("ACTION"), QStringLiteral("[ID]") },
                Command::Json | Command::Author | Command::Output))
        return *left;
    const QString action = command.argument(0);
    if (action == u"validate")
        return validate(command.argument(1));
    if (action == u"update")
        return update(command);
    const Result<CatalogsPointer> loaded = programCatalogs();
    if (!loaded)
        return Command::refuse(loaded.error());
    if (action == u"list")
        return list(**loaded, command.json());
    if (action == u"show")
        return show(**loaded, command.argument(1));
    if (action == u"import")
        return import(**loaded, command.argument(1),
                      command.parser().value(QStringLiteral("output")));
    if (action == u"coverage")
        return coverage(**loaded, command.json());
    return Command::refuse(
            { Text::tr("unknown action \"%1\"").arg(action),
              {},
              Text::tr("Known are: list, show, validate, coverage, import, update.") });
}

} // namespace commands
