#pragma once

#include "model/core/project.h"
#include "model/store/database.h"

/// Records as rows: one typed table a kind, a field is a column, a list is a child table. All SQL
/// for records is derived from the records' own field lists.
namespace recordtables {

/// The tables of a kind with their columns ("trust INTEGER NOT NULL"): what the schema steps
/// together must make.
QMap<QString, QStringList> columns(RecordKind kind);

/// Writes one patch: the record's row and the rows of its lists.
Result<void> write(Database &database, const Patch &patch);

/// Reads every record as an Edit that adds it to an empty project.
Result<Edit> readAll(Database &database);

} // namespace recordtables
