#pragma once

#include "model/core/result.h"
#include "model/report/report.h"

/// Reports as bytes; callers write the file. Needs a QGuiApplication, but no display; any thread.
namespace reportfile {

enum class Format { Pdf, Html, Odt, Xlsx, Markdown, Csv };

/// The format that a file name's suffix asks for ("pdf", "html", "odt", "xlsx", "md", "csv").
std::optional<Format> formatOf(const QString &suffix);
QString suffixOf(Format format);
QString nameOf(Format format);

/// Told the pages laid out or written so far; false stops.
using Progress = std::function<bool(int pages)>;

/// The report in a format. Same input, same bytes. `threats` is the register of `project`. Fails
/// when `progress` stopped it, when there is nothing to write (a CSV without a table), or when a
/// temporary file cannot be written.
Result<QByteArray> write(const Project &project, const Register &threats,
                         const ReportOptions &options, Format format, Paper paper = Paper::A4,
                         const Progress &progress = {});

/// A report that is built already.
Result<QByteArray> write(Report report, const Register &threats, Format format,
                         Paper paper = Paper::A4, const Progress &progress = {});

} // namespace reportfile
