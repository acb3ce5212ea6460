#pragma once

#include "model/report/report.h"

/// A report as an OpenDocument text, to be edited on: headings, contents, tables whose heads
/// repeat, pages on their side for wide tables, marking on every page.
QByteArray writeOdt(const Report &report, Paper paper = Paper::A4);
