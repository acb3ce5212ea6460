#pragma once

#include "model/core/project.h"

#include <QByteArray>

/// A part of a project on its way through the clipboard, between diagrams, windows and processes.
namespace fragment {

/// MIME type of the bytes.
inline constexpr auto mime = "application/x-redoubt-fragment";

/// The chosen elements and zones with what they hold and carry, all flows that touch them, the
/// controls that stand there, and their places on a diagram.
QByteArray copy(const Project &project, const QList<RecordRef> &records,
                const Id<Diagram> &diagram);

/// What pasting adds. What was cut comes back as itself: ids that are free are kept, with every
/// flow whose ends are there, so that keys and decisions fit again. What was copied gets new ids,
/// and flows among itself only. Artifacts that the project has are used, not copied. Placed on
/// `diagram`, moved by `offset` (hundredths of a scene unit) when it is a copy. Fails on bytes that
/// are no fragment.
Result<Edit> paste(const Project &project, const QByteArray &bytes, const Id<Diagram> &diagram,
                   const QPoint &offset);

} // namespace fragment
