#include "model/threats/idnumbers.h"

#include <QHashFunctions>

#include <algorithm>
#include <bit>
#include <cstring>

namespace {

constexpr size_t fewestPlaces = 64;

} // namespace

IdNumbers::IdNumbers()
    : m_seed(static_cast<size_t>(QHashSeed::globalSeed()))
    , m_places(fewestPlaces)
{
}

void IdNumbers::clear()
{
    m_ids.clear();
    std::ranges::fill(m_places, 0);
}

void IdNumbers::reserve(qsizetype count)
{
    const auto ids = static_cast<size_t>(count);
    m_ids.reserve(ids);
    if (2 * ids > m_places.size())
        spread(std::bit_ceil(2 * ids));
}

size_t IdNumbers::placeOf(const QUuid &id) const
{
    static_assert(sizeof(QUuid) == 2 * sizeof(quint64));
    quint64 half[2];
    std::memcpy(half, &id, sizeof half);
    // Multiplied and folded, so that ids that count up do not lie in a row; seeded, because a file
    // from elsewhere chooses its ids.
    constexpr quint64 odd = 0x9e3779b97f4a7c15; // 2^64 over the golden ratio
    quint64 mixed = (half[0] ^ m_seed) * odd;
    mixed = (mixed ^ mixed >> 32 ^ half[1]) * odd;
    const size_t mask = m_places.size() - 1;
    size_t place = static_cast<size_t>(mixed ^ mixed >> 32) & mask;
    while (m_places[place] != 0 && m_ids[m_places[place] - 1] != id)
        place = (place + 1) & mask;
    return place;
}

void IdNumbers::spread(size_t places)
{
    m_places.assign(places, 0);
    for (quint32 number = 0; number < count(); ++number)
        m_places[placeOf(m_ids[number])] = number + 1;
}

quint32 IdNumbers::add(const QUuid &id)
{
    const size_t place = placeOf(id);
    if (const quint32 number = m_places[place]; number != 0)
        return number - 1;
    m_ids.push_back(id);
    m_places[place] = count();
    if (2 * m_ids.size() > m_places.size())
        spread(2 * m_places.size());
    return count() - 1;
}

quint32 IdNumbers::find(const QUuid &id) const
{
    const quint32 number = m_places[placeOf(id)];
    return number == 0 ? none : number - 1;
}
