#pragma once

#include "model/baseline/signingkey.h"
#include "model/baseline/trustedkeys.h"

/// A person's signing keys and the keys that they know, in a folder outside every project: a PEM
/// file a key, and the list "known-keys".
class Keyring
{
public:
    /// A key of one's own, as its file says; the secret part needs the passphrase.
    struct Own
    {
        QString path;
        QString name;
        QByteArray publicKey;
    };

    explicit Keyring(QString folder) : m_folder(std::move(folder)) { }

    QList<Own> own() const;
    /// Makes a key and takes it into the known ones.
    Result<Own> create(const QString &name, const QByteArray &passphrase) const;
    static Result<SigningKey> open(const Own &key, const QByteArray &passphrase);

    /// The known keys; an unreadable list is an error, a missing one is empty.
    Result<TrustedKeys> known() const;
    Result<void> setKnown(const TrustedKeys &keys) const;

private:
    QString m_folder;
};
