#pragma once

#include "model/layout/layoutrun.h"
#include "views/viewcontext.h"

/// Has a diagram arranged by the layout helper and pushes what it answers as one step. The window
/// goes on meanwhile.
class Arranger : public QObject
{
    Q_OBJECT

public:
    /// `program` is the path of redoubt-layout; the context outlives this.
    Arranger(const ViewContext &context, const QString &program, QObject *parent = nullptr);

    /// Starts over when a layout is running.
    void arrange(const Id<Diagram> &diagram);
    bool isRunning() const { return m_run.isRunning(); }
    void cancel() { m_run.cancel(); }

signals:
    void arranged();
    /// Nothing was moved.
    void failed(const Error &error);

private:
    void apply(const QByteArray &answer);

    const ViewContext m_context;
    LayoutRun m_run;
    Id<Diagram> m_diagram;
};
