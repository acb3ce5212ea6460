#include "views/canvas/painting.h"

#include "views/canvas/marks.h"
#include "views/style/iconpainting.h"

#include <QLineF>
#include <QPainterPath>
#include <QTextLayout>

#include <cmath>

namespace painting {

namespace {

constexpr qreal minWidth = 116;
constexpr qreal minHeight = 44;
constexpr qreal textLeft = 31;
constexpr qreal iconSize = 16;
constexpr qreal arrowLength = 8;
constexpr qreal arrowWidth = 7;
constexpr qreal bandWidth = 4;
constexpr qreal widestLabel = 220;
constexpr qreal labelSlack = 2;
constexpr qreal badgeRoom = 42;

qreal radiusOf(Base base, qreal grow)
{
    return base == Base::Process ? 10 + grow : grow > 0 ? 3 : 0;
}

QPainterPath outline(const QRectF &box, Base base, qreal grow)
{
    QPainterPath path;
    const qreal radius = radiusOf(base, grow);
    path.addRoundedRect(box.adjusted(-grow, -grow, grow, grow), radius, radius);
    return path;
}

void paintBands(QPainter &painter, const QRectF &box, Base base, const Look &look,
                const Theme &theme)
{
    if (look.selected || look.dropTarget) {
        QColor band = theme.accent;
        band.setAlphaF(0.2F);
        marks::wash(painter, box.adjusted(-bandWidth, -bandWidth, bandWidth, bandWidth),
                    radiusOf(base, bandWidth), band);
    } else if (look.hovered) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.hover);
        painter.drawPath(outline(box, base, 2));
    }
    if (look.focused) {
        painter.setPen(marks::thin(theme.text, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(outline(box, base, 6));
    }
}

void paintShape(QPainter &painter, const QRectF &box, const ElementLook &look, const Theme &theme)
{
    QPen pen = marks::thin(look.selected || look.dropTarget ? theme.accent : theme.shapeLine);
    if (look.dropTarget)
        pen.setWidth(2); // one at a time, so the cost does not count
    painter.setPen(pen);
    painter.setBrush(theme.shapeFill);
    switch (look.base) {
    case Base::External:
        painter.drawRect(box);
        return;
    case Base::Process:
        painter.drawRoundedRect(box, 10, 10);
        return;
    case Base::Store: {
        painter.fillRect(box, theme.shapeFill);
        const QPointF open[] = { box.topRight(), box.topLeft(), box.bottomLeft(),
                                 box.bottomRight() };
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(open, 4);
        painter.drawLine(QPointF(box.left() + 5, box.top()), QPointF(box.left() + 5, box.bottom()));
        return;
    }
    }
}

QList<QPointF> corners(const QRectF &box)
{
    return { box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft() };
}

/// What can be done with a box that is pointed at or selected.
void paintAffordances(QPainter &painter, const QRectF &box, const Look &look, const Theme &theme,
                      const Detail &detail)
{
    if (look.handles && !look.locked && detail.names)
        marks::handles(painter, corners(box), theme, detail.unit);
    if (look.locked && look.selected && detail.names) {
        constexpr qreal size = 12;
        icons::paint(painter, QStringLiteral("lock"),
                     QRectF(box.right() - size - 3, box.bottom() - size - 3, size, size),
                     theme.accent);
    }
}

qreal nameLeft(Base base)
{
    return base == Base::Store ? textLeft + 3 : textLeft;
}

/// At most two lines, the second cut with an ellipsis.
QStringList wrapped(const QString &text, const QFont &font, qreal width)
{
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    QStringList lines;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        if (lines.size() == 1) {
            lines.append(QFontMetricsF(font).elidedText(text.mid(line.textStart()), Qt::ElideRight,
                                                        width));
            break;
        }
        lines.append(text.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines;
}

void paintName(QPainter &painter, const QRectF &box, const ElementLook &look, const Theme &theme)
{
    const QFont font = nameFont();
    const QFontMetricsF metrics(font);
    const qreal left = nameLeft(look.base);
    const QStringList lines =
            look.lines.isEmpty() ? nameLines(look.name, look.base, box.width()) : look.lines;
    painter.setFont(font);
    painter.setPen(theme.text);
    const qreal pitch = metrics.height() * 0.95;
    qreal y = box.center().y() - pitch * static_cast<qreal>(lines.size()) / 2
              + metrics.ascent() * 0.98;
    for (const QString &line : lines) {
        painter.drawText(QPointF(box.left() + left, y), line);
        y += pitch;
    }
}

QPolygonF arrow(const QPointF &tip, const QPointF &from)
{
    const QLineF back(tip, from);
    if (back.length() < 0.1)
        return {};
    const QPointF direction = (from - tip) / back.length();
    const QPointF across(-direction.y(), direction.x());
    const QPointF base = tip + direction * arrowLength;
    return { tip, base + across * (arrowWidth / 2), base - across * (arrowWidth / 2) };
}

/// The band under a line: filled boxes, because a pen wider than 1 px costs 40 times as much.
void paintLineBand(QPainter &painter, const QPolygonF &line, const QColor &band, qreal half)
{
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QPointF a = line.at(i - 1);
        const QPointF b = line.at(i);
        const QLineF leg(a, b);
        if (leg.length() < 0.1)
            continue;
        const QPointF across = QPointF(-leg.dy(), leg.dx()) / leg.length() * half;
        const QPointF along = QPointF(leg.dx(), leg.dy()) / leg.length() * half;
        path.addPolygon({ a - along + across, b + along + across, b + along - across,
                          a - along - across, a - along + across });
    }
    painter.setPen(Qt::NoPen);
    painter.fillPath(path, band);
}

/// A line as filled strips where a pixel of the screen is less than one of the theme's: one of a
/// screen pixel is hardly seen there, and a wider pen costs 40 times as much. False, with nothing
/// painted, on other screens and for lines that are not orthogonal.
bool paintStrips(QPainter &painter, const QPolygonF &line, const QColor &colour)
{
    if (painter.device()->devicePixelRatioF() < marks::densePixels)
        return false;
    for (qsizetype i = 1; i < line.size(); ++i) {
        if (line.at(i).x() != line.at(i - 1).x() && line.at(i).y() != line.at(i - 1).y())
            return false;
    }
    const qreal half = 0.5 / std::max(0.001, std::abs(painter.worldTransform().m11()));
    for (qsizetype i = 1; i < line.size(); ++i)
        painter.fillRect(
                QRectF(line.at(i - 1), line.at(i)).normalized().adjusted(-half, -half, half, half),
                colour);
    return true;
}

} // namespace

QList<QPointF> connectionPoints(const QRectF &box)
{
    const QPointF middle = box.center();
    return { { middle.x(), box.top() },
             { box.right(), middle.y() },
             { middle.x(), box.bottom() },
             { box.left(), middle.y() } };
}

QFont nameFont()
{
    return marks::sized(0.92, QFont::Medium);
}

QFont labelFont()
{
    return marks::sized(0.81, QFont::Normal);
}

QStringList nameLines(const QString &name, Base base, qreal width)
{
    return wrapped(name, nameFont(), width - nameLeft(base) - 6);
}

QSizeF elementSize(const QString &name)
{
    const QFontMetricsF metrics(nameFont());
    qreal widest = 0;
    for (const QString &word : name.split(u' '))
        widest = std::max(widest, metrics.horizontalAdvance(word));
    const qreal half = metrics.horizontalAdvance(name) * 0.56;
    const qreal width = textLeft + 12 + std::max(widest, half);
    return { std::ceil(std::clamp(width, minWidth, 190.0)), minHeight };
}

QSizeF labelSize(const QString &label, const std::optional<Badge> &badge)
{
    const QFontMetricsF metrics(labelFont());
    qreal width = std::min(metrics.horizontalAdvance(label) + labelSlack, widestLabel);
    if (badge)
        width += badgeRoom;
    return { width, std::max(metrics.height(), badge ? marks::badgeHeight : 0) };
}

void element(QPainter &painter, const QRectF &box, const ElementLook &look, const Theme &theme,
             const Detail &detail)
{
    painter.setRenderHint(QPainter::Antialiasing);
    paintBands(painter, box, look.base, look, theme);
    paintShape(painter, box, look, theme);
    if (detail.names) {
        const qreal left = look.base == Base::Store ? 12 : 9;
        const QRectF place(box.left() + left, box.center().y() - iconSize / 2, iconSize, iconSize);
        const QColor colour = look.selected ? theme.accent : theme.secondaryText;
        marks::icon(painter, look.icon, place, colour);
        paintName(painter, box, look, theme);
    }
    if (look.hovered && detail.names)
        marks::rings(painter, connectionPoints(box), theme, detail.unit);
    paintAffordances(painter, box, look, theme, detail);
    if (look.badge)
        badge(painter, box.topRight() + QPointF(-6, 0), *look.badge, theme, !detail.names);
    else if (look.decided && detail.names)
        marks::tick(painter, box.topRight() + QPointF(-4, 0), theme);
}

void zone(QPainter &painter, const QRectF &box, const ZoneLook &look, const Theme &theme,
          const Detail &detail)
{
    if (look.folded) {
        foldedZone(painter, box, look, theme, detail);
        return;
    }
    marks::wash(painter, box, theme.zoneTint);
    if (look.selected || look.dropTarget) {
        QColor band = theme.accent;
        band.setAlphaF(0.2F);
        marks::washAround(painter, box, bandWidth, band);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen = marks::thin(look.selected || look.dropTarget ? theme.accent : theme.zoneLine);
    if (look.dropTarget)
        pen.setWidth(2);
    pen.setDashPattern({ 6, 4 });
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box, 2, 2);
    if (look.focused) {
        painter.setPen(marks::thin(theme.text, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box.adjusted(-6, -6, 6, 6));
    }
    paintAffordances(painter, box, look, theme, detail);
    if (!detail.names)
        return;
    zoneTitle(painter, box, look, theme, look.trust.isEmpty() ? 0 : 60);
    painter.setFont(labelFont());
    painter.setPen(theme.secondaryText);
    painter.drawText(QRectF(box.right() - 128, box.top() + 4, 120, 18),
                     Qt::AlignRight | Qt::AlignVCenter, look.trust);
}

void flow(QPainter &painter, const QPolygonF &line, const FlowLook &look, const Theme &theme,
          const Detail &detail)
{
    if (line.size() < 2)
        return;
    if (look.selected) {
        QColor band = theme.accent;
        band.setAlphaF(0.2F);
        paintLineBand(painter, line, band, bandWidth);
    } else if (look.hovered) {
        paintLineBand(painter, line, theme.hover, bandWidth / 2);
    }
    const QColor colour = look.selected ? theme.accent : look.hovered ? theme.text : theme.flowLine;
    // Orthogonal lines are crisp without antialiasing, and cheaper.
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (look.focused || !paintStrips(painter, line, colour)) {
        painter.setPen(marks::thin(colour, look.focused ? Qt::DotLine : Qt::SolidLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(line);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(arrow(line.last(), line.at(line.size() - 2)));
    if (!look.handles || !detail.names)
        return;
    marks::rings(painter, look.crossings, theme, detail.unit * 0.7);
    marks::handles(painter, QList<QPointF> { line.first(), line.last() } + look.waypoints, theme,
                   detail.unit);
}

void draft(QPainter &painter, const QPolygonF &line, const Theme &theme)
{
    if (line.size() < 2)
        return;
    QPen pen = marks::thin(theme.accent);
    pen.setDashPattern({ 4, 3 });
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
    const qreal scale = std::abs(painter.worldTransform().m11());
    marks::rings(painter, { line.last() }, theme, scale > 0 ? 1 / scale : 1);
}

void label(QPainter &painter, const QRectF &box, const FlowLook &look, const Theme &theme)
{
    QFont font = labelFont();
    if (look.selected)
        font.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(font);
    const qreal own = look.badge ? box.width() - badgeRoom : box.width();
    painter.setFont(font);
    painter.setPen(look.selected ? theme.accent : theme.secondaryText);
    // A box that is not as wide as they get is as wide as its text: no need to measure that again.
    const bool known = own < widestLabel && !look.selected;
    const QString text =
            known ? look.label
                  : metrics.elidedText(look.label, Qt::ElideRight, look.badge ? own : own + 24);
    painter.drawText(
            QPointF(box.left(), box.center().y() - metrics.height() / 2 + metrics.ascent()), text);
    if (look.badge)
        badge(painter,
              QPointF(box.left() + (known ? own - labelSlack : metrics.horizontalAdvance(text))
                              + 27,
                      box.center().y()),
              *look.badge, theme, false);
}

QRectF badge(QPainter &painter, const QPointF &centre, const Badge &badge, const Theme &theme,
             bool letterOnly)
{
    QString text(risk::letter(badge.worst));
    if (!letterOnly)
        text.prepend(QStringLiteral("%1 ").arg(badge.open));
    QFont font = marks::sized(0.81, QFont::Bold);
    painter.setFont(font);
    const qreal width = std::max(letterOnly ? marks::badgeHeight : 26.0,
                                 QFontMetricsF(font).horizontalAdvance(text) + 10);
    const QRectF pill(centre.x() - width / 2, centre.y() - marks::badgeHeight / 2, width,
                      marks::badgeHeight);
    const Theme::RiskColours &colours = theme.of(badge.worst);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.canvas);
    painter.drawRoundedRect(pill.adjusted(-1.5, -1.5, 1.5, 1.5), 9.5, 9.5);
    painter.setBrush(colours.fill);
    painter.drawRoundedRect(pill, 8, 8);
    painter.setPen(colours.letter);
    painter.drawText(pill, Qt::AlignCenter, text);
    return pill;
}

} // namespace painting
