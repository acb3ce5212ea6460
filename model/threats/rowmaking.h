#pragma once

#include "model/threats/threatrow.h"

/// How a row of the register comes of what rules propose and of what the team says. Controls are
/// counted afterwards.
namespace rowmaking {

ThreatRow proposed(const Project &project, const Catalogs &catalogs, const Proposal &proposal);
ThreatRow own(const Project &project, const Catalogs &catalogs, const OwnThreat &threat);
/// Of a decision on a threat that is gone from the model.
ThreatRow stale(const Project &project, const Catalogs &catalogs, const Decision &decision);

/// Joins a row with what was decided on it; `proposal` is null for an own threat.
void decide(const Project &project, const Catalogs &catalogs, const Decision &decision,
            const Proposal *proposal, ThreatRow &row);

} // namespace rowmaking
