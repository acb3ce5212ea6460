#pragma once

#include "views/report/preparedreport.h"
#include "views/report/reportfile.h"

#include <QObject>

/// Builds or writes a report on a worker thread from a copy of the project. One at a time: starting
/// again, and destruction, stop what is running.
class ReportJob : public QObject
{
    Q_OBJECT

public:
    explicit ReportJob(QObject *parent = nullptr);
    ~ReportJob() override;

    struct Order
    {
        Project project;
        CatalogsPointer catalogs;
        ReportOptions options;
        Paper paper = Paper::A4;
        /// What the report says the changes since; none for other reports.
        std::optional<EarlierState> since = {};
        /// None: lay out for the preview.
        std::optional<reportfile::Format> format = {};
    };
    void start(const Order &order);
    /// Stops without a word; nothing is emitted afterwards.
    void stop();
    bool isRunning() const { return m_run != nullptr; }

signals:
    void progressed(int pages);
    void prepared(const std::shared_ptr<PreparedReport> &report);
    void written(const QByteArray &bytes);
    void failed(const Error &error);

private:
    struct Run;
    static void work(const Order &order, const std::shared_ptr<Run> &run, ReportJob *job);

    std::shared_ptr<Run> m_run;
};
