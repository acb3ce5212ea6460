#pragma once

#include "model/core/records/recordparts.h"

/// \file
/// Safeguards: what they are, where they stand, against what, and what shows that they work.

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
