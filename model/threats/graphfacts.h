#pragma once

#include "model/catalog/catalogs.h"
#include "model/core/project.h"
#include "model/threats/flowgraph.h"

#include <QSet>

/// What holds of an element because of what it is connected to: named paths that reach it, named
/// cycles that it lies on, who writes to it. Pure functions on a project, and a cache that follows
/// edits.
namespace graphfacts {

/// The flows that a path or cycle goes along: those that carry one of its kinds.
bool goesAlong(const RulePath &path, const Flow &flow, const Project &project);

/// Elements that a path reaches, each with the element before it on a shortest way; ends are not
/// among them unless they are reached from others. With `to`, against the flows.
QHash<QUuid, QUuid> reached(const Project &project, const RulePath &path);

/// The way of a path to an element, from its start; empty when it is not reached. For a cycle: the
/// elements around it, from this one back to it.
QList<QUuid> wayTo(const Project &project, const RulePath &path, const QUuid &element);

/// "none", "one" or "several": how many other elements have flows into this one.
QString writersOf(const Project &project, const QUuid &element);

} // namespace graphfacts

/// Paths, cycles and writers of the elements of one project, kept up to date edit by edit.
class GraphFacts
{
public:
    explicit GraphFacts(const Catalogs &catalogs);

    void reset(const Project &project);
    /// Follows an Edit that has been applied. Gives the elements of which something else holds now;
    /// an Edit that connects nothing anew costs next to nothing.
    QSet<QUuid> follow(const Project &project, const Edit &edit);

    /// All elements that there were since the last reset, those that are gone among them.
    const IdNumbers &elements() const { return m_elements; }
    const FlowGraph::Place &placeOf(quint32 element) const { return m_places[element]; }
    /// Ids of the paths, or of the cycles, among the bits of a place.
    QStringList idsOf(quint64 paths, bool cycles) const;

private:
    const QList<RulePath> m_paths;
    IdNumbers m_elements;
    std::vector<FlowGraph::Place> m_places;
};
