#include "model/core/operations/rules.h"

namespace operations {

Edit switchPack(const Project &project, const QString &pack, bool on)
{
    Edit edit;
    bool known = false;
    project.forEach<PackSwitch>([&](const PackSwitch &change) {
        if (change.pack != pack)
            return;
        known = true;
        PackSwitch next = change;
        next.on = on;
        edit.change(change, next);
    });
    if (known)
        return edit;
    PackSwitch change;
    change.id = Id<PackSwitch>::create();
    change.pack = pack;
    change.on = on;
    edit.add(change);
    return edit;
}

const SilencedRule *silenceOf(const Project &project, const QString &rule)
{
    const SilencedRule *found = nullptr;
    project.forEach<SilencedRule>([&](const SilencedRule &silenced) {
        if (silenced.rule == rule)
            found = &silenced;
    });
    return found;
}

Edit silenceRule(const Project &project, const QString &rule, const QString &reason,
                 const QString &by, const QDate &on)
{
    Edit edit;
    if (silenceOf(project, rule))
        return edit;
    SilencedRule silenced;
    silenced.id = Id<SilencedRule>::create();
    silenced.rule = rule;
    silenced.reason = reason;
    silenced.by = by;
    silenced.on = on.toString(Qt::ISODate);
    edit.add(silenced);
    return edit;
}

Edit unsilenceRule(const Project &project, const QString &rule)
{
    Edit edit;
    if (const SilencedRule *silenced = silenceOf(project, rule))
        edit.remove(*silenced);
    return edit;
}

} // namespace operations
