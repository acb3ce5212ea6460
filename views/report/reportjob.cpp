#include "views/report/reportjob.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QThreadPool>

#include <atomic>

namespace {

constexpr qint64 progressEvery = 100; // milliseconds

} // namespace

/// What worker and owner share.
struct ReportJob::Run
{
    std::atomic<bool> stopped = false;
    QSemaphore done;
};

ReportJob::ReportJob(QObject *parent) : QObject(parent) { }

ReportJob::~ReportJob()
{
    stop();
}

void ReportJob::stop()
{
    if (!m_run)
        return;
    m_run->stopped = true;
    // The worker posts to this object until it is done.
    m_run->done.acquire();
    m_run.reset();
}

void ReportJob::start(const Order &order)
{
    stop();
    m_run = std::make_shared<Run>();
    QThreadPool::globalInstance()->start([order, run = m_run, this] {
        work(order, run, this);
        run->done.release();
    });
}

void ReportJob::work(const Order &order, const std::shared_ptr<Run> &run, ReportJob *job)
{
    // Answers of a run that was stopped meanwhile are dropped where they arrive.
    const auto post = [run, job](const std::function<void()> &say) {
        QMetaObject::invokeMethod(
                job,
                [run, job, say] {
                    if (job->m_run == run && !run->stopped)
                        say();
                },
                Qt::QueuedConnection);
    };
    QElapsedTimer clock;
    clock.start();
    const auto goOn = [&](int pages) {
        if (clock.elapsed() > progressEvery) {
            clock.restart();
            post([job, pages] { emit job->progressed(pages); });
        }
        return !run->stopped;
    };
    const auto report = std::make_shared<PreparedReport>(order.project, order.catalogs,
                                                         order.options, order.paper, order.since);
    if (!order.format) {
        if (report->layOut(goOn))
            post([job, report] {
                job->m_run.reset();
                emit job->prepared(report);
            });
        return;
    }
    const Result<QByteArray> bytes = reportfile::write(report->report(), report->threats(),
                                                       *order.format, order.paper, goOn);
    post([job, bytes] {
        job->m_run.reset();
        if (bytes)
            emit job->written(*bytes);
        else
            emit job->failed(bytes.error());
    });
}
