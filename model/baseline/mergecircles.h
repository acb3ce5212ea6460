#pragma once

#include "model/core/record.h"

#include <QSet>

#include <functional>

/// Zones stand in zones and artifacts are derived from artifacts: two changes that are sound alone
/// may together lead back to where they began.
namespace mergecircles {

/// The field through which records of this kind may run in a circle; empty for other kinds.
QString fieldOf(RecordKind kind);
/// Everything that stands above a record, itself only when it runs in a circle. `find` may know no
/// record of an id.
QSet<QUuid> allAbove(const QUuid &start, const std::function<const Record *(const QUuid &)> &find);

} // namespace mergecircles
