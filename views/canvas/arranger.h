#pragma once

#include "model/layout/layoutrun.h"
#include "views/viewcontext.h"

/// Has a diagram arranged by the layout helper and pushes what it answers as one step. The window
/// goes on meanwhile; what is changed meanwhile counts.
class Arranger : public QObject
{
    Q_OBJECT

public:
    /// `program` is the path of redoubt-layout; the context outlives this.
    Arranger(const ViewContext &context, const QString &program, QObject *parent = nullptr);

    /// Starts over when a layout is running. `only`, when it is not empty, names the placements
    /// that are moved.
    void arrange(const Id<Diagram> &diagram, const QSet<QUuid> &only = {});
    /// The whole diagram, and then every flow around all boxes at right angles. Where no routes are
    /// found the boxes are arranged all the same.
    void arrangeRightAngled(const Id<Diagram> &diagram);
    /// Takes apart what overlaps and brings what is nearly in line into line, at once.
    void tidy(const Id<Diagram> &diagram);
    bool isRunning() const { return m_run.isRunning(); }
    void cancel();

signals:
    /// A layout has run for so long that one wonders.
    void takesLong();
    /// A layout came to its end, or was stopped.
    void ended();
    /// What was changed; empty when everything was where it belongs.
    void arranged(const Edit &edit);
    /// Nothing was moved, or no routes were found.
    void failed(const Error &error);

private:
    /// What is asked in turn.
    enum class Phase { Boxes, BoxesBeforeRoutes, Routes };

    void start(const Id<Diagram> &diagram, const QSet<QUuid> &only, Phase phase);
    void take(const QByteArray &answer);
    void takeBoxes(const QByteArray &answer);
    void takeRoutes(const QByteArray &answer);
    void giveUp(const Error &error);
    void finish(const Result<Edit> &edit, const QString &operation);

    const ViewContext m_context;
    LayoutRun m_run;
    QTimer m_wondering;
    Id<Diagram> m_diagram;
    QSet<QUuid> m_only;
    Phase m_phase = Phase::Boxes;
    /// Where boxes go, while routes are looked for.
    QByteArray m_boxes;
};
