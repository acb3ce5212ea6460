#include "views/canvas/pictures/pictureprint.h"

#include "views/report/printedpages.h"

namespace pictureprint {

void print(QPrinter &printer, const QList<PictureSheet> &sheets, PicturePages::Way way)
{
    const QSizeF paper = printer.pageLayout().pageSize().size(QPageSize::Point);
    printedpages::paint(printer, PicturePages(sheets, way, paper));
}

void preview(const QList<PictureSheet> &sheets, PicturePages::Way way, QWidget *parent)
{
    printedpages::preview(parent,
                          [&sheets, way](QPrinter &printer) { print(printer, sheets, way); });
}

} // namespace pictureprint
