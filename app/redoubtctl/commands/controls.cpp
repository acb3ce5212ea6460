#include "model/core/operations/controls.h"

#include "app/redoubtctl/commands/commands.h"
#include "app/redoubtctl/commands/place.h"
#include "model/core/operations/decide.h"

#include <QCoreApplication>
#include <QFile>

#include <nlohmann/json.hpp>

using nlohmann::ordered_json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(controls)
};

std::string personName(const Project &project, const Id<Person> &id)
{
    const Person *person = project.find(id);
    return person ? person->name.toStdString() : std::string();
}

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
                        { "owner", personName(project, control->owner) },
                        { "verifier", personName(project, control->verifier) },
                        { "verified-on", control->verifiedOn.toStdString() },
                        { "evidence", operations::evidenceOf(project, control->id).size() },
                        { "places", places } });
    }
    if (command.json())
        Command::print(QByteArray::fromStdString(out.dump(2)) + '\n');
    else
        Command::printTable(table);
    return status::done;
}

/// What the options say of the control itself; people are added to `edit` when they are new.
std::function<void(Control &)> wantedChange(Command &command, const Project &project,
                                            std::optional<ControlStatus> status, Edit &edit)
{
    const auto value = [&](const char *name) {
        return command.parser().value(QLatin1String(name)).trimmed();
    };
    const auto person = [&](const char *name) {
        return operations::personNamed(project, value(name), edit);
    };
    const Id<Person> owner = person("owner");
    const Id<Person> verifier = person("verifier");
    return [=](Control &control) {
        const auto text = [&](const char *name, QString &field) {
            if (const QString given = value(name); !given.isEmpty())
                field = given;
        };
        const auto money = [&](const char *name, qint64 &field) {
            if (const QString given = value(name); !given.isEmpty())
                field = given.toLongLong() * 100;
        };
        control.status = status.value_or(control.status);
        if (!owner.isNull())
            control.owner = owner;
        if (!verifier.isNull())
            control.verifier = verifier;
        text("due", control.due);
        text("method", control.verificationMethod);
        text("verified-on", control.verifiedOn);
        if (const QString months = value("period"); !months.isEmpty())
            control.verificationPeriod = months.toInt();
        money("cost", control.cost);
        money("cost-per-year", control.costPerYear);
    };
}

int finish(Command &command, Change &change, const Edit &edit, const Operation &operation)
{
    Result<void> done = change.push(edit, operation);
    if (done)
        done = change.finish(command.parser().value(QStringLiteral("output")));
    return done ? status::done : Command::refuse(done.error());
}

int place(Command &command, std::optional<ControlStatus> wanted, int coverage)
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
    control.status = ControlStatus::Planned;
    Edit edit;
    wantedChange(command, change->project(), wanted, edit)(control);
    Project withPeople = change->project();
    withPeople.apply(edit);
    if (control.status == ControlStatus::Verified) {
        if (const Result<void> ok = operations::verifiable(withPeople, control, command.today());
            !ok)
            return Command::refuse(ok.error());
    }
    edit = merged(edit, operations::placeControl(withPeople, control, where->kind, where->subject,
                                                 coverage));
    const int left =
            finish(command, *change, edit, { QStringLiteral("place-control"), { entry->name } });
    if (left != status::done)
        return left;
    for (const QString &type : entry->introduces)
        Command::tell(Text::tr("It brings a %1 along: draw it, so that its threats are proposed.")
                              .arg(inSentence(change->catalogs().vocabulary.name(type))));
    Command::print(control.id.text() + u'\n');
    return status::done;
}

/// The control that the third argument names, or why there is none.
Result<Id<Control>> controlNamed(const Command &command, const Project &project)
{
    const Id<Control> id(QUuid::fromString(command.argument(2)));
    if (project.find(id))
        return id;
    return Error { Text::tr("there is no control with the id \"%1\"").arg(command.argument(2)),
                   command.argument(0), Text::tr("redoubtctl control FILE list prints the ids.") };
}

int set(Command &command, std::optional<ControlStatus> wanted, int coverage)
{
    Result<Change> change = Change::open(command.argument(0), command);
    if (!change)
        return Command::refuse(change.error());
    const Result<Id<Control>> id = controlNamed(command, change->project());
    if (!id)
        return Command::refuse(id.error());
    const QString name = change->project().find(*id)->name;
    Edit edit;
    const auto apply = wantedChange(command, change->project(), wanted, edit);
    Project withPeople = change->project();
    withPeople.apply(edit);
    const Result<Edit> changed =
            operations::changeControls(withPeople, { *id }, apply, command.today());
    if (!changed)
        return Command::refuse(changed.error());
    edit = merged(edit, *changed);
    if (command.parser().isSet(QStringLiteral("on"))) {
        const Result<Place> where =
                placeOf(change->project(), command.parser().value(QStringLiteral("on")));
        if (!where)
            return Command::refuse(where.error());
        edit = merged(edit,
                      operations::cover(withPeople, *id, where->kind, where->subject, coverage));
    }
    return finish(command, *change, edit, { QStringLiteral("change-control"), { name } });
}

int addEvidence(Command &command)
{
    Result<Change> change = Change::open(command.argument(0), command);
    if (!change)
        return Command::refuse(change.error());
    const Result<Id<Control>> id = controlNamed(command, change->project());
    if (!id)
        return Command::refuse(id.error());
    const auto value = [&](const char *name) {
        return command.parser().value(QLatin1String(name)).trimmed();
    };
    Evidence evidence;
    evidence.control = *id;
    evidence.note = value("note");
    evidence.link = value("link");
    evidence.provider = value("provider");
    evidence.scope = value("scope");
    evidence.expires = value("expires");
    evidence.by = command.author();
    evidence.on = command.today().toString(Qt::ISODate);
    std::optional<Attachment> file;
    if (const QString path = value("file"); !path.isEmpty()) {
        QFile from(path);
        // One byte more than the limit tells that there is more, whatever the size says.
        if (!from.open(QIODevice::ReadOnly))
            return Command::refuse({ from.errorString(), path, {} });
        const QByteArray bytes = from.read(operations::attachmentLimit + 1);
        const Result<Attachment> known = operations::attachmentOf(path, bytes);
        if (!known)
            return Command::refuse(known.error());
        if (const Result<void> kept = change->keepAttachment(bytes); !kept)
            return Command::refuse(kept.error());
        file = *known;
    }
    const Result<Edit> edit = operations::addEvidence(change->project(), evidence, file);
    if (!edit)
        return Command::refuse(edit.error());
    return finish(command, *change, *edit,
                  { QStringLiteral("add-evidence"), { change->project().find(*id)->name } });
}

void offerOptions(QCommandLineParser &parser)
{
    const auto add = [&](const char *name, const QString &does, const QString &value) {
        parser.addOption({ QLatin1String(name), does, value });
    };
    add("on", Text::tr("Where: an id, a unique name, crossing:ZONE, or project."),
        QStringLiteral("subject"));
    add("status", Text::tr("proposed, planned, implemented, verified, not-applicable or rejected."),
        QStringLiteral("status"));
    parser.addOption({ QStringLiteral("coverage"),
                       Text::tr("How much of the place it covers, 1 to 100 per cent."),
                       QStringLiteral("percent"), QStringLiteral("100") });
    add("due", Text::tr("Due date (yyyy-mm-dd)."), QStringLiteral("day"));
    add("owner", Text::tr("Who sees to it; a new name adds a person."), QStringLiteral("name"));
    add("verifier", Text::tr("Who verified it, other than the owner."), QStringLiteral("name"));
    add("method", Text::tr("How it was verified."), QStringLiteral("text"));
    add("verified-on", Text::tr("The day of the verification (yyyy-mm-dd)."),
        QStringLiteral("day"));
    add("period", Text::tr("Months that the verification holds."), QStringLiteral("months"));
    add("cost", Text::tr("What it costs once, in whole currency units."), QStringLiteral("amount"));
    add("cost-per-year", Text::tr("What it costs a year, in whole currency units."),
        QStringLiteral("amount"));
    add("note", Text::tr("Evidence: a remark."), QStringLiteral("text"));
    add("link", Text::tr("Evidence: an address (https, http or mailto)."), QStringLiteral("url"));
    add("file", Text::tr("Evidence: a file to keep in the project, at most 10 MB."),
        QStringLiteral("path"));
    add("provider", Text::tr("Evidence: who else attests it; needs scope and expiry."),
        QStringLiteral("name"));
    add("scope", Text::tr("Evidence: what the attestation covers."), QStringLiteral("text"));
    add("expires", Text::tr("Evidence: until when it counts (yyyy-mm-dd)."), QStringLiteral("day"));
}

/// What is wrong with the options before any file is looked at.
Result<void> checkOptions(const QCommandLineParser &parser)
{
    const QString text = parser.value(QStringLiteral("status"));
    if (!text.isEmpty() && !enumFrom<ControlStatus>(text))
        return Error { Text::tr("--status: expected one of %1").arg(enumChoices<ControlStatus>()) };
    for (const char *day : { "due", "verified-on", "expires" }) {
        if (parser.isSet(QLatin1String(day))
            && !QDate::fromString(parser.value(QLatin1String(day)), Qt::ISODate).isValid())
            return Error {
                Text::tr("--%1: expected a day such as 2027-01-31").arg(QLatin1String(day))
            };
    }
    for (const char *amount : { "cost", "cost-per-year", "period" }) {
        bool ok = false;
        if (parser.isSet(QLatin1String(amount))
            && (parser.value(QLatin1String(amount)).toInt(&ok) < 0 || !ok))
            return Error {
                Text::tr("--%1: expected a whole number from 0").arg(QLatin1String(amount))
            };
    }
    const int coverage = parser.value(QStringLiteral("coverage")).toInt();
    if (coverage < 1 || coverage > 100)
        return Error { Text::tr("--coverage: expected 1 to 100") };
    return {};
}

} // namespace

namespace commands {

int control(Command &command)
{
    QCommandLineParser &parser = command.parser();
    offerOptions(parser);
    if (const auto left = command.begin(
                QStringLiteral("control"),
                Text::tr("place ID: puts a control of the catalog somewhere; set ID: changes one; "
                         "evidence ID: shows that it does what it says; list."),
                { QStringLiteral("FILE"), QStringLiteral("ACTION"), QStringLiteral("[ID]") },
                Command::Json | Command::Author | Command::Output))
        return *left;
    const QString action = command.argument(1);
    if (action == u"list")
        return list(command);
    if (const Result<void> ok = checkOptions(parser); !ok)
        return Command::refuse(ok.error());
    const std::optional<ControlStatus> wanted =
            enumFrom<ControlStatus>(parser.value(QStringLiteral("status")));
    const int coverage = parser.value(QStringLiteral("coverage")).toInt();
    if (action == u"place")
        return place(command, wanted, coverage);
    if (action == u"set")
        return set(command, wanted, coverage);
    if (action == u"evidence")
        return addEvidence(command);
    return Command::refuse({ Text::tr("unknown action \"%1\"").arg(action),
                             {},
                             Text::tr("Known are: place, set, evidence, list.") });
}

} // namespace commands
