#include "views/canvas/marks.h"

#include "views/style/iconpainting.h"
#include "views/style/icons.h"

#include <QApplication>
#include <QPaintEngine>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace marks {

namespace {

constexpr qreal handleSize = 6.5;
constexpr qreal ringRadius = 4;
constexpr int basePixels = 13;
/// Qt hands fills of more rows to other threads in parts. Waking those takes longer than painting:
/// with some hundred marked elements it was half of a frame.
constexpr qreal rowsAtOnce = 80;

bool paintsPixels(const QPainter &painter)
{
    return painter.paintEngine()->type() == QPaintEngine::Raster;
}

/// The nearest height at which a row of pixels begins.
qreal rowAt(const QPainter &painter, qreal y)
{
    const QTransform toDevice = painter.deviceTransform();
    return toDevice.m22() == 0 ? y
                               : (std::round(y * toDevice.m22() + toDevice.dy()) - toDevice.dy())
                                         / toDevice.m22();
}

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

void wash(QPainter &painter, const QRectF &box, const QColor &colour)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    const qreal scale = std::abs(painter.deviceTransform().m22());
    if (!paintsPixels(painter) || scale == 0) {
        painter.fillRect(box, colour);
        return;
    }
    const qreal step = rowsAtOnce / scale;
    for (qreal y = box.top(); y < box.bottom(); y += step)
        painter.fillRect(QRectF(box.left(), y, box.width(), std::min(step, box.bottom() - y)),
                         colour);
}

void wash(QPainter &painter, const QRectF &box, qreal radius, const QColor &colour)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    if (!paintsPixels(painter) || 2 * radius + 2 > box.height()) {
        painter.drawRoundedRect(box, radius, radius);
        return;
    }
    const qreal upper = rowAt(painter, box.top() + radius);
    const qreal lower = rowAt(painter, box.bottom() - radius);
    const QSizeF round(2 * radius, 2 * radius);
    QPainterPath top(QPointF(box.left(), upper));
    top.arcTo(QRectF(box.topLeft(), round), 180, -90);
    top.arcTo(QRectF(QPointF(box.right() - 2 * radius, box.top()), round), 90, -90);
    top.lineTo(box.right(), upper);
    painter.drawPath(top);
    QPainterPath bottom(QPointF(box.right(), lower));
    bottom.arcTo(QRectF(box.bottomRight() - QPointF(2 * radius, 2 * radius), round), 0, -90);
    bottom.arcTo(QRectF(QPointF(box.left(), box.bottom() - 2 * radius), round), 270, -90);
    bottom.lineTo(box.left(), lower);
    painter.drawPath(bottom);
    wash(painter, QRectF(QPointF(box.left(), upper), QPointF(box.right(), lower)), colour);
    painter.setRenderHint(QPainter::Antialiasing);
}

void washAround(QPainter &painter, const QRectF &box, qreal width, const QColor &colour)
{
    const QRectF out = box.adjusted(-width, -width, width, width);
    wash(painter, QRectF(out.topLeft(), QPointF(out.right(), box.top())), colour);
    wash(painter, QRectF(QPointF(out.left(), box.bottom()), out.bottomRight()), colour);
    wash(painter, QRectF(QPointF(out.left(), box.top()), box.bottomLeft()), colour);
    wash(painter, QRectF(box.topRight(), QPointF(out.right(), box.bottom())), colour);
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
