#pragma once

#include <QByteArray>
#include <QDate>
#include <QList>

/// A zip archive in memory: as much of the format as an OpenDocument file needs. Parts are stored
/// or deflated (by Qt's zlib), all with one date, so the same parts give the same bytes.
class Zip
{
public:
    explicit Zip(const QDate &date) : m_date(date) { }

    /// Adds a part; names are ASCII paths with slashes. At most 65,535 parts, 4 GB in all.
    void add(const QByteArray &name, const QByteArray &content, bool deflate = true);
    /// The whole archive; adds nothing after it.
    QByteArray finished();

private:
    struct Part
    {
        QByteArray name;
        quint32 crc = 0;
        quint32 packed = 0;
        quint32 size = 0;
        quint32 offset = 0;
        bool deflated = false;
    };
    QByteArray headerOf(const Part &part) const;

    QDate m_date;
    QByteArray m_bytes;
    QList<Part> m_parts;
};
