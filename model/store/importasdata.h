#pragma once

#include "model/core/edit.h"
#include "model/store/projectfile.h"

/// What a project file says, taken out of the file and away from its history: for files that are
/// not opened because they hold more than Redoubt writes (a trigger, a view, a foreign table).
/// Nothing of the file itself lives on, only values that were read by plain SELECTs from tables
/// that stand exactly as Redoubt makes them. May run in any thread.
namespace importasdata {

struct Taken
{
    /// Makes an empty project hold what was read.
    Edit edit;
    /// The pinned catalogs whose content was found, with the hash that their pin names.
    struct Catalog
    {
        CatalogPin pin;
        QByteArray bytes;
    };
    QList<Catalog> catalogs;
    QList<QByteArray> attachments;
    /// What stays behind, a sentence each; always says something, for history never comes along.
    QStringList leftOut;
};

/// Whether the file is a project file of a step that this program knows, whatever else is in it.
bool applies(const QString &path);

/// Reads the records; an error says what of them no project can hold. The file is not written.
Result<Taken> read(const QString &path);

/// Puts the contents that belong to the records into a new file.
Result<void> keepContents(ProjectFile &file, const Taken &taken);

} // namespace importasdata
