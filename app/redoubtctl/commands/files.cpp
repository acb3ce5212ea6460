#include "app/redoubtctl/commands/commands.h"
#include "model/exchange/nativejson.h"
#include "model/exchange/newproject.h"
#include "model/exchange/textform.h"
#include "model/store/importasdata.h"
#include "model/store/publish.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <nlohmann/json.hpp>

using nlohmann::ordered_json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(files)
};

/// Makes a new project file at `path` whose first journal entry is this Edit. What was taken out of
/// another file brings contents along.
int createAt(const QString &path, const Edit &edit, const Operation &operation,
             const Command &command, const importasdata::Taken &taken = {})
{
    if (QFile::exists(path))
        return Command::refuse(
                { Text::tr("the file exists already"), path, Text::tr("Choose another name.") });
    const Result<CatalogsPointer> catalogs = programCatalogs();
    if (!catalogs)
        return Command::refuse(catalogs.error());
    const QTemporaryDir work;
    Result<std::unique_ptr<ProjectFile>> file = ProjectFile::create(work.path());
    if (!file)
        return Command::refuse(file.error());
    if (Result<void> kept = importasdata::keepContents(**file, taken); !kept)
        return Command::refuse(kept.error());
    if (Result<void> filled = newproject::fill(**file, edit, operation, **catalogs,
                                               { command.author(), command.now() });
        !filled)
        return Command::refuse(filled.error());
    if (Result<void> saved = (*file)->save(path); !saved)
        return Command::refuse(saved.error());
    return status::done;
}

std::string utf8(const QString &text)
{
    return text.toStdString();
}

} // namespace

namespace commands {

int newProject(Command &command)
{
    command.parser().addOption({ QStringLiteral("template"),
                                 Text::tr("The template to start from."), QStringLiteral("id") });
    if (const auto left = command.begin(QStringLiteral("new"),
                                        Text::tr("Makes a project from a bundled template."),
                                        { QStringLiteral("OUT") }, Command::Author))
        return *left;
    const QString id = command.parser().value(QStringLiteral("template"));
    if (id.isEmpty()) {
        const Edit edit = newproject::empty(QFileInfo(command.argument(0)).completeBaseName(),
                                            Text::tr("Overview"));
        return createAt(command.argument(0), edit, { QStringLiteral("new-project"), {} }, command);
    }
    const Result<newproject::FromTemplate> made = newproject::fromTemplate(id);
    if (!made)
        return Command::refuse(made.error());
    return createAt(command.argument(0), made->edit,
                    { QStringLiteral("new-project"), { made->name } }, command);
}

int importProject(Command &command)
{
    if (const auto left = command.begin(
                QStringLiteral("import"),
                Text::tr("Reads native JSON, or what a project file says apart from its "
                         "history, into a new project file (-o)."),
                { QStringLiteral("IN") }, Command::Author | Command::Output))
        return *left;
    const QString output = command.parser().value(QStringLiteral("output"));
    if (output.isEmpty())
        return Command::refuse(
                { Text::tr("where to?"), {}, Text::tr("Name the new project file with -o.") });
    const QString input = command.argument(0);
    const Operation operation { QStringLiteral("import"), { QFileInfo(input).fileName() } };
    importasdata::Taken taken;
    if (importasdata::applies(input)) {
        Result<importasdata::Taken> read = importasdata::read(input);
        if (!read)
            return Command::refuse(read.error());
        taken = std::move(*read);
    } else {
        QFile source(input);
        if (!source.open(QIODevice::ReadOnly))
            return Command::refuse(
                    { Text::tr("the file cannot be read: %1").arg(source.errorString()), input,
                      Text::tr("Check the name and its permissions.") });
        Result<Edit> edit = nativejson::read(source.readAll(), input);
        if (!edit)
            return Command::refuse(edit.error());
        taken.edit = std::move(*edit);
    }
    const int done = createAt(output, taken.edit, operation, command, taken);
    if (done != status::done)
        return done;
    Command::print(Text::tr("%1 records read.\n").arg(taken.edit.patches().size()));
    for (const QString &line : std::as_const(taken.leftOut))
        Command::print(Text::tr("Left out: %1\n").arg(line));
    return done;
}

int exportProject(Command &command)
{
    command.parser().addOption(
            { QStringLiteral("format"),
              Text::tr("\"json\", the native form, or \"text\", which diffs well."),
              QStringLiteral("format"), QStringLiteral("json") });
    if (const auto left = command.begin(
                QStringLiteral("export"),
                Text::tr("Writes everything but the history, as native JSON or text."),
                { QStringLiteral("FILE") }, Command::Output))
        return *left;
    const QString format = command.parser().value(QStringLiteral("format"));
    if (format != u"json" && format != u"text")
        return Command::refuse(
                { Text::tr("unknown format"), {}, Text::tr("Known are: json, text.") });
    const Result<StoredProject> stored = ProjectFile::read(command.argument(0));
    if (!stored)
        return Command::refuse(stored.error());
    const QByteArray bytes = format == u"text" ? textform::write(stored->project)
                                               : nativejson::write(stored->project);
    const QString output = command.parser().value(QStringLiteral("output"));
    if (output.isEmpty()) {
        Command::print(bytes);
        return status::done;
    }
    const Result<void> done = publish::writeFile(output, bytes);
    return done ? status::done : Command::refuse(done.error());
}

int info(Command &command)
{
    if (const auto left =
                command.begin(QStringLiteral("info"), Text::tr("Says what a project file holds."),
                              { QStringLiteral("FILE") }, Command::Json))
        return *left;
    const Result<StoredProject> stored = ProjectFile::read(command.argument(0));
    if (!stored)
        return Command::refuse(stored.error());
    const Project &project = stored->project;
    const QString head = stored->entries.isEmpty()
                                 ? QString()
                                 : QString::fromLatin1(stored->entries.last().hash.toHex());
    if (command.json()) {
        ordered_json out;
        out["name"] = utf8(project.settings().name);
        for (const RecordKind kind : allRecordKinds())
            out["records"][nameOf(kind).many] = project.count(kind);
        out["catalogs"] = ordered_json::array();
        for (const CatalogPin *pin : project.all<CatalogPin>())
            out["catalogs"].push_back({ { "id", utf8(pin->catalog) },
                                        { "version", utf8(pin->version) },
                                        { "sha256", utf8(pin->sha256) } });
        out["journal"] = { { "entries", stored->entries.size() }, { "head", utf8(head) } };
        Command::print(QByteArray::fromStdString(out.dump(2)) + '\n');
        return status::done;
    }
    QList<QStringList> rows { { Text::tr("project"), project.settings().name } };
    for (const RecordKind kind : allRecordKinds()) {
        if (project.count(kind) > 0 && kind != RecordKind::Settings)
            rows.append({ QString::fromLatin1(nameOf(kind).many),
                          QString::number(project.count(kind)) });
    }
    rows.append({ Text::tr("journal entries"), QString::number(stored->entries.size()) });
    rows.append({ Text::tr("journal head"), head });
    Command::printTable(rows);
    return status::done;
}

} // namespace commands
