#include "app/redoubtctl/commands/commands.h"
#include "app/redoubtctl/commands/passphrase.h"
#include "model/store/publish.h"

#include <QCoreApplication>
#include <QFile>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(keys)
};

int make(Command &command)
{
    const QString path = command.argument(1);
    if (QFile::exists(path))
        return Command::refuse({ Text::tr("the file exists already"), path,
                                 Text::tr("A key that is overwritten is lost: choose another "
                                          "name.") });
    const Result<QByteArray> given = passphrase(command);
    const Result<SigningKey> key = SigningKey::create();
    if (!given || !key)
        return Command::refuse(!given ? given.error() : key.error());
    const Result<QByteArray> pem = key->encrypted(*given, command.author());
    if (!pem)
        return Command::refuse(pem.error());
    if (Result<void> done = publish::writeFile(path, *pem); !done)
        return Command::refuse(done.error());
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    Command::print(QStringLiteral("%1 %2\n").arg(QString::fromLatin1(key->publicKey().toHex()),
                                                 command.author()));
    return status::done;
}

int exportPublic(Command &command)
{
    const QString path = command.argument(1);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Command::refuse({ Text::tr("the file cannot be read: %1").arg(file.errorString()),
                                 path, Text::tr("Check the name and its permissions.") });
    const Result<QByteArray> given = passphrase(command);
    if (!given)
        return Command::refuse(given.error());
    const Result<SigningKey> key = SigningKey::read(file.readAll(), *given, path);
    if (!key)
        return Command::refuse(key.error());
    const QString output = command.parser().value(QStringLiteral("output"));
    const QByteArray pem = publickey::toPem(key->publicKey());
    if (output.isEmpty())
        Command::print(pem);
    else if (Result<void> done = publish::writeFile(output, pem); !done)
        return Command::refuse(done.error());
    Command::tell(Text::tr("fingerprint %1").arg(publickey::fingerprint(key->publicKey())));
    return status::done;
}

} // namespace

namespace commands {

int key(Command &command)
{
    addPassphraseOption(command);
    if (const auto left = command.begin(
                QStringLiteral("key"),
                Text::tr("new FILE: makes a signing key under a passphrase and prints the line for "
                         "a list of known keys; public FILE: its public part as PEM (-o)."),
                { QStringLiteral("ACTION"), QStringLiteral("FILE") },
                Command::Author | Command::Output))
        return *left;
    const QString action = command.argument(0);
    if (action == u"new")
        return make(command);
    if (action == u"public")
        return exportPublic(command);
    return Command::refuse({ Text::tr("unknown action \"%1\"").arg(action),
                             {},
                             Text::tr("Known are: new, public.") });
}

} // namespace commands
