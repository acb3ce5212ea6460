#pragma once

#include "model/report/report.h"

/// The tables of a report as sheets: tables of one name and shape are one sheet.
namespace sheets {

struct Sheet
{
    QString name;
    /// At least one; all have the same columns. They live in the report.
    QList<const reportpart::Table *> tables;
};

QList<Sheet> of(const Report &report);

/// A name that spreadsheets take: at most 31 characters, none of []:*?/\, no apostrophe at an end,
/// not "History", and unlike those `taken` (lower case), which it joins.
QString safeName(const QString &name, QSet<QString> &taken);

} // namespace sheets
