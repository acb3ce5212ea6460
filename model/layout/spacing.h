#pragma once

#include <QHash>
#include <QList>
#include <QRect>
#include <QUuid>

/// \file
/// Boxes apart with as little movement as can be. Pure; all lengths in stored units.

namespace layout {

/// Multiples of this are where boxes are put: ten scene units.
inline constexpr int grid = 1000;

/// A box that stands somewhere.
struct Spot
{
    QUuid id;
    /// The `id` of the zone around it; null: none.
    QUuid zone;
    QRect frame;
    bool isZone = false;
    /// Neither moved nor resized; a zone around it may grow but not move.
    bool isLocked = false;
    /// Gives way only where there is no room for it otherwise.
    bool keepsPlace = false;
};

enum class Rows {
    AsTheyAre,
    /// What stands nearly in one row or column is brought into it, and onto the grid.
    Straight,
};

/// Frames by id, without overlaps between siblings and with zones large enough for what is in them:
/// what is free where it is stays, the rest goes to the nearest free place. Zones never shrink.
/// Only locked boxes can still overlap. The same spots, in whatever order, give the same frames.
QHash<QUuid, QRect> spaced(const QList<Spot> &spots, Rows rows);

} // namespace layout
