#pragma once

#include "model/core/project.h"

#include <QByteArray>
#include <QRect>

/// A part of a project on its way through the clipboard, between diagrams, windows and processes.
namespace fragment {

/// MIME type of the bytes.
inline constexpr auto mime = "application/x-redoubt-fragment";

/// The chosen elements and zones with what they hold and carry, all flows that touch them, the
/// controls that stand there, and their places on a diagram.
QByteArray copy(const Project &project, const QList<RecordRef> &records,
                const Id<Diagram> &diagram);

/// How something that the project still has is pasted.
enum class As {
    /// Another one, with new ids.
    Copy,
    /// Another one, with what was decided of the original, marked for review, and its controls.
    CopyWithDecisions,
    /// The same one, shown on this diagram too.
    Reference,
};

/// What a fragment is to a project, before it is pasted.
struct About
{
    /// Elements and zones of the fragment, those that the project still has, and those that the
    /// diagram shows.
    int all = 0;
    int known = 0;
    int shown = 0;
    /// Around all of its places, in hundredths of a scene unit.
    QRect frame;
};
Result<About> about(const Project &project, const QByteArray &bytes, const Id<Diagram> &diagram);

/// What pasting adds. What was cut comes back as itself: ids that are free are kept, with every
/// flow whose ends are there, so that keys and decisions fit again. What the project still has
/// comes as `as` says: a copy gets new ids, and flows among itself only; a reference gets no more
/// than a place. Artifacts that the project has are used, not copied. Placed on `diagram`, moved by
/// `offset` (hundredths of a scene unit). Fails on bytes that are no fragment.
Result<Edit> paste(const Project &project, const QByteArray &bytes, const Id<Diagram> &diagram,
                   const QPoint &offset, As as = As::Copy);

} // namespace fragment
