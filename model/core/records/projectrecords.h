#pragma once

#include "model/core/records/recordparts.h"

/// \file
/// The project itself, who takes part, and what is taken for granted.

/// The project itself: exactly one record. Method settings keep the units of `domain.md` section 5.
struct Settings
{
    static constexpr RecordKind kind = RecordKind::Settings;
    Id<Settings> id;
    QString name;
    QString description;
    QString owner;
    QString organisation;
    QString purpose;
    QString scope;
    QString classification;
    QString aiActRole;
    QString aiActClass;
    QString currency = QStringLiteral("EUR");
    /// Upper bound of impact level 1, in whole currency units; above 0.
    qint64 impactFirst = 10000;
    /// Ratio of neighbouring impact bands, 2 to 100.
    int impactRatio = 10;
    /// Upper bound of likelihood level 1, in millionths of an event a year; above 0.
    qint64 likelihoodFirst = 10000;
    /// Ratio of neighbouring likelihood bands, 2 to 100.
    int likelihoodRatio = 10;
    /// How much of its effect an implemented but unverified control has, 0 to 100 per cent.
    int unverifiedQuality = 80;
    /// Most levels that all controls together take off one axis, thousandths of a level.
    int reductionCap = 2000;
    /// Rating that the organisation tolerates: low, moderate, high or critical.
    QString appetite = QStringLiteral("moderate");
    /// 25 letters L, M, H, C: likelihood 1..5 outside, impact 1..5 inside. Empty means the default.
    QString matrix;
    /// Least role that may accept a residual risk of each rating; null: any risk owner.
    Id<Role> acceptsLow;
    Id<Role> acceptsModerate;
    Id<Role> acceptsHigh;
    Id<Role> acceptsCritical;
    /// Standard deviation of the loss of one event on the log10 scale, thousandths; 0 takes the
    /// default, 95 % inside one impact band.
    int lossSpread = 0;
    /// Most events a year, in millionths, and most loss of one event, in whole currency units, that
    /// the simulation counts; 0 takes the upper bound of a sixth band.
    qint64 eventCap = 0;
    qint64 lossCap = 0;
    /// What levels 1 to 5 mean on the scales beside money: five texts each, or none.
    QStringList safetyScale;
    QStringList rightsScale;
    QStringList serviceScale;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("name", s.name);
        v("description", s.description);
        v("owner", s.owner);
        v("organisation", s.organisation);
        v("purpose", s.purpose);
        v("scope", s.scope);
        v("classification", s.classification);
        v("ai-act-role", s.aiActRole);
        v("ai-act-class", s.aiActClass);
        v("currency", s.currency);
        v("impact-first", s.impactFirst);
        v("impact-ratio", s.impactRatio);
        v("likelihood-first", s.likelihoodFirst);
        v("likelihood-ratio", s.likelihoodRatio);
        v("unverified-quality", s.unverifiedQuality);
        v("reduction-cap", s.reductionCap);
        v("appetite", s.appetite);
        v("matrix", s.matrix);
        v("accepts-low", s.acceptsLow);
        v("accepts-moderate", s.acceptsModerate);
        v("accepts-high", s.acceptsHigh);
        v("accepts-critical", s.acceptsCritical);
        v("loss-spread", s.lossSpread);
        v("event-cap", s.eventCap);
        v("loss-cap", s.lossCap);
        v("safety-scale", s.safetyScale);
        v("rights-scale", s.rightsScale);
        v("service-scale", s.serviceScale);
    }
    bool operator==(const Settings &) const = default;
};

struct Role
{
    static constexpr RecordKind kind = RecordKind::Role;
    Id<Role> id;
    QString name;
    QString description;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("name", s.name);
        v("description", s.description);
    }
    bool operator==(const Role &) const = default;
};

struct Person
{
    static constexpr RecordKind kind = RecordKind::Person;
    Id<Person> id;
    QString name;
    QString organisation;
    QString email;
    QList<Id<Role>> roles;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("name", s.name);
        v("organisation", s.organisation);
        v("email", s.email);
        v("roles", s.roles);
    }
    bool operator==(const Person &) const = default;
};

enum class AssumptionStatus { Open, Holds, Broken };
template<>
inline constexpr std::array<const char *, 3> enumWords<AssumptionStatus> = { "open", "holds",
                                                                             "broken" };

struct Assumption
{
    static constexpr RecordKind kind = RecordKind::Assumption;
    Id<Assumption> id;
    QString text;
    AssumptionStatus status = AssumptionStatus::Open;
    SubjectKind subjectKind = SubjectKind::Project;
    AnyId subject;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("text", s.text);
        v("status", s.status);
        v("subject-kind", s.subjectKind);
        v("subject", s.subject);
    }
    bool operator==(const Assumption &) const = default;
};
