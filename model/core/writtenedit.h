#pragma once

#include "model/core/edit.h"
#include "model/core/result.h"

#include <QByteArray>

class Project;

/// What the written Edit of a journal entry says by itself, without replaying the entries before
/// it.
namespace writtenedit {

/// The records that an Edit in canonical JSON touches. A changed record has, before and after, only
/// the fields that it changed; all others are at their default. Patches of a kind or with fields
/// that this program does not know are left out.
QList<Patch> patchesOf(const QByteArray &edit);

/// Only which records, without reading their fields: several times as fast.
QList<RecordRef> touchedBy(const QByteArray &edit);

/// The whole Edit on `now`, the project as the entry found it.
Result<Edit> forward(const QByteArray &edit, const Project &now);

} // namespace writtenedit
