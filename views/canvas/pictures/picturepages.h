#pragma once

#include "views/canvas/diagrampicture.h"

/// One diagram of a picture file or a print, with what it is called.
struct PictureSheet
{
    DiagramPicture picture;
    QString title;
};

/// Diagrams laid out on paper, in points: each as large as one page takes it, or at its own size
/// over as many pages as it needs, where neighbours share a strip to be glued.
class PicturePages
{
public:
    enum class Way { Fitted, Tiled };

    /// `sheets` outlive the pages; `paper` is the size of an upright page in points.
    PicturePages(const QList<PictureSheet> &sheets, Way way, const QSizeF &paper);

    int pages() const { return static_cast<int>(m_pages.size()); }
    QSizeF pageSize(int page) const;
    void paint(QPainter &painter, int page) const;

private:
    struct Page
    {
        const PictureSheet *sheet = nullptr;
        bool turned = false;
        /// Where the whole diagram would be on this page; the page shows what its margins let.
        QRectF target;
        /// "row 1, column 2 of 2 x 3"; empty when the diagram is whole.
        QString place;
    };

    QRectF body(bool turned) const;
    void addFitted(const PictureSheet &sheet);
    void addTiles(const PictureSheet &sheet);

    QSizeF m_paper;
    QList<Page> m_pages;
};
