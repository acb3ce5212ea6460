#pragma once

#include "model/threats/register.h"

/// Decisions age: what held when a threat was decided is compared with what holds now.
namespace ageing {

/// What a decision is to remember: the facts of the why, surroundings and the inherent levels.
Facts seenNow(const ThreatRow &row, const Proposal *proposal, const Project &project,
              const Catalogs &catalogs);

/// What has become worse since, in words; empty when nothing has.
QStringList worseThan(const Decision &decision, const ThreatRow &row, const Proposal *proposal,
                      const Project &project, const Catalogs &catalogs);

/// The inherent levels that held when the decision was made.
Levels levelsSeen(const Decision &decision);

} // namespace ageing
