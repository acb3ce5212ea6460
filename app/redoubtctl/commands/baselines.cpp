#include "app/redoubtctl/commands/commands.h"
#include "app/redoubtctl/commands/difference.h"
#include "app/redoubtctl/commands/passphrase.h"
#include "model/baseline/freeze.h"
#include "model/baseline/statement.h"
#include "model/exchange/pinned.h"
#include "model/store/publish.h"
#include "model/store/reviewcopy.h"

#include <QCoreApplication>
#include <QFile>

#include <nlohmann/json.hpp>

using nlohmann::ordered_json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baselines)
};

std::string utf8(const QString &text)
{
    return text.toStdString();
}

QString labelOf(const Baseline &baseline)
{
    return QStringLiteral("B%1").arg(baseline.number);
}

Error noBaseline(const Command &command)
{
    return Error { Text::tr("there is no baseline \"%1\"").arg(command.argument(2)),
                   command.argument(0),
                   Text::tr("redoubtctl baseline FILE list prints what there is.") };
}

ordered_json jsonOf(const Baseline &baseline)
{
    ordered_json totals = ordered_json::object();
    for (auto it = baseline.totals.cbegin(); it != baseline.totals.cend(); ++it)
        totals[utf8(it.key())] = it.value();
    ordered_json unfinished = ordered_json::object();
    for (auto it = baseline.unfinished.cbegin(); it != baseline.unfinished.cend(); ++it)
        unfinished[utf8(it.key())] = it.value();
    const auto hex = [](const QByteArray &hash) { return hash.toHex().toStdString(); };
    return { { "number", baseline.number },
             { "id", utf8(baseline.id.toString(QUuid::WithoutBraces)) },
             { "name", utf8(baseline.name) },
             { "note", utf8(baseline.note) },
             { "status", utf8(textOf(baseline.status)) },
             { "status_by", utf8(baseline.statusBy) },
             { "author", utf8(baseline.author) },
             { "at", utf8(baseline.at.toUTC().toString(Qt::ISODateWithMs)) },
             { "unfinished", unfinished },
             { "unfinished_note", utf8(baseline.unfinishedNote) },
             { "entries", baseline.entries },
             { "journal", hex(baseline.journal) },
             { "state", hex(baseline.state) },
             { "register", hex(baseline.registerHash) },
             { "register_rows", baseline.registerRows },
             { "engine", utf8(baseline.engine) },
             { "totals", totals } };
}

int create(Command &command)
{
    Result<Change> change = Change::open(command.argument(0), command);
    if (!change)
        return Command::refuse(change.error());
    const QCommandLineParser &parser = command.parser();
    const Result<FrozenState> ready = freezing::prepare(
            change->project(), change->threats(), command.today(),
            parser.value(QStringLiteral("name")), parser.value(QStringLiteral("note")),
            parser.value(QStringLiteral("unfinished")));
    if (!ready) {
        // A check that the state did not pass, not an unusable input.
        Command::refuse(ready.error());
        return parser.value(QStringLiteral("name")).isEmpty() ? status::unusable : status::failed;
    }
    const Result<Baseline> made = change->baselines().freeze(*ready);
    Result<void> done = made ? Result<void>() : Result<void>(made.error());
    if (done)
        done = change->finish(parser.value(QStringLiteral("output")));
    if (!done)
        return Command::refuse(done.error());
    Command::print(Text::tr("%1 \"%2\" frozen at journal entry %3\nstate    %4\nregister %5\n")
                           .arg(labelOf(*made), made->name, QString::number(made->entries),
                                QString::fromLatin1(made->state.toHex()),
                                QString::fromLatin1(made->registerHash.toHex())));
    return status::done;
}

int list(const Command &command)
{
    const Result<StoredProject> stored = ProjectFile::read(command.argument(0));
    if (!stored)
        return Command::refuse(stored.error());
    if (command.json()) {
        ordered_json all = ordered_json::array();
        for (const Baseline &each : stored->baselines)
            all.push_back(jsonOf(each));
        Command::print(QByteArray::fromStdString(all.dump(2)) + '\n');
        return status::done;
    }
    QList<QStringList> rows;
    for (const Baseline &each : stored->baselines)
        rows.append({ labelOf(each), each.name, textOf(each.status), each.at.toString(Qt::ISODate),
                      each.author,
                      Text::tr("%1 open of %2")
                              .arg(each.totals.value(QStringLiteral("open")))
                              .arg(each.totals.value(QStringLiteral("threats"))
                                   - each.totals.value(QStringLiteral("stale"))) });
    Command::printTable(rows);
    return status::done;
}

/// Where this program derives another register than the one that was frozen.
Result<QList<freezing::Drift>> driftOf(const Command &command, const Baseline &baseline)
{
    const Result<StoredProject> then = ProjectFile::readAt(command.argument(0), baseline.journal);
    if (!then)
        return then.error();
    const Result<CatalogsPointer> own = programCatalogs(command.argument(0));
    if (!own)
        return own.error();
    const PinnedCatalogs found = pinned::catalogsOf(then->project, then->catalogs, *own);
    Register threats(found.catalogs);
    threats.reset(then->project, baseline.at.date());
    const Result<QList<FrozenThreat>> frozen =
            ProjectFile::frozenRegister(command.argument(0), baseline.id);
    if (!frozen)
        return frozen.error();
    return freezing::drift(*frozen, freezing::rowsOf(threats));
}

void printBaseline(const Baseline &baseline, const BaselineFinding *finding,
                   const QList<freezing::Drift> &drift)
{
    QList<QStringList> rows {
        { labelOf(baseline), baseline.name },
        { Text::tr("status"), textOf(baseline.status) },
        { Text::tr("frozen"), baseline.at.toString(Qt::ISODate) },
        { Text::tr("journal"), QStringLiteral("%1 (%2)")
                                       .arg(QString::fromLatin1(baseline.journal.toHex()))
                                       .arg(baseline.entries) },
        { Text::tr("state"), QString::fromLatin1(baseline.state.toHex()) },
        { Text::tr("register"), QStringLiteral("%1 (%2)")
                                        .arg(QString::fromLatin1(baseline.registerHash.toHex()))
                                        .arg(baseline.registerRows) },
        { Text::tr("program"), baseline.engine },
    };
    if (!baseline.note.isEmpty())
        rows.append({ Text::tr("note"), baseline.note });
    for (auto it = baseline.unfinished.cbegin(); it != baseline.unfinished.cend(); ++it)
        rows.append({ Text::tr("unfinished"), QStringLiteral("%1: %2").arg(it.key()).arg(*it) });
    if (!baseline.unfinishedNote.isEmpty())
        rows.append({ Text::tr("because"), baseline.unfinishedNote });
    if (finding) {
        for (const ControlLine &line : finding->people)
            rows.append({ documentcontrol::textOf(line.role),
                          QStringLiteral("%1, %2%3")
                                  .arg(line.name, documentcontrol::textOf(line.standing),
                                       line.fingerprint.isEmpty()
                                               ? QString()
                                               : u' ' + line.fingerprint.left(16)) });
    }
    for (const freezing::Drift &each : drift)
        rows.append({ Text::tr("differs"),
                      QStringLiteral("%1 %2: %3 -> %4")
                              .arg(each.title, each.field, each.frozen, each.derived) });
    Command::printTable(rows);
}

/// Holds the detached signature that --signature names against a baseline. Nothing without one.
Result<std::optional<ControlLine>> detachedOf(Command &command, const Baseline &baseline,
                                              const VerifyRequest &request)
{
    const QString path = command.parser().value(QStringLiteral("signature"));
    if (path.isEmpty())
        return std::optional<ControlLine>();
    Result<QByteArray> envelope = contentOf(path);
    if (!envelope)
        return envelope.error();
    // A file ends its line; the envelope does not.
    if (envelope->endsWith('\n'))
        envelope->chop(1);
    ControlLine line =
            documentcontrol::lineOf(*envelope, statement::bytesOf(baseline), request.known);
    if (line.standing == Standing::Signed && request.onlyKnown) {
        line.standing = Standing::Broken;
        line.problem = Text::tr("the key %1 is not among the known ones").arg(line.fingerprint);
    }
    return std::optional(line);
}

ordered_json detachedJson(const ControlLine &line)
{
    ordered_json out = peopleJson(line);
    out["valid"] = line.standing != Standing::Broken;
    out["problem"] = utf8(line.problem);
    return out;
}

void printDetached(const ControlLine &line)
{
    if (line.standing == Standing::Broken)
        Command::print(Text::tr("signature FAILED: %1\n").arg(line.problem));
    else
        Command::print(Text::tr("signature ok: %1 %2, %3, key %4\n")
                               .arg(documentcontrol::textOf(line.role), line.name,
                                    documentcontrol::textOf(line.standing), line.fingerprint));
}

int show(Command &command, bool check)
{
    const Result<StoredProject> stored = ProjectFile::read(command.argument(0));
    if (!stored)
        return Command::refuse(stored.error());
    const Baseline *baseline = baseline::find(stored->baselines, command.argument(2));
    if (!baseline)
        return Command::refuse(noBaseline(command));
    const Result<VerifyRequest> request = verifyRequest(command);
    if (!request)
        return Command::refuse(request.error());
    const Result<Verification> verified = ::verify(command.argument(0), *request);
    const Result<QList<freezing::Drift>> drift = driftOf(command, *baseline);
    if (!verified || !drift)
        return Command::refuse(!verified ? verified.error() : drift.error());
    const Result<std::optional<ControlLine>> detached = detachedOf(command, *baseline, *request);
    if (!detached)
        return Command::refuse(detached.error());
    const auto finding = std::ranges::find_if(verified->baselines, [&](const auto &each) {
        return each.baseline.id == baseline->id;
    });
    if (command.json()) {
        ordered_json out = jsonOf(*baseline);
        out["verified"] = verified->ok;
        out["problem"] = utf8(verified->problem);
        out["people"] = ordered_json::array();
        for (const ControlLine &line :
             finding == verified->baselines.end() ? QList<ControlLine>() : finding->people)
            out["people"].push_back(peopleJson(line));
        out["derives_otherwise"] = ordered_json::array();
        for (const freezing::Drift &each : *drift)
            out["derives_otherwise"].push_back({ { "key", utf8(each.key) },
                                                 { "field", utf8(each.field) },
                                                 { "frozen", utf8(each.frozen) },
                                                 { "derived", utf8(each.derived) } });
        if (*detached)
            out["signature"] = detachedJson(**detached);
        Command::print(QByteArray::fromStdString(out.dump(2)) + '\n');
    } else {
        printBaseline(*baseline, finding == verified->baselines.end() ? nullptr : &*finding,
                      *drift);
        Command::print(verified->ok ? Text::tr("verified\n")
                                    : Text::tr("FAILED: %1\n").arg(verified->problem));
        if (*detached)
            printDetached(**detached);
    }
    const bool holds = verified->ok && (!*detached || (*detached)->standing != Standing::Broken);
    return check && !holds ? status::failed : status::done;
}

int setStatus(Command &command)
{
    const auto wanted = enumFrom<BaselineStatus>(command.parser().value(QStringLiteral("to")));
    if (!wanted)
        return Command::refuse(
                { Text::tr("--to: expected one of %1").arg(enumChoices<BaselineStatus>()) });
    Result<Change> change = Change::open(command.argument(0), command);
    if (!change)
        return Command::refuse(change.error());
    const Baseline *found = baseline::find(change->baselines().baselines(), command.argument(2));
    if (!found)
        return Command::refuse(noBaseline(command));
    Result<void> done = change->baselines().setStatus(
            found->id, *wanted, command.parser().value(QStringLiteral("note")));
    if (done)
        done = change->finish(command.parser().value(QStringLiteral("output")));
    return done ? status::done : Command::refuse(done.error());
}

int sign(Command &command)
{
    const QCommandLineParser &parser = command.parser();
    const auto role = enumFrom<SigningRole>(parser.value(QStringLiteral("role")));
    if (!role)
        return Command::refuse(
                { Text::tr("--role: expected one of %1").arg(enumChoices<SigningRole>()) });
    const Result<SigningKey> key = signingKey(command);
    if (!key)
        return Command::refuse(key.error());
    Result<Change> change = Change::open(command.argument(0), command);
    if (!change)
        return Command::refuse(change.error());
    const Baseline *found = baseline::find(change->baselines().baselines(), command.argument(2));
    if (!found)
        return Command::refuse(noBaseline(command));
    const Result<QByteArray> envelope = change->baselines().sign(found->id, *role, *key);
    Result<void> done = envelope ? Result<void>() : Result<void>(envelope.error());
    const QString detached = parser.value(QStringLiteral("detached"));
    if (done && !detached.isEmpty())
        done = publish::writeFile(detached, *envelope + '\n');
    if (done)
        done = change->finish(parser.value(QStringLiteral("output")));
    if (!done)
        return Command::refuse(done.error());
    Command::print(Text::tr("signed with key %1\n").arg(publickey::fingerprint(key->publicKey())));
    return status::done;
}

int copy(Command &command)
{
    const Result<StoredProject> stored = ProjectFile::read(command.argument(0));
    if (!stored)
        return Command::refuse(stored.error());
    const Baseline *baseline = baseline::find(stored->baselines, command.argument(2));
    if (!baseline)
        return Command::refuse(noBaseline(command));
    const QString output = command.parser().value(QStringLiteral("output"));
    if (output.isEmpty())
        return Command::refuse({ Text::tr("where to?"), {}, Text::tr("Name the copy with -o.") });
    const Result<void> done = reviewcopy::write(command.argument(0), baseline->id, output,
                                                command.author(), command.now());
    return done ? status::done : Command::refuse(done.error());
}

} // namespace

namespace commands {

int baseline(Command &command)
{
    QCommandLineParser &parser = command.parser();
    const auto option = [&](const char *name, const QString &does, const char *value) {
        parser.addOption({ QString::fromLatin1(name), does, QString::fromLatin1(value) });
    };
    option("name", Text::tr("create: what the team calls it."), "name");
    option("note", Text::tr("create, status: what is to be said of it."), "text");
    option("unfinished", Text::tr("create: why it is frozen although something is unfinished."),
           "text");
    option("to", Text::tr("status: in-review, approved, rejected, draft or superseded."), "status");
    option("role", Text::tr("sign: author, reviewer or approver."), "role");
    option("key", Text::tr("sign: the key file that redoubtctl key new made."), "file");
    option("detached", Text::tr("sign: write the signature to a file of its own too."), "file");
    option("signature",
           Text::tr("verify: a signature in a file of its own, held against this baseline."),
           "file");
    addPassphraseOption(command);
    addTrustOption(command);
    if (const auto left = command.begin(
                QStringLiteral("baseline"),
                Text::tr(
                        "create: freezes the project; list; show B: one, and where this program "
                        "would derive another register; verify B; status B; sign B; copy B: a "
                        "copy for review (-o); diff A B: what lies between two of them. B is B1, a "
                        "name or an id; diff also takes \"now\" and entry:N."),
                { QStringLiteral("FILE"), QStringLiteral("ACTION"), QStringLiteral("[B]"),
                  QStringLiteral("[B]") },
                Command::Json | Command::Author | Command::Output))
        return *left;
    const QString action = command.argument(1);
    if (action == u"create")
        return create(command);
    if (action == u"list")
        return list(command);
    if (action == u"show" || action == u"verify")
        return show(command, action == u"verify");
    if (action == u"status")
        return setStatus(command);
    if (action == u"sign")
        return sign(command);
    if (action == u"copy")
        return copy(command);
    if (action == u"diff")
        return baselineDifference(command);
    return Command::refuse({ Text::tr("unknown action \"%1\"").arg(action),
                             {},
                             Text::tr("Known are: create, list, show, verify, status, sign, "
                                      "copy, diff.") });
}

} // namespace commands
