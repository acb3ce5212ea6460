#pragma once

#include "model/core/operations/decide.h"
#include "views/workshop/roomsession.h"

/// What a room decides, each as one undoable step on the group of threats that it talks about; a
/// step that takes `all` decides the same thing on other subjects too.
class RoomSteps
{
public:
    explicit RoomSteps(RoomSession &session) : m_session(session) { }

    void confirm(bool all);
    void dismiss(const QString &reason, bool all);
    void reopen();
    void togglePark();
    void rate(const operations::RoomRating &rating);
    /// Adds a threat of the team's own on the subject, confirmed.
    void addThreat(const OwnThreat &threat);
    /// Sets somebody to do something about the threat; a new name adds a person.
    void addAction(const Action &action, const QString &owner);
    void answer(const SubjectQuestion &question, const QString &value);

private:
    template<typename Decide>
    void decideEach(const QStringList &threats, const char *operation, Decide &&decide);

    RoomSession &m_session;
};
