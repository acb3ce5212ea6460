#pragma once

#include "views/report/pagepainter.h"

/// What QPdfWriter 6.4 cannot do: bookmarks, links within the file, metadata, and an id and date
/// that repeat.
namespace pdffinish {

QByteArray finished(const QByteArray &pdf, const Report &report, const PagePainter &pages);

} // namespace pdffinish
