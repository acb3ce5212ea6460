#include "model/core/digest.h"

#include <QtEndian>

#include <array>

Digest::Digest(QByteArrayView domain)
{
    m_hash.addData(domain);
}

void Digest::add(QByteArrayView field)
{
    std::array<char, sizeof(quint64)> length {};
    qToBigEndian(static_cast<quint64>(field.size()), length.data());
    m_hash.addData(QByteArrayView(length.data(), static_cast<qsizetype>(length.size())));
    m_hash.addData(field);
}

QByteArray Digest::sha256(QByteArrayView bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(bytes);
    return hash.result();
}
