#include "app/redoubtctl/commands/commands.h"
#include "app/redoubtctl/commands/passphrase.h"

#include <QCoreApplication>
#include <QFile>

#include <nlohmann/json.hpp>

using nlohmann::ordered_json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(verify)
};

ordered_json jsonOf(const Verification &found)
{
    ordered_json baselines = ordered_json::array();
    for (const BaselineFinding &each : found.baselines) {
        ordered_json people = ordered_json::array();
        for (const ControlLine &line : each.people)
            people.push_back(peopleJson(line));
        baselines.push_back({ { "number", each.baseline.number },
                              { "name", each.baseline.name.toStdString() },
                              { "status", textOf(each.baseline.status).toStdString() },
                              { "people", people } });
    }
    return { { "ok", found.ok },
             { "problem", found.problem.toStdString() },
             { "bad_entry", found.badEntry },
             { "entries", found.entries },
             { "head", found.head.toStdString() },
             { "anchored", found.anchored },
             { "review_copy", found.reviewCopy },
             { "catalogs", found.catalogs },
             { "attachments", found.attachments },
             { "baselines", baselines } };
}

void print(const Verification &found)
{
    if (!found.ok) {
        Command::print(Text::tr("FAILED: %1\n").arg(found.problem));
        return;
    }
    Command::print(
            Text::tr("ok: %1 journal entries give exactly the records of the file\nhead %2%3\n")
                    .arg(QString::number(found.entries), found.head,
                         found.anchored ? Text::tr(" (anchored)")
                                        : Text::tr(" (head not anchored: give --head to notice a "
                                                   "cut tail)")));
    for (const BaselineFinding &each : found.baselines) {
        Command::print(Text::tr("B%1 \"%2\": %3, state and register as frozen\n")
                               .arg(QString::number(each.baseline.number), each.baseline.name,
                                    textOf(each.baseline.status)));
        for (const ControlLine &line : each.people)
            Command::print(QStringLiteral("   %1: %2, %3 %4\n")
                                   .arg(documentcontrol::textOf(line.role), line.name,
                                        documentcontrol::textOf(line.standing),
                                        line.fingerprint.left(16)));
    }
}

} // namespace

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error { Text::tr("the file cannot be read: %1").arg(file.errorString()), path,
                       Text::tr("Check the name and its permissions.") };
    return file.readAll();
}

void addPassphraseOption(Command &command)
{
    command.parser().addOption(
            { QStringLiteral("passphrase-file"),
              Text::tr("A file with the passphrase of the key in its first line; without it, "
                       "REDOUBT_PASSPHRASE is asked."),
              QStringLiteral("file") });
}

Result<QByteArray> passphrase(Command &command)
{
    const QString path = command.parser().value(QStringLiteral("passphrase-file"));
    if (path.isEmpty()) {
        const QByteArray given = qgetenv("REDOUBT_PASSPHRASE");
        if (given.isEmpty())
            return Error { Text::tr("no passphrase was given"),
                           {},
                           Text::tr("Use --passphrase-file or REDOUBT_PASSPHRASE.") };
        return given;
    }
    const Result<QByteArray> content = contentOf(path);
    return content ? Result<QByteArray>(content->split('\n').first()) : content;
}

Result<SigningKey> signingKey(Command &command)
{
    const QString path = command.parser().value(QStringLiteral("key"));
    if (path.isEmpty())
        return Error { Text::tr("--key: which key?"),
                       {},
                       Text::tr("redoubtctl key new makes one.") };
    const Result<QByteArray> pem = contentOf(path);
    const Result<QByteArray> given = passphrase(command);
    if (!pem || !given)
        return !pem ? pem.error() : given.error();
    return SigningKey::read(*pem, *given, path);
}

void addTrustOption(Command &command)
{
    command.parser().addOption({ QStringLiteral("trusted"),
                                 Text::tr("A list of known public keys; a signature with any other "
                                          "key then fails."),
                                 QStringLiteral("keys") });
}

Result<VerifyRequest> verifyRequest(Command &command)
{
    VerifyRequest request;
    const QString path = command.parser().value(QStringLiteral("trusted"));
    if (path.isEmpty())
        return request;
    const Result<QByteArray> text = contentOf(path);
    if (!text)
        return text.error();
    const Result<TrustedKeys> known = TrustedKeys::read(*text, path);
    if (!known)
        return known.error();
    request.known = *known;
    request.onlyKnown = true;
    return request;
}

ordered_json peopleJson(const ControlLine &line)
{
    return { { "role", textOf(line.role).toStdString() },
             { "name", line.name.toStdString() },
             { "at", line.at.toUTC().toString(Qt::ISODateWithMs).toStdString() },
             { "signed", !line.fingerprint.isEmpty() },
             { "known", line.standing == Standing::Known },
             { "key", line.fingerprint.toStdString() } };
}

namespace commands {

int verify(Command &command)
{
    command.parser().addOption({ QStringLiteral("head"),
                                 Text::tr("A journal head that left the file earlier."),
                                 QStringLiteral("hash") });
    addTrustOption(command);
    if (const auto left = command.begin(
                QStringLiteral("verify"),
                Text::tr("Checks the file, its hash chain, that the journal gives the records, "
                         "and what was frozen and signed."),
                { QStringLiteral("FILE") }, Command::Json))
        return *left;
    Result<VerifyRequest> request = verifyRequest(command);
    if (!request)
        return Command::refuse(request.error());
    const QByteArray head = command.parser().value(QStringLiteral("head")).toLatin1().toLower();
    request->head = QByteArray::fromHex(head);
    if (!head.isEmpty() && (request->head.size() != 32 || request->head.toHex() != head))
        return Command::refuse({ Text::tr("--head: expected the 64 hex digits of a journal head"),
                                 {},
                                 Text::tr("Reports print it on their last page.") });
    const Result<Verification> found = ::verify(command.argument(0), *request);
    if (!found)
        return Command::refuse(found.error());
    if (command.json())
        Command::print(QByteArray::fromStdString(jsonOf(*found).dump(2)) + '\n');
    else
        print(*found);
    return found->ok ? status::done : status::failed;
}

} // namespace commands
