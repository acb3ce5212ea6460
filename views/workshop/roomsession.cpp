#include "views/workshop/roomsession.h"

#include "model/core/operations/workshop.h"
#include "model/workshop/agenda.h"
#include "views/dialogs/messages.h"
#include "views/operationtext.h"

#include <QScopedValueRollback>

#include <algorithm>

RoomSession::RoomSession(const ViewContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
    m_notes = operations::sessionOn(context.project(), context.document.today());
    for (const QString &id : m_notes.visited)
        m_visited.insert(QUuid::fromString(id));
    connect(&context.document, &Document::changed, this, &RoomSession::follow);
    // The register hears of an Edit before or after us; both refresh.
    connect(&context.threats, &Register::changed, this, &RoomSession::refresh);
    restart();
    const QUuid place = QUuid::fromString(m_notes.place);
    const auto known = std::ranges::find(m_subjects, place, &RecordRef::id);
    const auto open = std::ranges::find_if(
            m_subjects, [this](const RecordRef &subject) { return !isDone(subject); });
    const auto start = known != m_subjects.end()  ? known
                       : open != m_subjects.end() ? open
                                                  : m_subjects.begin();
    visit(static_cast<int>(start - m_subjects.begin()));
}

QString RoomSession::nameOf(const RecordRef &subject) const
{
    return subjectName(m_context.project(), subject.kind, subject.id);
}

void RoomSession::restart()
{
    const QUuid shown = subject().id;
    m_subjects = agendaOf(m_context.project(), m_context.threats);
    const auto known = std::ranges::find(m_subjects, shown, &RecordRef::id);
    m_position = known != m_subjects.end()
                         ? static_cast<int>(known - m_subjects.begin())
                         : std::min(m_position, static_cast<int>(m_subjects.size()) - 1);
    if (m_position < 0 && !m_subjects.isEmpty())
        m_position = 0;
}

void RoomSession::follow(const Edit &edit)
{
    bool drawn = false;
    QUuid decided;
    for (const Patch &patch : edit.patches()) {
        const RecordKind kind = patch.ref().kind;
        drawn = drawn || kind == RecordKind::Element || kind == RecordKind::Flow
                || kind == RecordKind::OwnThreat;
        const Record &record = patch.after ? *patch.after : *patch.before;
        if (const auto *decision = std::get_if<Decision>(&record)) {
            if (const auto key = ThreatKey::fromText(decision->threat); key && !key->isOwn())
                decided = key->subject;
        } else if (const auto *own = std::get_if<OwnThreat>(&record)) {
            decided = own->subject.value();
        }
    }
    if (const WorkshopNotes *known = m_context.project().find(m_notes.id))
        m_notes = *known;
    else
        m_notes.text.clear(), m_notes.attendance.clear();
    if (drawn)
        restart();
    // Undoing goes where what it takes back was done, so that all see it.
    const auto place = std::ranges::find(m_subjects, decided, &RecordRef::id);
    if (m_undoing && place != m_subjects.end() && subject().id != decided)
        visit(static_cast<int>(place - m_subjects.begin()));
    refresh();
}

void RoomSession::refresh()
{
    QList<const ThreatRow *> rows = m_context.threats.rowsOf(subject().id);
    rows.removeIf([](const ThreatRow *row) { return row->stale; });
    m_groups = threatGroups(m_context.project(), rows);
    const auto shown = std::ranges::find_if(m_groups, [this](const ThreatGroup &group) {
        return keysOf(group).contains(m_currentKey);
    });
    if (shown != m_groups.end())
        m_current = static_cast<int>(shown - m_groups.begin());
    m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(m_groups.size()) - 1));
    m_currentKey = m_groups.isEmpty() ? QString() : m_groups.at(m_current).worst().key.text();
    emit changed();
}

const ThreatGroup *RoomSession::group() const
{
    return m_current < m_groups.size() ? &m_groups.at(m_current) : nullptr;
}

void RoomSession::choose(int group)
{
    if (group < 0 || group >= m_groups.size())
        return;
    m_current = group;
    m_currentKey = m_groups.at(group).worst().key.text();
    const ThreatRow &row = m_groups.at(group).worst();
    m_context.selection.selectThreat(m_currentKey, { row.subjectKind, subject().id });
    emit changed();
}

QStringList RoomSession::everywhere() const
{
    if (!group())
        return {};
    const QString key = m_currentKey;
    for (const ThreatGroup &each : threatGroups(m_context.project(), m_context.threats.rows())) {
        const QStringList keys = keysOf(each);
        if (keys.contains(key))
            return keys;
    }
    return { key };
}

void RoomSession::goTo(int position)
{
    if (position < 0 || position >= m_subjects.size() || position == m_position)
        return;
    m_visited.insert(subject().id);
    visit(position);
}

void RoomSession::visit(int position)
{
    if (position >= m_subjects.size())
        return;
    m_position = position;
    m_current = 0;
    m_currentKey.clear();
    m_context.selection.select(subject());
    refresh();
    // What is still open comes first.
    const auto open = std::ranges::find_if(
            m_groups, [this](const ThreatGroup &each) { return stateOf(each) == State::Open; });
    if (open != m_groups.end() && open != m_groups.begin())
        choose(static_cast<int>(open - m_groups.begin()));
}

void RoomSession::advance()
{
    for (int step = 1; step < m_groups.size(); ++step) {
        const int next = (m_current + step) % static_cast<int>(m_groups.size());
        if (stateOf(m_groups.at(next)) == State::Open) {
            choose(next);
            return;
        }
    }
}

RoomSession::State RoomSession::stateOf(const ThreatGroup &group) const
{
    bool confirmed = false;
    bool parked = false;
    for (const ThreatRow *row : group.rows) {
        const Decision *decision = m_context.project().find(row->decision);
        if (row->state == DecisionState::Proposed && !(decision && decision->parked))
            return State::Open;
        parked = parked || row->state == DecisionState::Proposed;
        confirmed = confirmed || row->state == DecisionState::Confirmed;
    }
    return parked ? State::Parked : confirmed ? State::Confirmed : State::Dismissed;
}

QList<SubjectQuestion> RoomSession::questions() const
{
    return questionsAbout(m_context.project(), m_context.threats, subject().id);
}

bool RoomSession::isDone(const RecordRef &subject) const
{
    return std::ranges::none_of(m_context.threats.rowsOf(subject.id), [this](const ThreatRow *row) {
        const Decision *decision = m_context.project().find(row->decision);
        return !row->stale && row->state == DecisionState::Proposed
               && !(decision && decision->parked);
    });
}

QStringList RoomSession::parkedThreats() const
{
    QStringList keys;
    for (const Decision *decision : m_context.project().all<Decision>()) {
        const ThreatRow *row = m_context.threats.row(decision->threat);
        if (decision->parked && row && row->isOpen())
            keys.append(decision->threat);
    }
    return keys;
}

RoomSession::Progress RoomSession::progress() const
{
    Progress progress;
    for (int i = 0; i < m_subjects.size(); ++i) {
        const bool same = m_subjects.at(i).kind == subject().kind;
        progress.ofKind += same ? 1 : 0;
        progress.otherKind += same ? 0 : 1;
        progress.number += same && i <= m_position ? 1 : 0;
        progress.visited += isVisited(m_subjects.at(i)) ? 1 : 0;
        progress.undecided += isDone(m_subjects.at(i)) ? 0 : 1;
    }
    progress.parked = static_cast<int>(parkedThreats().size());
    return progress;
}

QStringList RoomSession::keysOf(const ThreatGroup &group) const
{
    QStringList keys;
    for (const ThreatRow *row : group.rows)
        keys.append(row->key.text());
    return keys;
}

WorkshopNotes RoomSession::kept() const
{
    WorkshopNotes notes = m_notes;
    notes.visited.clear();
    bool all = true;
    for (const RecordRef &each : m_subjects) {
        if (m_visited.contains(each.id))
            notes.visited.append(Id<void>(each.id).text());
        else
            all = false;
    }
    notes.place = all || m_position < 0 ? QString() : Id<void>(subject().id).text();
    if (notes.title.isEmpty())
        notes.title = tr("Workshop of %1").arg(notes.on);
    return notes;
}

bool RoomSession::push(const Edit &edit, const Operation &operation, const QString &group)
{
    if (edit.isEmpty())
        return false;
    const Edit whole = merged(edit, operations::keepNotes(m_context.project(), kept()));
    return m_context.push(whole, operation, group);
}

void RoomSession::show(const QString &threat)
{
    m_currentKey = threat;
    refresh();
}

void RoomSession::undo()
{
    const Operation operation = m_context.document.undoOperation();
    const QScopedValueRollback guard(m_undoing, true);
    if (!m_context.document.canUndo())
        return;
    if (const Result<void> done = m_context.document.undo(); !done)
        messages::error(nullptr, done.error());
    else
        emit said(tr("Taken back: %1").arg(operationText(operation)));
}

void RoomSession::redo()
{
    const Operation operation = m_context.document.redoOperation();
    const QScopedValueRollback guard(m_undoing, true);
    if (!m_context.document.canRedo())
        return;
    if (const Result<void> done = m_context.document.redo(); !done)
        messages::error(nullptr, done.error());
    else
        emit said(tr("Done again: %1").arg(operationText(operation)));
}

void RoomSession::setNotes(const QString &text)
{
    if (text == m_notes.text)
        return;
    WorkshopNotes notes = kept();
    notes.text = text;
    m_context.push(operations::keepNotes(m_context.project(), notes),
                   { QStringLiteral("workshop-notes"), { notes.title } });
}

void RoomSession::setAttendance(const QStringList &people)
{
    if (people == m_notes.attendance)
        return;
    WorkshopNotes notes = kept();
    notes.attendance = people;
    m_context.push(operations::keepNotes(m_context.project(), notes),
                   { QStringLiteral("workshop-attendance"), { notes.title } });
}

QList<const Action *> RoomSession::actions() const
{
    QList<const Action *> made;
    m_context.project().forEach<Action>([&](const Action &action) {
        if (action.on == m_notes.on)
            made.append(&action);
    });
    std::ranges::sort(made, {}, [](const Action *action) {
        return std::tuple(action->due.isEmpty(), action->due, action->text, action->id);
    });
    return made;
}

void RoomSession::leave()
{
    if (m_position < 0)
        return;
    m_visited.insert(subject().id);
    const WorkshopNotes notes = kept();
    m_context.push(operations::keepNotes(m_context.project(), notes),
                   { QStringLiteral("workshop-place"), { notes.title } });
}
