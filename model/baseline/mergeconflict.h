#pragma once

#include "model/baseline/words.h"

/// Something that both copies changed in ways that do not fit together. Texts are in words.
struct MergeConflict
{
    enum class Kind {
        /// Both gave a field (or fields that belong together) another value.
        Field,
        /// One side deleted what the other changed.
        Deleted,
        /// One side deleted what the other still uses.
        InUse,
        /// Zones would enclose themselves, or artifacts would be derived from themselves.
        Circle,
    };
    Kind kind = Kind::Field;
    RecordRef record;
    /// Names of the fields in native JSON; empty where the whole record is at stake.
    QStringList fields = {};
    /// "Flow Ingest".
    QString subject = {};
    /// "Publicly reachable", or what is the matter.
    QString what = {};
    QString base = {};
    QString ours = {};
    QString theirs = {};
};
template<>
inline constexpr std::array<const char *, 4> enumWords<MergeConflict::Kind> = { "field", "deleted",
                                                                                "in-use",
                                                                                "circle" };

/// How a conflict is told to whoever settles it.
namespace conflictwords {

/// What is the matter.
QString what(const MergeConflict &conflict, const Vocabulary &vocabulary);
/// What one of the copies has there. `base` is the state that both have in common; `other` knows
/// names of what is gone from the copy.
QString onSide(const MergeConflict &conflict, const Project &side, const Project &base,
               const Project &other, const Catalogs &catalogs);

} // namespace conflictwords
