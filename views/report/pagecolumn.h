#pragma once

#include "views/report/preparedreport.h"

#include <QWidget>

/// All pages of a report under one another, each centred.
class PageColumn : public QWidget
{
    Q_OBJECT

public:
    explicit PageColumn(std::shared_ptr<PreparedReport> report, QWidget *parent = nullptr);

    /// Pixels a point.
    void setScale(qreal scale);
    qreal scale() const { return m_scale; }
    /// Place of a page, in this widget.
    QRect pageRect(int page) const;
    int pageAt(int y) const;

    static constexpr int gap = 18;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::shared_ptr<PreparedReport> m_report;
    qreal m_scale = 1;
    /// Upper edges of the pages in points, without gaps.
    QList<qreal> m_tops;
    qreal m_widest = 0;
};
