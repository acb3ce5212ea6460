#include "app/redoubtctl/commands/commands.h"
#include "app/redoubtctl/commands/threatjson.h"
#include "model/store/publish.h"
#include "model/threats/riskrows.h"
#include "views/report/reportfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

using nlohmann::ordered_json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(assess)
};

constexpr Rating worstFirst[] = { Rating::Critical, Rating::High, Rating::Moderate, Rating::Low };

ordered_json totalsOf(const QList<const ThreatRow *> &rows, const Settings &settings)
{
    ordered_json out;
    const std::pair<const char *, Levels ThreatRow::*> figures[] = {
        { "inherent", &ThreatRow::inherent },
        { "current", &ThreatRow::current },
        { "target", &ThreatRow::target }
    };
    for (const auto &[name, figure] : figures) {
        for (const Rating rating : worstFirst) {
            out[name][textOf(rating).toStdString()] =
                    std::ranges::count_if(rows, [&, figure = figure](const ThreatRow *row) {
                        return row->isOpen() && risk::rating(settings, row->*figure) == rating;
                    });
        }
    }
    return out;
}

} // namespace

namespace commands {

int risk(Command &command)
{
    if (const auto left =
                command.begin(QStringLiteral("risk"),
                              Text::tr("Prints totals of open threats, by phase, and the risks."),
                              { QStringLiteral("FILE") }, Command::Json))
        return *left;
    const Result<Assessed> assessed = Assessed::read(command.argument(0), command.today());
    if (!assessed)
        return Command::refuse(assessed.error());
    const Settings &settings = assessed->project().settings();
    const QList<const ThreatRow *> rows = assessed->threats->rows();
    ordered_json out;
    out["threats"] = totalsOf(rows, settings);
    out["phases"] = ordered_json::object();
    for (const Term &phase : assessed->catalogs->vocabulary.phases) {
        QList<const ThreatRow *> some = rows;
        some.removeIf([&](const ThreatRow *row) { return row->phase != phase.id; });
        out["phases"][phase.id.toStdString()] = totalsOf(some, settings);
    }
    out["risks"] = ordered_json::array();
    for (const RiskRow &row : riskRows(assessed->project(), *assessed->threats, command.today())) {
        out["risks"].push_back({ { "number", row.number },
                                 { "title", row.title.toStdString() },
                                 { "treatment", textOf(row.treatment).toStdString() },
                                 { "inherent", threatjson::levels(row.inherent, settings) },
                                 { "current", threatjson::levels(row.current, settings) },
                                 { "target", threatjson::levels(row.target, settings) },
                                 { "acceptance", textOf(row.acceptance).toStdString() },
                                 { "within_appetite", row.withinAppetite } });
    }
    if (command.json()) {
        Command::print(QByteArray::fromStdString(out.dump(2)) + '\n');
        return status::done;
    }
    QList<QStringList> table { { Text::tr("open threats"), Text::tr("critical"), Text::tr("high"),
                                 Text::tr("moderate"), Text::tr("low") } };
    const auto line = [&](const QString &name, const ordered_json &counts) {
        QStringList cells { name };
        for (const Rating rating : worstFirst)
            cells.append(QString::number(counts[textOf(rating).toStdString()].get<int>()));
        table.append(cells);
    };
    for (const char *figure : { "inherent", "current", "target" })
        line(QString::fromLatin1(figure), out["threats"][figure]);
    for (const Term &phase : assessed->catalogs->vocabulary.phases)
        line(phase.name, out["phases"][phase.id.toStdString()]["current"]);
    Command::printTable(table);
    return status::done;
}

int report(Command &command)
{
    if (const auto left = command.begin(
                QStringLiteral("report"),
                Text::tr("Writes the risk-assessment report (-o OUT.pdf or OUT.html)."),
                { QStringLiteral("FILE") }, Command::Output))
        return *left;
    const QString output = command.parser().value(QStringLiteral("output"));
    const QString suffix = QFileInfo(output).suffix().toLower();
    if (suffix != u"pdf" && suffix != u"html")
        return Command::refuse({ Text::tr("the report is written as PDF or HTML"), output,
                                 Text::tr("Name it with -o OUT.pdf or -o OUT.html.") });
    const Result<Assessed> assessed = Assessed::read(command.argument(0), command.today());
    if (!assessed)
        return Command::refuse(assessed.error());
    ReportOptions options;
    options.date = command.today();
    if (!assessed->stored.entries.isEmpty())
        options.head = QString::fromLatin1(assessed->stored.entries.last().hash.toHex());
    const QByteArray bytes =
            suffix == u"pdf" ? reportfile::pdf(assessed->project(), *assessed->threats, options)
                             : reportfile::html(assessed->project(), *assessed->threats, options);
    const Result<void> done = publish::writeFile(output, bytes);
    return done ? status::done : Command::refuse(done.error());
}

int catalogs(Command &command)
{
    if (const auto left =
                command.begin(QStringLiteral("catalog"),
                              Text::tr("list: the bundled catalogs; show ID: what one "
                                       "holds; validate FILE: check one."),
                              { QStringLiteral("ACTION"), QStringLiteral("[ID]") }, Command::Json))
        return *left;
    const QString action = command.argument(0);
    if (action == u"validate") {
        QFile file(command.argument(1));
        if (!file.open(QIODevice::ReadOnly))
            return Command::refuse(
                    { Text::tr("the file cannot be read: %1").arg(file.errorString()),
                      command.argument(1), Text::tr("Check the name.") });
        const Result<CatalogInfo> info = catalog::validate({ command.argument(1), file.readAll() });
        if (!info)
            return Command::refuse(info.error());
        Command::print(
                Text::tr("ok: %1 %2, sha256 %3\n").arg(info->id, info->version, info->sha256));
        return status::done;
    }
    const Result<CatalogsPointer> loaded = catalog::loadBundled();
    if (!loaded)
        return Command::refuse(loaded.error());
    const Catalogs &all = **loaded;
    if (action == u"list") {
        if (command.json()) {
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
    if (action == u"show") {
        for (const CatalogFile &file : catalog::bundledFiles()) {
            const Result<CatalogInfo> info = catalog::describe(file);
            if (info && info->id == command.argument(1)) {
                Command::print(file.bytes);
                return status::done;
            }
        }
        QStringList known;
        for (const CatalogInfo &info : all.info)
            known.append(info.id);
        return Command::refuse(
                { Text::tr("there is no catalog \"%1\"").arg(command.argument(1)),
                  {},
                  Text::tr("Known are: %1.").arg(known.join(QStringLiteral(", "))) });
    }
    return Command::refuse({ Text::tr("unknown action \"%1\"").arg(action),
                             {},
                             Text::tr("Known are: list, show, validate.") });
}

} // namespace commands
