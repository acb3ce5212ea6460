#include "app/redoubtctl/commands/commands.h"
#include "model/core/operations/diagrams.h"
#include "model/store/publish.h"
#include "views/canvas/pictures/picturefile.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(picture)
};

void addOptions(QCommandLineParser &parser)
{
    parser.addOptions({
            { QStringLiteral("diagram"),
              Text::tr("The diagram's name, or its number from 1 (PDF: all; else the first)."),
              QStringLiteral("name") },
            { QStringLiteral("scale"), Text::tr("PNG: pixels a unit, 0.1 to 16 (2)."),
              QStringLiteral("number"), QStringLiteral("2") },
            { QStringLiteral("tiled"),
              Text::tr("PDF: at its own size over as many pages as it takes.") },
            { QStringLiteral("paper"), Text::tr("PDF: a4 or letter (a4)."), QStringLiteral("paper"),
              QStringLiteral("a4") },
    });
}

/// What the options ask for; `output` names the format.
Result<picturefile::Options> optionsOf(const QCommandLineParser &parser, const QString &output)
{
    picturefile::Options options;
    const std::optional<picturefile::Format> format =
            picturefile::formatOf(QFileInfo(output).suffix());
    if (!format)
        return Error { Text::tr("a picture is written as SVG, PNG or PDF"), output,
                       Text::tr("Name it with -o OUT.svg, .png or .pdf.") };
    options.format = *format;
    const QString scale = parser.value(QStringLiteral("scale"));
    bool known = false;
    options.scale = scale.toDouble(&known);
    if (!known || !(options.scale >= 0.1 && options.scale <= 16))
        return Error { Text::tr("--scale: \"%1\" is no number from 0.1 to 16").arg(scale), {}, {} };
    if (parser.isSet(QStringLiteral("tiled")))
        options.pages = PicturePages::Way::Tiled;
    const QString paper = parser.value(QStringLiteral("paper"));
    const std::optional<Paper> sheet = enumFrom<Paper>(paper.toLower());
    if (!sheet)
        return Error { Text::tr("--paper: there is no \"%1\"").arg(paper),
                       {},
                       Text::tr("Known are: %1.").arg(enumChoices<Paper>()) };
    options.paper = *sheet;
    return options;
}

/// The sheets of one diagram, or of all when none is called.
Result<QList<PictureSheet>> sheetsOf(const Assessed &assessed, const QString &called)
{
    const Project &project = assessed.project();
    if (called.isEmpty())
        return picturefile::allSheets(project, *assessed.threats);
    QStringList names;
    QList<const Diagram *> found;
    const QList<const Diagram *> all = operations::diagramsInOrder(project);
    for (const Diagram *diagram : all) {
        names.append(QStringLiteral("\"%1\"").arg(diagram->name));
        if (diagram->name == called)
            found.append(diagram);
    }
    if (found.isEmpty()) {
        if (const Diagram *numbered = all.value(called.toInt() - 1))
            found.append(numbered);
    }
    if (found.size() != 1)
        return Error {
            found.isEmpty() ? Text::tr("there is no diagram \"%1\"").arg(called)
                            : Text::tr("several diagrams are called \"%1\"").arg(called),
            {},
            Text::tr("Give a name or a number from 1: %1.").arg(names.join(QStringLiteral(", ")))
        };
    return QList<PictureSheet> { { DiagramPicture(project, *assessed.threats, found.first()->id),
                                   found.first()->name } };
}

} // namespace

namespace commands {

int picture(Command &command)
{
    addOptions(command.parser());
    if (const auto left =
                command.begin(QStringLiteral("picture"),
                              Text::tr("Writes a diagram as a picture (-o OUT.svg, .png or .pdf)."),
                              { QStringLiteral("FILE") }, Command::Output))
        return *left;
    const QString output = command.parser().value(QStringLiteral("output"));
    const Result<picturefile::Options> options = optionsOf(command.parser(), output);
    if (!options)
        return Command::refuse(options.error());
    const Result<Assessed> assessed = Assessed::read(command.argument(0), command.today());
    if (!assessed)
        return Command::refuse(assessed.error());
    const Result<QList<PictureSheet>> sheets =
            sheetsOf(*assessed, command.parser().value(QStringLiteral("diagram")));
    if (!sheets)
        return Command::refuse(sheets.error());
    const Result<QByteArray> bytes = picturefile::write(*sheets, *options);
    if (!bytes)
        return Command::refuse(bytes.error());
    const Result<void> done = publish::writeFile(output, *bytes);
    return done ? status::done : Command::refuse(done.error());
}

} // namespace commands
