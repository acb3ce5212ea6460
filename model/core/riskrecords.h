#pragma once

#include "model/core/records.h"

/// \file
/// The records of what a team decides and does: controls, decisions, risks, evidence, discussion.
/// Dates are ISO 8601 days ("2027-01-31"); an empty text is "no date". Levels that people enter are
/// thousandths of a level, 1000 to 5000; 0 is "not entered". Threat keys are soft references.

enum class ControlStatus { Proposed, Planned, Implemented, Verified, NotApplicable, Rejected };
template<>
inline constexpr std::array<const char *, 6> enumWords<ControlStatus> = {
    "proposed", "planned", "implemented", "verified", "not-applicable", "rejected"
};

/// A safeguard of this project, from a catalog or the team's own.
struct Control
{
    static constexpr RecordKind kind = RecordKind::Control;
    Id<Control> id;
    QString name;
    /// Id in the control catalog; empty for the team's own.
    QString catalogId;
    /// Controls of one family overlap: only the strongest counts.
    QString family;
    QString description;
    ControlStatus status = ControlStatus::Proposed;
    Id<Person> owner;
    QString due;
    /// Minor currency units, once and each year.
    qint64 cost = 0;
    qint64 costPerYear = 0;
    Id<Person> verifier;
    QString verifiedOn;
    QString verificationMethod;
    /// Months that a verification holds; 0 is for ever.
    int verificationPeriod = 0;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("name", s.name);
        v("catalog-id", s.catalogId);
        v("family", s.family);
        v("description", s.description);
        v("status", s.status);
        v("owner", s.owner);
        v("due", s.due);
        v("cost", s.cost);
        v("cost-per-year", s.costPerYear);
        v("verifier", s.verifier);
        v("verified-on", s.verifiedOn);
        v("verification-method", s.verificationMethod);
        v("verification-period", s.verificationPeriod);
    }
    bool operator==(const Control &) const = default;
};

/// Where a control stands and how much of that place it covers.
struct ControlPlacement
{
    static constexpr RecordKind kind = RecordKind::ControlPlacement;
    Id<ControlPlacement> id;
    Id<Control> control;
    SubjectKind subjectKind = SubjectKind::Project;
    /// Null for the whole project; the zone for a crossing.
    AnyId subject;
    /// 1 to 100 per cent.
    int coverage = 100;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("control", s.control);
        v("subject-kind", s.subjectKind);
        v("subject", s.subject);
        v("coverage", s.coverage);
    }
    bool operator==(const ControlPlacement &) const = default;
};

/// A control that the team ties to one threat by itself, or whose effect there it overrides.
struct ControlLink
{
    static constexpr RecordKind kind = RecordKind::ControlLink;
    Id<ControlLink> id;
    Id<Control> control;
    QString threat;
    /// Effect e in per mille, 0 to 990; -1 keeps what the rule says.
    int likelihood = -1;
    int impact = -1;
    QString reason;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("control", s.control);
        v("threat", s.threat);
        v("likelihood", s.likelihood);
        v("impact", s.impact);
        v("reason", s.reason);
    }
    bool operator==(const ControlLink &) const = default;
};

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

enum class Treatment { Undecided, Mitigate, Accept, Transfer, Avoid };
template<>
inline constexpr std::array<const char *, 5> enumWords<Treatment> = { "undecided", "mitigate",
                                                                      "accept", "transfer",
                                                                      "avoid" };

/// A scenario that the organisation owns: a handful of threats that are one story.
struct Risk
{
    static constexpr RecordKind kind = RecordKind::Risk;
    Id<Risk> id;
    /// Shown as ...; given once, never reused while the risk exists.
    int number = 0;
    QString title;
    QString consequence;
    Id<Person> owner;
    QStringList threats;
    Treatment treatment = Treatment::Undecided;
    QString due;
    /// Team's own inherent rating, thousandths of a level; 0 takes the worst of its threats.
    int likelihood = 0;
    int impact = 0;
    QString ratingReason;
    Id<Person> acceptedBy;
    QString acceptedOn;
    QString acceptedUntil;
    QString acceptanceReason;
    /// Rating letter that was accepted: L, M, H or C.
    QString acceptedRating;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("number", s.number);
        v("title", s.title);
        v("consequence", s.consequence);
        v("owner", s.owner);
        v("threats", s.threats);
        v("treatment", s.treatment);
        v("due", s.due);
        v("likelihood", s.likelihood);
        v("impact", s.impact);
        v("rating-reason", s.ratingReason);
        v("accepted-by", s.acceptedBy);
        v("accepted-on", s.acceptedOn);
        v("accepted-until", s.acceptedUntil);
        v("acceptance-reason", s.acceptanceReason);
        v("accepted-rating", s.acceptedRating);
    }
    bool operator==(const Risk &) const = default;
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

/// A file kept in the project. The bytes stand apart, keyed by their SHA-256 (64 hex digits).
struct Attachment
{
    static constexpr RecordKind kind = RecordKind::Attachment;
    Id<Attachment> id;
    QString name;
    QString mediaType;
    qint64 size = 0;
    QString sha256;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("name", s.name);
        v("media-type", s.mediaType);
        v("size", s.size);
        v("sha256", s.sha256);
    }
    bool operator==(const Attachment &) const = default;
};

/// What shows that a control does what it says: a note, a link or an attachment.
struct Evidence
{
    static constexpr RecordKind kind = RecordKind::Evidence;
    Id<Evidence> id;
    Id<Control> control;
    QString note;
    QString link;
    Id<Attachment> attachment;
    QString by;
    QString on;
    QString expires;
    /// Who attests it when it is not the team: a provider's or customer's attestation.
    QString provider;
    /// What an inherited attestation covers.
    QString scope;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("control", s.control);
        v("note", s.note);
        v("link", s.link);
        v("attachment", s.attachment);
        v("by", s.by);
        v("on", s.on);
        v("expires", s.expires);
        v("provider", s.provider);
        v("scope", s.scope);
    }
    bool operator==(const Evidence &) const = default;
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

/// A rule that the team does not want to hear of, with the reason.
struct SilencedRule
{
    static constexpr RecordKind kind = RecordKind::SilencedRule;
    Id<SilencedRule> id;
    QString rule;
    QString reason;
    QString by;
    QString on;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("rule", s.rule);
        v("reason", s.reason);
        v("by", s.by);
        v("on", s.on);
    }
    bool operator==(const SilencedRule &) const = default;
};

/// A rule pack switched away from its default.
struct PackSwitch
{
    static constexpr RecordKind kind = RecordKind::PackSwitch;
    Id<PackSwitch> id;
    QString pack;
    bool on = false;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("pack", s.pack);
        v("on", s.on);
    }
    bool operator==(const PackSwitch &) const = default;
};

/// Which content of a catalog this project was assessed with; the bytes stand in the project file.
struct CatalogPin
{
    static constexpr RecordKind kind = RecordKind::CatalogPin;
    Id<CatalogPin> id;
    QString catalog;
    QString version;
    /// SHA-256 of the catalog's canonical bytes, 64 hex digits.
    QString sha256;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("catalog", s.catalog);
        v("version", s.version);
        v("sha256", s.sha256);
    }
    bool operator==(const CatalogPin &) const = default;
};

/// Something to be done about a threat or a risk that is not a control: who, by when.
struct Action
{
    static constexpr RecordKind kind = RecordKind::Action;
    Id<Action> id;
    QString text;
    /// Threat key; empty when it belongs to the risk alone.
    QString threat;
    Id<Risk> risk;
    Id<Person> owner;
    QString due;
    bool done = false;
    QString by;
    QString on;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("text", s.text);
        v("threat", s.threat);
        v("risk", s.risk);
        v("owner", s.owner);
        v("due", s.due);
        v("done", s.done);
        v("by", s.by);
        v("on", s.on);
    }
    bool operator==(const Action &) const = default;
};

enum class MetricAspect { Accuracy, Robustness, Cybersecurity };
template<>
inline constexpr std::array<const char *, 3> enumWords<MetricAspect> = { "accuracy", "robustness",
                                                                         "cybersecurity" };

/// A declared level of accuracy, robustness or cybersecurity (EU AI Act, Article 15).
struct Metric
{
    static constexpr RecordKind kind = RecordKind::Metric;
    Id<Metric> id;
    QString name;
    MetricAspect aspect = MetricAspect::Accuracy;
    /// The model or output that it speaks of.
    Id<Artifact> artifact;
    /// As the team states them, with unit: "0.93 F1", "at least 0.90".
    QString declared;
    QString threshold;
    QString evidence;
    QString on;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("name", s.name);
        v("aspect", s.aspect);
        v("artifact", s.artifact);
        v("declared", s.declared);
        v("threshold", s.threshold);
        v("evidence", s.evidence);
        v("on", s.on);
    }
    bool operator==(const Metric &) const = default;
};
