#include "views/registers/threats/threatorder.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace {

/// Ratings and counts are looked at from the worst down, texts from A to Z.
Qt::SortOrder usualOrder(int column)
{
    switch (column) {
    case ThreatCells::Inherent:
    case ThreatCells::Current:
    case ThreatCells::Target:
    case ThreatCells::Score:
    case ThreatCells::Controls:
    case ThreatCells::Assumed:
    case ThreatCells::On:
        return Qt::DescendingOrder;
    default:
        return Qt::AscendingOrder;
    }
}

Qt::SortOrder opposite(Qt::SortOrder order)
{
    return order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
}

} // namespace

ThreatOrder::ThreatOrder()
{
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
}

void ThreatOrder::setKeys(const QList<Key> &keys)
{
    m_keys = keys.mid(0, mostKeys);
}

void ThreatOrder::click(int column, bool further)
{
    const auto known = std::ranges::find(m_keys, column, &Key::column);
    if (further && known != m_keys.end()) {
        known->order = opposite(known->order);
    } else if (further) {
        m_keys.append({ column, usualOrder(column) });
        m_keys = m_keys.mid(0, mostKeys);
    } else if (m_keys.size() == 1 && known != m_keys.end()) {
        known->order = opposite(known->order);
    } else {
        m_keys = { { column, usualOrder(column) } };
    }
}

/// A number for each row that orders like its cell does.
QList<int> ThreatOrder::ranks(const QList<const ThreatRow *> &rows, const ThreatCells &cells,
                              int column)
{
    QList<int> ranks(rows.size());
    if (!rows.isEmpty() && cells.number(*rows.first(), column)) {
        for (qsizetype i = 0; i < rows.size(); ++i)
            ranks[i] = *cells.number(*rows.at(i), column);
        return ranks;
    }
    QHash<QString, int> known;
    QStringList texts;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QString text = cells.text(*rows.at(i), column);
        const auto it = known.constFind(text);
        ranks[i] = it != known.constEnd() ? *it : static_cast<int>(texts.size());
        if (it == known.constEnd()) {
            known.insert(text, ranks.at(i));
            texts.append(text);
        }
    }
    std::vector<std::pair<const QCollatorSortKey *, int>> order;
    order.reserve(static_cast<size_t>(texts.size()));
    for (const QString &text : texts) {
        if (!m_sortKeys.contains(text))
            m_sortKeys.insert(text, m_collator.sortKey(text));
    }
    for (qsizetype i = 0; i < texts.size(); ++i)
        order.emplace_back(&*m_sortKeys.constFind(texts.at(i)), static_cast<int>(i));
    std::ranges::sort(order, [](const auto &a, const auto &b) {
        const int compared = a.first->compare(*b.first);
        return compared != 0 ? compared < 0 : a.second < b.second;
    });
    QList<int> position(texts.size());
    for (size_t i = 0; i < order.size(); ++i) {
        const bool same = i > 0 && order[i].first->compare(*order[i - 1].first) == 0;
        position[order[i].second] = same ? position.at(order[i - 1].second) : static_cast<int>(i);
    }
    for (int &rank : ranks)
        rank = position.at(rank);
    return ranks;
}

void ThreatOrder::sort(QList<const ThreatRow *> &rows, const ThreatCells &cells)
{
    struct Entry
    {
        std::array<int, mostKeys> ranks {};
        qsizetype at = 0;
    };
    std::vector<Entry> entries(static_cast<size_t>(rows.size()));
    for (size_t i = 0; i < entries.size(); ++i)
        entries[i].at = static_cast<qsizetype>(i);
    for (qsizetype k = 0; k < m_keys.size(); ++k) {
        const QList<int> ranksOfKey = ranks(rows, cells, m_keys.at(k).column);
        const bool descending = m_keys.at(k).order == Qt::DescendingOrder;
        for (size_t i = 0; i < entries.size(); ++i) {
            const int rank = ranksOfKey.at(static_cast<qsizetype>(i));
            entries[i].ranks.at(static_cast<size_t>(k)) = descending ? -rank : rank;
        }
    }
    std::ranges::sort(entries, [](const Entry &a, const Entry &b) {
        return a.ranks != b.ranks ? a.ranks < b.ranks : a.at < b.at;
    });
    QList<const ThreatRow *> sorted;
    sorted.reserve(rows.size());
    for (const Entry &entry : entries)
        sorted.append(rows.at(entry.at));
    rows = sorted;
}
