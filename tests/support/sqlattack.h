#pragma once

#include <QString>

/// What a stranger can do to a project file.
namespace sqlattack {

/// Runs SQL on a file with everything allowed. What SQLite says against it; empty when it was done.
QString run(const QString &path, const QString &sql);

} // namespace sqlattack
