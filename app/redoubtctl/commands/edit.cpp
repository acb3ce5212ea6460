#include "app/redoubtctl/commands/commands.h"
#include "app/redoubtctl/commands/script.h"

#include <QCoreApplication>
#include <QFile>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(edit)
};

/// The lines of a script; "-" is standard input.
Result<QStringList> linesOf(const QString &path)
{
    QFile file(path);
    const bool open =
            path == u"-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!open)
        return Error { Text::tr("the script cannot be read: %1").arg(file.errorString()), path,
                       Text::tr("Check its name and permissions.") };
    return QString::fromUtf8(file.readAll()).split(u'\n');
}

} // namespace

int commands::edit(Command &command)
{
    command.parser().addOption({ QStringLiteral("script"),
                                 Text::tr("The steps, one a line; - is standard input."),
                                 QStringLiteral("file"), QStringLiteral("-") });
    command.parser().addOption(
            { QStringLiteral("keep-going"), Text::tr("Go on after a line that fails.") });
    if (const auto left = command.begin(
                QStringLiteral("edit"),
                Text::tr(
                        "Makes the steps of a script, each kept before the next begins, and saves. "
                        "Lines: name TEXT | zone NAME [IN] | element TYPE NAME [ZONE] | flow "
                        "SOURCE "
                        "TARGET | rename OLD NEW | remove NAME | undo | redo | save. Names with "
                        "spaces stand in double quotes; # begins a remark."),
                { QStringLiteral("FILE") }, Command::Author | Command::Output))
        return *left;
    const Result<QStringList> lines = linesOf(command.parser().value(QStringLiteral("script")));
    if (!lines)
        return Command::refuse(lines.error());
    Result<std::unique_ptr<ProjectFile>> file =
            ProjectFile::open(command.argument(0), Command::workFolder());
    if (!file)
        return Command::refuse(file.error());
    Document document((*file)->project(), (*file)->journal(),
                      Session { command.author(), [at = command.now()] { return at; } });
    const QString output = command.parser().value(QStringLiteral("output"));
    Script script(**file, document, output);
    const bool keepGoing = command.parser().isSet(QStringLiteral("keep-going"));
    bool failed = false;
    for (qsizetype number = 1; number <= lines->size() && (!failed || keepGoing); ++number) {
        const Result<QString> said = script.run(lines->at(number - 1));
        if (!said) {
            Command::tell(Text::tr("redoubtctl: line %1: %2").arg(number).arg(said.error().text()));
            failed = true;
        } else if (!said->isEmpty()) {
            Command::print(QStringLiteral("%1 %2\n").arg(number).arg(*said));
        }
    }
    // What was made is saved even when a later line failed; what cannot be saved stays for
    // recovery.
    const Result<QString> saved = script.save();
    if (!saved)
        return Command::refuse(saved.error());
    Command::print(*saved + u'\n');
    return failed ? status::failed : status::done;
}
