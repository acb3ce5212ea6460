#include "views/baselines/baselinedelegate.h"

#include "views/style/theme.h"

#include <QPainter>

namespace {

constexpr int margin = 10;
constexpr int padding = 6;

QFont strong(const QFont &font)
{
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    return bold;
}

QFont small(const QFont &font)
{
    QFont smaller = font;
    smaller.setPointSizeF(font.pointSizeF() * 0.92);
    return smaller;
}

} // namespace

void BaselineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Theme theme = Theme::of(option.palette);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QPalette &palette = option.palette;
    painter->save();
    if (selected)
        painter->fillRect(option.rect, palette.color(QPalette::Highlight));
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, theme.hover);
    const QColor text = selected ? palette.color(QPalette::HighlightedText) : theme.text;
    const QColor secondary = selected ? text : theme.secondaryText;
    QRect lines = option.rect.adjusted(margin, padding, -margin, -padding);

    painter->setFont(small(option.font));
    const QString status = index.data(StatusRole).toString();
    const QFontMetrics smallMetrics = painter->fontMetrics();
    const int width = smallMetrics.horizontalAdvance(status) + 12;
    const QRect pill(lines.right() - width, lines.top(), width, smallMetrics.height() + 4);
    painter->setPen(secondary);
    painter->drawRect(pill);
    painter->drawText(pill, Qt::AlignCenter, status);

    painter->setFont(strong(option.font));
    painter->setPen(text);
    const QFontMetrics metrics = painter->fontMetrics();
    const QRect first(lines.left(), lines.top(), pill.left() - lines.left() - 8,
                      metrics.height() + 4);
    painter->drawText(first, Qt::AlignLeft | Qt::AlignVCenter,
                      metrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight,
                                         first.width()));
    painter->setFont(small(option.font));
    painter->setPen(secondary);
    const QRect second(lines.left(), first.bottom() + 2, lines.width(), smallMetrics.height());
    painter->drawText(second, Qt::AlignLeft | Qt::AlignVCenter,
                      smallMetrics.elidedText(index.data(DetailRole).toString(), Qt::ElideRight,
                                              second.width()));
    painter->restore();
}

QSize BaselineDelegate::sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex & /*index*/) const
{
    const int first = QFontMetrics(strong(option.font)).height() + 4;
    const int second = QFontMetrics(small(option.font)).height();
    return { 200, first + second + 2 * padding + 2 };
}
