#pragma once

#include <QPainter>
#include <QPrintPreviewDialog>
#include <QPrinter>

#include <algorithm>

/// Painted pages on paper, each turned as it wants and as large as fits.
namespace printedpages {

/// Paints the pages that the printer asks for. `Pages` counts its `pages()`, gives a
/// `pageSize(page)` in points and `paint(painter, page)`s.
template<typename Pages>
void paint(QPrinter &printer, const Pages &pages)
{
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

/// Shows what `print(printer)` paints before it is printed.
template<typename Print>
void preview(QWidget *parent, Print &&print)
{
    QPrinter printer(QPrinter::HighResolution);
    printer.setFullPage(true);
    QPrintPreviewDialog dialog(&printer, parent);
    QObject::connect(&dialog, &QPrintPreviewDialog::paintRequested, &dialog,
                     [&print](QPrinter *to) { print(*to); });
    dialog.exec();
}

} // namespace printedpages
