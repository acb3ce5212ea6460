#include "views/workshop/roomsteps.h"

#include "model/core/operations/workshop.h"
#include "model/threats/decided.h"
#include "views/operationtext.h"

template<typename Decide>
void RoomSteps::decideEach(const QStringList &threats, const char *operation, Decide &&decide)
{
    Edit edit;
    QString title;
    for (const QString &key : threats) {
        const ThreatRow *row = m_session.context().threats.row(key);
        if (!row || row->stale)
            continue;
        if (title.isEmpty() || key == m_session.currentKey())
            title = row->title;
        edit = merged(edit, decide(decidedFrom(*row, m_session.context().project(),
                                               m_session.context().threats,
                                               m_session.context().document.author(),
                                               m_session.context().document.today())));
    }
    if (m_session.push(edit, { QLatin1String(operation), { title } }))
        emit m_session.said(operationText({ QLatin1String(operation), { title } }));
}

void RoomSteps::confirm(bool all)
{
    if (!m_session.group())
        return;
    decideEach(all ? m_session.everywhere() : m_session.keysOf(*m_session.group()), "confirm",
               [this](const operations::Decided &decided) {
                   return operations::decide(m_session.context().project(), decided,
                                             DecisionState::Confirmed, {});
               });
    m_session.advance();
}

void RoomSteps::dismiss(const QString &reason, bool all)
{
    if (!m_session.group())
        return;
    decideEach(all ? m_session.everywhere() : m_session.keysOf(*m_session.group()), "dismiss",
               [&](const operations::Decided &decided) {
                   return operations::decide(m_session.context().project(), decided,
                                             DecisionState::Dismissed, reason);
               });
    m_session.advance();
}

void RoomSteps::reopen()
{
    if (!m_session.group())
        return;
    decideEach(m_session.keysOf(*m_session.group()), "reopen",
               [this](const operations::Decided &decided) {
                   return operations::decide(m_session.context().project(), decided,
                                             DecisionState::Proposed, {});
               });
}

void RoomSteps::togglePark()
{
    if (!m_session.group())
        return;
    const bool parked = m_session.stateOf(*m_session.group()) != RoomSession::State::Parked;
    decideEach(m_session.keysOf(*m_session.group()), parked ? "park" : "unpark",
               [&](const operations::Decided &decided) {
                   return operations::park(m_session.context().project(), decided, parked);
               });
    if (parked)
        m_session.advance();
}

void RoomSteps::rate(const operations::RoomRating &rating)
{
    if (m_session.group())
        decideEach(m_session.keysOf(*m_session.group()), "rate",
                   [&](const operations::Decided &decided) {
                       return operations::rateTogether(m_session.context().project(), decided,
                                                       rating);
                   });
}

void RoomSteps::addThreat(const OwnThreat &threat)
{
    OwnThreat own = threat;
    own.id = Id<OwnThreat>::create();
    own.subjectKind =
            m_session.subject().kind == RecordKind::Flow ? SubjectKind::Flow : SubjectKind::Element;
    own.subject = AnyId(m_session.subject().id);
    Edit edit;
    edit.add(own);
    const QString group = Document::newGroup();
    if (!m_session.push(edit, { QStringLiteral("add-threat"), { own.title } }, group))
        return;
    // What the room adds applies here: it need not confirm it again. One undo takes both back.
    const QString key = ThreatKey { QStringLiteral("own"), own.id.value(), {} }.text();
    if (const ThreatRow *row = m_session.context().threats.row(key)) {
        const operations::Decided decided = decidedFrom(
                *row, m_session.context().project(), m_session.context().threats,
                m_session.context().document.author(), m_session.context().document.today());
        m_session.push(operations::decide(m_session.context().project(), decided,
                                          DecisionState::Confirmed, {}),
                       { QStringLiteral("add-threat"), { own.title } }, group);
    }
    m_session.show(key);
    emit m_session.said(operationText({ QStringLiteral("add-threat"), { own.title } }));
}

void RoomSteps::addAction(const Action &action, const QString &owner)
{
    Action made = action;
    made.threat = m_session.currentKey();
    made.by = m_session.context().document.author();
    made.on = m_session.context().document.today().toString(Qt::ISODate);
    const Operation operation { QStringLiteral("add-action"), { made.text } };
    if (m_session.push(operations::addAction(m_session.context().project(), made, owner),
                       operation))
        emit m_session.said(operationText(operation));
}

void RoomSteps::answer(const SubjectQuestion &question, const QString &value)
{
    const Operation operation { QStringLiteral("answer"), { question.name, value } };
    if (m_session.push(::answer(m_session.context().project(), question, value), operation))
        emit m_session.said(operationText(operation));
}
