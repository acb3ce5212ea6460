#pragma once

#include "views/report/textbox.h"

#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <optional>

/// Painted pages as a PDF document, before bookmarks and metadata are added.
namespace pdfpages {

/// `Pages` counts its `pages()`, gives a `pageSize(page)` in points and `paint(painter, page)`s;
/// `goesOn(page)` is asked after each, counted from 1. Nothing when it says no.
template<typename Pages, typename GoesOn>
std::optional<QByteArray> painted(const Pages &pages, GoesOn &&goesOn)
{
    const auto sized = [&pages](int page) {
        return QPageSize(pages.pageSize(page), QPageSize::Point, {}, QPageSize::ExactMatch);
    };
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageMargins(QMarginsF());
    writer.setResolution(72 * paperfont::grid);
    writer.setPageSize(sized(0));
    QPainter painter(&writer);
    for (int page = 0; page < pages.pages(); ++page) {
        if (page > 0) {
            writer.setPageSize(sized(page));
            writer.newPage();
        }
        painter.resetTransform();
        painter.scale(paperfont::grid, paperfont::grid);
        pages.paint(painter, page);
        if (!goesOn(page + 1))
            return std::nullopt;
    }
    painter.end();
    buffer.close();
    bytes.squeeze(); // it grew by doubling
    return bytes;
}

} // namespace pdfpages
