#pragma once

#include "model/catalog/catalogs.h"
#include "model/core/project.h"

#include <vector>

/// All elements and flows of a project as numbers, for walks over the whole drawing: bit i of a
/// mask belongs to path i of the catalogs. A snapshot; the paths (at most 64) outlive it.
class FlowGraph
{
public:
    FlowGraph(const Project &project, const QList<RulePath> &paths);

    /// Elements that a path reaches, or that lie on its cycles.
    QSet<QUuid> elementsOf(qsizetype path)
    {
        return m_paths.at(path).cycle ? onCycles(path) : reached(path);
    }

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

    QSet<QUuid> reached(qsizetype index) const;

    /// Tarjan's strongly connected components without recursion: a drawing may be a long chain.
    QSet<QUuid> onCycles(qsizetype path) const;

    const QList<RulePath> &m_paths;
    std::vector<QUuid> m_ids;
    std::vector<quint64> m_ends;
    std::vector<quint64> m_avoided;
    QHash<QUuid, int> m_index;
    QHash<QString, TypeMasks> m_types;
    QHash<QString, quint64> m_kinds;
    std::vector<Step> m_steps;
    Order m_forward;
    Order m_backward;
};
