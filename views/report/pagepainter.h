#pragma once

#include "views/report/pagecomposer.h"

/// A report as pages: title, contents, then its body, each with running head and foot. The same
/// pages go to PDF, to the printer and to the preview. Units are points.
class PagePainter
{
public:
    /// `report` and `threats` must outlive the painter.
    PagePainter(const Report &report, const Register &threats, Paper paper);

    /// Finds where every page begins. `goOn` is asked after each page; false stops. Whether all is
    /// laid out. May run in any thread.
    bool layOut(const std::function<bool(int pages)> &goOn = {});

    int pages() const;
    QSizeF pageSize(int page) const;
    /// Paints a page (from 0) into a painter whose unit is one point.
    void paint(QPainter &painter, int page) const;

    /// Headings with the page that they begin on, from 0.
    const QList<PageMark> &marks() const { return m_marks; }

    /// A line of the contents: where it stands, and which mark it leads to.
    struct Link
    {
        int page = 0;
        QRectF area;
        qsizetype mark = 0;
    };
    QList<Link> links() const;

private:
    int firstBodyPage() const { return 1 + m_contentsPages; }
    bool isTurned(int page) const;
    void paintTitle(QPainter &painter) const;
    void paintContents(QPainter &painter, int page) const;
    void paintFrame(QPainter &painter, int page) const;

    const Report &m_report;
    const PageComposer m_composer;
    int m_contentsPages = 1;
    /// What the lines of the contents are moved together by.
    qreal m_contentsScale = 1;
    QList<PageStart> m_starts;
    QList<PageMark> m_marks;
};
