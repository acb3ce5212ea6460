#pragma once

#include "model/core/result.h"
#include "model/layout/layoutgraph.h"

#include <QProcess>
#include <QTimer>

/// One layout in a process of its own. Lives on the thread that made it, which never waits.
class LayoutRun : public QObject
{
    Q_OBJECT

public:
    /// After this many milliseconds a helper that hangs is killed.
    static constexpr int defaultLimit = 10000;

    /// `program` is the path of redoubt-layout; `limit` in milliseconds.
    explicit LayoutRun(QString program, int limit = defaultLimit, QObject *parent = nullptr);
    ~LayoutRun() override;

    /// Starts a layout. One at a time. All ways to ask share the limit.
    void start(const layout::Question &question);
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    /// Stops it without a word.
    void cancel();

signals:
    /// The helper's answer.
    void answered(const QByteArray &answer);
    void failed(const Error &error);

private:
    void ask();
    void finish(int status, QProcess::ExitStatus how);

    const QString m_program;
    layout::Question m_question;
    QProcess m_process;
    QTimer m_limit;
    bool m_cancelled = false;
    bool m_tooLong = false;
};
