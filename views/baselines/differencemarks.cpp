#include "views/baselines/differencemarks.h"

#include <QApplication>

namespace differencemarks {

QString sign(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::Added:
        return QStringLiteral("+");
    case ChangeKind::Changed:
        return QStringLiteral("~");
    case ChangeKind::Removed:
        break;
    }
    return QStringLiteral("\u2212");
}

void paint(QPainter &painter, const QPointF &centre, ChangeKind kind, const Theme &theme)
{
    constexpr qreal side = 16;
    const QRectF square(centre.x() - side / 2, centre.y() - side / 2, side, side);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.canvas);
    painter.drawRoundedRect(square.adjusted(-1.5, -1.5, 1.5, 1.5), 3.5, 3.5);
    painter.setBrush(theme.accent);
    painter.drawRoundedRect(square, 2, 2);
    QFont font = QApplication::font();
    font.setPixelSize(13);
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(theme.onAccent);
    painter.drawText(square, Qt::AlignCenter, sign(kind));
}

} // namespace differencemarks
