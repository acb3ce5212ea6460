#include "app/redoubtctl/commands/commands.h"
#include "app/redoubtctl/commands/place.h"
#include "model/core/operations/change.h"
#include "model/core/operations/decide.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

using nlohmann::ordered_json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(controls)
};

int list(Command &command)
{
    const Result<StoredProject> stored = ProjectFile::read(command.argument(0));
    if (!stored)
        return Command::refuse(stored.error());
    const Project &project = stored->project;
    ordered_json out = ordered_json::array();
    QList<QStringList> table { { Text::tr("control"), Text::tr("status"), Text::tr("cover"),
                                 Text::tr("placed on"), Text::tr("id") } };
    for (const Control *control : project.all<Control>()) {
        ordered_json places = ordered_json::array();
        QList<const ControlPlacement *> placements;
        project.forEach<ControlPlacement>([&](const ControlPlacement &p) {
            if (p.control == control->id)
                placements.append(&p);
        });
        std::ranges::sort(placements, {}, [](const ControlPlacement *p) { return p->id.value(); });
        for (const ControlPlacement *placement : placements) {
            const Record *subject = project.find(placement->subject);
            const QString name =
                    placement->subjectKind == SubjectKind::Flow
                            ? subjectName(project, RecordKind::Flow, placement->subject.value())
                    : subject ? nameOf(*subject)
                              : Text::tr("whole project");
            table.append({ control->name, textOf(control->status),
                           QStringLiteral("%1 %").arg(placement->coverage), name,
                           control->id.text() });
            places.push_back({ { "kind", textOf(placement->subjectKind).toStdString() },
                               { "id", placement->subject.text().toStdString() },
                               { "name", name.toStdString() },
                               { "coverage", placement->coverage } });
        }
        out.push_back({ { "id", control->id.text().toStdString() },
                        { "control", control->catalogId.toStdString() },
                        { "name", control->name.toStdString() },
                        { "status", textOf(control->status).toStdString() },
                        { "due", control->due.toStdString() },
                        { "places", places } });
    }
    if (command.json())
        Command::print(QByteArray::fromStdString(out.dump(2)) + '\n');
    else
        Command::printTable(table);
    return status::done;
}

int place(Command &command, ControlStatus wanted, int coverage)
{
    Result<Change> change = Change::open(command.argument(0), command);
    if (!change)
        return Command::refuse(change.error());
    const QString id = command.argument(2);
    const ControlEntry *entry = change->catalogs().control(id);
    if (!entry)
        return Command::refuse({ Text::tr("there is no control \"%1\"").arg(id),
                                 {},
                                 Text::tr("redoubtctl catalog show controls lists them.") });
    const Result<Place> where =
            placeOf(change->project(), command.parser().value(QStringLiteral("on")));
    if (!where)
        return Command::refuse(where.error());
    Control control;
    control.id = Id<Control>::create();
    control.name = entry->name;
    control.catalogId = entry->id;
    control.family = entry->family;
    control.status = wanted;
    control.due = command.parser().value(QStringLiteral("due"));
    Result<void> done =
            change->push(operations::placeControl(change->project(), control, where->kind,
                                                  where->subject, coverage),
                         { QStringLiteral("place-control"), { entry->name } });
    if (done)
        done = change->finish(command.parser().value(QStringLiteral("output")));
    if (!done)
        return Command::refuse(done.error());
    for (const QString &type : entry->introduces)
        Command::tell(Text::tr("It brings a %1 along: draw it, so that its threats are proposed.")
                              .arg(inSentence(change->catalogs().vocabulary.name(type))));
    Command::print(control.id.text() + u'\n');
    return status::done;
}

int set(Command &command, std::optional<ControlStatus> wanted)
{
    Result<Change> change = Change::open(command.argument(0), command);
    if (!change)
        return Command::refuse(change.error());
    const Id<Control> id(QUuid::fromString(command.argument(2)));
    const Control *control = change->project().find(id);
    if (!control)
        return Command::refuse(
                { Text::tr("there is no control with the id \"%1\"").arg(command.argument(2)),
                  command.argument(0), Text::tr("redoubtctl control FILE list prints the ids.") });
    const QString name = control->name;
    const QCommandLineParser &parser = command.parser();
    const Edit edit = operations::change(change->project(), id, [&](Control &c) {
        c.status = wanted.value_or(c.status);
        if (parser.isSet(QStringLiteral("due")))
            c.due = parser.value(QStringLiteral("due"));
    });
    Result<void> done = change->push(edit, { QStringLiteral("change-control"), { name } });
    if (done)
        done = change->finish(parser.value(QStringLiteral("output")));
    return done ? status::done : Command::refuse(done.error());
}

} // namespace

namespace commands {

int control(Command &command)
{
    QCommandLineParser &parser = command.parser();
    parser.addOption({ QStringLiteral("on"),
                       Text::tr("Where: an id, a unique name, crossing:ZONE, or project."),
                       QStringLiteral("subject") });
    parser.addOption(
            { QStringLiteral("status"),
              Text::tr("proposed, planned, implemented, verified, not-applicable or rejected."),
              QStringLiteral("status") });
    parser.addOption({ QStringLiteral("coverage"),
                       Text::tr("How much of the place it covers, 1 to 100 per cent."),
                       QStringLiteral("percent"), QStringLiteral("100") });
    parser.addOption(
            { QStringLiteral("due"), Text::tr("Due date (yyyy-mm-dd)."), QStringLiteral("day") });
    if (const auto left = command.begin(
                QStringLiteral("control"),
                Text::tr("place ID: puts a control of the catalog somewhere; set ID: changes one; "
                         "list."),
                { QStringLiteral("FILE"), QStringLiteral("ACTION"), QStringLiteral("[ID]") },
                Command::Json | Command::Author | Command::Output))
        return *left;
    const QString action = command.argument(1);
    if (action == u"list")
        return list(command);
    const QString text = parser.value(QStringLiteral("status"));
    const std::optional<ControlStatus> wanted = enumFrom<ControlStatus>(text);
    if (!text.isEmpty() && !wanted)
        return Command::refuse(
                { Text::tr("--status: expected one of %1").arg(enumChoices<ControlStatus>()) });
    if (parser.isSet(QStringLiteral("due"))
        && !QDate::fromString(parser.value(QStringLiteral("due")), Qt::ISODate).isValid())
        return Command::refuse({ Text::tr("--due: expected a day such as 2027-01-31") });
    const int coverage = parser.value(QStringLiteral("coverage")).toInt();
    if (coverage < 1 || coverage > 100)
        return Command::refuse({ Text::tr("--coverage: expected 1 to 100") });
    if (action == u"place")
        return place(command, wanted.value_or(ControlStatus::Planned), coverage);
    if (action == u"set")
        return set(command, wanted);
    return Command::refuse({ Text::tr("unknown action \"%1\"").arg(action),
                             {},
                             Text::tr("Known are: place, set, list.") });
}

} // namespace commands
