#include "app/redoubtctl/commands/commands.h"
#include "model/report/partnerview.h"
#include "model/store/publish.h"
#include "views/report/reportfile.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(report)
};

void addOptions(QCommandLineParser &parser)
{
    parser.addOptions({
            { QStringLiteral("audience"),
              Text::tr("Who it is for: %1 (technical).").arg(enumChoices<Audience>()),
              QStringLiteral("audience"), QStringLiteral("technical") },
            { QStringLiteral("sections"),
              Text::tr("Only these sections, with commas between: %1.")
                      .arg(enumChoices<ReportSection>()),
              QStringLiteral("sections") },
            { QStringLiteral("operator"),
              Text::tr("For a partner: the zone operator whose zones are shown."),
              QStringLiteral("id") },
            { QStringLiteral("paper"), Text::tr("a4 or letter (a4)."), QStringLiteral("paper"),
              QStringLiteral("a4") },
    });
}

Error unknownWord(const QString &option, const QString &word, const QString &choices)
{
    return { Text::tr("--%1: there is no \"%2\"").arg(option, word), {},
             Text::tr("Known are: %1.").arg(choices) };
}

/// What the options ask for, as far as it can be told without the project.
Result<ReportOptions> optionsOf(const Command &command, const QCommandLineParser &parser)
{
    ReportOptions options;
    options.date = command.today();
    const QString audience = parser.value(QStringLiteral("audience"));
    const std::optional<Audience> known = enumFrom<Audience>(audience);
    if (!known)
        return unknownWord(QStringLiteral("audience"), audience, enumChoices<Audience>());
    options.audience = *known;
    const QStringList words =
            parser.value(QStringLiteral("sections")).split(u',', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const std::optional<ReportSection> section = enumFrom<ReportSection>(word.trimmed());
        if (!section)
            return unknownWord(QStringLiteral("sections"), word, enumChoices<ReportSection>());
        if (!reportsection::allowed(*section, options.audience))
            return Error { Text::tr("a partner's report has no section \"%1\"").arg(word), {},
                           Text::tr("It would show what others run.") };
        options.sections.append(*section);
    }
    options.zoneOperator = parser.value(QStringLiteral("operator"));
    return options;
}

Result<void> checkOperator(const ReportOptions &options, const Project &project)
{
    if (options.audience != Audience::Partner)
        return {};
    const QStringList known = partnerview::operatorsOf(project);
    if (known.contains(options.zoneOperator))
        return {};
    return Error { options.zoneOperator.isEmpty()
                           ? Text::tr("whose zones?")
                           : Text::tr("no zone is operated by \"%1\"").arg(options.zoneOperator),
                   {},
                   Text::tr("Say --operator with one of: %1.").arg(known.join(QStringLiteral(", "))) };
}

} // namespace

namespace commands {

int report(Command &command)
{
    addOptions(command.parser());
    if (const auto left = command.begin(
                QStringLiteral("report"),
                Text::tr("Writes the risk-assessment report (-o OUT.pdf, .html, .odt, .xlsx, .md or "
                         ".csv)."),
                { QStringLiteral("FILE") }, Command::Output))
        return *left;
    const QString output = command.parser().value(QStringLiteral("output"));
    const std::optional<reportfile::Format> format =
            reportfile::formatOf(QFileInfo(output).suffix());
    if (!format)
        return Command::refuse(
                { Text::tr("the report is written as PDF, HTML, ODT, XLSX, Markdown or CSV"), output,
                  Text::tr("Name it with -o OUT.pdf, .html, .odt, .xlsx, .md or .csv.") });
    const QString paperWord = command.parser().value(QStringLiteral("paper"));
    const std::optional<Paper> paper = enumFrom<Paper>(paperWord.toLower());
    if (!paper)
        return Command::refuse(
                unknownWord(QStringLiteral("paper"), paperWord, enumChoices<Paper>()));
    Result<ReportOptions> options = optionsOf(command, command.parser());
    if (!options)
        return Command::refuse(options.error());
    const Result<Assessed> assessed = Assessed::read(command.argument(0), command.today());
    if (!assessed)
        return Command::refuse(assessed.error());
    if (const Result<void> known = checkOperator(*options, assessed->project()); !known)
        return Command::refuse(known.error());
    options->entries = assessed->stored.entries.size();
    if (options->entries > 0)
        options->head = QString::fromLatin1(assessed->stored.entries.last().hash.toHex());
    const Result<QByteArray> bytes = reportfile::write(assessed->project(), *assessed->threats,
                                                       *options, *format, *paper);
    if (!bytes)
        return Command::refuse(bytes.error());
    const Result<void> done = publish::writeFile(output, *bytes);
    return done ? status::done : Command::refuse(done.error());
}

} // namespace commands
