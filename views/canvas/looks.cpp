// What the painting functions are told of records: the looks of diagramcontent.h.

#include "views/canvas/diagramcontent.h"

#include <QCoreApplication>

#include <algorithm>

namespace looks {

namespace {

std::optional<painting::Badge> together(const std::optional<painting::Badge> &one,
                                        const std::optional<painting::Badge> &other)
{
    if (!one || !other)
        return one ? one : other;
    return painting::Badge { one->open + other->open, std::max(one->worst, other->worst) };
}

} // namespace

std::optional<painting::Badge> badgeOf(const QUuid &subject, const Project &project,
                                       const Register &threats)
{
    painting::Badge badge;
    for (const ThreatRow *row : threats.rowsOf(subject)) {
        if (!row->isOpen())
            continue;
        ++badge.open;
        badge.worst = std::max(badge.worst, risk::rating(project.settings(), row->current));
    }
    return badge.open > 0 ? std::optional(badge) : std::nullopt;
}

bool allDecided(const QUuid &subject, const Register &threats)
{
    const QList<const ThreatRow *> rows = threats.rowsOf(subject);
    return !rows.isEmpty()
           && std::ranges::none_of(rows, [](const ThreatRow *row) { return row->isOpen(); });
}

painting::ElementLook ofElement(const Element &element, const Register &threats)
{
    painting::ElementLook look;
    look.name = element.name;
    look.decided = allDecided(element.id.value(), threats);
    if (const ElementType *type = threats.catalogs().vocabulary.elementType(element.type)) {
        look.icon = type->icon;
        look.base = type->base;
    }
    return look;
}

painting::ZoneLook ofZone(const Zone &zone)
{
    painting::ZoneLook look;
    look.name = zone.name;
    if (zone.trust > 0)
        look.trust = QCoreApplication::translate("looks", "trust %1").arg(zone.trust);
    return look;
}

painting::ZoneLook ofZone(const Zone &zone, const DiagramContent::Node &node,
                          const DiagramContent &content, const Project &project,
                          const Register &threats)
{
    painting::ZoneLook look = ofZone(zone);
    if (!node.folded)
        return look;
    const QList<RecordRef> hidden = content.hiddenBy(zone.id.value());
    const auto elements = std::ranges::count(hidden, RecordKind::Element, &RecordRef::kind);
    look.folded = true;
    look.inside = elements > 0 ? QCoreApplication::translate("looks", "%1 inside").arg(elements)
                               : QCoreApplication::translate("looks", "nothing inside");
    look.badge = badgeOf(zone.id.value(), project, threats);
    for (const RecordRef &record : hidden)
        look.badge = together(look.badge, badgeOf(record.id, project, threats));
    return look;
}

painting::FlowLook ofFlow(const Flow &flow, const Project &project, const Register & /*threats*/)
{
    painting::FlowLook look;
    QStringList carried;
    for (const Id<Artifact> &id : flow.artifacts) {
        if (const Artifact *artifact = project.find(id))
            carried.append(artifact->name);
    }
    look.label = flow.name.isEmpty() ? carried.join(QStringLiteral(", ")) : flow.name;
    if (carried.size() > 2 && flow.name.isEmpty())
        look.label = QCoreApplication::translate("looks", "%1 and %2 more")
                             .arg(carried.first())
                             .arg(carried.size() - 1);
    return look;
}

} // namespace looks
