#pragma once

#include <QString>

#include <array>
#include <optional>

/// Every kind of record that a project is made of. The order is that of the Record variant, of
/// native JSON and of the state hash: append only.
enum class RecordKind {
    Settings,
    Role,
    Person,
    Assumption,
    Zone,
    Artifact,
    Element,
    Flow,
    Diagram,
    Placement,
    Route,
    Control,
    ControlPlacement,
    ControlLink,
    OwnThreat,
    Decision,
    Risk,
    Comment,
    Attachment,
    Evidence,
    WorkshopNotes,
    SilencedRule,
    PackSwitch,
    CatalogPin,
    Action,
    Metric,
};

inline constexpr int recordKindCount = 26;

/// How a kind is spelled: "control-placement" in one record's JSON, "control-placements" as a list.
struct RecordKindName
{
    const char *one;
    const char *many;
};

const RecordKindName &nameOf(RecordKind kind);
std::optional<RecordKind> recordKindFrom(QStringView one);
std::array<RecordKind, recordKindCount> allRecordKinds();
