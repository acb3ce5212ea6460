#include "model/layout/layoutrun.h"

LayoutRun::LayoutRun(QString program, int limit, QObject *parent)
    : QObject(parent)
    , m_program(std::move(program))
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(limit);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        m_tooLong = true;
        m_process.kill();
    });
    connect(&m_process, &QProcess::finished, this, &LayoutRun::finish);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        m_limit.stop();
        emit failed({ tr("The layout helper could not be started: %1").arg(m_process.errorString()),
                      m_program,
                      tr("Nothing was moved. Reinstall Redoubt: redoubt-layout belongs beside its "
                         "other programs.") });
    });
}

LayoutRun::~LayoutRun()
{
    cancel();
}

void LayoutRun::start(const layout::Question &question)
{
    Q_ASSERT(!isRunning());
    m_cancelled = false;
    m_tooLong = false;
    m_question = question;
    ask();
    m_limit.start();
}

void LayoutRun::ask()
{
    m_process.start(m_program, { m_question.engine });
    m_process.write(m_question.graph);
    m_process.closeWriteChannel();
}

void LayoutRun::cancel()
{
    if (!isRunning())
        return;
    m_cancelled = true;
    m_process.kill();
    m_process.waitForFinished();
}

void LayoutRun::finish(int status, QProcess::ExitStatus how)
{
    if (!m_cancelled && !m_tooLong && how == QProcess::CrashExit && !m_question.instead.isEmpty()) {
        m_question.graph = m_question.instead.takeFirst();
        ask();
        return;
    }
    m_limit.stop();
    if (m_cancelled)
        return;
    if (how == QProcess::NormalExit && status == 0) {
        emit answered(m_process.readAllStandardOutput());
        return;
    }
    const QString nothing = tr("Nothing was moved.");
    if (m_tooLong)
        emit failed({ tr("The layout took longer than %n second(s) and was stopped.", nullptr,
                         m_limit.interval() / 1000),
                      {},
                      nothing + u' '
                              + tr("Collapse zones, or arrange the selection only: that is "
                                   "done sooner.") });
    else
        emit failed({ tr("The layout helper stopped without an answer: %1")
                              .arg(how == QProcess::CrashExit
                                           ? tr("it crashed")
                                           : QString::fromLocal8Bit(
                                                     m_process.readAllStandardError().left(500))
                                                     .trimmed()),
                      m_program, nothing + u' ' + tr("Move things apart by hand, or try again.") });
}
