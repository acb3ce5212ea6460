#include "model/core/operations/people.h"

#include <QCoreApplication>

namespace operations {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(people)
};

template<typename T>
Result<void> checkNames(const QList<T> &records)
{
    QSet<QString> names;
    for (const T &record : records) {
        const QString name = record.name.trimmed().toCaseFolded();
        if (name.isEmpty())
            return Error { Text::tr("somebody or some role has no name"),
                           {},
                           Text::tr("Give a name, or take the line away.") };
        if (names.contains(name))
            return Error { Text::tr("\"%1\" is there twice").arg(record.name),
                           {},
                           Text::tr("Take one away, or tell them apart by name.") };
        names.insert(name);
    }
    return {};
}

/// Adds, changes and removes records of T so that `wanted` is left; gone ids are collected.
template<typename T>
void become(const Project &project, const QList<T> &wanted, Edit &edit, QList<QUuid> &gone)
{
    QSet<Id<T>> kept;
    for (const T &record : wanted) {
        kept.insert(record.id);
        if (const T *known = project.find(record.id))
            edit.change(*known, record);
        else
            edit.add(record);
    }
    for (const T *known : project.all<T>()) {
        if (kept.contains(known->id))
            continue;
        gone.append(known->id.value());
        edit.remove(*known);
    }
}

} // namespace

Organisation organisationOf(const Project &project)
{
    Organisation organisation;
    for (const Person *person : project.all<Person>())
        organisation.people.append(*person);
    for (const Role *role : project.all<Role>())
        organisation.roles.append(*role);
    const Settings &settings = project.settings();
    organisation.accepts = { settings.acceptsLow, settings.acceptsModerate, settings.acceptsHigh,
                             settings.acceptsCritical };
    return organisation;
}

Result<Edit> setOrganisation(const Project &project, const Organisation &wanted)
{
    if (const Result<void> ok = checkNames(wanted.people); !ok)
        return ok.error();
    if (const Result<void> ok = checkNames(wanted.roles); !ok)
        return ok.error();
    Edit edit;
    QList<QUuid> gone;
    become(project, wanted.roles, edit, gone);
    become(project, wanted.people, edit, gone);
    Settings settings = project.settings();
    settings.acceptsLow = wanted.accepts[0];
    settings.acceptsModerate = wanted.accepts[1];
    settings.acceptsHigh = wanted.accepts[2];
    settings.acceptsCritical = wanted.accepts[3];
    if (const Settings *before = project.find(settings.id))
        edit.change(*before, settings);
    for (const QUuid &id : gone) {
        for (const RecordRef &ref : project.referrers(id)) {
            // A record that is changed or gone already is let go of on top of that.
            const Record *known = project.find(ref.kind, ref.id);
            Record now = *known;
            bool removed = false;
            for (const Patch &patch : edit.patches()) {
                if (patch.ref() != ref)
                    continue;
                removed = !patch.after;
                if (patch.after)
                    now = *patch.after;
            }
            if (!removed)
                edit.change(now, withoutReference(now, id));
        }
    }
    return edit;
}

} // namespace operations
