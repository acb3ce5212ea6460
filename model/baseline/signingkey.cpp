#include "model/baseline/signingkey.h"

#include "model/core/digest.h"

#include <QCoreApplication>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(signingkey)
};

template<auto release>
struct Releaser
{
    template<typename T>
    void operator()(T *pointer) const
    {
        release(pointer);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Releaser<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Releaser<EVP_MD_CTX_free>>;
using Buffer = std::unique_ptr<BIO, Releaser<BIO_free_all>>;
using Plain = std::unique_ptr<PKCS8_PRIV_KEY_INFO, Releaser<PKCS8_PRIV_KEY_INFO_free>>;
using Sealed = std::unique_ptr<X509_SIG, Releaser<X509_SIG_free>>;

constexpr qsizetype keySize = 32;
constexpr qsizetype signatureSize = 64;
// scrypt as OWASP's password guide of 2023 has it for 16 MiB; more memory than OpenSSL takes by
// default would make the file unreadable for its own tools.
constexpr quint64 scryptN = 16384;
constexpr quint64 scryptR = 8;
constexpr quint64 scryptP = 5;

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *bytesOf(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

Error failed()
{
    return Error { Text::tr("the cryptographic library refused the operation"),
                   {},
                   Text::tr("Check that OpenSSL 3 is installed completely.") };
}

QByteArray contentOf(BIO *buffer)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(buffer, &data);
    return { data, static_cast<qsizetype>(size) };
}

Buffer readBuffer(const QByteArray &bytes)
{
    return Buffer(BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size())));
}

Key keyOf(const QByteArray &publicKey)
{
    if (publicKey.size() != keySize)
        return {};
    return Key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytesOf(publicKey),
                                           static_cast<size_t>(publicKey.size())));
}

QByteArray publicOf(const EVP_PKEY *key)
{
    QByteArray bytes(keySize, '\0');
    size_t size = keySize;
    if (EVP_PKEY_get_raw_public_key(key, bytesOf(bytes), &size) != 1 || size != keySize)
        return {};
    return bytes;
}

/// Gives OpenSSL the passphrase; never asks on a terminal.
int givePassphrase(char *into, int room, int /*writing*/, void *from)
{
    const auto *passphrase = static_cast<const QByteArray *>(from);
    if (passphrase->size() > room)
        return -1;
    std::copy(passphrase->cbegin(), passphrase->cend(), into);
    return static_cast<int>(passphrase->size());
}

} // namespace

struct SigningKey::Secret
{
    Key key;
};

SigningKey::SigningKey(std::shared_ptr<Secret> secret) : m_secret(std::move(secret)) { }

Result<SigningKey> SigningKey::create()
{
    const KeyContext context(EVP_PKEY_CTX_new_id(EVP_PKEY_ED25519, nullptr));
    EVP_PKEY *made = nullptr;
    if (!context || EVP_PKEY_keygen_init(context.get()) != 1
        || EVP_PKEY_keygen(context.get(), &made) != 1)
        return failed();
    return SigningKey(std::make_shared<Secret>(Secret { Key(made) }));
}

Result<SigningKey> SigningKey::read(const QByteArray &pem, const QByteArray &passphrase,
                                    const QString &where)
{
    const Buffer buffer = readBuffer(pem);
    QByteArray given = passphrase;
    Key key(PEM_read_bio_PrivateKey(buffer.get(), nullptr, givePassphrase, &given));
    if (!key)
        return Error { Text::tr("the signing key cannot be read"), where,
                       Text::tr("The passphrase is wrong, or this is not a key file of Redoubt.") };
    if (EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_ED25519)
        return Error { Text::tr("this is not an Ed25519 key"), where,
                       Text::tr("Make a signing key in Redoubt.") };
    return SigningKey(std::make_shared<Secret>(Secret { std::move(key) }));
}

Result<QByteArray> SigningKey::encrypted(const QByteArray &passphrase, const QString &name) const
{
    if (passphrase.isEmpty())
        return Error { Text::tr("a signing key needs a passphrase"),
                       {},
                       Text::tr("Choose a passphrase of several words.") };
    const Plain plain(EVP_PKEY2PKCS8(m_secret->key.get()));
    X509_ALGOR *method = PKCS5_pbe2_set_scrypt(EVP_aes_256_cbc(), nullptr, 0, nullptr, scryptN,
                                               scryptR, scryptP);
    if (!plain || !method)
        return failed();
    // Takes the method over when it works.
    const Sealed sealed(PKCS8_set0_pbe(passphrase.constData(), static_cast<int>(passphrase.size()),
                                       plain.get(), method));
    if (!sealed) {
        X509_ALGOR_free(method);
        return failed();
    }
    const Buffer buffer(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_PKCS8(buffer.get(), sealed.get()) != 1)
        return failed();
    const QString heading =
            QStringLiteral("Redoubt signing key of %1\nPublic key %2\n")
                    .arg(name.simplified(), QString::fromLatin1(publicKey().toHex()));
    return heading.toUtf8() + contentOf(buffer.get());
}

Result<QByteArray> SigningKey::sign(const QByteArray &message) const
{
    const DigestContext context(EVP_MD_CTX_new());
    QByteArray signature(signatureSize, '\0');
    size_t size = signatureSize;
    if (EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, m_secret->key.get()) != 1
        || EVP_DigestSign(context.get(), bytesOf(signature), &size, bytesOf(message),
                          static_cast<size_t>(message.size()))
                   != 1
        || size != signatureSize)
        return failed();
    return signature;
}

QByteArray SigningKey::publicKey() const
{
    return publicOf(m_secret->key.get());
}

namespace publickey {

bool verify(const QByteArray &publicKey, const QByteArray &message, const QByteArray &signature)
{
    const Key key = keyOf(publicKey);
    const DigestContext context(EVP_MD_CTX_new());
    return key && signature.size() == signatureSize
           && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1
           && EVP_DigestVerify(context.get(), bytesOf(signature),
                               static_cast<size_t>(signature.size()), bytesOf(message),
                               static_cast<size_t>(message.size()))
                      == 1;
}

QString fingerprint(const QByteArray &publicKey)
{
    return QString::fromLatin1(Digest::sha256(publicKey).toHex());
}

QString spoken(const QString &fingerprint)
{
    QStringList groups;
    for (qsizetype at = 0; at < fingerprint.size(); at += 4)
        groups.append(fingerprint.mid(at, 4));
    return groups.join(u' ');
}

QByteArray toPem(const QByteArray &publicKey)
{
    const Key key = keyOf(publicKey);
    const Buffer buffer(BIO_new(BIO_s_mem()));
    if (!key || PEM_write_bio_PUBKEY(buffer.get(), key.get()) != 1)
        return {};
    return contentOf(buffer.get());
}

Result<QByteArray> fromPem(const QByteArray &pem, const QString &where)
{
    const Buffer buffer = readBuffer(pem);
    const Key key(PEM_read_bio_PUBKEY(buffer.get(), nullptr, nullptr, nullptr));
    const QByteArray bytes = key && EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_ED25519
                                     ? publicOf(key.get())
                                     : QByteArray();
    if (bytes.isEmpty())
        return Error { Text::tr("this is not a public Ed25519 key"), where,
                       Text::tr("Ask for the public part of a signing key, in PEM form.") };
    return bytes;
}

} // namespace publickey
