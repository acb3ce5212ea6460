#include "model/report/partnerview.h"

#include "model/threats/facts.h"

namespace partnerview {

namespace {

/// An id that nothing else has: the register knows nothing of a far end.
Id<Element> standIn(const Id<Element> &element)
{
    return Id<Element>(QUuid::createUuidV5(element.value(), QByteArray("far end")));
}

/// Collects the records that a partner sees.
class View
{
public:
    View(const Project &project, const QString &zoneOperator) : m_project(project)
    {
        m_edit.add(Record(project.settings()));
        for (const Zone *zone : project.all<Zone>()) {
            if (facts::surroundings(project, zone->id).zoneOperator == zoneOperator)
                m_zones.insert(zone->id.value());
        }
    }

    Edit take()
    {
        addElements();
        addFlows();
        addZones();
        addArtifacts();
        addDiagrams();
        return m_edit;
    }

private:
    void addElements()
    {
        for (const Element *element : m_project.all<Element>()) {
            if (!m_zones.contains(element->zone.value()))
                continue;
            m_own.insert(element->id.value());
            for (const Id<Artifact> &id : element->holds)
                m_artifacts.insert(id.value());
            m_edit.add(Record(*element));
        }
    }

    Id<Element> endOf(const Id<Element> &end)
    {
        if (m_own.contains(end.value()))
            return end;
        const Id<Element> far = standIn(end);
        if (!m_far.contains(end.value())) {
            m_far.insert(end.value(), far);
            const Element *element = m_project.find(end);
            m_edit.add(Record(Element { far, element->name, element->type, {}, {}, {}, {}, {} }));
        }
        return far;
    }

    void addFlows()
    {
        for (const Flow *flow : m_project.all<Flow>()) {
            if (!m_own.contains(flow->source.value()) && !m_own.contains(flow->target.value()))
                continue;
            Flow kept = *flow;
            kept.source = endOf(flow->source);
            kept.target = endOf(flow->target);
            for (const Id<Artifact> &id : flow->artifacts)
                m_artifacts.insert(id.value());
            m_flows.insert(flow->id.value());
            m_edit.add(Record(kept));
        }
    }

    void addZones()
    {
        for (const Zone *zone : m_project.all<Zone>()) {
            if (!m_zones.contains(zone->id.value()))
                continue;
            Zone kept = *zone;
            if (!m_zones.contains(zone->parent.value()))
                kept.parent = {};
            m_edit.add(Record(kept));
        }
    }

    void addArtifacts()
    {
        for (const Artifact *artifact : m_project.all<Artifact>()) {
            if (!m_artifacts.contains(artifact->id.value()))
                continue;
            Artifact kept = *artifact;
            kept.owner = {};
            kept.derivedBy = {};
            kept.derivedFrom.removeIf(
                    [this](const Id<Artifact> &id) { return !m_artifacts.contains(id.value()); });
            m_edit.add(Record(kept));
        }
    }

    void addDiagrams()
    {
        for (const Diagram *diagram : m_project.all<Diagram>())
            m_edit.add(Record(*diagram));
        for (const Placement *placement : m_project.all<Placement>()) {
            Placement kept = *placement;
            if (!placement->zone.isNull() && !m_zones.contains(placement->zone.value()))
                continue;
            if (!placement->element.isNull() && !m_own.contains(placement->element.value())) {
                kept.element = m_far.value(placement->element.value());
                if (kept.element.isNull())
                    continue;
            }
            m_edit.add(Record(kept));
        }
        for (const Route *route : m_project.all<Route>()) {
            if (m_flows.contains(route->flow.value()))
                m_edit.add(Record(*route));
        }
    }

    const Project &m_project;
    Edit m_edit;
    QSet<QUuid> m_zones;
    QSet<QUuid> m_own;
    QHash<QUuid, Id<Element>> m_far;
    QSet<QUuid> m_flows;
    QSet<QUuid> m_artifacts;
};

} // namespace

Project of(const Project &project, const QString &zoneOperator)
{
    Project seen;
    seen.apply(View(project, zoneOperator).take());
    return seen;
}

QStringList operatorsOf(const Project &project)
{
    QSet<QString> found;
    for (const Zone *zone : project.all<Zone>())
        found.insert(facts::surroundings(project, zone->id).zoneOperator);
    found.remove(QString());
    QStringList sorted(found.begin(), found.end());
    sorted.sort();
    return sorted;
}

} // namespace partnerview
