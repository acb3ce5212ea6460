#pragma once

#include "views/report/pagepainter.h"

/// What QPdfWriter 6.4 cannot do: bookmarks, links within the file, metadata, and an id and date
/// that repeat.
namespace pdffinish {

/// A report with bookmarks, links and metadata.
QByteArray finished(const QByteArray &pdf, const Report &report, const PagePainter &pages);

/// Any other document: with this title, and without the moment of writing, so that it repeats.
QByteArray titled(const QByteArray &pdf, const QString &title);

} // namespace pdffinish
