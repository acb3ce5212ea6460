#include "tests/bench/bench.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <algorithm>

namespace bench {

QUuid id(uint series, uint number)
{
    return QUuid::createUuidV5(QUuid(series, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0),
                               QByteArray::number(number));
}

Project generated(int elements, const Vocabulary &vocabulary)
{
    QRandomGenerator random(1000U + static_cast<quint32>(elements));
    uint number = 0;
    const auto pick = [&](const auto &list) -> const auto &
    {
        return list.at(random.bounded(list.size()));
    };
    Edit edit;
    Settings settings;
    settings.id = Id<Settings>(id(2, ++number));
    settings.name = QStringLiteral("Generated %1").arg(elements);
    edit.add(settings);
    QList<Id<Zone>> zones;
    for (int i = 0; i < std::max(3, elements / 12); ++i) {
        Zone zone;
        zone.id = Id<Zone>(id(2, ++number));
        zone.name = QStringLiteral("zone %1").arg(i);
        zone.trust = random.bounded(6);
        zone.exposure = pick(vocabulary.exposures).id;
        zone.zoneOperator = pick(vocabulary.operators).id;
        if (i > 2 && random.bounded(100) < 40)
            zone.parent = pick(zones);
        zones.append(zone.id);
        edit.add(zone);
    }
    QList<Id<Artifact>> artifacts;
    for (int i = 0; i < std::max(4, elements / 3); ++i) {
        Artifact artifact;
        artifact.id = Id<Artifact>(id(2, ++number));
        artifact.name = QStringLiteral("artifact %1").arg(i);
        artifact.artifactKind = pick(vocabulary.artifactKinds).id;
        if (random.bounded(2) == 0)
            artifact.facts.insert(QStringLiteral("personal-data"),
                                  random.bounded(2) ? QStringLiteral("yes") : QStringLiteral("no"));
        artifacts.append(artifact.id);
        edit.add(artifact);
    }
    QList<Id<Element>> ids;
    for (int i = 0; i < elements; ++i) {
        Element element;
        element.id = Id<Element>(id(2, ++number));
        element.name = QStringLiteral("element number %1").arg(i);
        element.type = pick(vocabulary.elementTypes).id;
        element.zone = pick(zones);
        if (random.bounded(2) == 0)
            element.holds = { pick(artifacts) };
        for (const Fact *fact : vocabulary.factsOfType(element.type)) {
            if (random.bounded(2) == 0)
                element.facts.insert(fact->id, pick(fact->values).id);
        }
        ids.append(element.id);
        edit.add(element);
    }
    constexpr int near[] = { 1, 1, 2, 3, 5, 8 };
    for (int i = 0; i < 2 * elements; ++i) {
        const int source = random.bounded(elements);
        const int step =
                random.bounded(7) < 6 ? near[random.bounded(6)] : 1 + random.bounded(elements - 1);
        Flow flow;
        flow.id = Id<Flow>(id(2, ++number));
        flow.source = ids.at(source);
        flow.target = ids.at((source + step) % elements);
        const int carried = 1 + random.bounded(3);
        for (int k = 0; k < carried; ++k) {
            const Id<Artifact> &artifact = pick(artifacts);
            if (!flow.artifacts.contains(artifact))
                flow.artifacts.append(artifact);
        }
        if (random.bounded(2) == 0)
            flow.facts.insert(QStringLiteral("publicly-reachable"),
                              random.bounded(3) ? QStringLiteral("no") : QStringLiteral("yes"));
        edit.add(flow);
    }
    Project project;
    project.apply(edit);
    return project;
}

double median(int runs, const std::function<void()> &run)
{
    QList<double> times;
    for (int i = 0; i < runs; ++i) {
        QElapsedTimer clock;
        clock.start();
        run();
        times.append(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    return times.at(times.size() / 2);
}

} // namespace bench
