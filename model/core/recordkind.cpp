#include "model/core/recordkind.h"

namespace {

constexpr std::array<RecordKindName, recordKindCount> names = { {
        { "project", "project" },
        { "role", "roles" },
        { "person", "persons" },
        { "assumption", "assumptions" },
        { "zone", "zones" },
        { "artifact", "artifacts" },
        { "element", "elements" },
        { "flow", "flows" },
        { "diagram", "diagrams" },
        { "placement", "placements" },
        { "route", "routes" },
        { "control", "controls" },
        { "control-placement", "control-placements" },
        { "control-link", "control-links" },
        { "own-threat", "own-threats" },
        { "decision", "decisions" },
        { "risk", "risks" },
        { "comment", "comments" },
        { "attachment", "attachments" },
        { "evidence", "evidence" },
        { "workshop-notes", "workshop-notes" },
        { "silenced-rule", "silenced-rules" },
        { "pack-switch", "pack-switches" },
        { "catalog-pin", "catalog-pins" },
        { "action", "actions" },
        { "metric", "metrics" },
} };

} // namespace

const RecordKindName &nameOf(RecordKind kind)
{
    return names.at(static_cast<size_t>(kind));
}

std::optional<RecordKind> recordKindFrom(QStringView one)
{
    for (const RecordKind kind : allRecordKinds()) {
        if (one == QLatin1String(nameOf(kind).one))
            return kind;
    }
    return std::nullopt;
}

std::array<RecordKind, recordKindCount> allRecordKinds()
{
    std::array<RecordKind, recordKindCount> all {};
    for (size_t i = 0; i < all.size(); ++i)
        all.at(i) = static_cast<RecordKind>(i);
    return all;
}
