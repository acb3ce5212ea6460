#include "views/style/riskletter.h"

#include <QCoreApplication>

namespace riskletter {

void paint(QPainter &painter, const QRectF &rect, Rating rating, Fill fill, const Theme &theme,
           const QColor &onSelection)
{
    const Theme::RiskColours &colours = theme.of(rating);
    const qreal radius = rect.width() / 6;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QColor letterColour = colours.letter;
    if (fill == Fill::Filled) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.fill);
        painter.drawRoundedRect(rect, radius, radius);
    } else {
        letterColour = onSelection.isValid() ? onSelection : theme.text;
        painter.setPen(QPen(onSelection.isValid() ? onSelection : theme.line, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    }
    QFont font = painter.font();
    font.setBold(true);
    font.setPixelSize(std::max(6, qRound(rect.height() * 0.61)));
    painter.setFont(font);
    painter.setPen(letterColour);
    painter.drawText(rect, Qt::AlignCenter, QString(risk::letter(rating)));
    painter.restore();
}

QString name(Rating rating)
{
    switch (rating) {
    case Rating::Low:
        return QCoreApplication::translate("riskletter", "Low");
    case Rating::Moderate:
        return QCoreApplication::translate("riskletter", "Moderate");
    case Rating::High:
        return QCoreApplication::translate("riskletter", "High");
    case Rating::Critical:
        return QCoreApplication::translate("riskletter", "Critical");
    }
    return {};
}

} // namespace riskletter
