#pragma once

#include "model/core/project.h"

#include <QDate>

/// Operations of a room that decides together: its notes, and what it sets somebody to do.
namespace operations {

/// The notes of the session of a day. Where there are none yet: new ones that go on where the
/// latest session stopped, or at the start when that had come to the end; not yet in the project.
WorkshopNotes sessionOn(const Project &project, const QDate &day);

/// Adds or changes the notes of a session.
Edit keepNotes(const Project &project, const WorkshopNotes &notes);

/// A person by name, and the Edit that adds one when nobody is called so.
struct Named
{
    Id<Person> person;
    Edit edit = {};
};
Named personNamed(const Project &project, const QString &name);

/// Sets somebody to do something; a new name adds a person. An empty name leaves it without owner.
Edit addAction(const Project &project, Action action, const QString &owner);

} // namespace operations
