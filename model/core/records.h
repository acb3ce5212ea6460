#pragma once

#include "model/core/enumtext.h"
#include "model/core/id.h"
#include "model/core/recordkind.h"

#include <QList>
#include <QMap>
#include <QPoint>
#include <QStringList>

/// \file
/// The records of what a team draws: settings, people, zones, artifacts, elements, flows, diagrams.
/// Plain values with a `visit` that names every field once; canonical form, native JSON, SQL
/// columns and reference checks are all derived from it. Integers only: no floating point is ever
/// stored. Field names are those of native JSON; a field at its default is left out of every
/// written form.

/// Answers to typed facts: fact id of the vocabulary -> value id. An absent fact is unknown.
using Facts = QMap<QString, QString>;

struct Role;
struct Person;
struct Zone;
struct Artifact;
struct Element;
struct Flow;
struct Diagram;

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

/// What a reference of free kind points at. Crossing is the boundary of the zone that is named.
enum class SubjectKind { Project, Zone, Element, Flow, Crossing, Artifact, Control, Risk };
template<>
inline constexpr std::array<const char *, 8> enumWords<SubjectKind> = {
    "project", "zone", "element", "flow", "crossing", "artifact", "control", "risk"
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

/// A trust boundary. An unset fact is inherited from the parent; at the top it is unknown.
struct Zone
{
    static constexpr RecordKind kind = RecordKind::Zone;
    Id<Zone> id;
    QString name;
    Id<Zone> parent;
    /// 1 (least) to 5 (most trusted); 0 is unknown.
    int trust = 0;
    QString zoneOperator;
    QString exposure;
    QString jurisdiction;
    QString description;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("name", s.name);
        v("parent", s.parent);
        v("trust", s.trust);
        v("operator", s.zoneOperator);
        v("exposure", s.exposure);
        v("jurisdiction", s.jurisdiction);
        v("description", s.description);
    }
    bool operator==(const Zone &) const = default;
};

/// Something that must be protected. Ratings are impact levels 1 to 5, 0 is "not rated by the
/// team".
struct Artifact
{
    static constexpr RecordKind kind = RecordKind::Artifact;
    Id<Artifact> id;
    QString name;
    QString artifactKind;
    Id<Person> owner;
    int confidentiality = 0;
    int integrity = 0;
    int availability = 0;
    int authenticity = 0;
    int nonRepudiation = 0;
    int authorization = 0;
    Facts facts;
    QString version;
    QString digest;
    QList<Id<Artifact>> derivedFrom;
    Id<Element> derivedBy;
    QString description;
    /// Harm beside money if any property of it is lost: 1 to 5, 0 is "not rated".
    int safety = 0;
    int rights = 0;
    int service = 0;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("name", s.name);
        v("kind", s.artifactKind);
        v("owner", s.owner);
        v("confidentiality", s.confidentiality);
        v("integrity", s.integrity);
        v("availability", s.availability);
        v("authenticity", s.authenticity);
        v("non-repudiation", s.nonRepudiation);
        v("authorization", s.authorization);
        v("facts", s.facts);
        v("version", s.version);
        v("digest", s.digest);
        v("derived-from", s.derivedFrom);
        v("derived-by", s.derivedBy);
        v("description", s.description);
        v("safety", s.safety);
        v("rights", s.rights);
        v("service", s.service);
    }
    bool operator==(const Artifact &) const = default;
};

/// A node of the data-flow diagram. What it is (external, process, store) follows from its type.
struct Element
{
    static constexpr RecordKind kind = RecordKind::Element;
    Id<Element> id;
    QString name;
    QString type;
    /// Empty means the usual phase of the type.
    QString phase;
    Id<Zone> zone;
    QList<Id<Artifact>> holds;
    Facts facts;
    QString description;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("name", s.name);
        v("type", s.type);
        v("phase", s.phase);
        v("zone", s.zone);
        v("holds", s.holds);
        v("facts", s.facts);
        v("description", s.description);
    }
    bool operator==(const Element &) const = default;
};

/// A directed edge between two elements; carries artifacts. Source and target may be the same.
struct Flow
{
    static constexpr RecordKind kind = RecordKind::Flow;
    Id<Flow> id;
    QString name;
    Id<Element> source;
    Id<Element> target;
    QList<Id<Artifact>> artifacts;
    Facts facts;
    QString description;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("name", s.name);
        v("source", s.source);
        v("target", s.target);
        v("artifacts", s.artifacts);
        v("facts", s.facts);
        v("description", s.description);
    }
    bool operator==(const Flow &) const = default;
};

struct Diagram
{
    static constexpr RecordKind kind = RecordKind::Diagram;
    Id<Diagram> id;
    QString name;
    /// Order of the tabs, from 0.
    int position = 0;
    QString description;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("name", s.name);
        v("position", s.position);
        v("description", s.description);
    }
    bool operator==(const Diagram &) const = default;
};

/// An element or a zone on a diagram: exactly one of the two is set. Hundredths of a scene unit.
struct Placement
{
    static constexpr RecordKind kind = RecordKind::Placement;
    Id<Placement> id;
    Id<Diagram> diagram;
    Id<Element> element;
    Id<Zone> zone;
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    /// Stacking among what overlaps: higher is in front.
    int z = 0;
    /// Neither moved nor resized by hand or layout.
    bool locked = false;
    /// A zone whose content is folded away on this diagram.
    bool collapsed = false;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("diagram", s.diagram);
        v("element", s.element);
        v("zone", s.zone);
        v("x", s.x);
        v("y", s.y);
        v("width", s.width);
        v("height", s.height);
        v("z", s.z);
        v("locked", s.locked);
        v("collapsed", s.collapsed);
    }
    bool operator==(const Placement &) const = default;
};

/// The path of a flow on a diagram: inner waypoints only, hundredths of a scene unit.
struct Route
{
    static constexpr RecordKind kind = RecordKind::Route;
    Id<Route> id;
    Id<Diagram> diagram;
    Id<Flow> flow;
    QList<QPoint> points;

    template<typename Self, typename V>
    static void visit(Self &s, V &&v)
    {
        v("diagram", s.diagram);
        v("flow", s.flow);
        v("points", s.points);
    }
    bool operator==(const Route &) const = default;
};
