#include "model/store/keyring.h"

#include "model/store/publish.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Keyring)
};

constexpr qint64 largestKeyFile = 16 * 1024;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(largestKeyFile) : QByteArray();
}

QString knownPath(const QString &folder)
{
    return folder + QStringLiteral("/known-keys");
}

} // namespace

QList<Keyring::Own> Keyring::own() const
{
    QList<Own> keys;
    const QDir folder(m_folder);
    for (const QString &name :
         folder.entryList({ QStringLiteral("*.pem") }, QDir::Files, QDir::Name)) {
        const QList<QByteArray> lines = contentOf(folder.filePath(name)).split('\n');
        const QByteArray owner = "Redoubt signing key of ";
        const QByteArray key = "Public key ";
        if (lines.size() < 2 || !lines.at(0).startsWith(owner) || !lines.at(1).startsWith(key))
            continue;
        keys.append({ folder.filePath(name), QString::fromUtf8(lines.at(0).mid(owner.size())),
                      QByteArray::fromHex(lines.at(1).mid(key.size())) });
    }
    return keys;
}

Result<Keyring::Own> Keyring::create(const QString &name, const QByteArray &passphrase) const
{
    const Result<SigningKey> key = SigningKey::create();
    if (!key)
        return key.error();
    const Result<QByteArray> pem = key->encrypted(passphrase, name);
    if (!pem)
        return pem.error();
    if (!QDir().mkpath(m_folder))
        return Error { Text::tr("the folder for keys cannot be made"), m_folder,
                       Text::tr("Check its permissions.") };
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QString path = QStringLiteral("%1/%2.pem")
                                 .arg(m_folder, publickey::fingerprint(key->publicKey()).left(16));
    if (Result<void> done = publish::writeFile(path, *pem); !done)
        return done.error();
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    Result<TrustedKeys> trusted = known();
    if (!trusted)
        return trusted.error();
    trusted->add(key->publicKey(), name);
    if (Result<void> done = setKnown(*trusted); !done)
        return done.error();
    return Own { path, name.simplified(), key->publicKey() };
}

Result<SigningKey> Keyring::open(const Own &key, const QByteArray &passphrase)
{
    return SigningKey::read(contentOf(key.path), passphrase, key.path);
}

Result<TrustedKeys> Keyring::known() const
{
    QFile file(knownPath(m_folder));
    if (!file.exists())
        return TrustedKeys();
    if (!file.open(QIODevice::ReadOnly))
        return Error { Text::tr("the file cannot be read: %1").arg(file.errorString()),
                       file.fileName(), Text::tr("Check its permissions.") };
    return TrustedKeys::read(file.readAll(), file.fileName());
}

Result<void> Keyring::setKnown(const TrustedKeys &keys) const
{
    if (!QDir().mkpath(m_folder))
        return Error { Text::tr("the folder for keys cannot be made"), m_folder,
                       Text::tr("Check its permissions.") };
    return publish::writeFile(knownPath(m_folder), keys.text());
}
