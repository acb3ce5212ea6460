#pragma once

#include "model/report/report.h"

/// Reports as bytes; callers write the file. Needs a QApplication, but no display.
namespace reportfile {

/// Pages as PDF, with bookmarks and metadata. Same input, same bytes.
QByteArray pdf(const Project &project, const Register &threats, const ReportOptions &options);
QByteArray html(const Project &project, const Register &threats, const ReportOptions &options);

} // namespace reportfile
