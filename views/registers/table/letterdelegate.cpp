#include "views/registers/table/letterdelegate.h"

#include "views/style/riskletter.h"

LetterDelegate::LetterDelegate(int ratingRole, int filledRole, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_ratingRole(ratingRole)
    , m_filledRole(filledRole)
{
}

void LetterDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const QVariant rating = index.data(m_ratingRole);
    if (!rating.isValid())
        return;
    const bool selected = option.state & QStyle::State_Selected;
    QRectF box(0, 0, riskletter::side, riskletter::side);
    box.moveCenter(QRectF(option.rect).center());
    riskletter::paint(*painter, box, static_cast<Rating>(rating.toInt()),
                      index.data(m_filledRole).toBool() ? riskletter::Fill::Filled
                                                        : riskletter::Fill::Hollow,
                      Theme::of(option.palette),
                      selected ? option.palette.color(QPalette::HighlightedText) : QColor());
}

QSize LetterDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize usual = QStyledItemDelegate::sizeHint(option, index);
    return { usual.width(), std::max(26, usual.height() + 4) };
}
