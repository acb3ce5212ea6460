#include "views/canvas/diagramitems.h"

#include <QStyleOptionGraphicsItem>
#include <QWidget>

#include <algorithm>

namespace {

constexpr qreal aura = 12; // bands, rings and badges reach this far out
constexpr qreal grabWidth = 6;

Theme themeOf(const QWidget *widget)
{
    return widget ? Theme::of(widget->palette()) : Theme::print();
}

painting::Detail detailOf(const QStyleOptionGraphicsItem *option, const QPainter *painter)
{
    return painting::Detail::at(option->levelOfDetailFromTransform(painter->worldTransform()));
}

} // namespace

void DiagramItem::aboutToMove()
{
    if (parentItem())
        return;
    prepareGeometryChange();
    update();
}

void ElementItem::sync(const QRectF &box, const painting::ElementLook &look)
{
    if (box != m_box)
        prepareGeometryChange();
    const bool sameText = !m_look.lines.isEmpty() && look.name == m_look.name
                          && look.base == m_look.base && box.width() == m_box.width();
    const QStringList lines =
            sameText ? m_look.lines : painting::nameLines(look.name, look.base, box.width());
    m_box = box;
    m_look = look;
    m_look.lines = lines;
    update();
}

void ElementItem::moveTo(const QRectF &box)
{
    if (box.size() != m_box.size()) {
        sync(box, painting::ElementLook(m_look));
        return;
    }
    aboutToMove();
    m_box = box;
}

QRectF ElementItem::boundingRect() const
{
    return m_box.adjusted(-aura, -aura, aura + 12, aura);
}

QPainterPath ElementItem::shape() const
{
    QPainterPath path;
    path.addRect(m_box);
    return path;
}

void ElementItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    painting::element(*painter, m_box, m_look, themeOf(widget), detailOf(option, painter));
}

void ZoneItem::sync(const QRectF &box, const painting::ZoneLook &look)
{
    if (box != m_box || look.folded != m_look.folded)
        prepareGeometryChange();
    m_box = box;
    m_look = look;
    update();
}

void ZoneItem::moveTo(const QRectF &box)
{
    aboutToMove();
    m_box = box;
}

QRectF ZoneItem::boundingRect() const
{
    return m_box.adjusted(-aura, -aura, m_look.folded ? aura + 12 : aura, aura);
}

QPainterPath ZoneItem::shape() const
{
    QPainterPath path;
    if (m_look.folded) {
        path.addRect(m_box);
        return path;
    }
    path.addRect(m_box.adjusted(-grabWidth, -grabWidth, grabWidth, grabWidth));
    path.addRect(m_box.adjusted(grabWidth, 24, -grabWidth, -grabWidth));
    return path;
}

void ZoneItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    painting::zone(*painter, m_box, m_look, themeOf(widget), detailOf(option, painter));
}

FlowItem::FlowItem(const RecordRef &record) : DiagramItem(record)
{
    setFlag(ItemUsesExtendedStyleOption); // for what is exposed of it
}

void FlowItem::sync(const QPolygonF &line, const QRectF &label, const painting::FlowLook &look)
{
    if (line != m_line || label != m_label)
        prepareGeometryChange();
    m_line = line;
    m_label = label;
    m_look = look;
    update();
}

void FlowItem::moveTo(const QPolygonF &line, const QRectF &label)
{
    aboutToMove();
    m_line = line;
    m_label = label;
}

QRectF FlowItem::boundingRect() const
{
    return (m_line.boundingRect() | m_label).adjusted(-aura, -aura, aura, aura);
}

QPainterPath FlowItem::shape() const
{
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    for (qsizetype i = 1; i < m_line.size(); ++i)
        path.addRect(QRectF(m_line.at(i - 1), m_line.at(i))
                             .normalized()
                             .adjusted(-grabWidth, -grabWidth, grabWidth, grabWidth));
    path.addRect(m_label);
    return path;
}

bool FlowItem::runsThrough(const QRectF &area) const
{
    for (qsizetype i = 1; i < m_line.size(); ++i) {
        const auto [left, right] = std::minmax({ m_line.at(i - 1).x(), m_line.at(i).x() });
        const auto [top, bottom] = std::minmax({ m_line.at(i - 1).y(), m_line.at(i).y() });
        if (right >= area.left() && left <= area.right() && bottom >= area.top()
            && top <= area.bottom())
            return true;
    }
    return false;
}

void FlowItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget)
{
    // A long line is near hardly anything of the box around it, and its label is in one place.
    const QRectF exposed = option->exposedRect.adjusted(-aura, -aura, aura, aura);
    const Theme theme = themeOf(widget);
    const painting::Detail detail = detailOf(option, painter);
    if (runsThrough(exposed))
        painting::flow(*painter, m_line, m_look, theme, detail);
    if (detail.labels && exposed.intersects(m_label))
        painting::label(*painter, m_label, m_look, theme);
}
