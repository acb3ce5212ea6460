#pragma once

#include "model/report/report.h"

/// A report as one HTML file: works offline, asks for nothing, runs nothing.
QByteArray writeHtml(const Report &report);
