#pragma once

#include "model/threats/threatrow.h"

/// The order of the register: by current score descending, then fewer assumptions, then relevance
/// (how well the attack is attested), then key. Total, so that the same input gives the same list.
namespace registerorder {

bool before(const ThreatRow *a, const ThreatRow *b);
inline bool precedes(const ThreatRow &a, const ThreatRow &b)
{
    return before(&a, &b);
}

} // namespace registerorder
