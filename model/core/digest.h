#pragma once

#include <QByteArray>
#include <QCryptographicHash>

/// SHA-256 over a domain tag and fields that each have their length in front (8 bytes, big-endian):
/// no two lists of fields give the same bytes.
class Digest
{
public:
    explicit Digest(QByteArrayView domain);

    void add(QByteArrayView field);
    /// 32 bytes.
    QByteArray result() const { return m_hash.result(); }

    /// SHA-256 of bytes as they are.
    static QByteArray sha256(QByteArrayView bytes);

private:
    QCryptographicHash m_hash { QCryptographicHash::Sha256 };
};
