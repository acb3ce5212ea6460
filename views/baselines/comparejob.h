#pragma once

#include "views/baselines/comparison.h"

#include <QObject>

/// Works comparisons out on a worker thread. One at a time: what is asked last is answered, once.
class CompareJob : public QObject
{
    Q_OBJECT

public:
    explicit CompareJob(QObject *parent = nullptr);
    /// Waits for what is running.
    ~CompareJob() override;

    void start(const ComparisonOrder &order);
    /// Forgets what was asked; nothing is emitted for it.
    void forget() { m_wanted = 0; }
    bool isRunning() const { return m_wanted != 0; }

signals:
    void finished(const std::shared_ptr<Result<Comparison>> &comparison);

private:
    struct Shared;

    std::shared_ptr<Shared> m_shared;
    /// Number of the run whose answer is wanted; 0 for none.
    int m_wanted = 0;
    int m_last = 0;
};
