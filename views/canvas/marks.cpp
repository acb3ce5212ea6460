#include "views/canvas/marks.h"

#include "views/style/iconpainting.h"
#include "views/style/icons.h"

#include <QApplication>
#include <QPaintEngine>

#include <algorithm>
#include <cmath>

namespace marks {

namespace {

constexpr qreal handleSize = 6.5;
constexpr qreal ringRadius = 4;
constexpr int basePixels = 13;

} // namespace

QFont sized(qreal factor, QFont::Weight weight)
{
    // Kept: a font that is made anew looks its engine up again for each text. Reports are painted
    // in threads of their own.
    struct Kept
    {
        QFont base;
        QHash<std::pair<int, int>, QFont> fonts;
    };
    static thread_local Kept kept;
    const QFont base = QApplication::font();
    if (kept.base != base)
        kept = { base, {} };
    // Scene units are device independent: the diagram keeps its proportions on every desktop font.
    const int pixels = std::max(1, qRound(basePixels * factor));
    QFont &font = kept.fonts[{ pixels, weight }];
    if (font.pixelSize() != pixels) {
        font = base;
        font.setPixelSize(pixels);
        font.setWeight(weight);
    }
    return font;
}

QPen thin(const QColor &colour, Qt::PenStyle style)
{
    QPen pen(colour, 1, style);
    pen.setCosmetic(true);
    return pen;
}

void handles(QPainter &painter, const QList<QPointF> &points, const Theme &theme, qreal unit)
{
    painter.setPen(thin(theme.accent));
    painter.setBrush(theme.canvas);
    const qreal half = handleSize / 2 * unit;
    for (const QPointF &at : points)
        painter.drawRect(QRectF(at - QPointF(half, half), at + QPointF(half, half)));
}

void rings(QPainter &painter, const QList<QPointF> &points, const Theme &theme, qreal unit)
{
    painter.setPen(thin(theme.accent));
    painter.setBrush(theme.canvas);
    for (const QPointF &at : points)
        painter.drawEllipse(at, ringRadius * unit, ringRadius * unit);
}

void tick(QPainter &painter, const QPointF &centre, const Theme &theme)
{
    painter.setPen(thin(theme.zoneLine));
    painter.setBrush(theme.canvas);
    painter.drawEllipse(centre, 7, 7);
    const QPointF stroke[] = { centre + QPointF(-3, 0.5), centre + QPointF(-0.8, 2.7),
                               centre + QPointF(3.2, -2.5) };
    painter.drawPolyline(stroke, 3);
}

void icon(QPainter &painter, const QString &stem, const QRectF &box, const QColor &colour)
{
    if (painter.paintEngine()->type() == QPaintEngine::User) {
        icons::paint(painter, stem, box, colour);
        return;
    }
    const qreal ratio =
            painter.device()->devicePixelRatioF()
            * std::max(1.0, std::sqrt(std::abs(painter.worldTransform().determinant())));
    const QPixmap drawn =
            icons::pixmap(stem, qRound(box.width()), colour, std::min(8.0, std::ceil(ratio)));
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawPixmap(box, drawn, QRectF(drawn.rect()));
}

} // namespace marks
