#include "model/threats/facts.h"

#include <algorithm>

namespace facts {

Surroundings surroundings(const Project &project, const Id<Zone> &zone)
{
    Surroundings found;
    for (const Zone *at = project.find(zone); at; at = project.find(at->parent)) {
        if (found.zoneOperator.isEmpty())
            found.zoneOperator = at->zoneOperator;
        if (found.exposure.isEmpty())
            found.exposure = at->exposure;
        if (found.jurisdiction.isEmpty())
            found.jurisdiction = at->jurisdiction;
        if (found.trust == 0)
            found.trust = at->trust;
    }
    return found;
}

QString phaseOf(const Element &element, const Vocabulary &vocabulary)
{
    if (!element.phase.isEmpty())
        return element.phase;
    const ElementType *type = vocabulary.elementType(element.type);
    return type ? type->phase : QString();
}

QString phaseOf(const Project &project, RecordKind kind, const QUuid &subject,
                const Vocabulary &vocabulary)
{
    const Element *element = nullptr;
    if (kind == RecordKind::Flow) {
        const Flow *flow = project.find(Id<Flow>(subject));
        element = flow ? project.find(flow->target) : nullptr;
    } else {
        element = project.find(Id<Element>(subject));
    }
    return element ? phaseOf(*element, vocabulary) : QString();
}

bool crosses(const Project &project, const Flow &flow)
{
    const Element *source = project.find(flow.source);
    const Element *target = project.find(flow.target);
    return source && target && source->zone != target->zone;
}

namespace {

QString sameAt(const Project &project, const Flow &flow, QString Surroundings::*what)
{
    if (!crosses(project, flow))
        return QStringLiteral("true");
    const QString from = surroundings(project, project.find(flow.source)->zone).*what;
    const QString to = surroundings(project, project.find(flow.target)->zone).*what;
    if (from.isEmpty() || to.isEmpty())
        return {};
    return from == to ? QStringLiteral("true") : QStringLiteral("false");
}

} // namespace

QString sameOperator(const Project &project, const Flow &flow)
{
    return sameAt(project, flow, &Surroundings::zoneOperator);
}

QString sameJurisdiction(const Project &project, const Flow &flow)
{
    return sameAt(project, flow, &Surroundings::jurisdiction);
}

QList<Id<Zone>> enclosing(const Project &project, const Id<Zone> &zone)
{
    QList<Id<Zone>> zones;
    for (const Zone *at = project.find(zone); at; at = project.find(at->parent))
        zones.append(at->id);
    return zones;
}

QList<Id<Zone>> enclosing(const Project &project, RecordKind kind, const QUuid &subject)
{
    if (kind != RecordKind::Flow) {
        const Element *element = project.find(Id<Element>(subject));
        return element ? enclosing(project, element->zone) : QList<Id<Zone>>();
    }
    const Flow *flow = project.find(Id<Flow>(subject));
    const Element *source = flow ? project.find(flow->source) : nullptr;
    const Element *target = flow ? project.find(flow->target) : nullptr;
    if (!source || !target)
        return {};
    QList<Id<Zone>> zones = enclosing(project, source->zone);
    const QList<Id<Zone>> others = enclosing(project, target->zone);
    zones.removeIf([&](const Id<Zone> &zone) { return !others.contains(zone); });
    return zones;
}

QList<Id<Zone>> crossed(const Project &project, const Flow &flow)
{
    const Element *source = project.find(flow.source);
    const Element *target = project.find(flow.target);
    if (!source || !target)
        return {};
    const QList<Id<Zone>> one = enclosing(project, source->zone);
    const QList<Id<Zone>> other = enclosing(project, target->zone);
    QList<Id<Zone>> zones;
    for (const Id<Zone> &zone : one + other) {
        if (one.contains(zone) != other.contains(zone))
            zones.append(zone);
    }
    return zones;
}

bool isOn(const Project &project, const Catalogs &catalogs, const QString &pack)
{
    bool on = true;
    for (const RulePack &known : catalogs.packs) {
        if (known.id == pack)
            on = known.on;
    }
    project.forEach<PackSwitch>([&](const PackSwitch &change) {
        if (change.pack == pack)
            on = change.on;
    });
    return on;
}

QString answerWhenNotAsked(const Fact &fact, const QStringList &kinds)
{
    const bool asked =
            fact.appliesTo.isEmpty() || std::ranges::any_of(kinds, [&](const QString &kind) {
                return fact.appliesTo.contains(kind);
            });
    return asked || fact.values.isEmpty() || !fact.ordered ? QString() : fact.values.first().id;
}

} // namespace facts
