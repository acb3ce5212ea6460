#include "views/canvas/pictures/pictureprint.h"

#include <QPrintPreviewDialog>
#include <QPrinter>

#include <algorithm>

namespace pictureprint {

void print(QPrinter &printer, const QList<PictureSheet> &sheets, PicturePages::Way way)
{
    const QSizeF paper = printer.pageLayout().pageSize().size(QPageSize::Point);
    const PicturePages pages(sheets, way, paper);
    const int first = std::max(1, printer.fromPage()) - 1;
    const int last =
            printer.toPage() > 0 ? std::min(printer.toPage(), pages.pages()) : pages.pages();
    if (first >= last)
        return;
    const auto turn = [&](int page) {
        const QSizeF size = pages.pageSize(page);
        printer.setPageOrientation(size.width() > size.height() ? QPageLayout::Landscape
                                                                : QPageLayout::Portrait);
    };
    turn(first);
    QPainter painter(&printer);
    for (int page = first; page < last; ++page) {
        if (page > first) {
            turn(page);
            printer.newPage();
        }
        const QSizeF size = pages.pageSize(page);
        const QRectF room = printer.pageLayout().fullRectPixels(printer.resolution());
        const qreal scale = std::min(room.width() / size.width(), room.height() / size.height());
        painter.resetTransform();
        painter.scale(scale, scale);
        pages.paint(painter, page);
    }
}

void preview(const QList<PictureSheet> &sheets, PicturePages::Way way, QWidget *parent)
{
    QPrinter printer(QPrinter::HighResolution);
    printer.setFullPage(true);
    QPrintPreviewDialog dialog(&printer, parent);
    QObject::connect(&dialog, &QPrintPreviewDialog::paintRequested, &dialog,
                     [&sheets, way](QPrinter *to) { print(*to, sheets, way); });
    dialog.exec();
}

} // namespace pictureprint
