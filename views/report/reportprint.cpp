#include "views/report/reportprint.h"

#include <QPrintPreviewDialog>
#include <QPrinter>

namespace reportprint {

namespace {

void paintPage(QPainter &painter, const QPrinter &printer, const PagePainter &pages, int page)
{
    const QSizeF size = pages.pageSize(page);
    const QRectF paper = printer.pageLayout().fullRectPixels(printer.resolution());
    const qreal scale = std::min(paper.width() / size.width(), paper.height() / size.height());
    painter.resetTransform();
    painter.scale(scale, scale);
    pages.paint(painter, page);
}

void printAll(QPrinter &printer, const PagePainter &pages)
{
    const auto turn = [&](int page) {
        const QSizeF size = pages.pageSize(page);
        printer.setPageOrientation(size.width() > size.height() ? QPageLayout::Landscape
                                                                : QPageLayout::Portrait);
    };
    const int first = std::max(1, printer.fromPage()) - 1;
    const int last =
            printer.toPage() > 0 ? std::min(printer.toPage(), pages.pages()) : pages.pages();
    turn(first);
    QPainter painter(&printer);
    for (int page = first; page < last; ++page) {
        if (page > first) {
            turn(page);
            printer.newPage();
        }
        paintPage(painter, printer, pages, page);
    }
}

} // namespace

void preview(const std::shared_ptr<PreparedReport> &report, QWidget *parent)
{
    QPrinter printer(QPrinter::HighResolution);
    printer.setFullPage(true);
    QPrintPreviewDialog dialog(&printer, parent);
    QObject::connect(&dialog, &QPrintPreviewDialog::paintRequested, &dialog,
                     [report](QPrinter *to) { printAll(*to, report->pages()); });
    dialog.exec();
}

} // namespace reportprint
