#include "app/redoubtctl/commands/commands.h"
#include "model/baseline/freeze.h"
#include "model/exchange/pinned.h"
#include "model/report/partnerview.h"
#include "model/report/reportedbaseline.h"
#include "model/report/reportedchange.h"
#include "model/store/publish.h"
#include "model/store/verification.h"
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
            { QStringLiteral("baseline"),
              Text::tr("Report this baseline (B1, its name or id) instead of the working state."),
              QStringLiteral("baseline") },
            { QStringLiteral("since"), Text::tr("Say what changed since this baseline."),
              QStringLiteral("baseline") },
            { QStringLiteral("paper"), Text::tr("a4 or letter (a4)."), QStringLiteral("paper"),
              QStringLiteral("a4") },
    });
}

Error unknownWord(const QString &option, const QString &word, const QString &choices)
{
    return { Text::tr("--%1: there is no \"%2\"").arg(option, word),
             {},
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
            return Error { Text::tr("a partner's report has no section \"%1\"").arg(word),
                           {},
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
    return Error {
        options.zoneOperator.isEmpty()
                ? Text::tr("whose zones?")
                : Text::tr("no zone is operated by \"%1\"").arg(options.zoneOperator),
        {},
        Text::tr("Say --operator with one of: %1.").arg(known.join(QStringLiteral(", ")))
    };
}

/// What is reported: the project as it is, or as a baseline froze it.
struct Reported
{
    CatalogsPointer catalogs;
    StoredProject stored;
    std::unique_ptr<Register> threats;
};

Result<Reported> derived(StoredProject stored, const CatalogsPointer &own, const QDate &today)
{
    Reported reported { pinned::catalogsOf(stored.project, stored.catalogs, own).catalogs,
                        std::move(stored), nullptr };
    reported.threats = std::make_unique<Register>(reported.catalogs);
    reported.threats->reset(reported.stored.project, today);
    return reported;
}

Result<Baseline> baselineCalled(const StoredProject &stored, const QString &called,
                                const QString &path)
{
    const Baseline *found = baseline::find(stored.baselines, called);
    if (found)
        return *found;
    return Error { Text::tr("there is no baseline \"%1\", or several have that name").arg(called),
                   path, Text::tr("Give its number (B1) or its id.") };
}

/// Reads the working state, or a baseline after checking the whole file: a report of an altered
/// baseline would lie.
Result<Reported> read(const QString &path, const QString &called, const CatalogsPointer &own,
                      ReportOptions &options)
{
    Result<StoredProject> stored = ProjectFile::read(path);
    if (!stored)
        return stored.error();
    options.entries = stored->entries.size();
    if (options.entries > 0)
        options.head = QString::fromLatin1(stored->entries.last().hash.toHex());
    if (called.isEmpty())
        return derived(std::move(*stored), own, options.date);
    const Result<Baseline> frozen = baselineCalled(*stored, called, path);
    if (!frozen)
        return frozen.error();
    const Result<Verification> verified = verify(path);
    if (!verified)
        return verified.error();
    if (!verified->ok)
        return Error { verified->problem, path,
                       Text::tr("The file was altered; a baseline in it is not reported.") };
    for (const BaselineFinding &finding : verified->baselines) {
        if (finding.baseline.id == frozen->id)
            options.baseline = reportedbaseline::of(finding.baseline, finding.people);
    }
    options.entries = frozen->entries;
    options.head = QString::fromLatin1(frozen->journal.toHex());
    Result<StoredProject> then = ProjectFile::readAt(path, frozen->journal);
    if (!then)
        return then.error();
    return derived(std::move(*then), own, options.date);
}

/// What lies between a baseline and what is reported.
Result<ReportedChange> changeSince(const QString &path, const QString &called,
                                   const CatalogsPointer &own, const Reported &now,
                                   const QDate &today)
{
    const Result<Baseline> since = baselineCalled(now.stored, called, path);
    if (!since)
        return since.error();
    Result<StoredProject> stored = ProjectFile::readAt(path, since->journal);
    if (!stored)
        return stored.error();
    const Result<Reported> then = derived(std::move(*stored), own, today);
    if (!then)
        return then.error();
    const QList<FrozenThreat> before = freezing::rowsOf(*then->threats);
    const QList<FrozenThreat> after = freezing::rowsOf(*now.threats);
    return reportedchange::of(*since,
                              differenceOf({ then->stored.project, before, then->catalogs },
                                           { now.stored.project, after, now.catalogs }, {}));
}

} // namespace

namespace commands {

int report(Command &command)
{
    addOptions(command.parser());
    if (const auto left = command.begin(
                QStringLiteral("report"),
                Text::tr(
                        "Writes the risk-assessment report (-o OUT.pdf, .html, .odt, .xlsx, .md or "
                        ".csv)."),
                { QStringLiteral("FILE") }, Command::Output))
        return *left;
    const QString output = command.parser().value(QStringLiteral("output"));
    const std::optional<reportfile::Format> format =
            reportfile::formatOf(QFileInfo(output).suffix());
    if (!format)
        return Command::refuse(
                { Text::tr("the report is written as PDF, HTML, ODT, XLSX, Markdown or CSV"),
                  output, Text::tr("Name it with -o OUT.pdf, .html, .odt, .xlsx, .md or .csv.") });
    const QString paperWord = command.parser().value(QStringLiteral("paper"));
    const std::optional<Paper> paper = enumFrom<Paper>(paperWord.toLower());
    if (!paper)
        return Command::refuse(
                unknownWord(QStringLiteral("paper"), paperWord, enumChoices<Paper>()));
    Result<ReportOptions> options = optionsOf(command, command.parser());
    if (!options)
        return Command::refuse(options.error());
    const Result<CatalogsPointer> own = programCatalogs(command.argument(0));
    if (!own)
        return Command::refuse(own.error());
    const Result<Reported> reported =
            read(command.argument(0), command.parser().value(QStringLiteral("baseline")), *own,
                 *options);
    if (!reported)
        return Command::refuse(reported.error());
    if (const QString since = command.parser().value(QStringLiteral("since")); !since.isEmpty()) {
        const Result<ReportedChange> change =
                changeSince(command.argument(0), since, *own, *reported, options->date);
        if (!change)
            return Command::refuse(change.error());
        options->since = *change;
    }
    const Project &project = reported->stored.project;
    if (const Result<void> known = checkOperator(*options, project); !known)
        return Command::refuse(known.error());
    const Result<QByteArray> bytes =
            reportfile::write(project, *reported->threats, *options, *format, *paper);
    if (!bytes)
        return Command::refuse(bytes.error());
    const Result<void> done = publish::writeFile(output, *bytes);
    return done ? status::done : Command::refuse(done.error());
}

} // namespace commands
