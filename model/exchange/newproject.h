#pragma once

#include "model/catalog/catalogs.h"
#include "model/core/journal.h"
#include "model/store/projectfile.h"

/// New projects: empty, or from a bundled template. The same for the window and the command line.
namespace newproject {

struct By
{
    QString author;
    QDateTime at;
};

/// One settings record and one diagram.
Edit empty(const QString &name, const QString &diagramName);

struct FromTemplate
{
    QString name;
    Edit edit;
};
/// The records of a bundled template; an unknown id says which there are.
Result<FromTemplate> fromTemplate(const QString &id);

/// Writes an Edit as the first journal entry of a new file and pins the catalogs in it.
Result<void> fill(ProjectFile &file, const Edit &edit, const Operation &operation,
                  const Catalogs &catalogs, const By &by);

} // namespace newproject
