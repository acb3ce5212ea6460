#include "app/redoubtctl/commands/commands.h"
#include "app/redoubtctl/commands/threatjson.h"
#include "model/core/operations/decide.h"
#include "model/core/spreadsheet.h"
#include "model/threats/decided.h"
#include "model/threats/groups.h"
#include "model/threats/questions.h"

#include <QCoreApplication>

using nlohmann::ordered_json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(threats)
};

void print(const ordered_json &json)
{
    Command::print(QByteArray::fromStdString(json.dump(2)) + '\n');
}

void printRows(const Assessed &assessed, const QList<const ThreatRow *> &rows, bool decided)
{
    const Settings &settings = assessed.project().settings();
    const auto letter = [&](const Levels &levels) {
        return QString(risk::letter(risk::rating(settings, levels)));
    };
    QList<QStringList> table { { Text::tr("I C T"), Text::tr("state"), Text::tr("STRIDE-AI"),
                                 Text::tr("threat"), Text::tr("key") } };
    if (!decided)
        table.first().removeAt(1);
    for (const ThreatRow *row : rows) {
        QStringList line { letter(row->inherent) + u' ' + letter(row->current) + u' '
                           + letter(row->target) };
        if (decided)
            line.append(row->stale                    ? Text::tr("stale")
                        : !row->reviewAgain.isEmpty() ? Text::tr("review again")
                                                      : textOf(row->state));
        line += { assessed.catalogs->strideName(row->stride), row->title, row->key.text() };
        table.append(line);
    }
    Command::printTable(table);
}

void printGroups(const Assessed &assessed, const QList<const ThreatRow *> &rows)
{
    const Settings &settings = assessed.project().settings();
    QList<QStringList> table { { Text::tr("C"), Text::tr("rows"), Text::tr("threat") } };
    for (const ThreatGroup &group : threatGroups(assessed.project(), rows))
        table.append({ QString(risk::letter(risk::rating(settings, group.worst().current))),
                       QString::number(group.rows.size()), group.title() });
    Command::printTable(table);
}

void printQuestions(const Assessed &assessed)
{
    QList<QStringList> table { { Text::tr("rows"), Text::tr("nobody answered") } };
    QSet<QString> resting;
    const QList<OpenQuestion> questions = openQuestions(assessed.project(), *assessed.threats);
    for (const OpenQuestion &question : questions) {
        table.append({ QString::number(question.threats.size()), question.text });
        resting.unite(QSet<QString>(question.threats.begin(), question.threats.end()));
    }
    Command::printTable(table);
    Command::print(
            Text::tr("%1 facts could remove %2 rows\n").arg(questions.size()).arg(resting.size()));
}

QString operationOf(DecisionState state)
{
    switch (state) {
    case DecisionState::Confirmed:
        return QStringLiteral("confirm");
    case DecisionState::Dismissed:
        return QStringLiteral("dismiss");
    case DecisionState::Proposed:
        break;
    }
    return QStringLiteral("reopen");
}

void offerDecideOptions(QCommandLineParser &parser)
{
    parser.addOption({ QStringLiteral("threat"),
                       Text::tr("Key of the threat, as propose prints it."),
                       QStringLiteral("key") });
    parser.addOption({ QStringLiteral("state"), Text::tr("confirmed, dismissed or proposed."),
                       QStringLiteral("state") });
    parser.addOption({ QStringLiteral("reason"), Text::tr("Why; dismissing and rating need one."),
                       QStringLiteral("text") });
    parser.addOption({ QStringLiteral("likelihood"),
                       Text::tr("The team's own inherent likelihood, 1 to 5."),
                       QStringLiteral("level") });
    parser.addOption({ QStringLiteral("impact"), Text::tr("The team's own impact, 1 to 5."),
                       QStringLiteral("level") });
}

} // namespace

namespace commands {

int propose(Command &command)
{
    command.parser().addOption(
            { QStringLiteral("groups"), Text::tr("Print what is one thing as one line.") });
    command.parser().addOption(
            { QStringLiteral("questions"),
              Text::tr("Print what nobody answered, and how many threats rest on it.") });
    if (const auto left =
                command.begin(QStringLiteral("propose"),
                              Text::tr("Prints all proposed threats, highest current risk first."),
                              { QStringLiteral("FILE") }, Command::Json))
        return *left;
    const Result<Assessed> assessed = Assessed::read(command.argument(0), command.today());
    if (!assessed)
        return Command::refuse(assessed.error());
    QList<const ThreatRow *> rows = assessed->threats->rows();
    rows.removeIf([](const ThreatRow *row) { return row->stale || row->key.isOwn(); });
    if (command.parser().isSet(QStringLiteral("groups"))) {
        printGroups(*assessed, rows);
        return status::done;
    }
    if (command.parser().isSet(QStringLiteral("questions"))) {
        printQuestions(*assessed);
        return status::done;
    }
    if (!command.json()) {
        printRows(*assessed, rows, false);
        return status::done;
    }
    ordered_json out;
    out["catalogs"] = threatjson::catalogs(*assessed->catalogs);
    out["proposals"] = ordered_json::array();
    for (const ThreatRow *row : rows)
        out["proposals"].push_back(threatjson::row(*row, assessed->project(), *assessed->threats));
    print(out);
    return status::done;
}

int registerOf(Command &command)
{
    command.parser().addOption(
            { QStringLiteral("csv"), Text::tr("Print comma-separated values.") });
    if (const auto left = command.begin(
                QStringLiteral("register"),
                Text::tr("Prints the threat register as decided, stale threats included."),
                { QStringLiteral("FILE") }, Command::Json))
        return *left;
    const Result<Assessed> assessed = Assessed::read(command.argument(0), command.today());
    if (!assessed)
        return Command::refuse(assessed.error());
    const QList<const ThreatRow *> rows = assessed->threats->rows();
    if (command.json()) {
        ordered_json out;
        out["catalogs"] = threatjson::catalogs(*assessed->catalogs);
        out["threats"] = ordered_json::array();
        for (const ThreatRow *row : rows) {
            ordered_json entry = threatjson::row(*row, assessed->project(), *assessed->threats);
            entry["owner"] = row->owner.toStdString();
            const Decision *decision = assessed->project().find(row->decision);
            entry["rationale"] = decision ? decision->rationale.toStdString() : std::string();
            out["threats"].push_back(entry);
        }
        print(out);
    } else if (command.parser().isSet(QStringLiteral("csv"))) {
        QString text = QStringLiteral(
                "key,title,subject,artifact,stride,inherent,current,target,state,owner\r\n");
        const Settings &settings = assessed->project().settings();
        for (const ThreatRow *row : rows) {
            QStringList fields { row->key.text(),
                                 row->title,
                                 row->subjectName,
                                 row->artifactName,
                                 textOf(row->stride),
                                 textOf(risk::rating(settings, row->inherent)),
                                 textOf(risk::rating(settings, row->current)),
                                 textOf(risk::rating(settings, row->target)),
                                 row->stale ? QStringLiteral("stale") : textOf(row->state),
                                 row->owner };
            for (QString &field : fields)
                field = spreadsheet::csvField(field);
            text += fields.join(u',') + QStringLiteral("\r\n");
        }
        Command::print(text);
    } else {
        printRows(*assessed, rows, true);
    }
    return status::done;
}

int decide(Command &command)
{
    QCommandLineParser &parser = command.parser();
    offerDecideOptions(parser);
    if (const auto left = command.begin(
                QStringLiteral("decide"), Text::tr("Confirms, dismisses or rates a threat."),
                { QStringLiteral("FILE") }, Command::Author | Command::Output))
        return *left;
    const QString state = parser.value(QStringLiteral("state"));
    const QString reason = parser.value(QStringLiteral("reason")).trimmed();
    const std::optional<DecisionState> wanted = enumFrom<DecisionState>(state);
    const bool rates =
            parser.isSet(QStringLiteral("likelihood")) || parser.isSet(QStringLiteral("impact"));
    if (!wanted && !(rates && state.isEmpty()))
        return Command::refuse(
                { Text::tr("--state: expected one of %1").arg(enumChoices<DecisionState>()) });
    if ((wanted == DecisionState::Dismissed || rates) && reason.isEmpty())
        return Command::refuse({ Text::tr("dismissing and rating need a reason"),
                                 {},
                                 Text::tr("Give one with --reason.") });
    const auto level = [&](const char *name) {
        return qRound(parser.value(QLatin1String(name)).toDouble() * 1000);
    };
    for (const char *name : { "likelihood", "impact" }) {
        if (parser.isSet(QLatin1String(name)) && (level(name) < 1000 || level(name) > 5000))
            return Command::refuse(
                    { Text::tr("--%1: expected a level from 1 to 5").arg(QLatin1String(name)) });
    }
    Result<Change> change = Change::open(command.argument(0), command);
    if (!change)
        return Command::refuse(change.error());
    const ThreatRow *row = change->threats().row(parser.value(QStringLiteral("threat")));
    if (!row)
        return Command::refuse(
                { Text::tr("there is no threat \"%1\"").arg(parser.value(QStringLiteral("threat"))),
                  command.argument(0), Text::tr("redoubtctl register prints the keys.") });
    const QString title = row->title;
    // Asked anew for each step: the first may make the decision that the second changes.
    const auto said = [&] {
        const ThreatRow *now = change->threats().row(parser.value(QStringLiteral("threat")));
        return decidedFrom(*now, change->project(), change->threats(), command.author(),
                           command.today());
    };
    Result<void> done;
    if (wanted)
        done = change->push(operations::decide(change->project(), said(), *wanted, reason),
                            { operationOf(*wanted), { title } });
    // An axis that is not named keeps what the team said of it before.
    const Decision *known =
            operations::decisionOn(change->project(), parser.value(QStringLiteral("threat")));
    const auto rated = [&](const char *name, int before) {
        return parser.isSet(QLatin1String(name)) ? level(name) : before;
    };
    const int likelihood = rated("likelihood", known ? known->likelihood : 0);
    const int impact = rated("impact", known ? known->impact : 0);
    if (done && rates)
        done = change->push(operations::rate(change->project(), said(), likelihood, impact, reason),
                            { QStringLiteral("rate"), { title } });
    if (done)
        done = change->finish(parser.value(QStringLiteral("output")));
    return done ? status::done : Command::refuse(done.error());
}

} // namespace commands
