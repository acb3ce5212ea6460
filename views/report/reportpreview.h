#pragma once

#include "views/report/preparedreport.h"

#include <QWidget>

class QListWidget;
class QScrollArea;

/// The pages of a report: small ones to find the way, and the large ones under one another. Only
/// what is in sight is painted.
class ReportPreview : public QWidget
{
    Q_OBJECT

public:
    explicit ReportPreview(QWidget *parent = nullptr);

    enum class Zoom { FitPage, FitWidth, ActualSize, Double };

    void show(const std::shared_ptr<PreparedReport> &report);
    void setZoom(Zoom zoom);
    void goTo(int page);
    int page() const { return m_page; }

signals:
    /// The page in sight, from 0.
    void pageChanged(int page);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    void follow();
    void fillThumbnails();

    std::shared_ptr<PreparedReport> m_report;
    QListWidget *m_thumbnails;
    QScrollArea *m_scroll;
    class PageColumn *m_column = nullptr;
    Zoom m_zoom = Zoom::FitWidth;
    int m_page = 0;
};
