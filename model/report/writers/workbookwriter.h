#pragma once

#include "model/core/result.h"
#include "model/report/report.h"

/// The tables of a report as an Excel workbook: a sheet a table, numbers, dates and texts as what
/// they are, head rows frozen and filtered. Text is written as text, so no formula comes of it.
/// Fails when the temporary file cannot be written.
Result<QByteArray> writeWorkbook(const Report &report);
