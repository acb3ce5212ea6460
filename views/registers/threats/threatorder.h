#pragma once

#include "views/registers/threats/threatcells.h"

#include <QCollator>

/// Sorts register rows by several columns at once. Texts compare as the reader's language does,
/// numbers in them by value; what a text sorts as is worked out once and kept.
class ThreatOrder
{
public:
    struct Key
    {
        int column = ThreatCells::Current;
        Qt::SortOrder order = Qt::DescendingOrder;
        bool operator==(const Key &) const = default;
    };

    ThreatOrder();

    const QList<Key> &keys() const { return m_keys; }
    /// The first key decides; at most four count.
    void setKeys(const QList<Key> &keys);
    /// A header was clicked: sorts by that column alone (again: the other way round), or with
    /// `further` by it after the columns that are there.
    void click(int column, bool further);

    /// Stable: rows that are equal in all keys stay as they are.
    void sort(QList<const ThreatRow *> &rows, const ThreatCells &cells);

private:
    QList<int> ranks(const QList<const ThreatRow *> &rows, const ThreatCells &cells, int column);

    static constexpr qsizetype mostKeys = 4;
    QCollator m_collator;
    QHash<QString, QCollatorSortKey> m_sortKeys;
    QList<Key> m_keys { Key {} };
};
