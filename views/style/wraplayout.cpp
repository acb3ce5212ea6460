#include "views/style/wraplayout.h"

#include <QBoxLayout>
#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace {

int heightOf(const QList<QLayoutItem *> &row)
{
    int height = 0;
    for (const QLayoutItem *item : row)
        height = std::max(height, item->sizeHint().height());
    return height;
}

} // namespace

WrapLayout::~WrapLayout()
{
    qDeleteAll(m_items);
}

void WrapLayout::addTogether(const QList<QWidget *> &widgets)
{
    constexpr int gap = 6;
    auto *pair = new QWidget;
    auto *row = new QHBoxLayout(pair);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gap);
    for (QWidget *widget : widgets)
        row->addWidget(widget);
    addWidget(pair);
}

QLayoutItem *WrapLayout::takeAt(int index)
{
    return index >= 0 && index < count() ? m_items.takeAt(index) : nullptr;
}

int WrapLayout::widthOf(const Row &row) const
{
    int width = 0;
    for (const QLayoutItem *item : row)
        width += item->sizeHint().width() + spacing();
    return std::max(0, width - spacing());
}

QList<WrapLayout::Row> WrapLayout::rows(int width) const
{
    const QMargins margins = contentsMargins();
    const int room = width - margins.left() - margins.right();
    QList<Row> all { Row() };
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        if (!all.last().isEmpty() && widthOf(all.last() + Row { item }) > room)
            all.append(Row());
        all.last().append(item);
    }
    return all;
}

int WrapLayout::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    int height = margins.top() + margins.bottom() - spacing();
    for (const Row &row : rows(width))
        height += heightOf(row) + spacing();
    return height;
}

QSize WrapLayout::sizeHint() const
{
    const QMargins margins = contentsMargins();
    const Row row = rows(QLAYOUTSIZE_MAX).first();
    return { widthOf(row) + margins.left() + margins.right(),
             heightOf(row) + margins.top() + margins.bottom() };
}

QSize WrapLayout::minimumSize() const
{
    QSize least;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            least = least.expandedTo(item->minimumSize());
    }
    return least.grownBy(contentsMargins());
}

void WrapLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    const QRect area = rect.marginsRemoved(contentsMargins());
    const QList<Row> all = rows(rect.width());
    int y = area.top();
    for (const Row &row : all) {
        const int height = heightOf(row);
        int x = area.left();
        for (QLayoutItem *item : row) {
            if (all.size() == 1 && m_right >= 0 && m_items.indexOf(item) == m_right)
                x = std::max(x, area.right() + 1 - widthOf(row.mid(row.indexOf(item))));
            const QSize size = item->sizeHint().boundedTo({ area.width(), height });
            const QRect place(QPoint(x, y + (height - size.height()) / 2), size);
            item->setGeometry(QStyle::visualRect(parentWidget() ? parentWidget()->layoutDirection()
                                                                : Qt::LeftToRight,
                                                 area, place));
            x += size.width() + spacing();
        }
        y += height + spacing();
    }
}
