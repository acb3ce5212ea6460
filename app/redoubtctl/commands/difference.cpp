#include "app/redoubtctl/commands/difference.h"

#include "app/redoubtctl/command.h"
#include "model/baseline/difference.h"
#include "model/baseline/differenceoutput.h"
#include "model/baseline/freeze.h"
#include "model/core/replay.h"
#include "model/exchange/pinned.h"
#include "model/store/baselinetables.h"
#include "model/store/othercopy.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baselineDifference)
};

/// One side: a baseline, an entry of the journal, or now.
struct Side
{
    /// Empty for now.
    QByteArray entry;
    QUuid baseline;
    QString name;
    Project project;
    QList<FrozenThreat> threats;
    CatalogsPointer catalogs;
};

Error unknown(const QString &text)
{
    return { Text::tr("there is no baseline \"%1\"").arg(text),
             {},
             Text::tr("Give its name, its number (B1), its id, \"now\", or entry:N for a step of "
                      "the journal.") };
}

Result<Side> sideFrom(const QString &text, const OtherCopy &file, const QList<Baseline> &baselines)
{
    Side side;
    side.name = text;
    if (text == u"now")
        return side;
    const QList<JournalEntry> entries = file.journal().entries();
    if (text.startsWith(u"entry:")) {
        const int number = text.section(u':', 1).toInt();
        if (number < 1 || number > entries.size())
            return unknown(text);
        side.entry = entries.at(number - 1).hash;
        return side;
    }
    for (const Baseline &baseline : baselines) {
        if (text == QStringLiteral("B%1").arg(baseline.number) || text == baseline.name
            || text == baseline.id.toString(QUuid::WithoutBraces)) {
            side.entry = baseline.journal;
            side.baseline = baseline.id;
            side.name = baseline.name;
        }
    }
    return side.entry.isEmpty() ? Result<Side>(unknown(text)) : Result<Side>(side);
}

/// Fills a side with its records and its register: frozen where it was frozen, else derived.
Result<void> fill(Side &side, const OtherCopy &file, const QList<KeptCatalog> &kept,
                  const CatalogsPointer &own, const QDate &today)
{
    Result<Project> project = side.entry.isEmpty()
                                      ? Result<Project>(file.project())
                                      : replay::stateAt(file.project(), file.journal(), side.entry);
    if (!project)
        return project.error();
    side.project = std::move(*project);
    side.catalogs = pinned::catalogsOf(side.project, kept, own).catalogs;
    if (!side.baseline.isNull()) {
        Result<QList<FrozenThreat>> frozen =
                baselinetables::registerOf(file.journal().database(), side.baseline);
        if (!frozen)
            return frozen.error();
        side.threats = std::move(*frozen);
        return {};
    }
    Register threats(side.catalogs);
    threats.reset(side.project, today);
    side.threats = freezing::rowsOf(threats);
    return {};
}

} // namespace

int commands::baselineDifference(Command &command)
{
    const QString path = command.argument(0);
    const Result<OtherCopy> file = OtherCopy::open(path, OtherCopy::Check::Readable);
    if (!file)
        return Command::refuse(file.error());
    Database &database = file->journal().database();
    const Result<QList<Baseline>> baselines = baselinetables::read(database);
    const Result<QList<KeptCatalog>> kept = keptcatalogs::read(database);
    const Result<CatalogsPointer> own = programCatalogs(path);
    if (!baselines || !kept || !own)
        return Command::refuse(!baselines ? baselines.error() : !kept ? kept.error() : own.error());
    Result<Side> before = sideFrom(command.argument(2), *file, *baselines);
    Result<Side> after = sideFrom(command.argument(3), *file, *baselines);
    if (!before || !after)
        return Command::refuse(!before ? before.error() : after.error());
    for (Side *side : { &*before, &*after }) {
        if (Result<void> done = fill(*side, *file, *kept, *own, command.today()); !done)
            return Command::refuse(done.error());
    }
    // Steps run one way; looked at backwards nothing is said of who and when.
    Result<QList<JournalStep>> steps =
            before->entry.isEmpty() ? QList<JournalStep>()
                                    : stepsBetween(file->journal(), before->entry, after->entry);
    const Difference difference =
            differenceOf({ before->project, before->threats, before->catalogs },
                         { after->project, after->threats, after->catalogs },
                         steps ? *steps : QList<JournalStep>());
    const differenceoutput::Sides sides { before->name, before->entry, after->name, after->entry };
    if (command.json())
        Command::print(differenceoutput::asJson(difference, sides));
    else
        Command::print(differenceoutput::asText(difference, sides));
    return status::done;
}
