#include "views/report/pagerow.h"

#include "views/style/riskletter.h"

#include <QPainter>

#include <algorithm>

qreal PageRow::height(qreal from) const
{
    qreal height = from > 0 ? 0 : least;
    for (const Part &part : texts)
        height = std::max(height, part.text.remaining(from));
    return height + above + below;
}

void PageRow::paint(QPainter &painter, const QRectF &box, qreal from, qreal to) const
{
    const Theme theme = Theme::print();
    if (fill.isValid())
        painter.fillRect(box, fill);
    if (bar.isValid())
        painter.fillRect(QRectF(box.topLeft(), QSizeF(3, box.height())), bar);
    for (const Part &part : texts)
        part.text.paint(painter, box.topLeft() + QPointF(part.x, above), from, to);
    if (from <= 0) {
        painter.setFont(paperfont::of(2));
        for (const Letter &letter : letters)
            riskletter::paint(
                    painter,
                    QRectF(box.left() + letter.x, box.top() + above - 0.5, letterSide, letterSide),
                    letter.rating,
                    letter.filled ? riskletter::Fill::Filled : riskletter::Fill::Hollow, theme);
    }
    if (rule.isValid()) {
        painter.setPen(QPen(rule, 0.6));
        painter.drawLine(box.bottomLeft(), box.bottomRight());
    }
}
