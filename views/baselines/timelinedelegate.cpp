#include "views/baselines/timelinedelegate.h"

#include "views/baselines/timelinemodel.h"
#include "views/style/theme.h"

#include <QPainter>

namespace {

constexpr int railX = 18;
constexpr int textX = 36;
constexpr int margin = 10;

QFont scaled(const QFont &font, qreal factor, QFont::Weight weight = QFont::Normal)
{
    QFont made = font;
    made.setPointSizeF(made.pointSizeF() * factor);
    made.setWeight(weight);
    return made;
}

/// The box with a baseline's status; gives the width that it took.
int paintStatus(QPainter &painter, const QRect &row, const QString &status, const QFont &font,
                const QColor &line, const QColor &text)
{
    const QFontMetrics metrics(font);
    const int width = metrics.horizontalAdvance(status) + 12;
    const QRect box(row.right() - margin - width, row.top() + 4, width, metrics.height() + 2);
    painter.setPen(line);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(text);
    painter.setFont(font);
    painter.drawText(box, Qt::AlignCenter, status);
    return width + 8;
}

void paintMark(QPainter &painter, const QPointF &at, bool baseline, const QColor &colour)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    if (!baseline) {
        painter.drawEllipse(at, 3, 3);
        return;
    }
    const QPointF diamond[] = { at - QPointF(0, 7), at + QPointF(7, 0), at + QPointF(0, 7),
                                at - QPointF(7, 0) };
    painter.drawPolygon(diamond, 4);
}

} // namespace

void TimelineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Theme theme = Theme::of(option.palette);
    const int kind = index.data(TimelineModel::KindRole).toInt();
    const QRect row = option.rect;
    const QFont second = scaled(option.font, 0.85);
    if (kind == TimelineModel::Day) {
        painter->setFont(scaled(option.font, 0.92, QFont::DemiBold));
        painter->setPen(theme.secondaryText);
        painter->drawText(row.adjusted(margin, 0, -margin, -6), Qt::AlignLeft | Qt::AlignBottom,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight,
                                                            row.width() - 2 * margin));
        painter->restore();
        return;
    }
    const bool selected = option.state & QStyle::State_Selected;
    const bool active = option.state & QStyle::State_Active;
    if (selected)
        painter->fillRect(row, option.palette.color(active ? QPalette::Active : QPalette::Inactive,
                                                    QPalette::Highlight));
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(row, theme.hover);
    const QColor onSelection = option.palette.color(active ? QPalette::Active : QPalette::Inactive,
                                                    QPalette::HighlightedText);
    const bool baseline = kind == TimelineModel::Frozen;
    painter->fillRect(QRect(row.left() + railX, row.top(), 1, row.height()), theme.line);
    paintMark(*painter, QPointF(row.left() + railX + 0.5, row.top() + row.height() / 2.0), baseline,
              selected   ? onSelection
              : baseline ? theme.accent
                         : theme.secondaryText);
    const QFont first = scaled(option.font, 0.96, baseline ? QFont::DemiBold : QFont::Normal);
    QRect text = row.adjusted(textX, 4, -margin, -4);
    if (baseline)
        text.setRight(text.right()
                      - paintStatus(*painter, row, index.data(TimelineModel::StatusRole).toString(),
                                    second, selected ? onSelection : theme.line,
                                    selected ? onSelection : theme.secondaryText));
    painter->setFont(first);
    painter->setPen(selected ? onSelection : theme.text);
    painter->drawText(
            text, Qt::AlignLeft | Qt::AlignTop,
            QFontMetrics(first).elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    painter->setFont(second);
    painter->setPen(selected ? onSelection : theme.secondaryText);
    painter->drawText(
            text, Qt::AlignLeft | Qt::AlignBottom,
            QFontMetrics(second).elidedText(index.data(TimelineModel::DetailRole).toString(),
                                            Qt::ElideRight, text.width()));
    painter->restore();
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex & /*index*/) const
{
    const int lines = QFontMetrics(scaled(option.font, 0.96, QFont::DemiBold)).height()
                      + QFontMetrics(scaled(option.font, 0.85)).height();
    return { 200, std::max(40, lines + 10) };
}
