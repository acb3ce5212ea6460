#pragma once

#include "model/core/operations/model.h"

#include <QSet>

/// Which zones of a diagram are folded, and what that hides. A folded zone is drawn as a box of one
/// size at the top left corner of its frame; frames of what is inside stay stored as they are.
class Folding
{
public:
    /// Of a folded zone, in hundredths of a scene unit.
    static constexpr int width = 18000;
    static constexpr int height = 6000;

    Folding(const Project &project, const Id<Diagram> &diagram);

    bool isEmpty() const { return m_folded.isEmpty(); }
    bool isFolded(const QUuid &zone) const { return m_folded.contains(zone); }
    /// The outermost folded zone that is `zone` or around it; null when there is none.
    QUuid around(Id<Zone> zone) const;
    /// The frame that is drawn for a placement.
    QRect frameOf(const Placement &placement) const;
    /// The placements of this diagram that a folded zone hides.
    QList<const Placement *> hiddenBy(const QUuid &zone) const;
    /// The moves of a folded zone, which come first, and of all that it hides.
    QList<operations::Move> moves(const Placement &zone, const QPoint &by) const;

private:
    const Project &m_project;
    const Id<Diagram> m_diagram;
    QSet<QUuid> m_folded;
};
