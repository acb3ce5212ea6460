#include "app/redoubtctl/commands/difference.h"

#include "app/redoubtctl/command.h"
#include "model/baseline/difference.h"
#include "model/baseline/freeze.h"
#include "model/core/replay.h"
#include "model/exchange/pinned.h"
#include "model/store/baselinetables.h"
#include "model/store/othercopy.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

using nlohmann::ordered_json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baselineDifference)
};

std::string utf8(const QString &text)
{
    return text.toStdString();
}

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

ordered_json jsonOf(const ChangeSource &source)
{
    return { { "number", source.number },
             { "entry", utf8(QString::fromLatin1(source.entry.toHex())) },
             { "at", utf8(source.at.toUTC().toString(Qt::ISODateWithMs)) },
             { "author", utf8(source.author) },
             { "operation", utf8(source.operation.name) } };
}

ordered_json jsonOf(const ModelChange &change)
{
    ordered_json out = { { "change", utf8(textOf(change.kind)) },
                         { "topic", utf8(textOf(change.topic)) } };
    if (!change.record.id.isNull())
        out["record"] = { { "kind", nameOf(change.record.kind).one },
                          { "id", utf8(change.record.id.toString(QUuid::WithoutBraces)) } };
    if (!change.threat.isEmpty())
        out["threat"] = utf8(change.threat);
    out["title"] = utf8(change.title);
    out["summary"] = utf8(change.summary);
    out["fields"] = ordered_json::array();
    for (const FieldChange &field : change.fields)
        out["fields"].push_back({ { "field", utf8(field.field) },
                                  { "label", utf8(field.label) },
                                  { "before", utf8(field.before) },
                                  { "after", utf8(field.after) } });
    if (change.source)
        out["by"] = jsonOf(*change.source);
    return out;
}

void printJson(const Difference &difference, const Side &before, const Side &after)
{
    const auto sideJson = [](const Side &side) {
        return ordered_json { { "name", utf8(side.name) },
                              { "entry", utf8(QString::fromLatin1(side.entry.toHex())) } };
    };
    ordered_json out = { { "before", sideJson(before) }, { "after", sideJson(after) } };
    for (const ChangeKind kind : { ChangeKind::Added, ChangeKind::Changed, ChangeKind::Removed })
        out["counts"][utf8(textOf(kind))] = difference.count(kind);
    for (const ChangedTotal &total : difference.totals)
        out["totals"][utf8(total.name)] = { { "before", total.before }, { "after", total.after } };
    out["changes"] = ordered_json::array();
    for (const ModelChange &change : difference.changes)
        out["changes"].push_back(jsonOf(change));
    Command::print(QByteArray::fromStdString(out.dump(2)) + '\n');
}

void printText(const Difference &difference, const Side &before, const Side &after)
{
    QString text = Text::tr("%1 to %2: %3 added, %4 changed, %5 removed\n")
                           .arg(before.name, after.name,
                                QString::number(difference.count(ChangeKind::Added)),
                                QString::number(difference.count(ChangeKind::Changed)),
                                QString::number(difference.count(ChangeKind::Removed)));
    std::optional<ChangeTopic> topic;
    for (const ModelChange &change : difference.changes) {
        if (topic != change.topic)
            text += u'\n' + differencewords::heading(change.topic) + u'\n';
        topic = change.topic;
        const QChar mark = change.kind == ChangeKind::Added     ? u'+'
                           : change.kind == ChangeKind::Removed ? u'-'
                                                                : u'~';
        text += QStringLiteral("%1 %2\n").arg(QString(mark), change.title);
        if (!change.summary.isEmpty())
            text += QStringLiteral("    %1\n").arg(change.summary);
        if (change.source)
            text += Text::tr("    entry %1, %2, %3\n")
                            .arg(QString::number(change.source->number),
                                 change.source->at.toUTC().toString(Qt::ISODate),
                                 change.source->author);
    }
    Command::print(text);
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
    if (command.json())
        printJson(difference, *before, *after);
    else
        printText(difference, *before, *after);
    return status::done;
}
