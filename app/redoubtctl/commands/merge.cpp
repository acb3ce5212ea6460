#include "model/baseline/merge.h"

#include "app/redoubtctl/commands/commands.h"
#include "model/store/othercopy.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <nlohmann/json.hpp>

using nlohmann::ordered_json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(merge)
};

std::string utf8(const QString &text)
{
    return text.toStdString();
}

ordered_json jsonOf(const MergeConflict &conflict)
{
    ordered_json fields = ordered_json::array();
    for (const QString &field : conflict.fields)
        fields.push_back(utf8(field));
    return { { "kind", utf8(textOf(conflict.kind)) },
             { "record",
               { { "kind", nameOf(conflict.record.kind).one },
                 { "id", utf8(conflict.record.id.toString(QUuid::WithoutBraces)) } } },
             { "fields", fields },
             { "subject", utf8(conflict.subject) },
             { "what", utf8(conflict.what) },
             { "base", utf8(conflict.base) },
             { "ours", utf8(conflict.ours) },
             { "theirs", utf8(conflict.theirs) } };
}

void say(const Merge &merge, const OtherCopy::Parting &parting, bool done, const Command &command)
{
    if (command.json()) {
        ordered_json conflicts = ordered_json::array();
        for (const MergeConflict &conflict : merge.conflicts())
            conflicts.push_back(jsonOf(conflict));
        const ordered_json out = { { "merged", done },
                                   { "base", utf8(QString::fromLatin1(parting.entry.toHex())) },
                                   { "ours_steps", parting.ours },
                                   { "theirs_steps", parting.theirs },
                                   { "taken", merge.taken() },
                                   { "conflicts", conflicts } };
        Command::print(QByteArray::fromStdString(out.dump(2)) + '\n');
        return;
    }
    QString text = Text::tr("%n step(s) of theirs since both copies were the same; ", nullptr,
                            parting.theirs)
                   + Text::tr("%n record(s) taken over", nullptr, merge.taken()) + u'\n';
    for (const MergeConflict &conflict : merge.conflicts()) {
        text += Text::tr("conflict: %1: %2\n").arg(conflict.subject, conflict.what);
        text += Text::tr("  base    %1\n").arg(conflict.base);
        text += Text::tr("  ours    %1\n").arg(conflict.ours);
        text += Text::tr("  theirs  %1\n").arg(conflict.theirs);
    }
    Command::print(text);
}

int run(Command &command, MergeChoice side, const QString &output)
{
    const Result<OtherCopy> other = OtherCopy::open(command.argument(1));
    if (!other)
        return Command::refuse(other.error());
    Result<Change> change = Change::open(command.argument(0), command);
    if (!change)
        return Command::refuse(change.error());
    const Result<OtherCopy::Parting> parting =
            other->partingFrom(change->file().journal(), change->project());
    if (!parting)
        return Command::refuse(parting.error());
    const Merge merge(parting->base, change->project(), other->project(), change->catalogs());
    const bool open = !merge.conflicts().isEmpty() && side == MergeChoice::Open;
    say(merge, *parting, !open, command);
    if (open) {
        Command::tell(Text::tr("Nothing was written. Settle the conflicts with --ours or --theirs, "
                               "or one by one in the window (File > Merge)."));
        return status::failed;
    }
    const Result<Edit> edit = merge.settle(QList<MergeChoice>(merge.conflicts().size(), side));
    if (!edit)
        return Command::refuse(edit.error());
    Result<void> done;
    // What we have already, history and all, needs no step.
    if (parting->theirs > 0) {
        other->bringAlongIn(change->file().journal());
        done = change->push(
                *edit, { QStringLiteral("merge"), { QFileInfo(command.argument(1)).fileName() } },
                EntryKind::Merge);
    }
    if (done)
        done = change->finish(output);
    return done ? status::done : Command::refuse(done.error());
}

} // namespace

namespace commands {

int merge(Command &command)
{
    QCommandLineParser &parser = command.parser();
    parser.addOption({ QStringLiteral("ours"),
                       Text::tr("Settle every conflict as the first file has it.") });
    parser.addOption({ QStringLiteral("theirs"),
                       Text::tr("Settle every conflict as the second file has it.") });
    if (const auto left = command.begin(
                QStringLiteral("merge"),
                Text::tr("Merges two copies of one project that were edited apart (into -o). Both "
                         "histories are kept. Conflicts are listed, with status 1."),
                { QStringLiteral("OURS"), QStringLiteral("THEIRS") },
                Command::Json | Command::Author | Command::Output))
        return *left;
    const bool ours = parser.isSet(QStringLiteral("ours"));
    const bool theirs = parser.isSet(QStringLiteral("theirs"));
    const QString output = parser.value(QStringLiteral("output"));
    if (output.isEmpty())
        return Command::refuse({ Text::tr("where to?"),
                                 {},
                                 Text::tr("Name the merged file with -o; it may be OURS.") });
    if (ours && theirs)
        return Command::refuse({ Text::tr("--ours and --theirs say opposite things"),
                                 {},
                                 Text::tr("Give one of them.") });
    // Saving under the name of the file itself is saving in place.
    const bool same = QFileInfo(output).canonicalFilePath()
                      == QFileInfo(command.argument(0)).canonicalFilePath();
    return run(command,
               ours     ? MergeChoice::Ours
               : theirs ? MergeChoice::Theirs
                        : MergeChoice::Open,
               same ? QString() : output);
}

} // namespace commands
