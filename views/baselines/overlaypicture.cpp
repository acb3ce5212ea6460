#include "views/baselines/overlaypicture.h"

#include "views/baselines/differencemarks.h"

#include <QPainterPath>

#include <algorithm>

namespace {

constexpr qreal faintness = 0.32;

/// The pen of a mark: drawn 2 px wide, because only few items are.
QPen penOf(ChangeKind kind, const QColor &colour)
{
    QPen pen(colour, kind == ChangeKind::Removed ? 1 : 2);
    pen.setCosmetic(true);
    if (kind == ChangeKind::Changed)
        pen.setDashPattern({ 3, 1.5 });
    else if (kind == ChangeKind::Removed)
        pen.setDashPattern({ 2, 3 });
    return pen;
}

void outline(QPainter &painter, const QRectF &box, Base base)
{
    painter.setBrush(Qt::NoBrush);
    if (base == Base::Process)
        painter.drawRoundedRect(box, 10, 10);
    else
        painter.drawRect(box);
}

QPointF middleOf(const QPolygonF &line)
{
    // The middle of the longest leg: there is room beside it.
    QLineF longest;
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QLineF leg(line.at(i - 1), line.at(i));
        if (leg.length() > longest.length())
            longest = leg;
    }
    return longest.center();
}

} // namespace

OverlayPicture::OverlayPicture(const Project &after, const Project *before,
                               const Difference &difference, const Register &words,
                               const Id<Diagram> &diagram)
{
    readMarks(difference, after);
    // Where nothing differs, nothing steps back.
    m_comparing = before && !m_marks.isEmpty();
    const DiagramContent now(after, diagram);
    addNodes(after, now, words, false);
    addFlows(after, now, words, false);
    addHidden(now, false);
    m_bounds = now.bounds();
    if (before) {
        const DiagramContent then(*before, diagram);
        addNodes(*before, then, words, true);
        addFlows(*before, then, words, true);
        addHidden(then, true);
        for (const Element &element : m_elements)
            m_bounds |= element.box.adjusted(-24, -24, 24, 24);
    }
    showEnds(after);
    const auto count = [this](const auto &items) {
        for (const auto &item : items)
            m_marked += item.mark ? 1 : 0;
    };
    count(m_zones);
    count(m_flows);
    count(m_elements);
}

void OverlayPicture::readMarks(const Difference &difference, const Project &after)
{
    for (const ModelChange &change : difference.changes) {
        const bool drawn = change.topic == ChangeTopic::Element || change.topic == ChangeTopic::Flow
                           || change.topic == ChangeTopic::Zone;
        if (drawn)
            m_marks.insert(change.record.id, change.kind);
    }
    // What carries or holds a changed artifact, or where a control was placed, has changed too.
    const auto touch = [&](const QUuid &id) {
        if (!m_marks.contains(id))
            m_marks.insert(id, ChangeKind::Changed);
    };
    for (const ModelChange &change : difference.changes) {
        if (change.topic == ChangeTopic::Artifact && change.kind == ChangeKind::Changed) {
            for (const RecordRef &ref : after.referrers(change.record.id)) {
                if (ref.kind == RecordKind::Flow || ref.kind == RecordKind::Element)
                    touch(ref.id);
            }
        }
        if (change.topic != ChangeTopic::Control || change.kind == ChangeKind::Removed)
            continue;
        for (const RecordRef &ref : after.referrers(change.record.id)) {
            const auto *place = after.find(Id<ControlPlacement>(ref.id));
            if (place && !place->subject.isNull())
                touch(place->subject.value());
        }
    }
}

std::optional<ChangeKind> OverlayPicture::markOf(const QUuid &record) const
{
    const auto it = m_marks.constFind(record);
    return it == m_marks.constEnd() ? std::nullopt : std::optional(*it);
}

void OverlayPicture::addNodes(const Project &project, const DiagramContent &content,
                              const Register &words, bool ghosts)
{
    for (const DiagramContent::Node &node : content.nodes()) {
        const std::optional<ChangeKind> mark = markOf(node.record.id);
        // Of the earlier state only what is gone.
        if (ghosts && mark != ChangeKind::Removed)
            continue;
        if (const ::Zone *zone = project.find(Id<::Zone>(node.record.id))) {
            painting::ZoneLook look = looks::ofZone(*zone, node, content, project, words);
            look.badge.reset();
            m_zones.append(
                    { node.record, node.box, look, mark, m_comparing && node.folded && !mark });
        }
        if (const ::Element *element = project.find(Id<::Element>(node.record.id)))
            m_elements.append({ node.record, node.box, looks::ofElement(*element, words), mark,
                                m_comparing && !mark });
    }
}

void OverlayPicture::addHidden(const DiagramContent &content, bool ghosts)
{
    for (Zone &zone : m_zones) {
        for (const RecordRef &record : content.hiddenBy(zone.record.id)) {
            if (!m_hiddenIn.contains(record.id))
                m_hiddenIn.insert(record.id, zone.record.id);
            const std::optional<ChangeKind> mark = markOf(record.id);
            if (zone.mark || !mark || (ghosts && mark != ChangeKind::Removed))
                continue;
            zone.mark = ChangeKind::Changed;
            zone.faint = false;
        }
    }
}

void OverlayPicture::addFlows(const Project &project, const DiagramContent &content,
                              const Register &words, bool ghosts)
{
    QList<geometry::Label> labels;
    const qsizetype first = m_flows.size();
    for (auto it = content.lines().constBegin(); it != content.lines().constEnd(); ++it) {
        const std::optional<ChangeKind> mark = markOf(it.key());
        if (ghosts && mark != ChangeKind::Removed)
            continue;
        const ::Flow *flow = project.find(Id<::Flow>(it.key()));
        if (!flow)
            continue;
        const painting::FlowLook look = looks::ofFlow(*flow, project, words);
        labels.append({ it.key(), painting::labelSize(look.label, look.badge) });
        m_flows.append(
                { { RecordKind::Flow, it.key() }, *it, {}, look, mark, m_comparing && !mark });
    }
    const QHash<QUuid, QPointF> places = content.placeLabels(labels);
    for (qsizetype i = 0; i < labels.size(); ++i)
        m_flows[first + i].label = QRectF(places.value(labels.at(i).edge), labels.at(i).size);
}

void OverlayPicture::showEnds(const Project &after)
{
    QSet<QUuid> ends;
    for (const Flow &flow : m_flows) {
        const ::Flow *record = after.find(Id<::Flow>(flow.record.id));
        if (flow.mark && record)
            ends.unite({ record->source.value(), record->target.value() });
    }
    for (Element &element : m_elements)
        element.faint = element.faint && !ends.contains(element.record.id);
}

void OverlayPicture::paintElement(QPainter &painter, const Element &element, const Theme &theme,
                                  const painting::Detail &detail, bool selected) const
{
    painting::ElementLook look = element.look;
    look.selected = selected;
    const bool ghost = element.mark == ChangeKind::Removed;
    painter.setOpacity(element.faint && !selected ? faintness : 1);
    if (ghost) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(penOf(ChangeKind::Removed, theme.secondaryText));
        outline(painter, element.box, look.base);
        if (detail.names) {
            QFont font = painting::nameFont();
            font.setStrikeOut(true);
            painter.setFont(font);
            painter.setPen(theme.secondaryText);
            painter.drawText(element.box.adjusted(8, 2, -8, -2), Qt::AlignCenter | Qt::TextWordWrap,
                             look.name);
        }
    } else {
        painting::element(painter, element.box, look, theme, detail);
        if (element.mark) {
            painter.setPen(penOf(*element.mark, theme.accent));
            outline(painter, element.box, look.base);
        }
    }
    painter.setOpacity(1);
}

void OverlayPicture::paintFlow(QPainter &painter, const Flow &flow, const Theme &theme,
                               const painting::Detail &detail, bool selected) const
{
    painting::FlowLook look = flow.look;
    look.selected = selected || (flow.mark && flow.mark != ChangeKind::Removed);
    painter.setOpacity(flow.faint && !selected ? faintness : 1);
    if (flow.mark) {
        const bool gone = flow.mark == ChangeKind::Removed;
        painter.setPen(penOf(*flow.mark, gone ? theme.secondaryText : theme.accent));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(flow.line);
        painting::FlowLook arrow;
        arrow.selected = selected;
        if (!gone && flow.line.size() > 1) {
            // The arrow head alone: the last bit of the line, in accent.
            Theme accent = theme;
            accent.flowLine = theme.accent;
            const QPointF tip = flow.line.last();
            const QLineF back(tip, flow.line.at(flow.line.size() - 2));
            painting::flow(
                    painter,
                    QPolygonF(
                            { back.pointAt(std::min(1.0, 8 / std::max(8.0, back.length()))), tip }),
                    arrow, accent);
        }
    } else {
        painting::flow(painter, flow.line, look, theme);
    }
    if (detail.labels && !flow.label.isEmpty())
        painting::label(painter, flow.label, look, theme);
    painter.setOpacity(1);
}

void OverlayPicture::paintZone(QPainter &painter, const Zone &zone, const Theme &theme,
                               const painting::Detail &detail, bool selected) const
{
    painting::ZoneLook look = zone.look;
    look.selected = selected;
    const bool gone = zone.mark == ChangeKind::Removed;
    painter.setOpacity(gone || (zone.faint && !selected) ? faintness : 1);
    painting::zone(painter, zone.box, look, theme, detail);
    painter.setOpacity(1);
    if (zone.mark && !gone) {
        painter.setPen(penOf(*zone.mark, theme.accent));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(zone.box);
    }
}

void OverlayPicture::paint(QPainter &painter, const Theme &theme, const painting::Detail &detail,
                           const RecordRef &selected) const
{
    const auto paintZones = [&](bool folded) {
        for (const Zone &zone : m_zones) {
            if (zone.look.folded == folded)
                paintZone(painter, zone, theme, detail, zone.record.id == selected.id);
        }
    };
    paintZones(false);
    for (const Flow &flow : m_flows)
        paintFlow(painter, flow, theme, detail, flow.record.id == selected.id);
    paintZones(true);
    for (const Element &element : m_elements)
        paintElement(painter, element, theme, detail, element.record.id == selected.id);
    // Marks last: nothing covers them.
    for (const Zone &zone : m_zones) {
        if (zone.mark)
            differencemarks::paint(painter, zone.box.topRight() - QPointF(2, 0), *zone.mark, theme);
    }
    for (const Flow &flow : m_flows) {
        if (flow.mark)
            differencemarks::paint(painter, middleOf(flow.line), *flow.mark, theme);
    }
    for (const Element &element : m_elements) {
        if (element.mark)
            differencemarks::paint(painter, element.box.topRight() - QPointF(1, 0), *element.mark,
                                   theme);
    }
}

RecordRef OverlayPicture::recordAt(const QPointF &point) const
{
    for (auto it = m_elements.crbegin(); it != m_elements.crend(); ++it) {
        if (it->box.contains(point))
            return it->record;
    }
    for (auto it = m_zones.crbegin(); it != m_zones.crend(); ++it) {
        if (it->look.folded && it->box.contains(point))
            return it->record;
    }
    for (const Flow &flow : m_flows) {
        if (geometry::distance(flow.line, point) < 6 || flow.label.contains(point))
            return flow.record;
    }
    for (auto it = m_zones.crbegin(); it != m_zones.crend(); ++it) {
        if (it->box.contains(point))
            return it->record;
    }
    return {};
}

QRectF OverlayPicture::boxOf(const QUuid &record) const
{
    for (const Element &element : m_elements) {
        if (element.record.id == record)
            return element.box;
    }
    for (const Flow &flow : m_flows) {
        if (flow.record.id == record)
            return flow.line.boundingRect();
    }
    for (const Zone &zone : m_zones) {
        if (zone.record.id == record)
            return zone.box;
    }
    const QUuid zone = m_hiddenIn.value(record);
    return zone.isNull() ? QRectF() : boxOf(zone);
}
