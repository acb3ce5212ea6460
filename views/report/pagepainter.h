#pragma once

#include "model/report/report.h"
#include "views/canvas/diagrampicture.h"

#include <QHash>
#include <QPainter>

/// Lays a report out on pages and paints them: rows stay whole, table heads repeat, each page has
/// its running head and foot. Sizes in points; the same pages go to PDF and to the preview.
class PagePainter
{
public:
    /// `project` and `threats` are for the diagrams and must outlive the painter.
    PagePainter(const Report &report, const Project &project, const Register &threats);

    /// A4 portrait, points.
    static QSizeF pageSize() { return { 595, 842 }; }

    int pages() const { return static_cast<int>(m_pages.size()); }
    /// Paints a page (from 0) into a painter whose unit is one point.
    void paint(QPainter &painter, int page) const;

    /// Sections with the page that they begin on, from 0.
    struct Mark
    {
        QString title;
        int level = 1;
        int page = 0;
    };
    const QList<Mark> &marks() const { return m_marks; }

private:
    /// Something painted at a place; made once, painted as often as asked.
    using Paint = std::function<void(QPainter &)>;

    void newPage();
    void need(qreal height);
    void place(qreal height, const std::function<void(QPainter &, const QRectF &)> &paint);
    void addTitle(const Report &report);
    void addContents();
    void add(const reportpart::Heading &heading);
    void add(const reportpart::Paragraph &paragraph);
    void add(const reportpart::Facts &facts);
    void add(const reportpart::Table &table);
    void addRow(const reportpart::Table &table, const QList<reportpart::Cell> &row, bool head);
    void add(const reportpart::HeatMaps &maps);
    void add(const reportpart::Picture &picture);

    const Report m_report;
    const Project &m_project;
    const Register &m_threats;
    QList<QList<Paint>> m_pages;
    QList<Mark> m_marks;
    qreal m_y = 0;
};
