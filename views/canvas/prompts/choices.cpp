#include "views/canvas/prompts/choices.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Prompts)
};

} // namespace

QList<Chooser::Entry> choices::types(const Vocabulary &vocabulary)
{
    QList<Chooser::Entry> entries;
    for (const ElementType &type : vocabulary.elementTypes)
        entries.append({ type.name, Text::tr("new"), type.icon, type.id });
    return entries;
}

QList<Chooser::Entry> choices::elements(const DiagramScene &scene, const QPointF &from,
                                        const QUuid &except)
{
    const Project &project = scene.context().project();
    QList<const DiagramContent::Node *> nodes;
    for (const DiagramContent::Node &node : scene.content().nodes()) {
        if (node.record.kind == RecordKind::Element && node.record.id != except)
            nodes.append(&node);
    }
    std::ranges::stable_sort(nodes, {}, [&](const DiagramContent::Node *node) {
        return (node->box.center() - from).manhattanLength();
    });
    QList<Chooser::Entry> entries;
    for (const DiagramContent::Node *node : nodes) {
        const Element *element = project.find(Id<Element>(node->record.id));
        const ElementType *type = scene.context().vocabulary().elementType(element->type);
        const Zone *zone = project.find(element->zone);
        entries.append({ element->name, zone ? zone->name : Text::tr("outside all zones"),
                         type ? type->icon : QString(), element->id.value() });
    }
    return entries;
}

QList<Chooser::Entry> choices::zonesFor(const DiagramScene &scene, const QList<QUuid> &records)
{
    const Project &project = scene.context().project();
    QList<Chooser::Entry> entries;
    for (const DiagramContent::Node &node : scene.content().nodes()) {
        const bool inOne = std::ranges::any_of(records, [&](const QUuid &id) {
            return zoning::encloses(project, id, Id<Zone>(node.record.id));
        });
        if (const Zone *zone = project.find(Id<Zone>(node.record.id));
            zone && !inOne && !node.folded)
            entries.append({ zone->name, {}, QStringLiteral("zone"), zone->id.value() });
    }
    return entries;
}

QList<Chooser::Entry> choices::notShown(const DiagramScene &scene)
{
    const ViewContext &context = scene.context();
    QList<Chooser::Entry> entries;
    context.project().forEach<Element>([&](const Element &element) {
        const ElementType *type = context.vocabulary().elementType(element.type);
        if (scene.content().shownFor(element.id.value()).id.isNull())
            entries.append({ element.name, type ? type->name : element.type,
                             type ? type->icon : QString(), element.id.value() });
    });
    context.project().forEach<Zone>([&](const Zone &zone) {
        if (scene.content().shownFor(zone.id.value()).id.isNull())
            entries.append(
                    { zone.name, Text::tr("trust zone"), QStringLiteral("zone"), zone.id.value() });
    });
    std::ranges::sort(entries, {}, &Chooser::Entry::text);
    return entries;
}

QList<Chooser::Entry> choices::waysToPaste(const fragment::About &about)
{
    const auto entry = [](const QString &text, const QString &detail, fragment::As as) {
        return Chooser::Entry { text, detail, {}, static_cast<int>(as) };
    };
    QList<Chooser::Entry> entries;
    if (about.shown < about.known)
        entries.append(entry(Text::tr("The same"), Text::tr("shown on this diagram too"),
                             fragment::As::Reference));
    entries.append(
            entry(Text::tr("A copy"), Text::tr("an element of its own"), fragment::As::Copy));
    entries.append(entry(Text::tr("A copy with decisions"), Text::tr("marked for review"),
                         fragment::As::CopyWithDecisions));
    return entries;
}
