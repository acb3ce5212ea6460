#include "app/redoubtctl/commands/commands.h"
#include "model/core/operations/change.h"
#include "model/core/operations/controls.h"
#include "model/core/operations/decide.h"
#include "model/risk/acceptance.h"
#include "model/threats/riskrows.h"
#include "model/treatment/suggestedrisks.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

using nlohmann::ordered_json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(treat)
};

int suggest(Command &command)
{
    const Result<Assessed> assessed = Assessed::read(command.argument(0), command.today());
    if (!assessed)
        return Command::refuse(assessed.error());
    const Settings &settings = assessed->project().settings();
    ordered_json out = ordered_json::array();
    QList<QStringList> table { { Text::tr("C"), Text::tr("threats"), Text::tr("title") } };
    for (const SuggestedRisk &each :
         suggestedRisks(assessed->project(), *assessed->threats, Rating::Low)) {
        ordered_json keys = ordered_json::array();
        for (const QString &key : each.threats)
            keys.push_back(key.toStdString());
        const Rating rating = risk::rating(settings, each.current);
        out.push_back({ { "title", each.title.toStdString() },
                        { "consequence", each.consequence.toStdString() },
                        { "current", textOf(rating).toStdString() },
                        { "threats", keys } });
        table.append({ QString(risk::letter(rating)), QString::number(each.threats.size()),
                       each.title });
    }
    if (command.json())
        Command::print(QByteArray::fromStdString(out.dump(2)) + '\n');
    else
        Command::printTable(table);
    return status::done;
}

/// "R-3" or "3".
const Risk *riskNamed(const Project &project, const QString &name)
{
    const QString number = name.startsWith(QStringLiteral("R-")) ? name.mid(2) : name;
    const Risk *found = nullptr;
    project.forEach<Risk>([&](const Risk &risk) {
        if (QString::number(risk.number) == number)
            found = &risk;
    });
    return found;
}

int finish(Command &command, Change &change, const Edit &edit, const Operation &operation)
{
    Result<void> done = change.push(edit, operation);
    if (done)
        done = change.finish(command.parser().value(QStringLiteral("output")));
    return done ? status::done : Command::refuse(done.error());
}

int gather(Command &command, Change &change)
{
    const QCommandLineParser &parser = command.parser();
    const QString title = parser.value(QStringLiteral("title")).trimmed();
    const QStringList threats = parser.values(QStringLiteral("threat"));
    if (title.isEmpty() || threats.isEmpty())
        return Command::refuse({ Text::tr("a risk needs a title and at least one threat"),
                                 {},
                                 Text::tr("Give --title and --threat.") });
    for (const QString &key : threats) {
        if (!change.threats().row(key))
            return Command::refuse({ Text::tr("there is no threat \"%1\"").arg(key),
                                     command.argument(0),
                                     Text::tr("redoubtctl register prints the keys.") });
    }
    const Edit edit = operations::gatherRisk(change.project(), title, threats);
    const int number = std::get<Risk>(*edit.patches().first().after).number;
    const int left = finish(command, change, edit, { QStringLiteral("gather-risk"), { title } });
    if (left == status::done)
        Command::print(QStringLiteral("R-%1\n").arg(number));
    return left;
}

int set(Command &command, Change &change, const Risk &risk)
{
    const QCommandLineParser &parser = command.parser();
    const std::optional<Treatment> treatment =
            enumFrom<Treatment>(parser.value(QStringLiteral("treatment")));
    if (parser.isSet(QStringLiteral("treatment")) && (!treatment || treatment == Treatment::Accept))
        return Command::refuse(
                { Text::tr("--treatment: expected undecided, mitigate, transfer or avoid"),
                  {},
                  Text::tr("The action \"accept\" accepts a risk.") });
    Edit edit;
    const Id<Person> owner = operations::personNamed(
            change.project(), parser.value(QStringLiteral("owner")).trimmed(), edit);
    edit = merged(edit, operations::change(change.project(), risk.id, [&](Risk &next) {
                      next.treatment = treatment.value_or(next.treatment);
                      if (!owner.isNull())
                          next.owner = owner;
                      if (parser.isSet(QStringLiteral("due")))
                          next.due = parser.value(QStringLiteral("due"));
                      if (parser.isSet(QStringLiteral("title")))
                          next.title = parser.value(QStringLiteral("title"));
                      if (parser.isSet(QStringLiteral("consequence")))
                          next.consequence = parser.value(QStringLiteral("consequence"));
                  }));
    return finish(command, change, edit, { QStringLiteral("change-risk"), { risk.title } });
}

int accept(Command &command, Change &change, const Risk &risk)
{
    const QCommandLineParser &parser = command.parser();
    Edit edit;
    risk::AcceptanceTerms terms;
    terms.by = operations::personNamed(change.project(),
                                       parser.value(QStringLiteral("by")).trimmed(), edit);
    terms.on = command.today();
    terms.until = QDate::fromString(parser.value(QStringLiteral("until")), Qt::ISODate);
    terms.reason = parser.value(QStringLiteral("reason"));
    Project withPeople = change.project();
    withPeople.apply(edit);
    const RiskRow row = riskRow(
            change.project(), risk, [&](const QString &key) { return change.threats().row(key); },
            command.today());
    const Result<Edit> accepted = risk::accept(
            withPeople, risk.id, risk::rating(change.project().settings(), row.current), terms);
    if (!accepted)
        return Command::refuse(accepted.error());
    return finish(command, change, merged(edit, *accepted),
                  { QStringLiteral("accept-risk"), { risk.title } });
}

void offerOptions(QCommandLineParser &parser)
{
    const auto add = [&](const char *name, const QString &does, const QString &value) {
        parser.addOption({ QLatin1String(name), does, value });
    };
    add("title", Text::tr("What happens, as one sentence."), QStringLiteral("text"));
    add("consequence", Text::tr("What it does to the organisation."), QStringLiteral("text"));
    add("threat", Text::tr("Key of a threat; may be given several times."), QStringLiteral("key"));
    add("owner", Text::tr("The risk owner; a new name adds a person."), QStringLiteral("name"));
    add("treatment", Text::tr("undecided, mitigate, transfer or avoid."),
        QStringLiteral("treatment"));
    add("due", Text::tr("Due date (yyyy-mm-dd)."), QStringLiteral("day"));
    add("by", Text::tr("Who accepts it."), QStringLiteral("name"));
    add("until", Text::tr("Until when the acceptance holds (yyyy-mm-dd)."), QStringLiteral("day"));
    add("reason", Text::tr("Why the organisation can live with it."), QStringLiteral("text"));
}

} // namespace

namespace commands {

int treat(Command &command)
{
    QCommandLineParser &parser = command.parser();
    offerOptions(parser);
    if (const auto left = command.begin(
                QStringLiteral("treat"),
                Text::tr("suggest: risks that threats would make; gather: makes one; set, accept, "
                         "withdraw RISK: treats one, R-1 for instance."),
                { QStringLiteral("FILE"), QStringLiteral("ACTION"), QStringLiteral("[RISK]") },
                Command::Json | Command::Author | Command::Output))
        return *left;
    const QString action = command.argument(1);
    if (action == u"suggest")
        return suggest(command);
    const QStringList known { QStringLiteral("gather"), QStringLiteral("set"),
                              QStringLiteral("accept"), QStringLiteral("withdraw") };
    if (!known.contains(action))
        return Command::refuse({ Text::tr("unknown action \"%1\"").arg(action),
                                 {},
                                 Text::tr("Known are: suggest, gather, set, accept, withdraw.") });
    for (const char *day : { "due", "until" }) {
        if (parser.isSet(QLatin1String(day))
            && !QDate::fromString(parser.value(QLatin1String(day)), Qt::ISODate).isValid())
            return Command::refuse({ Text::tr("--%1: expected a day such as 2027-01-31")
                                             .arg(QLatin1String(day)) });
    }
    Result<Change> change = Change::open(command.argument(0), command);
    if (!change)
        return Command::refuse(change.error());
    if (action == u"gather")
        return gather(command, *change);
    const Risk *found = riskNamed(change->project(), command.argument(2));
    if (!found)
        return Command::refuse({ Text::tr("there is no risk \"%1\"").arg(command.argument(2)),
                                 command.argument(0), Text::tr("redoubtctl risk prints them.") });
    const Risk risk = *found;
    if (action == u"set")
        return set(command, *change, risk);
    if (action == u"accept")
        return accept(command, *change, risk);
    return finish(command, *change, risk::withdrawAcceptance(change->project(), risk.id),
                  { QStringLiteral("withdraw-acceptance"), { risk.title } });
}

} // namespace commands
