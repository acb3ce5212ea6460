// How zones are painted that are folded, and what both kinds of zone share.

#include "views/canvas/marks.h"
#include "views/canvas/painting.h"
#include "views/style/iconpainting.h"

#include <QPainterPath>

namespace painting {

namespace {

constexpr qreal radius = 2;
/// What is folded away shows as edges of sheets under the box, so far apart.
constexpr qreal sheet = 3;
constexpr qreal bandWidth = 4;
constexpr qreal textLeft = 24;

QPainterPath frameOf(const QRectF &box, qreal grow)
{
    QPainterPath path;
    path.addRoundedRect(box.adjusted(-grow, -grow, grow, grow), radius, radius);
    return path;
}

void paintBands(QPainter &painter, const QRectF &box, const ZoneLook &look, const Theme &theme)
{
    painter.setPen(Qt::NoPen);
    if (look.selected || look.dropTarget) {
        QColor band = theme.accent;
        band.setAlphaF(0.2F);
        painter.fillPath(frameOf(box, bandWidth), band);
    } else if (look.hovered) {
        painter.fillPath(frameOf(box, 2), theme.hover);
    }
    if (look.focused) {
        painter.setPen(marks::thin(theme.text, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(frameOf(box, 6));
    }
}

void paintStack(QPainter &painter, const QRectF &box, QColor colour)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const int nth : { 1, 2 }) {
        colour.setAlphaF(nth == 1 ? 0.8F : 0.5F);
        painter.setPen(marks::thin(colour));
        const qreal in = 2 * sheet * nth;
        const qreal y = box.bottom() + sheet * nth;
        painter.drawLine(QPointF(box.left() + in, y), QPointF(box.right() - in, y));
    }
    painter.setRenderHint(QPainter::Antialiasing);
}

void paintChevron(QPainter &painter, const QRectF &zone, const ZoneLook &look, const Theme &theme)
{
    const QPointF middle = chevronBox(zone).center();
    const QPointF tip = look.folded ? QPointF(2, 0) : QPointF(0, 2);
    const QPointF wing = look.folded ? QPointF(0, 4) : QPointF(4, 0);
    const QPointF stroke[] = { middle - tip - wing, middle + tip, middle - tip + wing };
    QPen pen(look.selected || look.hovered ? theme.accent : theme.secondaryText, 1.5);
    pen.setCapStyle(Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(stroke, 3);
}

} // namespace

QRectF chevronBox(const QRectF &zone)
{
    return { zone.left() + 4, zone.top() + 4, 18, 18 };
}

void zoneTitle(QPainter &painter, const QRectF &box, const ZoneLook &look, const Theme &theme,
               qreal room)
{
    const qreal left = look.chevron ? textLeft : 8;
    if (look.chevron)
        paintChevron(painter, box, look, theme);
    const QFont font = marks::sized(0.92, QFont::DemiBold);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(look.selected                 ? theme.accent
                   : look.folded || look.hovered ? theme.text
                                                 : theme.secondaryText);
    QPointF at(box.left() + left, box.top() + 5 + metrics.ascent());
    const QStringList lines =
            look.folded ? nameLines(look.name, Base::Process, box.width())
                        : QStringList { metrics.elidedText(look.name, Qt::ElideRight,
                                                           box.width() - left - 8 - room) };
    for (const QString &line : lines) {
        painter.drawText(at, line);
        at.ry() += metrics.height() * 0.95;
    }
}

void foldedZone(QPainter &painter, const QRectF &box, const ZoneLook &look, const Theme &theme,
                const Detail &detail)
{
    painter.setRenderHint(QPainter::Antialiasing);
    paintBands(painter, box, look, theme);
    const bool marked = look.selected || look.dropTarget || look.holdsSelected;
    QPen pen = marks::thin(marked ? theme.accent : theme.zoneLine);
    pen.setDashPattern({ 6, 4 });
    // Flows that pass behind do not show through the tint.
    painter.setPen(Qt::NoPen);
    painter.fillPath(frameOf(box, 0), theme.canvas);
    painter.setPen(pen);
    painter.setBrush(theme.zoneTint);
    painter.drawPath(frameOf(box, 0));
    paintStack(painter, box, marked ? theme.accent : theme.zoneLine);
    if (look.locked && look.selected && detail.names) {
        constexpr qreal size = 12;
        icons::paint(painter, QStringLiteral("lock"),
                     QRectF(box.right() - size - 3, box.bottom() - size - 3, size, size),
                     theme.accent);
    }
    if (detail.names) {
        zoneTitle(painter, box, look, theme, 0);
        painter.setFont(labelFont());
        painter.setPen(theme.secondaryText);
        const QRectF below(box.left() + (look.chevron ? textLeft : 8), box.bottom() - 22,
                           box.width() - 48, 18);
        painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter,
                         look.trust.isEmpty()
                                 ? look.inside
                                 : look.inside + QStringLiteral(" \u00b7 ") + look.trust);
    }
    if (look.badge)
        badge(painter, box.topRight() + QPointF(-6, 0), *look.badge, theme, !detail.names);
}

} // namespace painting
