#include "views/report/pagetable.h"

#include "views/style/theme.h"

#include <algorithm>

namespace {

constexpr qreal cellPadding = 4;
/// Least width of a column that says a rating in words beside its letter.
constexpr qreal wordWidth = 50;

int totalWidth(const reportpart::Table &table)
{
    int total = 0;
    for (const reportpart::Column &column : table.columns)
        total += column.width;
    return total;
}

} // namespace

PageRow pagetable::head(const reportpart::Table &table, qreal pageWidth)
{
    const Theme theme = Theme::print();
    const int total = totalWidth(table);
    PageRow row;
    qreal x = 0;
    for (const reportpart::Column &column : table.columns) {
        const qreal width = pageWidth * column.width / total;
        if (column.width > 0)
            row.texts.push_back(
                    { x + cellPadding, TextBox(column.head, paperfont::of(7.5, QFont::DemiBold),
                                               width - 2 * cellPadding, theme.secondaryText,
                                               column.kind == reportpart::Column::Kind::Number
                                                       ? TextBox::Side::Right
                                                       : TextBox::Side::Left) });
        x += width;
    }
    row.above = cellPadding + 0.5;
    row.below = cellPadding + 0.5;
    row.rule = theme.line;
    row.fill = QColor(0xf3, 0xf4, 0xf6);
    return row;
}

PageRow pagetable::row(const reportpart::Table &table, qsizetype index, qreal pageWidth)
{
    const Theme theme = Theme::print();
    const int total = totalWidth(table);
    const QList<reportpart::Cell> &cells = table.rows.at(index);
    const QFont font = paperfont::of(7.5);
    PageRow row;
    qreal x = 0;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const reportpart::Column &column = table.columns.at(i);
        const qreal width = pageWidth * column.width / total;
        const qreal inner = width - 2 * cellPadding;
        const reportpart::Cell &cell = cells.at(i);
        if (column.width == 0)
            continue;
        if (const Rating *rating = cell.rating()) {
            row.letters.append({ x + cellPadding, *rating, cell.filled });
            row.least = PageRow::letterSide;
            if (inner >= wordWidth)
                row.texts.push_back(
                        { x + cellPadding + PageRow::letterSide + 3,
                          TextBox(cell.text, font, inner - PageRow::letterSide - 3, theme.text) });
        } else if (!cell.text.isEmpty()) {
            row.texts.push_back(
                    { x + cellPadding, TextBox(cell.text, font, inner, theme.text,
                                               column.kind == reportpart::Column::Kind::Number
                                                       ? TextBox::Side::Right
                                                       : TextBox::Side::Left) });
        }
        x += width;
    }
    row.above = cellPadding;
    row.below = cellPadding;
    row.rule = theme.faintLine;
    return row;
}

qreal pagetable::leastHeight(const reportpart::Table &table, const QSizeF &page)
{
    constexpr qsizetype few = 8;
    const qreal most = 0.3 * page.height();
    qreal first = 0;
    qreal all = 0;
    for (qsizetype i = 0; i < std::min(few, table.rows.size()); ++i) {
        all += row(table, i, page.width()).height(0);
        first = i < 2 ? all : first;
    }
    const bool whole = table.rows.size() <= few && all <= most;
    return head(table, page.width()).height(0) + (whole ? all : std::min(first, most));
}
