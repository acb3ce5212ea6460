#pragma once

#include "views/report/reportjob.h"
#include "views/viewcontext.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QProgressBar;
class QTimer;
class QToolButton;
class ReportPreview;

/// The Report workspace: who it is for and what is in it, the pages as they will be, and export.
class ReportWorkspace : public QWidget
{
    Q_OBJECT

public:
    /// Where in the journal the document stands: the hash of the last entry, and how many there
    /// are.
    struct Head
    {
        QByteArray hash;
        qsizetype entries = 0;
    };

    ReportWorkspace(const ViewContext &context, std::function<Head()> head,
                    QWidget *parent = nullptr);

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
    void fillOperators();
    void fillSections();
    void numberSections();
    void fillHints();
    void refresh();
    void refreshLater();
    void exportAs(reportfile::Format format);
    void print();
    void show(const std::shared_ptr<PreparedReport> &report);
    void showPage();
    void setBusy(bool busy);
    ReportOptions options() const;
    Audience audience() const;
    Paper paper() const;
    ReportJob::Order order() const;

    const ViewContext m_context;
    std::function<Head()> m_head;
    QComboBox *m_audience;
    QComboBox *m_operator;
    QComboBox *m_paper;
    QComboBox *m_zoom;
    QToolButton *m_export;
    QListWidget *m_sections;
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
