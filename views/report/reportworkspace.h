#pragma once

#include "views/report/reportorder.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QProgressBar;
class QTimer;
class QToolButton;
class ReportChooser;
class ReportPreview;
class ReportSections;

/// The Report workspace: who it is for and what is in it, the pages as they will be, and export.
class ReportWorkspace : public QWidget
{
    Q_OBJECT

public:
    using Source = ReportSource;

    ReportWorkspace(const ViewContext &context, Source source, QWidget *parent = nullptr);

signals:
    /// The user wants this file ("pdf", "html", ...) with these bytes.
    void exportRequested(const QString &suffix, const QByteArray &bytes);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeBar();
    QWidget *makeSide();
    void makeExport();
    void connectParts();
    void chooseAudience();
    void fillHints();
    void refresh();
    void refreshLater();
    void exportAs(reportfile::Format format);
    void print();
    void show(const std::shared_ptr<PreparedReport> &report);
    void showPage();
    void setBusy(bool busy);
    Result<ReportJob::Order> order() const;

    const ViewContext m_context;
    const Source m_source;
    ReportChooser *m_chooser;
    QComboBox *m_zoom;
    QToolButton *m_export;
    ReportSections *m_sections;
    QListWidget *m_hints;
    ReportPreview *m_preview;
    QLabel *m_state;
    QProgressBar *m_progress;
    QToolButton *m_cancel;
    QTimer *m_pause;
    ReportJob *m_layout;
    ReportJob *m_writing;
    std::shared_ptr<PreparedReport> m_shown;
    reportfile::Format m_format = reportfile::Format::Pdf;
    bool m_outdated = true;
};
