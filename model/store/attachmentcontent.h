#pragma once

#include "model/core/edit.h"
#include "model/store/database.h"

/// Bytes of attachments, keyed by their SHA-256.
namespace attachmentcontent {

/// Checks every stored content against its key, and every attachment of the records against its
/// content; an empty text means all is well. `count` is how many there are.
Result<QString> problem(Database &database, const QList<const Record *> &attachments, int &count);

/// Copies the bytes of the attachments that an Edit adds.
Result<void> copy(Database &from, Database &to, const Edit &records);

} // namespace attachmentcontent
