#pragma once

#include "model/core/records/recordparts.h"

/// \file
/// The system as the team draws it: zones, artifacts, elements, flows.

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
