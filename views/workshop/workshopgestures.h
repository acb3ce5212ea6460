#pragma once

#include "views/workshop/roomsteps.h"
#include "views/workshop/widgets/roomprompt.h"

#include <QCoreApplication>

/// What a single key of workshop mode asks before it does something: a reason, voices, words, a
/// name, a day.
class WorkshopGestures
{
    Q_DECLARE_TR_FUNCTIONS(WorkshopGestures)

public:
    WorkshopGestures(RoomSession &session, RoomPrompt &prompt)
        : m_session(session)
        , m_steps(session)
        , m_prompt(prompt)
    {
    }

    void confirm(bool all) { m_steps.confirm(all); }
    void togglePark() { m_steps.togglePark(); }
    /// Asks why; takes a dismissal back without asking.
    void dismiss(bool all);
    void rate();
    void addAction();
    void addThreat();
    /// Asks what is unanswered about the subject, one question after another.
    void answer();
    void askWhoIsHere();
    void jump();

private:
    void askImpact(const Voices &likelihood);
    void askRatingReason(const Voices &likelihood, const Voices &impact);
    void askOwner(const QString &text);
    void askDue(const QString &text, const QString &owner);
    void askClass(const QString &title);
    void askArtifact(const OwnThreat &threat);
    void askQuestion(const QList<SubjectQuestion> &questions, int number);

    RoomSession &m_session;
    RoomSteps m_steps;
    RoomPrompt &m_prompt;
};

/// A day as it is typed: "2026-12-04", "+14" (days from today), or as the locale writes it; invalid
/// when it is none of these.
QDate dayFrom(const QString &typed, const QDate &today);
