#include "tests/support/samples.h"

namespace {

/// Ids in the order of their making, so that "the first element" is the same on every run.
QUuid nextId()
{
    static uint count = 0;
    return { ++count, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1 };
}

} // namespace

namespace samples {

Session session(const QString &author)
{
    auto minutes = std::make_shared<int>(0);
    return { author, [minutes] {
                return QDateTime(QDate(2026, 11, 24), QTime(10, 0), Qt::UTC)
                        .addSecs(60LL * (*minutes)++);
            } };
}

Element element(const QString &name, const QString &type)
{
    Element made;
    made.id = Id<Element>(nextId());
    made.name = name;
    made.type = type;
    return made;
}

Zone zone(const QString &name, const Id<Zone> &parent)
{
    Zone made;
    made.id = Id<Zone>(nextId());
    made.name = name;
    made.parent = parent;
    return made;
}

Artifact artifact(const QString &name, const QString &kind)
{
    Artifact made;
    made.id = Id<Artifact>(nextId());
    made.name = name;
    made.artifactKind = kind;
    return made;
}

Flow flow(const Id<Element> &source, const Id<Element> &target,
          const QList<Id<Artifact>> &artifacts)
{
    Flow made;
    made.id = Id<Flow>(nextId());
    made.source = source;
    made.target = target;
    made.artifacts = artifacts;
    return made;
}

Edit small()
{
    Settings settings;
    settings.id = Id<Settings>(nextId());
    settings.name = QStringLiteral("Sample");
    const Zone outer = zone(QStringLiteral("Operator"));
    const Zone inner = zone(QStringLiteral("Platform"), outer.id);
    const Artifact data = artifact(QStringLiteral("KPIs"));
    Element source = element(QStringLiteral("Probes"), QStringLiteral("sensor"));
    Element collection = element(QStringLiteral("Collection"));
    collection.zone = inner.id;
    Element lake = element(QStringLiteral("Lake"), QStringLiteral("data-lake"));
    lake.zone = inner.id;
    lake.holds = { data.id };
    Diagram diagram;
    diagram.id = Id<Diagram>(nextId());
    diagram.name = QStringLiteral("Overview");
    Edit edit;
    edit.add(settings);
    edit.add(outer);
    edit.add(inner);
    edit.add(data);
    edit.add(source);
    edit.add(collection);
    edit.add(lake);
    edit.add(flow(source.id, collection.id, { data.id }));
    edit.add(flow(collection.id, lake.id, { data.id }));
    edit.add(diagram);
    for (const Element &placed : { source, collection, lake }) {
        Placement placement;
        placement.id = Id<Placement>(nextId());
        placement.diagram = diagram.id;
        placement.element = placed.id;
        placement.width = 11600;
        placement.height = 4400;
        edit.add(placement);
    }
    return edit;
}

} // namespace samples
