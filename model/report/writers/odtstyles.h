#pragma once

#include "model/report/report.h"

/// The parts of an OpenDocument text that do not depend on its content.
namespace odtstyles {

/// Namespace declarations for root elements.
QByteArray namespaces();
/// styles.xml: fonts, named styles, two kinds of pages with running heads.
QByteArray styles(const Report &report, Paper paper);
/// Automatic styles of content.xml.
QByteArray automatic();
QByteArray meta(const Report &report);
QByteArray manifest(const QList<QByteArray> &pictures);

/// Width that text has on a page, in millimetres.
double textWidth(Paper paper, bool turned);

} // namespace odtstyles
