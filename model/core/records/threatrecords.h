#pragma once

#include "model/core/records/recordparts.h"

/// \file
/// What the team says of threats: its own, its decisions, its remarks, what a workshop went
/// through.

/// A threat that the team found itself.
struct OwnThreat
{
    static constexpr RecordKind kind = RecordKind::OwnThreat;
    Id<OwnThreat> id;
    QString title;
    QString description;
    SubjectKind subjectKind = SubjectKind::Element;
    AnyId subject;
    Id<Artifact> artifact;
    /// STRIDE class id, e.g. "tampering".
    QString stride;
    int likelihood = 2000;
    /// 0 takes the rating of the harmed property.
    int impact = 0;
    QStringList atlas;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("title", s.title);
        v("description", s.description);
        v("subject-kind", s.subjectKind);
        v("subject", s.subject);
        v("artifact", s.artifact);
        v("stride", s.stride);
        v("likelihood", s.likelihood);
        v("impact", s.impact);
        v("atlas", s.atlas);
    }
    bool operator==(const OwnThreat &) const = default;
};

enum class DecisionState { Proposed, Confirmed, Dismissed };
template<>
inline constexpr std::array<const char *, 3> enumWords<DecisionState> = { "proposed", "confirmed",
                                                                          "dismissed" };

/// What the team said of one threat, with what held when it was said. At most one a threat key.
struct Decision
{
    static constexpr RecordKind kind = RecordKind::Decision;
    Id<Decision> id;
    QString threat;
    DecisionState state = DecisionState::Proposed;
    QString rationale;
    /// Ratings that override the derived ones, thousandths of a level; 0 keeps the derived one.
    int likelihood = 0;
    int impact = 0;
    QString ratingReason;
    Id<Person> owner;
    /// Who said it (as typed; self-declared) and on which day.
    QString by;
    QString on;
    /// Names that subject and artifact had then: the reference is soft.
    QString title;
    QString subjectName;
    QString artifactName;
    /// Facts and levels that held then; compared with today's to find *review again*.
    Facts seen;
    /// Lowest and highest voice of the room on each axis, thousandths of a level; 0 is "none".
    int likelihoodLow = 0;
    int likelihoodHigh = 0;
    int impactLow = 0;
    int impactHigh = 0;
    /// Put off by the room; says nothing of the threat itself.
    bool parked = false;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("threat", s.threat);
        v("state", s.state);
        v("rationale", s.rationale);
        v("likelihood", s.likelihood);
        v("impact", s.impact);
        v("rating-reason", s.ratingReason);
        v("owner", s.owner);
        v("by", s.by);
        v("on", s.on);
        v("title", s.title);
        v("subject-name", s.subjectName);
        v("artifact-name", s.artifactName);
        v("seen", s.seen);
        v("likelihood-low", s.likelihoodLow);
        v("likelihood-high", s.likelihoodHigh);
        v("impact-low", s.impactLow);
        v("impact-high", s.impactHigh);
        v("parked", s.parked);
    }
    bool operator==(const Decision &) const = default;
};

/// One remark in the discussion of a subject or of a threat.
struct Comment
{
    static constexpr RecordKind kind = RecordKind::Comment;
    Id<Comment> id;
    SubjectKind subjectKind = SubjectKind::Project;
    AnyId subject;
    QString threat;
    QString text;
    QString by;
    QString on;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("subject-kind", s.subjectKind);
        v("subject", s.subject);
        v("threat", s.threat);
        v("text", s.text);
        v("by", s.by);
        v("on", s.on);
    }
    bool operator==(const Comment &) const = default;
};

struct WorkshopNotes
{
    static constexpr RecordKind kind = RecordKind::WorkshopNotes;
    Id<WorkshopNotes> id;
    QString title;
    QString on;
    QString text;
    QStringList attendance;
    /// Ids of the flows and elements that the room has been through, as text: soft references.
    QStringList visited;
    /// Id of the subject where the room stopped; empty at the start and at the end.
    QString place;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("title", s.title);
        v("on", s.on);
        v("text", s.text);
        v("attendance", s.attendance);
        v("visited", s.visited);
        v("place", s.place);
    }
    bool operator==(const WorkshopNotes &) const = default;
};
