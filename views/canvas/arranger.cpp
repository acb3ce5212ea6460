#include "views/canvas/arranger.h"

Arranger::Arranger(const ViewContext &context, const QString &program, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_run(program)
{
    constexpr int patience = 400; // milliseconds
    m_wondering.setSingleShot(true);
    m_wondering.setInterval(patience);
    connect(&m_wondering, &QTimer::timeout, this, &Arranger::takesLong);
    connect(&m_run, &LayoutRun::answered, this, &Arranger::apply);
    connect(&m_run, &LayoutRun::failed, this, [this](const Error &error) {
        m_wondering.stop();
        emit ended();
        emit failed(error);
    });
}

void Arranger::arrange(const Id<Diagram> &diagram, const QSet<QUuid> &only)
{
    m_run.cancel();
    m_diagram = diagram;
    m_only = only;
    m_wondering.start();
    m_run.start(layout::questionOf(m_context.project(), diagram, only));
}

void Arranger::tidy(const Id<Diagram> &diagram)
{
    cancel();
    const Edit edit = layout::tidied(m_context.project(), diagram);
    if (edit.isEmpty() || m_context.push(edit, { QStringLiteral("tidy"), {} }))
        emit arranged(!edit.isEmpty());
}

void Arranger::cancel()
{
    m_wondering.stop();
    if (!isRunning())
        return;
    m_run.cancel();
    emit ended();
}

void Arranger::apply(const QByteArray &answer)
{
    m_wondering.stop();
    emit ended();
    const Result<Edit> edit = layout::arranged(m_context.project(), m_diagram, answer, m_only);
    if (!edit) {
        emit failed(edit.error());
        return;
    }
    const QString name =
            m_only.isEmpty() ? QStringLiteral("arrange") : QStringLiteral("arrange-selection");
    if (edit->isEmpty() || m_context.push(*edit, { name, {} }))
        emit arranged(!edit->isEmpty());
}
