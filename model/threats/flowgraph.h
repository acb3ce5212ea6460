#pragma once

#include "model/catalog/catalogs.h"
#include "model/core/project.h"

#include <vector>

/// All elements and flows of a project as numbers, for walks over the whole drawing: bit i of a
/// mask belongs to path i of the catalogs. A snapshot; the paths (at most 64) outlive it.
class FlowGraph
{
public:
    /// How many other elements have flows into an element.
    enum class Writers : quint8 { None, One, Several };

    FlowGraph(const Project &project, const QList<RulePath> &paths);

    /// What holds of an element by its connections.
    struct Place
    {
        /// By path: whether it reaches the element, or the element lies on its cycles.
        quint64 paths = 0;
        Writers writers = Writers::None;

        friend bool operator==(const Place &, const Place &) = default;
    };
    /// The places of all elements for which something holds.
    QHash<QUuid, Place> places();

private:
    struct TypeMasks
    {
        quint64 ends = 0;
        quint64 avoided = 0;
    };
    struct Step
    {
        int from;
        int to;
        quint64 along;
    };

    TypeMasks masksOf(const QString &type);

    quint64 maskOf(const QString &kind);

    void addFlows(const Project &project);

    struct Order
    {
        std::vector<size_t> start;
        std::vector<size_t> steps;
    };
    Order startsBy(int Step::*end) const;

    void markReached(qsizetype index);

    /// Tarjan's strongly connected components without recursion: a drawing may be a long chain.
    void markOnCycles(qsizetype path);

    const QList<RulePath> &m_paths;
    std::vector<QUuid> m_ids;
    std::vector<Place> m_places;
    std::vector<quint64> m_ends;
    std::vector<quint64> m_avoided;
    QHash<QUuid, int> m_index;
    QHash<QString, TypeMasks> m_types;
    QHash<QString, quint64> m_kinds;
    std::vector<Step> m_steps;
    Order m_forward;
    Order m_backward;
};
