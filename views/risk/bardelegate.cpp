#include "views/risk/bardelegate.h"

#include "views/risk/totalsmodel.h"

#include <QApplication>
#include <QPainter>

namespace {

constexpr int margin = 10;
constexpr Rating worstFirst[] = { Rating::Critical, Rating::High, Rating::Moderate, Rating::Low };

struct Part
{
    Rating rating;
    QRectF rect;
};

int nameWidth(const QRect &row)
{
    return std::min(190, row.width() * 42 / 100);
}

QList<Part> partsOf(const QRect &row, const QModelIndex &index)
{
    constexpr int sumWidth = 46;
    const auto counts = index.data(TotalsModel::CountsRole).value<TotalsModel::Counts>();
    const int most = std::max(1, index.data(TotalsModel::MostRole).toInt());
    double x = row.left() + nameWidth(row);
    const double unit =
            std::max(0.0, static_cast<double>(row.width() - nameWidth(row) - sumWidth) / most);
    QList<Part> parts;
    for (const Rating rating : worstFirst) {
        const int count = counts.at(static_cast<size_t>(rating));
        if (count == 0)
            continue;
        parts.append({ rating, QRectF(x, row.top() + 4, std::max(2.0, unit * count - 1),
                                      row.height() - 8) });
        x += unit * count;
    }
    return parts;
}

} // namespace

void BarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &background, painter,
                                       option.widget);
    const Theme theme = Theme::of(option.palette);
    const QRect row = option.rect;
    const bool selected = option.state & QStyle::State_Selected;
    const QColor text =
            selected ? option.palette.color(QPalette::HighlightedText) : QColor(theme.text);
    painter->save();
    painter->setFont(option.font);
    painter->setPen(text);
    const int room = nameWidth(row) - margin - 6;
    painter->drawText(QRect(row.left() + margin, row.top(), room, row.height()), Qt::AlignVCenter,
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, room));
    int sum = 0;
    for (const int count : index.data(TotalsModel::CountsRole).value<TotalsModel::Counts>())
        sum += count;
    painter->drawText(row.adjusted(0, 0, -12, 0), Qt::AlignRight | Qt::AlignVCenter,
                      QString::number(sum));
    QFont bold = option.font;
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 0.8);
    painter->setFont(bold);
    const double letter = QFontMetricsF(bold).horizontalAdvance(QStringLiteral("M")) + 4;
    for (const Part &part : partsOf(row, index)) {
        painter->fillRect(part.rect, theme.of(part.rating).fill);
        if (part.rect.width() < letter)
            continue;
        painter->setPen(theme.of(part.rating).letter);
        painter->drawText(part.rect, Qt::AlignCenter, QString(risk::letter(part.rating)));
    }
    painter->restore();
}

QSize BarDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex & /*index*/) const
{
    return { 200, std::max(26, option.fontMetrics.height() + 10) };
}

std::optional<Rating> BarDelegate::partAt(const QRect &row, const QModelIndex &index,
                                          const QPoint &at)
{
    for (const Part &part : partsOf(row, index)) {
        if (at.x() >= part.rect.left() && at.x() <= part.rect.right())
            return part.rating;
    }
    return std::nullopt;
}
