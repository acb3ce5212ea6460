#include "app/redoubtctl/commands/commands.h"
#include "app/redoubtctl/commands/threatjson.h"
#include "model/threats/riskrows.h"

#include <QCoreApplication>

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

} // namespace commands
