#pragma once

#include "views/registers/table/headedmodel.h"

#include <functional>

/// What of two lists differs: what both begin and end with is left out.
struct DifferingMiddle
{
    int from = 0;
    int oldCount = 0;
    int newCount = 0;

    template<typename T, typename Same>
    static DifferingMiddle of(const QList<T> &before, const QList<T> &after, Same &&same)
    {
        qsizetype head = 0;
        while (head < before.size() && head < after.size() && same(before.at(head), after.at(head)))
            ++head;
        qsizetype tail = 0;
        while (tail < before.size() - head && tail < after.size() - head
               && same(before.at(before.size() - 1 - tail), after.at(after.size() - 1 - tail)))
            ++tail;
        return { static_cast<int>(head), static_cast<int>(before.size() - head - tail),
                 static_cast<int>(after.size() - head - tail) };
    }
};

/// Keeps the headings of a table with their rows. They are laid out anew as a whole, or become
/// others by letting only those come and go that differ, so that a view keeps its place. A
/// `Heading` has an `id` and a list of `rows` that can be compared.
template<typename Heading>
class HeadedRows : public HeadedModel
{
protected:
    using HeadedModel::HeadedModel;

    const QList<Heading> &headings() const { return m_headings; }
    /// The row that an index of a row stands for.
    const auto &rowOf(const QModelIndex &index) const
    {
        return m_headings.at(headingOf(index)).rows.at(index.row());
    }
    int headingCount() const override { return static_cast<int>(m_headings.size()); }
    int rowsUnder(int heading) const override
    {
        return static_cast<int>(m_headings.at(heading).rows.size());
    }

    void layOut(const QList<Heading> &headings)
    {
        beginResetModel();
        headingsRemoved(0, headingCount());
        m_headings = headings;
        headingsInserted(0, headingCount());
        endResetModel();
    }

    void become(const QList<Heading> &headings)
    {
        if (!patchHeadings(headings) || changedRows(headings) > mostPatches) {
            layOut(headings);
            return;
        }
        for (int i = 0; i < headings.size(); ++i) {
            patchRows(i, headings.at(i).rows);
            m_headings[i] = headings.at(i);
        }
    }

private:
    /// Beyond this, laying out anew is faster than single insertions.
    static constexpr qsizetype mostPatches = 256;

    qsizetype changedRows(const QList<Heading> &headings) const
    {
        qsizetype changed = 0;
        for (qsizetype i = 0; i < headings.size(); ++i) {
            const auto middle = DifferingMiddle::of(m_headings.at(i).rows, headings.at(i).rows,
                                                    std::equal_to<>());
            changed += middle.oldCount + middle.newCount;
        }
        return changed;
    }

    /// Takes out the headings that are gone and puts in those that are new, with their rows;
    /// false when there are too many of them.
    bool patchHeadings(const QList<Heading> &headings)
    {
        const auto middle =
                DifferingMiddle::of(m_headings, headings, [](const Heading &a, const Heading &b) {
                    return a.id == b.id;
                });
        const auto &[from, oldCount, newCount] = middle;
        if (oldCount + newCount > mostPatches)
            return false;
        if (oldCount > 0) {
            beginRemoveRows({}, from, from + oldCount - 1);
            m_headings.remove(from, oldCount);
            headingsRemoved(from, oldCount);
            endRemoveRows();
        }
        if (newCount > 0) {
            beginInsertRows({}, from, from + newCount - 1);
            for (int i = from; i < from + newCount; ++i)
                m_headings.insert(i, headings.at(i));
            headingsInserted(from, newCount);
            endInsertRows();
        }
        return true;
    }

    template<typename Rows>
    void patchRows(int at, const Rows &rows)
    {
        Rows &shown = m_headings[at].rows;
        const auto [from, oldCount, newCount] = DifferingMiddle::of(shown, rows, std::equal_to<>());
        const QModelIndex parent = index(at, 0);
        if (oldCount > 0) {
            beginRemoveRows(parent, from, from + oldCount - 1);
            shown.remove(from, oldCount);
            endRemoveRows();
        }
        if (newCount > 0) {
            beginInsertRows(parent, from, from + newCount - 1);
            for (int i = from; i < from + newCount; ++i)
                shown.insert(i, rows.at(i));
            endInsertRows();
        }
    }

    QList<Heading> m_headings;
};
