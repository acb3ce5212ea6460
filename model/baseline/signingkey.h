#pragma once

#include "model/core/result.h"

#include <QByteArray>

#include <memory>

/// An Ed25519 key that signs baselines. The secret part lives in memory only while this does; on
/// disk it is PKCS#8 under a passphrase, stretched with scrypt (N 16384, r 8, p 5) and AES-256-CBC,
/// which `openssl pkey` can read too.
class SigningKey
{
public:
    /// A new key from the system's random numbers.
    static Result<SigningKey> create();
    /// Reads what `encrypted` wrote. `where` is the file that errors name.
    static Result<SigningKey> read(const QByteArray &pem, const QByteArray &passphrase,
                                   const QString &where);

    /// The key as PEM under a passphrase, which must not be empty; `name` and the public part stand
    /// above it, for people and for lists.
    Result<QByteArray> encrypted(const QByteArray &passphrase, const QString &name) const;
    /// 64 bytes over the message (RFC 8032).
    Result<QByteArray> sign(const QByteArray &message) const;
    /// The 32 bytes of the public part.
    QByteArray publicKey() const;

private:
    struct Secret;
    explicit SigningKey(std::shared_ptr<Secret> secret);

    std::shared_ptr<Secret> m_secret;
};

namespace publickey {

/// Whether `signature` is one of `message` by this public key. False for anything malformed.
bool verify(const QByteArray &publicKey, const QByteArray &message, const QByteArray &signature);

/// SHA-256 of the 32 bytes, hex: the key's id in envelopes and lists.
QString fingerprint(const QByteArray &publicKey);
/// The same in groups of four, for reading aloud.
QString spoken(const QString &fingerprint);

/// SubjectPublicKeyInfo as PEM, as other tools take it, and back.
QByteArray toPem(const QByteArray &publicKey);
Result<QByteArray> fromPem(const QByteArray &pem, const QString &where);

} // namespace publickey
