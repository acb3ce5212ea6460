#pragma once

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>

/// Runs one job at a time away from the window's thread. A new job replaces the one before, whose
/// result is then never seen. Destroying it waits until nothing runs any more.
class Worker : public QObject
{
    Q_OBJECT

public:
    explicit Worker(QObject *parent = nullptr) : QObject(parent) { m_pool.setMaxThreadCount(1); }
    ~Worker() override
    {
        cancel();
        m_pool.waitForDone();
    }

    /// `job` is given a flag that says when to stop, and runs elsewhere: it may touch nothing of
    /// the window. `done` gets its result in this thread.
    template<typename Job, typename Done>
    void start(Job job, Done done)
    {
        cancel();
        m_cancelled = std::make_shared<std::atomic<bool>>(false);
        m_pool.start([this, flag = m_cancelled, job = std::move(job), done = std::move(done)] {
            auto result = job(*flag);
            QMetaObject::invokeMethod(
                    this,
                    [flag, done, result = std::move(result)] {
                        if (!*flag)
                            done(result);
                    },
                    Qt::QueuedConnection);
        });
    }

    void cancel()
    {
        if (m_cancelled)
            *m_cancelled = true;
    }

private:
    QThreadPool m_pool;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
};
