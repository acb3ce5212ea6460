#include "model/quality/checklist.h"
#include "model/threats/facts.h"

#include <QCoreApplication>

namespace quality {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(quality)
};

template<typename T>
void raiseUnnamed(const Subject &subject, Raise &raise, const QString &text)
{
    for (const T *record : subject.project.all<T>()) {
        if (record->name.trimmed().isEmpty())
            raise(text, refOf(*record));
    }
}

void unnamed(const Subject &subject, Raise &raise)
{
    raiseUnnamed<Element>(subject, raise, Text::tr("An element has no name."));
    raiseUnnamed<Zone>(subject, raise, Text::tr("A zone has no name."));
    raiseUnnamed<Artifact>(subject, raise, Text::tr("An artifact has no name."));
    raiseUnnamed<Diagram>(subject, raise, Text::tr("A diagram has no name."));
}

template<typename T>
void raiseTwins(const Subject &subject, Raise &raise)
{
    QHash<QString, QList<RecordRef>> named;
    for (const T *record : subject.project.all<T>()) {
        if (const QString name = record->name.trimmed(); !name.isEmpty())
            named[name.toCaseFolded()].append(refOf(*record));
    }
    for (const T *record : subject.project.all<T>()) {
        const QList<RecordRef> twins = named.value(record->name.trimmed().toCaseFolded());
        if (twins.size() > 1 && twins.first() == refOf(*record))
            raise(Text::tr("%n are called \u201c%1\u201d.", nullptr, static_cast<int>(twins.size()))
                          .arg(record->name),
                  refOf(*record));
    }
}

void sameName(const Subject &subject, Raise &raise)
{
    raiseTwins<Element>(subject, raise);
    raiseTwins<Zone>(subject, raise);
    raiseTwins<Artifact>(subject, raise);
}

bool hasReferrer(const Project &project, const QUuid &id, RecordKind kind)
{
    return std::ranges::any_of(project.referrers(id),
                               [&](const RecordRef &ref) { return ref.kind == kind; });
}

void isolated(const Subject &subject, Raise &raise)
{
    for (const Element *element : subject.project.all<Element>()) {
        if (!hasReferrer(subject.project, element->id.value(), RecordKind::Flow))
            raise(Text::tr("No flow reaches or leaves \u201c%1\u201d.")
                          .arg(called(subject.project, refOf(*element))),
                  refOf(*element));
    }
}

void unknownType(const Subject &subject, Raise &raise)
{
    for (const Element *element : subject.project.all<Element>()) {
        if (!subject.vocabulary().elementType(element->type))
            raise(Text::tr("\u201c%1\u201d is of no known type, so few rules can see it.")
                          .arg(called(subject.project, refOf(*element))),
                  refOf(*element));
    }
    for (const Artifact *artifact : subject.project.all<Artifact>()) {
        if (!subject.vocabulary().artifactKind(artifact->artifactKind))
            raise(Text::tr("\u201c%1\u201d is of no known kind, so few rules can see it.")
                          .arg(called(subject.project, refOf(*artifact))),
                  refOf(*artifact));
    }
}

void noZone(const Subject &subject, Raise &raise)
{
    for (const Element *element : subject.project.all<Element>()) {
        const ElementType *type = subject.vocabulary().elementType(element->type);
        if (element->zone.isNull() && (!type || type->base != Base::External))
            raise(Text::tr("\u201c%1\u201d stands in no trust zone.")
                          .arg(called(subject.project, refOf(*element))),
                  refOf(*element));
    }
}

void notPlaced(const Subject &subject, Raise &raise)
{
    for (const Element *element : subject.project.all<Element>()) {
        if (!hasReferrer(subject.project, element->id.value(), RecordKind::Placement))
            raise(Text::tr("\u201c%1\u201d is on no diagram.")
                          .arg(called(subject.project, refOf(*element))),
                  refOf(*element));
    }
}

void emptyDiagram(const Subject &subject, Raise &raise)
{
    for (const Diagram *diagram : subject.project.all<Diagram>()) {
        if (!hasReferrer(subject.project, diagram->id.value(), RecordKind::Placement))
            raise(Text::tr("Nothing is on the diagram \u201c%1\u201d.").arg(diagram->name),
                  refOf(*diagram));
    }
}

void zoneOfNobody(const Subject &subject, Raise &raise)
{
    for (const Zone *zone : subject.project.all<Zone>()) {
        if (facts::surroundings(subject.project, zone->id).zoneOperator.isEmpty())
            raise(Text::tr("Nobody said who operates \u201c%1\u201d.")
                          .arg(called(subject.project, refOf(*zone))),
                  refOf(*zone));
    }
}

void zoneWithoutExposure(const Subject &subject, Raise &raise)
{
    for (const Zone *zone : subject.project.all<Zone>()) {
        if (facts::surroundings(subject.project, zone->id).exposure.isEmpty())
            raise(Text::tr("Nobody said who can reach \u201c%1\u201d.")
                          .arg(called(subject.project, refOf(*zone))),
                  refOf(*zone));
    }
}

void emptyZone(const Subject &subject, Raise &raise)
{
    for (const Zone *zone : subject.project.all<Zone>()) {
        if (!hasReferrer(subject.project, zone->id.value(), RecordKind::Element)
            && !hasReferrer(subject.project, zone->id.value(), RecordKind::Zone))
            raise(Text::tr("Nothing stands in \u201c%1\u201d.")
                          .arg(called(subject.project, refOf(*zone))),
                  refOf(*zone));
    }
}

void flowWithoutArtifact(const Subject &subject, Raise &raise)
{
    for (const Flow *flow : subject.project.all<Flow>()) {
        if (flow->artifacts.isEmpty())
            raise(Text::tr("Nobody said what travels on %1.")
                          .arg(called(subject.project, refOf(*flow))),
                  refOf(*flow));
    }
}

void emptyStore(const Subject &subject, Raise &raise)
{
    for (const Element *element : subject.project.all<Element>()) {
        const ElementType *type = subject.vocabulary().elementType(element->type);
        if (type && type->base == Base::Store && element->holds.isEmpty())
            raise(Text::tr("Nobody said what \u201c%1\u201d stores.")
                          .arg(called(subject.project, refOf(*element))),
                  refOf(*element));
    }
}

} // namespace

QList<Rule> drawingRules()
{
    using enum Severity;
    constexpr Area area = Area::Drawing;
    return {
        { { QStringLiteral("unnamed"), area, Error, Text::tr("Unnamed"), Text::tr("Name it.") },
          unnamed },
        { { QStringLiteral("duplicate-name"), area, Warning, Text::tr("Same name twice"),
            Text::tr("Rename one, or place one element on both diagrams.") },
          sameName },
        { { QStringLiteral("element-isolated"), area, Warning, Text::tr("Isolated element"),
            Text::tr("Connect it, or delete it from the model.") },
          isolated },
        { { QStringLiteral("unknown-type"), area, Warning, Text::tr("Unknown type or kind"),
            Text::tr("Choose one in the inspector.") },
          unknownType },
        { { QStringLiteral("element-without-zone"), area, Warning, Text::tr("Element in no zone"),
            Text::tr("Drop it into the zone where it runs.") },
          noZone },
        { { QStringLiteral("element-not-placed"), area, Hint, Text::tr("Element on no diagram"),
            Text::tr("Drag it from the outline onto a diagram, or delete it from the model.") },
          notPlaced },
        { { QStringLiteral("diagram-empty"), area, Hint, Text::tr("Empty diagram"),
            Text::tr("Draw on it, or delete it.") },
          emptyDiagram },
        { { QStringLiteral("zone-without-operator"), area, Warning, Text::tr("Zone of nobody"),
            Text::tr("Say who operates it in the inspector; zones inside inherit it.") },
          zoneOfNobody },
        { { QStringLiteral("zone-without-exposure"), area, Warning,
            Text::tr("Zone without exposure"),
            Text::tr("Say in the inspector whether it is internal, partner or internet.") },
          zoneWithoutExposure },
        { { QStringLiteral("zone-empty"), area, Hint, Text::tr("Empty zone"),
            Text::tr("Drop into it what runs there, or delete it.") },
          emptyZone },
        { { QStringLiteral("flow-without-artifact"), area, Error, Text::tr("Flow without artifact"),
            Text::tr("Drop an artifact on the flow: without one it has almost no threats.") },
          flowWithoutArtifact },
        { { QStringLiteral("store-holds-nothing"), area, Warning, Text::tr("Empty store"),
            Text::tr("Add the artifacts that it keeps.") },
          emptyStore },
    };
}

} // namespace quality
