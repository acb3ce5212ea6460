#pragma once

#include "model/report/report.h"
#include "views/canvas/diagrampicture.h"
#include "views/report/pagerow.h"

/// Where a page of a report begins: in which block, at which of its rows, how far into that row.
struct PageStart
{
    qsizetype block = 0;
    qsizetype row = 0;
    qreal cut = 0;

    friend bool operator==(const PageStart &, const PageStart &) = default;
};

/// A heading with its place: page (from 0, counted by whoever composes) and height on it.
struct PageMark
{
    QString title;
    int level = 1;
    int page = 0;
    qreal y = 0;
};

/// Composes the body of a report page by page: rows stay whole, or break between lines when they
/// are higher than a page; table heads repeat; wide tables and drawings turn the page. Nothing of
/// a page is kept, so a long report needs no more memory than a short one. Units are points.
class PageComposer
{
public:
    /// `report` and `threats` (for the diagrams) must outlive the composer.
    PageComposer(const Report &report, const Register &threats, Paper paper);

    /// The page's size; turned pages are as wide as the others are high.
    QSizeF pageSize(bool turned) const;
    bool isTurned(const PageStart &at) const { return m_turned.value(at.block); }
    bool atEnd(const PageStart &at) const { return at.block >= m_report.blocks.size(); }

    /// Composes the page that begins at `from`, painting it when there is a painter, and adds its
    /// headings to `marks` when there is a list. The start of the next page.
    PageStart compose(const PageStart &from, QPainter *painter, QList<PageMark> *marks) const;

    /// The area between running head and foot.
    QRectF content(bool turned) const;

private:
    struct Page;

    bool place(Page &page, const reportpart::Heading &heading) const;
    bool place(Page &page, const reportpart::Paragraph &paragraph) const;
    bool place(Page &page, const reportpart::Callout &callout) const;
    bool place(Page &page, const reportpart::Facts &facts) const;
    bool place(Page &page, const reportpart::Table &table) const;
    bool place(Page &page, const reportpart::HeatMaps &maps) const;
    bool place(Page &page, const reportpart::Curves &curves) const;
    bool place(Page &page, const reportpart::Picture &picture) const;
    bool placeRow(Page &page, const PageRow &row) const;
    /// What the block needs on a page so that what leads to it may stand above it.
    qreal leastOf(const Page &page, qsizetype block) const;

    const Report &m_report;
    const Paper m_paper;
    QHash<QUuid, std::shared_ptr<DiagramPicture>> m_diagrams;
    QList<bool> m_turned;
};
