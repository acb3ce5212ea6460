#include "views/workshop/subjectpicture.h"

#include "model/threats/facts.h"
#include "views/canvas/diagramcontent.h"

#include <algorithm>

namespace {

// Sizes on a window of 1920 x 1080. Shapes are drawn in scene units, enlarged.
constexpr qreal mainScale = 2.5;
constexpr qreal sideScale = 1.42;
constexpr QSizeF shape { 132, 44 };
constexpr int mostNeighbours = 3;
// Where there is less room, everything shrinks.
constexpr qreal leastFlow = 46;
constexpr qreal edgeRoom = 8;
constexpr qreal zoneRoom = 18;
constexpr qreal zoneStep = 20;
constexpr qreal titleRoom = 34;

/// What nested zones take above and below the box in them.
qreal frameAbove(qsizetype zones)
{
    return zones == 0 ? 0 : zoneRoom + titleRoom * static_cast<qreal>(zones);
}

qreal frameBelow(qsizetype zones)
{
    return zones == 0 ? 0 : zoneRoom + zoneStep * static_cast<qreal>(zones - 1);
}

} // namespace

SubjectPicture::SubjectPicture(const RoomSession &session, const RoomStyle &style, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_style(style)
{
    setObjectName(QStringLiteral("subjectPicture"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    refresh();
}

void SubjectPicture::fit(qreal needed)
{
    m_fit = std::min(1.0, height() / (needed * m_style.scale()));
}

void SubjectPicture::refresh()
{
    setAccessibleName(tr("Picture of %1").arg(m_session.nameOf(m_session.subject())));
    update();
}

QSize SubjectPicture::minimumSizeHint() const
{
    return { m_style.px(300), m_style.px(m_style.isLow() ? 160 : 240) };
}

QSizeF SubjectPicture::boxSize(qreal scale) const
{
    return shape * (scale * m_fit * m_style.scale());
}

SubjectPicture::Neighbours SubjectPicture::neighboursOf(const Id<Element> &element,
                                                        bool incoming) const
{
    const Project &project = m_session.context().project();
    const Flow *subject = project.find(Id<Flow>(m_session.subject().id));
    QList<const Element *> all;
    for (const RecordRef &ref : project.referrers(element.value())) {
        const Flow *flow = project.find(Id<Flow>(ref.id));
        if (!flow || flow == subject || (incoming ? flow->target : flow->source) != element)
            continue;
        const Element *other = project.find(incoming ? flow->source : flow->target);
        if (other && other->id != element && !all.contains(other))
            all.append(other);
    }
    std::ranges::sort(all, {}, [](const Element *e) { return std::tuple(e->name, e->id); });
    Neighbours neighbours { all.mid(0, mostNeighbours) };
    neighbours.more = static_cast<int>(all.size() - neighbours.shown.size());
    return neighbours;
}

void SubjectPicture::paintBox(QPainter &painter, const QPointF &centre, const Element &element,
                              qreal scale) const
{
    const qreal factor = scale * m_fit * m_style.scale();
    painter.save();
    painter.translate(centre);
    painter.scale(factor, factor);
    const QRectF box(QPointF(-shape.width() / 2, -shape.height() / 2), shape);
    painting::ElementLook look = looks::ofElement(element, m_session.context().threats);
    look.selected = m_session.subject().id == element.id.value();
    painting::element(painter, box, look, m_style.theme(), {});
    painter.restore();
}

void SubjectPicture::paintLine(QPainter &painter, const QPolygonF &line, bool main) const
{
    const qreal factor = main ? 2.2 * m_fit * m_style.scale() : 1.2 * m_fit * m_style.scale();
    QPolygonF scaled;
    for (const QPointF &point : line)
        scaled.append(point / factor);
    painter.save();
    painter.scale(factor, factor);
    painting::FlowLook look;
    look.selected = main;
    painting::flow(painter, scaled, look, m_style.theme());
    painter.restore();
    if (!main)
        return;
    // Heavier than on the canvas: one line, seen from afar.
    painter.setPen(QPen(m_style.theme().accent, 3));
    QPolygonF shaft = line;
    const QPointF before = shaft.at(shaft.size() - 2);
    const QLineF last(before, shaft.last());
    shaft.last() = last.pointAt(
            std::max(0.0, 1 - 14 * m_fit * m_style.scale() / std::max(1.0, last.length())));
    painter.drawPolyline(shaft);
}

void SubjectPicture::paintZones(QPainter &painter, const QList<Id<Zone>> &zones,
                                const QRectF &inner) const
{
    // From the outermost in, so that tints add up as they do on the canvas.
    const qreal factor = 1.6 * m_fit * m_style.scale();
    for (qsizetype i = zones.size(); i-- > 0;) {
        const Zone *zone = m_session.context().project().find(zones.at(i));
        if (!zone)
            continue;
        const qreal grow = frameBelow(i + 1) * m_fit * m_style.scale();
        const qreal top = frameAbove(i + 1) * m_fit * m_style.scale();
        const QRectF frame = inner.adjusted(-grow - 20 * m_fit * m_style.scale(), -top,
                                            grow + 20 * m_fit * m_style.scale(), grow);
        painter.save();
        painter.scale(factor, factor);
        const QRectF scaled(frame.topLeft() / factor, frame.size() / factor);
        painting::zone(painter, scaled, looks::ofZone(*zone), m_style.theme(), {});
        painter.restore();
    }
}

void SubjectPicture::paintNeighbours(QPainter &painter, const Neighbours &neighbours, qreal y,
                                     const QPointF &end, bool incoming) const
{
    if (neighbours.shown.isEmpty())
        return;
    const QSizeF size = boxSize(sideScale);
    const qreal pitch = width() / static_cast<qreal>(neighbours.shown.size());
    const qreal bend = (y + (incoming ? size.height() : -size.height()) / 2 + end.y()) / 2;
    for (qsizetype i = 0; i < neighbours.shown.size(); ++i) {
        const QPointF centre(pitch * (static_cast<qreal>(i) + 0.5), y);
        const QPointF foot(centre.x(), y + (incoming ? size.height() : -size.height()) / 2);
        const qreal apart =
                (static_cast<qreal>(i) - static_cast<qreal>(neighbours.shown.size() - 1) / 2) * 18
                * m_fit * m_style.scale();
        const QPointF at(end.x() + apart, end.y());
        QPolygonF line { foot, { foot.x(), bend }, { at.x(), bend }, at };
        if (!incoming)
            std::ranges::reverse(line);
        paintLine(painter, line, false);
        paintBox(painter, centre, *neighbours.shown.at(i), sideScale);
    }
    if (neighbours.more == 0)
        return;
    painter.setFont(m_style.font(RoomStyle::smallSize));
    painter.setPen(m_style.theme().secondaryText);
    const QRectF corner(0,
                        incoming ? y - size.height() / 2 - 24 * m_fit * m_style.scale()
                                 : y + size.height() / 2,
                        width() - m_style.px(16), 24 * m_fit * m_style.scale());
    painter.drawText(corner, Qt::AlignRight | Qt::AlignVCenter,
                     tr("and %n more", nullptr, neighbours.more));
}

void SubjectPicture::paintFlow(QPainter &painter, const Flow &flow)
{
    const Project &project = m_session.context().project();
    const Element *source = project.find(flow.source);
    const Element *target = project.find(flow.target);
    QList<Id<Zone>> around = facts::enclosing(project, source->zone);
    QList<Id<Zone>> aroundTarget = facts::enclosing(project, target->zone);
    QList<Id<Zone>> common;
    for (const Id<Zone> &zone : std::as_const(around)) {
        if (aroundTarget.contains(zone))
            common.append(zone);
    }
    const auto shared = [&](const Id<Zone> &zone) { return common.contains(zone); };
    around.removeIf(shared);
    aroundTarget.removeIf(shared);
    const bool together = !common.isEmpty() && around.isEmpty() && aroundTarget.isEmpty();
    // Two boxes in their zones with the flow between them; neighbours where there is room.
    const qreal upper = frameAbove(together ? 1 : around.size());
    const qreal lower = frameBelow(together ? 1 : aroundTarget.size());
    const qreal between = leastFlow + frameBelow(around.size()) + frameAbove(aroundTarget.size());
    const qreal needed = upper + lower + between + 2 * shape.height() * mainScale + 2 * edgeRoom;
    fit(needed);
    const Neighbours above = neighboursOf(source->id, true);
    const Neighbours below = neighboursOf(target->id, false);
    const QSizeF main = boxSize(mainScale);
    const QSizeF side = boxSize(sideScale);
    const qreal margin = m_style.px(18) + (above.more + below.more > 0 ? m_style.px(14) : 0);
    const qreal scale = m_fit * m_style.scale();
    const bool small = height() < needed * scale + 2 * (side.height() + margin);
    const qreal top = above.shown.isEmpty() || small ? 0 : side.height() + margin;
    const qreal bottom = below.shown.isEmpty() || small ? 0 : side.height() + margin;
    const qreal left = std::max(0.0, height() - top - bottom - needed * scale);
    const qreal x = width() / 2.0;
    const QPointF from(x, top + left / 4 + (edgeRoom + upper) * scale + main.height() / 2);
    const QPointF to(x,
                     height() - bottom - left / 4 - (edgeRoom + lower) * scale - main.height() / 2);
    const QRectF fromBox(from - QPointF(main.width() / 2, main.height() / 2), main);
    const QRectF toBox(to - QPointF(main.width() / 2, main.height() / 2), main);

    if (together)
        paintZones(painter, { common.first() }, fromBox.united(toBox));
    paintZones(painter, around, fromBox);
    paintZones(painter, aroundTarget, toBox);
    if (!small) {
        paintNeighbours(painter, above, side.height() / 2 + margin, { x, fromBox.top() }, true);
        paintNeighbours(painter, below, height() - side.height() / 2 - margin,
                        { x, toBox.bottom() }, false);
    }
    const QPolygonF line =
            source->id == target->id
                    ? QPolygonF { { fromBox.right(), from.y() - 20 },
                                  { fromBox.right() + m_style.px(60), from.y() - 20 },
                                  { fromBox.right() + m_style.px(60), from.y() + 20 },
                                  { fromBox.right(), from.y() + 20 } }
                    : QPolygonF { { x, fromBox.bottom() }, { x, toBox.top() } };
    paintLine(painter, line, true);
    paintBox(painter, from, *source, mainScale);
    if (source->id != target->id)
        paintBox(painter, to, *target, mainScale);
    const qreal factor = 2.2 * m_fit * m_style.scale();
    painting::FlowLook look = looks::ofFlow(flow, project, m_session.context().threats);
    look.selected = true;
    const qreal wide = (width() - x - m_style.px(40)) / factor;
    painter.save();
    painter.translate(x + m_style.px(22), (fromBox.bottom() + toBox.top()) / 2 - m_style.px(16));
    painter.scale(factor, factor);
    painting::label(painter, QRectF(0, 0, wide, 16), look, m_style.theme());
    painter.restore();
}

void SubjectPicture::paintElement(QPainter &painter, const Element &element)
{
    fit(shape.height() * mainScale + frameAbove(2) + frameBelow(2) + 2 * edgeRoom);
    const QSizeF main = boxSize(mainScale);
    const QSizeF side = boxSize(sideScale);
    const QPointF centre(width() / 2.0, height() / 2.0 + m_style.px(8));
    const QRectF box(centre - QPointF(main.width() / 2, main.height() / 2), main);
    QList<Id<Zone>> zones = facts::enclosing(m_session.context().project(), element.zone).mid(0, 2);
    paintZones(painter, zones, box);
    const qreal margin = m_style.px(30);
    if (height() > 2.2 * (main.height() + side.height())) {
        paintNeighbours(painter, neighboursOf(element.id, true), side.height() / 2 + margin,
                        { centre.x(), box.top() }, true);
        paintNeighbours(painter, neighboursOf(element.id, false),
                        height() - side.height() / 2 - margin, { centre.x(), box.bottom() }, false);
    }
    paintBox(painter, centre, element, mainScale);
}

void SubjectPicture::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_style.theme().canvas);
    const Project &project = m_session.context().project();
    const QUuid id = m_session.subject().id;
    if (const Flow *flow = project.find(Id<Flow>(id)))
        paintFlow(painter, *flow);
    else if (const Element *element = project.find(Id<Element>(id)))
        paintElement(painter, *element);
}
