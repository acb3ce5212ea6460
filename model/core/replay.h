#pragma once

#include "model/core/journal.h"
#include "model/core/project.h"

/// Looking back: the project as it was.
namespace replay {

/// The project right after the entry with this hash (empty: before the first), by inverting the
/// later entries of the main line on what the project holds `now`. Fails when there is no such
/// entry or the journal does not lead back. Any thread that may read the journal.
Result<Project> stateAt(const Project &now, const JournalReading &journal, const QByteArray &hash);

} // namespace replay
