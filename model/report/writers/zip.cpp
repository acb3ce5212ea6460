#include "model/report/writers/zip.h"

#include <array>

namespace {

constexpr std::array<quint32, 256> crcTable = [] {
    std::array<quint32, 256> table {};
    for (quint32 i = 0; i < 256; ++i) {
        quint32 value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1) ? 0xedb88320U ^ (value >> 1) : value >> 1;
        table[i] = value;
    }
    return table;
}();

quint32 crcOf(const QByteArray &bytes)
{
    quint32 crc = 0xffffffffU;
    for (const char c : bytes)
        crc = crcTable[(crc ^ static_cast<quint8>(c)) & 0xffU] ^ (crc >> 8);
    return crc ^ 0xffffffffU;
}

/// Little-endian, `count` bytes.
QByteArray number(quint32 value, int count)
{
    QByteArray bytes;
    for (int i = 0; i < count; ++i)
        bytes += static_cast<char>((value >> (8 * i)) & 0xffU);
    return bytes;
}

/// Raw deflate: what qCompress makes without its length (4 bytes) and zlib's frame (2 before, 4
/// behind).
QByteArray deflated(const QByteArray &content)
{
    const QByteArray framed = qCompress(content, 6);
    return framed.mid(6, framed.size() - 10);
}

} // namespace

QByteArray Zip::headerOf(const Part &part) const
{
    const auto day = static_cast<quint32>(((std::max(m_date.year(), 1980) - 1980) << 9)
                                          | (m_date.month() << 5) | m_date.day());
    constexpr quint32 noon = 12U << 11;
    return number(20, 2) + number(0, 2) + number(part.deflated ? 8 : 0, 2) + number(noon, 2)
           + number(day, 2) + number(part.crc, 4) + number(part.packed, 4) + number(part.size, 4)
           + number(static_cast<quint32>(part.name.size()), 2) + number(0, 2);
}

void Zip::add(const QByteArray &name, const QByteArray &content, bool deflate)
{
    const QByteArray packed = deflate ? deflated(content) : content;
    Part part { name,
                crcOf(content),
                static_cast<quint32>(packed.size()),
                static_cast<quint32>(content.size()),
                static_cast<quint32>(m_bytes.size()),
                deflate };
    m_bytes += "PK\3\4" + headerOf(part) + name;
    m_bytes += packed;
    m_parts.append(part);
}

QByteArray Zip::finished()
{
    const auto start = static_cast<quint32>(m_bytes.size());
    for (const Part &part : std::as_const(m_parts))
        m_bytes += "PK\1\2" + number(20, 2) + headerOf(part) + number(0, 2) + number(0, 2)
                   + number(0, 2) + number(0, 4) + number(part.offset, 4) + part.name;
    const auto count = static_cast<quint32>(m_parts.size());
    const auto size = static_cast<quint32>(m_bytes.size()) - start;
    m_bytes += "PK\5\6" + number(0, 4) + number(count, 2) + number(count, 2) + number(size, 4)
               + number(start, 4) + number(0, 2);
    return std::move(m_bytes);
}
