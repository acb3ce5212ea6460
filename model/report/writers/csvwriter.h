#pragma once

#include "model/report/report.h"

/// One table of a report as CSV (RFC 4180, UTF-8, CRLF): the register where the report has it, else
/// its first table. Text that a spreadsheet would take for a formula gets a leading apostrophe;
/// numbers stay numbers, dates ISO days. Empty when the report has no table.
QByteArray writeCsv(const Report &report);

namespace csv {

/// A text field, guarded and quoted where it must be.
QByteArray field(const QString &text);

} // namespace csv
