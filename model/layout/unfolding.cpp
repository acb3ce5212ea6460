#include "model/layout/unfolding.h"

#include "model/core/operations/model.h"
#include "model/layout/drawing.h"
#include "model/layout/folding.h"
#include "model/layout/spacing.h"

#include <algorithm>

namespace layout {

namespace {

/// Room inside a zone's frame, and for its title.
constexpr int room = 2000;
constexpr int titleRoom = 3000;

/// A drawing in which zones push aside what they lie on.
class Unfolding
{
public:
    Unfolding(const Project &project, const Id<Diagram> &diagram)
        : m_project(project)
        , m_folding(project, diagram)
        , m_drawing(drawingOf(project, diagram))
    {
        for (const QList<Box> *list : { &m_drawing.zones, &m_drawing.elements }) {
            for (const Box &box : *list) {
                m_boxes.append(&box);
                m_frames.insert(box.record, box.frame);
            }
        }
    }

    /// Makes room for a zone, and for each around it that grows by that.
    void makeRoomFor(const QUuid &zone)
    {
        for (const Box *box = m_drawing.zone(zone); box; box = grownAround(*box))
            pushAside(*box);
    }

    Edit edit() const
    {
        QList<operations::Move> moves;
        for (const Box *box : m_boxes) {
            const QRect frame = m_frames.value(box->record);
            if (box->isFolded)
                moves += m_folding.moves(*box->placement, frame.topLeft() - box->frame.topLeft());
            else
                moves.append({ box->placement->id, frame });
        }
        return operations::moveTo(m_project, moves);
    }

private:
    QList<const Box *> besides(const Box &box) const
    {
        QList<const Box *> others;
        std::ranges::copy_if(m_boxes, std::back_inserter(others), [&box](const Box *other) {
            return other != &box && other->zone == box.zone;
        });
        return others;
    }

    void pushAside(const Box &box)
    {
        const QList<const Box *> others = besides(box);
        const QRect frame = m_frames.value(box.record);
        if (std::ranges::none_of(others, [&](const Box *other) {
                return m_frames.value(other->record).intersects(frame);
            }))
            return;
        QList<Spot> spots { { box.record, {}, frame, false, true } };
        for (const Box *other : others)
            spots.append({ other->record,
                           {},
                           m_frames.value(other->record),
                           false,
                           other->placement->locked });
        const QHash<QUuid, QRect> next = spaced(spots, Rows::AsTheyAre);
        for (const Box *other : others)
            moveBy(*other,
                   next.value(other->record).topLeft() - m_frames.value(other->record).topLeft());
    }

    void moveBy(const Box &box, const QPoint &by)
    {
        if (by.isNull())
            return;
        m_frames[box.record].translate(by);
        for (const Box *inner : std::as_const(m_boxes)) {
            if (inner->zone == box.record)
                moveBy(*inner, by);
        }
    }

    /// The zone around a box when it had to grow for what is in it; null when it had not.
    const Box *grownAround(const Box &box)
    {
        const Box *around = m_drawing.zone(box.zone);
        if (!around || around->placement->locked)
            return nullptr;
        QRect content = m_frames.value(box.record);
        for (const Box *other : besides(box))
            content |= m_frames.value(other->record);
        QRect &frame = m_frames[around->record];
        if (frame.contains(content))
            return nullptr;
        frame |= content.adjusted(-room, -titleRoom, room, room);
        return around;
    }

    const Project &m_project;
    const Folding m_folding;
    const Drawing m_drawing;
    QList<const Box *> m_boxes;
    /// By record, as they are by now.
    QHash<QUuid, QRect> m_frames;
};

} // namespace

Edit unfolded(const Project &project, const Id<Diagram> &diagram, const QList<Id<Placement>> &zones)
{
    const Edit edit = operations::fold(project, zones, false);
    Project next = project;
    next.apply(edit);
    Unfolding unfolding(next, diagram);
    for (const Id<Placement> &id : zones) {
        if (const Placement *placement = next.find(id))
            unfolding.makeRoomFor(placement->zone.value());
    }
    return merged(edit, unfolding.edit());
}

} // namespace layout
