#include "views/canvas/overview.h"

#include "views/canvas/marks.h"

#include <algorithm>
#include <cmath>

namespace {

/// Moves and scales without the general map of a transform; diagrams are never turned.
struct Place
{
    qreal scale;
    QPointF by;

    explicit Place(const QTransform &transform)
        : scale(transform.m11())
        , by(transform.dx(), transform.dy())
    {
    }
    QRectF operator()(const QRectF &box) const
    {
        return { box.x() * scale + by.x(), box.y() * scale + by.y(), box.width() * scale,
                 box.height() * scale };
    }
    QPointF operator()(const QPointF &point) const { return point * scale + by; }
};

/// Legs as filled strips where a pixel of the screen is less than one of the theme's: a line of one
/// screen pixel is hardly seen there.
void paintLegs(QPainter &painter, const QList<QLineF> &legs, const Place &place,
               const QRectF &exposed, const QColor &colour)
{
    const bool strips = painter.device()->devicePixelRatioF() >= marks::densePixels;
    QList<QLineF> shown;
    shown.reserve(legs.size());
    for (const QLineF &leg : legs) {
        const QLineF line(place(leg.p1()), place(leg.p2()));
        if (std::max(line.x1(), line.x2()) < exposed.left() - 1
            || std::min(line.x1(), line.x2()) > exposed.right() + 1
            || std::max(line.y1(), line.y2()) < exposed.top() - 1
            || std::min(line.y1(), line.y2()) > exposed.bottom() + 1)
            continue;
        if (strips && (line.dx() == 0 || line.dy() == 0))
            painter.fillRect(
                    QRectF(line.p1(), line.p2()).normalized().adjusted(-0.5, -0.5, 0.5, 0.5),
                    colour);
        else
            shown.append(line);
    }
    painter.setPen(marks::thin(colour));
    painter.drawLines(shown);
}

int ratingOf(const std::optional<painting::Badge> &badge)
{
    return badge ? static_cast<int>(badge->worst) : -1;
}

} // namespace

void Overview::add(const QRectF &box, const painting::ZoneLook &look)
{
    const bool marked = look.selected || look.dropTarget;
    if (look.folded)
        m_solid.append({ box, marked || look.hovered || look.holdsSelected, ratingOf(look.badge) });
    else
        m_zones.append({ box, marked });
}

void Overview::add(const QRectF &box, const painting::ElementLook &look)
{
    m_solid.append({ box, look.selected || look.dropTarget || look.hovered, ratingOf(look.badge) });
}

void Overview::add(const QPolygonF &line, const painting::FlowLook &look)
{
    QList<QLineF> &legs = look.selected || look.hovered ? m_markedLines : m_lines;
    for (qsizetype i = 1; i < line.size(); ++i)
        legs.append({ line.at(i - 1), line.at(i) });
}

void Overview::paint(QPainter &painter, const QTransform &toViewport, const QRectF &exposed,
                     const Theme &theme) const
{
    const Place place(toViewport);
    painter.setRenderHint(QPainter::Antialiasing, false);
    QPen pen = marks::thin(theme.zoneLine);
    pen.setDashPattern({ 6, 4 });
    for (const Box &zone : m_zones) {
        const QRectF box = place(zone.box);
        if (!box.intersects(exposed))
            continue;
        pen.setColor(zone.marked ? theme.accent : theme.zoneLine);
        marks::wash(painter, box, theme.zoneTint);
        painter.setPen(pen);
        painter.drawRect(box);
    }
    paintLegs(painter, m_lines, place, exposed, theme.flowLine);
    paintLegs(painter, m_markedLines, place, exposed, theme.accent);
    // A frame of one pixel would be most of a box that has only few.
    constexpr qreal framedFrom = 6;
    for (const Box &solid : m_solid) {
        const QRectF box = place(solid.box);
        if (!box.intersects(exposed))
            continue;
        painter.fillRect(box, solid.marked ? theme.accent : theme.shapeLine);
        if (box.height() >= framedFrom)
            painter.fillRect(box.adjusted(1, 1, -1, -1), theme.shapeFill);
        if (solid.worst < 0)
            continue;
        const qreal side = std::clamp(marks::badgeHeight * place.scale, 2.0, 6.0);
        painter.fillRect(QRectF(box.right() - side, box.top() - side / 2, side, side),
                         theme.risks[solid.worst].fill);
    }
}
