#include "app/redoubt/navigator.h"

#include <QScopedValueRollback>
#include <QTimer>

namespace {

constexpr int mostPlaces = 200;

} // namespace

Navigator::Navigator(QObject *parent) : QObject(parent), m_pause(new QTimer(this))
{
    // A gesture changes workspace, diagram and selection one after another: one place.
    m_pause->setSingleShot(true);
    connect(m_pause, &QTimer::timeout, this, &Navigator::note);
}

void Navigator::follow(OpenProject *project)
{
    m_pause->stop();
    m_project = project;
    m_places.clear();
    m_at = -1;
    if (project) {
        const Selection &selection = project->context().selection;
        const auto later = [this] { m_pause->start(0); };
        connect(&selection, &Selection::changed, this, later);
        connect(&selection, &Selection::threatChanged, this, later);
        connect(&selection, &Selection::diagramChanged, this, later);
    }
    emit changed();
}

void Navigator::setMode(int mode)
{
    m_mode = mode;
    if (m_project)
        m_pause->start(0);
}

Place Navigator::here() const
{
    const Selection &selection = m_project->context().selection;
    return { m_mode, selection.diagram(), selection.records(), selection.threat() };
}

void Navigator::note()
{
    if (!m_project || m_going)
        return;
    const Place place = here();
    if (m_at >= 0 && m_places.at(m_at) == place)
        return;
    m_places.resize(m_at + 1);
    m_places.append(place);
    if (m_places.size() > mostPlaces)
        m_places.removeFirst();
    m_at = m_places.size() - 1;
    emit changed();
}

void Navigator::visit(const Place &place)
{
    {
        const QScopedValueRollback guard(m_going, true);
        Selection &selection = m_project->context().selection;
        emit modeRequested(place.mode);
        selection.showDiagram(place.diagram);
        // What is gone since then cannot be selected.
        QList<RecordRef> records = place.records;
        records.removeIf([this](const RecordRef &record) {
            return !m_project->document().project().find(record.kind, record.id);
        });
        selection.select(records);
        selection.selectThreat(place.threat);
        if (place.mode == Draw && records.size() == 1)
            emit revealRequested(records.first());
    }
    m_pause->stop();
    emit changed();
}

void Navigator::back()
{
    if (m_pause->isActive()) {
        m_pause->stop();
        note();
    }
    if (canGoBack())
        visit(m_places.at(--m_at));
}

void Navigator::forward()
{
    if (canGoForward())
        visit(m_places.at(++m_at));
}

void Navigator::goTo(const Found &found)
{
    if (!m_project)
        return;
    Selection &selection = m_project->context().selection;
    if (!found.threat.isEmpty()) {
        const ThreatRow *row = m_project->context().threats.row(found.threat);
        emit modeRequested(Threats);
        if (row)
            selection.selectThreat(found.threat, { row->subjectKind, row->key.subject });
        return;
    }
    const RecordKind kind = found.record.kind;
    emit modeRequested(kind == RecordKind::Control ? Controls
                       : kind == RecordKind::Risk  ? Risk
                                                   : Draw);
    selection.select(found.record);
    if (kind == RecordKind::Element || kind == RecordKind::Zone || kind == RecordKind::Flow)
        emit revealRequested(found.record);
}
