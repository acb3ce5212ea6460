#pragma once

#include "model/report/report.h"

/// A report as Markdown with pipe tables (GitHub's dialect). Pictures are named, not carried.
QByteArray writeMarkdown(const Report &report);
