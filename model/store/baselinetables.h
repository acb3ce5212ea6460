#pragma once

#include "model/baseline/baseline.h"
#include "model/core/project.h"
#include "model/store/filejournal.h"

/// A signature as it is kept: the DSSE envelope (model/baseline/envelope.h) and what it is about.
struct StoredSignature
{
    QUuid baseline;
    QByteArray envelope;
};

/// Rows of what was frozen and signed. They are only ever added: nothing here updates or deletes.
namespace baselinetables {

/// All baselines in the order they were frozen; statuses are the journal's to say.
Result<QList<Baseline>> read(Database &database);
/// The stored bytes of a statement.
Result<QByteArray> statementOf(Database &database, const QUuid &baseline);
Result<QList<FrozenThreat>> registerOf(Database &database, const QUuid &baseline);
Result<QList<StoredSignature>> signatures(Database &database);

Result<void> add(Database &database, const FrozenState &frozen);
Result<void> add(Database &database, const StoredSignature &signature);

} // namespace baselinetables
