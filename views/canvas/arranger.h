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

    /// Starts over when a layout is running. `only`, when it is not empty, names the placements
    /// that are moved.
    void arrange(const Id<Diagram> &diagram, const QSet<QUuid> &only = {});
    /// Takes apart what overlaps and brings what is nearly in line into line, at once.
    void tidy(const Id<Diagram> &diagram);
    bool isRunning() const { return m_run.isRunning(); }
    void cancel();

signals:
    /// A layout has run for so long that one wonders.
    void takesLong();
    /// A layout came to its end, or was stopped.
    void ended();
    /// Something moved, or everything was where it belongs.
    void arranged(bool moved);
    /// Nothing was moved.
    void failed(const Error &error);

private:
    void apply(const QByteArray &answer);

    const ViewContext m_context;
    LayoutRun m_run;
    QTimer m_wondering;
    Id<Diagram> m_diagram;
    QSet<QUuid> m_only;
};
