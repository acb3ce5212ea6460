#pragma once

#include "model/catalog/catalogs.h"
#include "model/core/project.h"

/// Impact levels from artifact ratings.
namespace impact {

/// Rating 1 to 5 of a property of an artifact: the team's own, else (for authenticity,
/// non-repudiation and authorization) the team's integrity, else what an actuation command derived
/// from it is rated (integrity, availability, authenticity and authorization flow back), else the
/// kind's default. What the team rated beside money (safety, rights of persons, service) counts for
/// every property: the worst scale decides.
int ratingOf(const Project &project, const Catalogs &catalogs, const Artifact &artifact,
             Property property);

/// Impact of a threat in thousandths: of its artifact, else the highest over what the subject holds
/// or carries, else 2000.
int levelOf(const Project &project, const Catalogs &catalogs, RecordKind subjectKind,
            const QUuid &subject, const QUuid &artifact, Property property);

} // namespace impact
