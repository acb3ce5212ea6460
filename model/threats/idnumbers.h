#pragma once

#include <QUuid>

#include <vector>

/// Numbers ids from 0, in the order in which they come. An id keeps its number, and the memory is
/// kept when all are forgotten: for thousands of ids, taking it anew costs more than filling it.
class IdNumbers
{
public:
    static constexpr quint32 none = ~quint32(0);

    IdNumbers();

    /// Forgets all ids.
    void clear();
    /// Makes room for so many ids in all.
    void reserve(qsizetype count);
    /// The number of an id; the next one when it has none yet.
    quint32 add(const QUuid &id);
    /// The number of an id, or `none`.
    quint32 find(const QUuid &id) const;
    const QUuid &at(quint32 number) const { return m_ids[number]; }
    quint32 count() const { return static_cast<quint32>(m_ids.size()); }

private:
    /// Where an id is, or the free place where it belongs.
    size_t placeOf(const QUuid &id) const;
    void spread(size_t places);

    const quint64 m_seed;
    std::vector<QUuid> m_ids;
    /// Numbers plus one, 0 where nothing is; twice as many places as ids at least.
    std::vector<quint32> m_places;
};
