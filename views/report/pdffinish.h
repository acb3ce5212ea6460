#pragma once

#include "model/report/report.h"
#include "views/report/pagepainter.h"

/// What QPdfWriter 6.4 cannot do: bookmarks, metadata, and an id and date that repeat.
namespace pdffinish {

QByteArray finished(const QByteArray &pdf, const Report &report,
                    const QList<PagePainter::Mark> &marks);

} // namespace pdffinish
