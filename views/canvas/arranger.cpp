#include "views/canvas/arranger.h"

#include "model/layout/routing.h"

Arranger::Arranger(const ViewContext &context, const QString &program, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_run(program)
{
    constexpr int patience = 400; // milliseconds
    m_wondering.setSingleShot(true);
    m_wondering.setInterval(patience);
    connect(&m_wondering, &QTimer::timeout, this, &Arranger::takesLong);
    connect(&m_run, &LayoutRun::answered, this, &Arranger::take);
    connect(&m_run, &LayoutRun::failed, this, &Arranger::giveUp);
}

void Arranger::arrange(const Id<Diagram> &diagram, const QSet<QUuid> &only)
{
    start(diagram, only, Phase::Boxes);
}

void Arranger::arrangeRightAngled(const Id<Diagram> &diagram)
{
    start(diagram, {}, Phase::BoxesBeforeRoutes);
}

void Arranger::start(const Id<Diagram> &diagram, const QSet<QUuid> &only, Phase phase)
{
    m_run.cancel();
    m_diagram = diagram;
    m_only = only;
    m_phase = phase;
    m_wondering.start();
    m_run.start(layout::questionOf(m_context.project(), diagram, only));
}

void Arranger::tidy(const Id<Diagram> &diagram)
{
    cancel();
    finish(layout::tidied(m_context.project(), diagram), QStringLiteral("tidy"));
}

void Arranger::cancel()
{
    m_wondering.stop();
    if (!isRunning())
        return;
    m_run.cancel();
    emit ended();
}

void Arranger::take(const QByteArray &answer)
{
    switch (m_phase) {
    case Phase::Boxes:
        m_wondering.stop();
        emit ended();
        finish(layout::arranged(m_context.project(), m_diagram, answer, m_only),
               m_only.isEmpty() ? QStringLiteral("arrange") : QStringLiteral("arrange-selection"));
        break;
    case Phase::BoxesBeforeRoutes:
        takeBoxes(answer);
        break;
    case Phase::Routes:
        takeRoutes(answer);
        break;
    }
}

void Arranger::takeBoxes(const QByteArray &answer)
{
    const Result<Edit> boxes = layout::arranged(m_context.project(), m_diagram, answer);
    if (!boxes) {
        giveUp(boxes.error());
        return;
    }
    Project moved = m_context.project();
    moved.apply(*boxes);
    m_boxes = answer;
    m_phase = Phase::Routes;
    m_run.start(layout::routesQuestionOf(moved, m_diagram));
}

void Arranger::takeRoutes(const QByteArray &answer)
{
    m_wondering.stop();
    emit ended();
    // The project can have changed since: boxes are taken anew.
    const Result<Edit> boxes = layout::arranged(m_context.project(), m_diagram, m_boxes);
    if (!boxes) {
        emit failed(boxes.error());
        return;
    }
    Project moved = m_context.project();
    moved.apply(*boxes);
    const Result<Edit> routes = layout::routed(moved, m_diagram, answer);
    finish(routes ? merged(*boxes, *routes) : boxes, QStringLiteral("arrange"));
    if (!routes)
        emit failed(routes.error());
}

void Arranger::giveUp(const Error &error)
{
    if (m_phase == Phase::Routes) {
        takeRoutes({});
        emit failed({ error.message, error.where,
                      tr("The boxes were arranged all the same; flows run as after Arrange.") });
        return;
    }
    m_wondering.stop();
    emit ended();
    emit failed(error);
}

void Arranger::finish(const Result<Edit> &edit, const QString &operation)
{
    if (!edit)
        emit failed(edit.error());
    else if (edit->isEmpty() || m_context.push(*edit, { operation, {} }))
        emit arranged(*edit);
}
