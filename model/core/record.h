#pragma once

#include "model/core/records.h"

#include <QHash>

#include <memory>
#include <variant>

/// Any record, by value. Copying one is a snapshot.
using Record = std::variant<Settings, Role, Person, Assumption, Zone, Artifact, Element, Flow,
                            Diagram, Placement, Route, Control, ControlPlacement, ControlLink,
                            OwnThreat, Decision, Risk, Comment, Attachment, Evidence, WorkshopNotes,
                            SilencedRule, PackSwitch, CatalogPin, Action, Metric>;
static_assert(std::variant_size_v<Record> == recordKindCount);

/// A record as a project holds it: shared and immutable, so that a copy of the project is cheap.
using RecordPointer = std::shared_ptr<const Record>;

/// Which record: kind and id.
struct RecordRef
{
    RecordKind kind = RecordKind::Settings;
    QUuid id;

    friend bool operator==(const RecordRef &, const RecordRef &) = default;
    friend bool operator<(const RecordRef &a, const RecordRef &b)
    {
        return a.kind != b.kind ? a.kind < b.kind : a.id < b.id;
    }
    friend size_t qHash(const RecordRef &ref, size_t seed = 0)
    {
        return qHash(ref.id, seed) ^ static_cast<size_t>(ref.kind);
    }
};

inline RecordKind kindOf(const Record &record)
{
    return static_cast<RecordKind>(record.index());
}

inline QUuid idOf(const Record &record)
{
    return std::visit([](const auto &r) { return r.id.value(); }, record);
}

inline RecordRef refOf(const Record &record)
{
    return { kindOf(record), idOf(record) };
}

/// An empty record of a kind with the given id.
Record makeRecord(RecordKind kind, const QUuid &id);

/// One reference that a record holds, with the field it stands in.
struct Reference
{
    const char *field;
    /// Kinds it may resolve to; one for a typed id, several for a free subject.
    bool any;
    RecordKind kind;
    QUuid id;
};

/// All references of a record that are not null.
QList<Reference> referencesOf(const Record &record);

/// The record with references to `gone` taken out: nulled, or removed from its list.
Record withoutReference(const Record &record, const QUuid &gone);

/// The name a person would call this record by; may be empty.
QString nameOf(const Record &record);
