#pragma once

#include "model/threats/register.h"

/// A control that a rule offers and that does not stand yet, with what it would take off a threat
/// once implemented and verified at full coverage, beside the controls that are planned already.
struct Relief
{
    const ControlEntry *control = nullptr;
    At at = At::Subject;
    /// What goes off each axis of the target figures, thousandths of a level; 0 where a stronger
    /// control of its family or the cap leaves nothing to take.
    int likelihood = 0;
    int impact = 0;
    /// The target that would be left.
    Levels left;

    int total() const { return likelihood + impact; }
};

/// What could still lower a threat, the control that takes most off first (`domain.md` section 5:
/// strongest of each family, families added, capped an axis). Empty for the team's own threats.
QList<Relief> reliefsOf(const ThreatRow &row, const Project &project, const Catalogs &catalogs);

/// In how many reported attacks each ATLAS technique of a threat was seen, in words.
QStringList sightingsOf(const ThreatRow &row, const Catalogs &catalogs);
