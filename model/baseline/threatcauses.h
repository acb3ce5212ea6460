#pragma once

#include "model/baseline/journalsteps.h"
#include "model/catalog/catalogs.h"
#include "model/core/project.h"

/// Which step made a threat appear or vanish, found by replaying the steps and following the
/// proposals.
namespace threatcauses {

/// For each of the threat keys the last step after which it was proposed and had not been before,
/// or the other way round; where that is a merge, the step of the other copy that did it, if one
/// did by itself. The pointers are into `steps`. Keys that no step moved are left out (a change of
/// catalogs moves what no record touches). `catalogs` are those of the later state.
QHash<QString, const JournalStep *> of(const QSet<QString> &keys, const Project &before,
                                       const QList<JournalStep> &steps,
                                       const CatalogsPointer &catalogs);

} // namespace threatcauses
