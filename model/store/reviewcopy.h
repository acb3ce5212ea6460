#pragma once

#include "model/core/statehash.h"
#include "model/store/baselinetables.h"
#include "model/store/projectfile.h"

/// Copies for review: one baseline with its register, signatures, catalogs and attachments, and the
/// hashes of the entries before it. Discussions and the history itself stay at home; what is
/// withheld leaves its hash, so that the copy verifies as the project does.
namespace reviewcopy {

/// Operation of the first entry of such a file.
inline constexpr QLatin1String operation("review-copy");

bool isOne(const QList<JournalEntry> &entries);

/// Kinds of records that may be withheld.
bool mayWithhold(const QByteArray &kind);
/// Hashes of the records that the file withholds.
Result<statehash::Leaves> withheld(Database &database);

/// Makes a copy of one baseline of a project file. `author` and `at` are who makes it and when.
Result<void> write(const QString &source, const QUuid &baseline, const QString &target,
                   const QString &author, const QDateTime &at);

} // namespace reviewcopy
