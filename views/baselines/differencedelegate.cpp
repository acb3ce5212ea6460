#include "views/baselines/differencedelegate.h"

#include "views/baselines/differencemarks.h"
#include "views/baselines/differencemodel.h"
#include "views/style/theme.h"

#include <QPainter>

namespace {

constexpr int margin = 10;
constexpr int textX = 32;

QFont scaled(const QFont &font, qreal factor, QFont::Weight weight = QFont::Normal)
{
    QFont made = font;
    made.setPointSizeF(made.pointSizeF() * factor);
    made.setWeight(weight);
    return made;
}

} // namespace

void DifferenceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    painter->save();
    const Theme theme = Theme::of(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    const QPalette::ColorGroup group =
            option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    const QColor onSelection = option.palette.color(group, QPalette::HighlightedText);
    const QRect row = option.rect;
    if (selected)
        painter->fillRect(row, option.palette.color(group, QPalette::Highlight));
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(row, theme.hover);
    const auto kind = static_cast<ChangeKind>(index.data(DifferenceModel::KindRole).toInt());
    painter->setFont(scaled(option.font, 1.1, QFont::Bold));
    painter->setPen(selected ? onSelection : theme.accent);
    painter->drawText(QRect(row.left(), row.top(), textX, row.height()), Qt::AlignCenter,
                      differencemarks::sign(kind));
    const QRect text = row.adjusted(textX, 4, -margin, -4);
    const QFont first = scaled(option.font, 0.96);
    const QFontMetrics metrics(first);
    const QString what = index.data(DifferenceModel::WhatRole).toString();
    painter->setFont(first);
    painter->setPen(selected ? onSelection : theme.secondaryText);
    painter->drawText(text, Qt::AlignLeft | Qt::AlignTop, what);
    const QRect title = text.adjusted(metrics.horizontalAdvance(what) + 8, 0, 0, 0);
    QFont name = first;
    name.setWeight(QFont::Medium);
    name.setStrikeOut(kind == ChangeKind::Removed);
    painter->setFont(name);
    painter->setPen(selected ? onSelection : theme.text);
    painter->drawText(
            title, Qt::AlignLeft | Qt::AlignTop,
            QFontMetrics(name).elidedText(index.data().toString(), Qt::ElideRight, title.width()));
    const QFont second = scaled(option.font, 0.85);
    painter->setFont(second);
    painter->setPen(selected ? onSelection : theme.secondaryText);
    painter->drawText(
            text, Qt::AlignLeft | Qt::AlignBottom,
            QFontMetrics(second).elidedText(index.data(DifferenceModel::SummaryRole).toString(),
                                            Qt::ElideRight, text.width()));
    painter->setPen(theme.faintLine);
    painter->drawLine(row.bottomLeft(), row.bottomRight());
    painter->restore();
}

QSize DifferenceDelegate::sizeHint(const QStyleOptionViewItem &option,
                                   const QModelIndex & /*index*/) const
{
    const int lines = QFontMetrics(scaled(option.font, 0.96)).height()
                      + QFontMetrics(scaled(option.font, 0.85)).height();
    return { 200, std::max(40, lines + 10) };
}
