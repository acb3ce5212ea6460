#pragma once

#include "model/threats/register.h"

/// What changed so that the model no longer gives rise to a decided threat, in words; empty for
/// rows that are not stale.
QString whatChanged(const ThreatRow &row, const Project &project, const Catalogs &catalogs);
