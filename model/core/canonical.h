#pragma once

#include "model/core/edit.h"
#include "model/core/result.h"

#include <nlohmann/json_fwd.hpp>

/// \file
/// The written forms of records: JSON objects with kebab-case fields, defaults left out. The
/// canonical text of a JSON value has keys sorted by their UTF-8 bytes, no white space, and only
/// the escapes that RFC 8259 demands; equal values give equal bytes.
class Project;

namespace canonical {

/// Number of this form; entries of the journal and baselines carry it. Old forms stay readable.
inline constexpr int form = 1;

/// Every field of a record that is not at its default, with "id".
nlohmann::json toJson(const Record &record);

/// A record from its JSON. `where` is the JSON path that errors name. Unknown fields are errors.
Result<Record> fromJson(RecordKind kind, const nlohmann::json &object, const QString &where);

/// An Edit with changed fields only: [{"kind", "id", "op": "add|change|remove", "before",
/// "after"}].
nlohmann::json toJson(const Edit &edit);

/// The inverse of a written Edit, as an Edit on `now`. Fails when a field that it takes back has
/// been changed by something else since.
Result<Edit> inverseFromJson(const nlohmann::json &written, const Project &now);

/// A written Edit, as an Edit on `now`: how a journal is replayed.
Result<Edit> forwardFromJson(const nlohmann::json &written, const Project &now);

/// Canonical bytes of a JSON value.
QByteArray bytes(const nlohmann::json &value);

} // namespace canonical
