#pragma once

#include <QRectF>

#include <algorithm>
#include <bit>
#include <cmath>
#include <vector>

namespace geometry {

/// Things by the cells of a grid that they reach, so that what is looked for at a place looks only
/// around it. Scene units.
template<typename T>
class CellGrid
{
public:
    /// `extent` is about where things lie; others are found as well.
    explicit CellGrid(const QRectF &extent)
        : m_columns(cellsAlong(extent.width()))
        , m_rows(cellsAlong(extent.height()))
        , m_cells(static_cast<size_t>(m_columns) * static_cast<size_t>(m_rows))
    {
    }

    void add(const QRectF &box, const T &what)
    {
        forCells(box, [&](size_t cell) {
            m_cells[cell].push_back(what);
            return true;
        });
    }

    /// Calls `visit(const std::vector<T> &)` for each cell that a box reaches until it gives false.
    /// What reaches several cells comes with each.
    template<typename Visit>
    void visit(const QRectF &box, Visit &&visit) const
    {
        forCells(box, [&](size_t cell) { return visit(m_cells[cell]); });
    }

private:
    static constexpr qreal cellSize = 200;
    /// A drawing may be as wide as coordinates go; its grid is not: cells that are the whole grid
    /// apart are one.
    static constexpr qreal mostCells = 256;

    static int cellsAlong(qreal length)
    {
        const qreal cells = std::clamp(length / cellSize + 2, 1.0, mostCells);
        return static_cast<int>(std::bit_ceil(static_cast<unsigned>(cells)));
    }

    template<typename Visit>
    void forCells(const QRectF &box, Visit &&visit) const
    {
        const auto cell = [](qreal at) { return static_cast<int>(std::floor(at / cellSize)); };
        // Once around is everything.
        const int right = std::min(cell(box.right()), cell(box.left()) + m_columns - 1);
        const int bottom = std::min(cell(box.bottom()), cell(box.top()) + m_rows - 1);
        for (int y = cell(box.top()); y <= bottom; ++y) {
            for (int x = cell(box.left()); x <= right; ++x) {
                const auto column = static_cast<size_t>(x & (m_columns - 1));
                const auto row = static_cast<size_t>(y & (m_rows - 1));
                if (!visit(row * static_cast<size_t>(m_columns) + column))
                    return;
            }
        }
    }

    int m_columns;
    int m_rows;
    std::vector<std::vector<T>> m_cells;
};

} // namespace geometry
