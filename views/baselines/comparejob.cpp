#include "views/baselines/comparejob.h"

#include <QSemaphore>
#include <QThreadPool>

/// What workers and owner share: a unit for every run that is over.
struct CompareJob::Shared
{
    QSemaphore done;
};

CompareJob::CompareJob(QObject *parent) : QObject(parent), m_shared(std::make_shared<Shared>()) { }

CompareJob::~CompareJob()
{
    // Workers post to this object until they are done.
    m_shared->done.acquire(m_last);
}

void CompareJob::start(const ComparisonOrder &order)
{
    m_wanted = ++m_last;
    QThreadPool::globalInstance()->start([this, order, number = m_last, shared = m_shared] {
        const auto result = std::make_shared<Result<Comparison>>(comparison::carryOut(order));
        QMetaObject::invokeMethod(
                this,
                [this, result, number] {
                    if (number != m_wanted)
                        return;
                    m_wanted = 0;
                    emit finished(result);
                },
                Qt::QueuedConnection);
        shared->done.release();
    });
}
