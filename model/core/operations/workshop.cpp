#include "model/core/operations/workshop.h"

namespace operations {

WorkshopNotes sessionOn(const Project &project, const QDate &day)
{
    const QString today = day.toString(Qt::ISODate);
    const WorkshopNotes *latest = nullptr;
    for (const WorkshopNotes *notes : project.all<WorkshopNotes>()) {
        if (!latest || notes->on >= latest->on)
            latest = notes;
    }
    if (latest && latest->on == today)
        return *latest;
    WorkshopNotes notes;
    notes.id = Id<WorkshopNotes>::create();
    notes.on = today;
    if (latest && !latest->place.isEmpty()) {
        notes.visited = latest->visited;
        notes.place = latest->place;
    }
    return notes;
}

Edit keepNotes(const Project &project, const WorkshopNotes &notes)
{
    Edit edit;
    if (const WorkshopNotes *known = project.find(notes.id))
        edit.change(*known, notes);
    else
        edit.add(notes);
    return edit;
}

Named personNamed(const Project &project, const QString &name)
{
    Named named;
    project.forEach<Person>([&](const Person &person) {
        if (person.name.compare(name, Qt::CaseInsensitive) == 0)
            named.person = person.id;
    });
    if (named.person.isNull() && !name.isEmpty()) {
        Person person;
        person.id = Id<Person>::create();
        person.name = name;
        named.person = person.id;
        named.edit.add(person);
    }
    return named;
}

Edit addAction(const Project &project, Action action, const QString &owner)
{
    Named named = personNamed(project, owner);
    action.id = Id<Action>::create();
    action.owner = named.person;
    named.edit.add(action);
    return named.edit;
}

} // namespace operations
