#pragma once

#include "model/report/report.h"

/// A report as one HTML file: works offline, asks for nothing, runs nothing. `pictures` are PNG
/// bytes by diagram id.
QByteArray writeHtml(const Report &report, const QHash<QUuid, QByteArray> &pictures);
