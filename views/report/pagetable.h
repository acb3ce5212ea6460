#pragma once

#include "views/report/pagerow.h"

/// The rows of a report's table as they are set on pages of a given width.
namespace pagetable {

PageRow head(const reportpart::Table &table, qreal width);
PageRow row(const reportpart::Table &table, qsizetype index, qreal width);
/// What a table needs to begin on a page: its head and first rows, since a row alone under its head
/// looks lost; a small table is kept whole.
qreal leastHeight(const reportpart::Table &table, const QSizeF &page);

} // namespace pagetable
