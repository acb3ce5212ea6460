#include "views/canvas/arranger.h"

#include "model/layout/layoutgraph.h"

Arranger::Arranger(const ViewContext &context, const QString &program, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_run(program)
{
    connect(&m_run, &LayoutRun::answered, this, &Arranger::apply);
    connect(&m_run, &LayoutRun::failed, this, &Arranger::failed);
}

void Arranger::arrange(const Id<Diagram> &diagram)
{
    m_run.cancel();
    m_diagram = diagram;
    m_run.start(layout::graphOf(m_context.project(), diagram));
}

void Arranger::apply(const QByteArray &answer)
{
    const Result<Edit> edit = layout::arranged(m_context.project(), m_diagram, answer);
    if (!edit) {
        emit failed(edit.error());
        return;
    }
    if (edit->isEmpty() || m_context.push(*edit, { QStringLiteral("arrange"), {} }))
        emit arranged();
}
