#pragma once

#include "model/catalog/catalogs.h"
#include "model/core/project.h"
#include "model/threats/idnumbers.h"

#include <vector>

/// All elements and flows of a project as numbers, for walks over the whole drawing: bit i of a
/// mask belongs to path i of the catalogs. A snapshot; the paths (at most 64) outlive it.
class FlowGraph
{
public:
    /// How many other elements have flows into an element.
    enum class Writers : quint8 { None, One, Several };

    /// Numbers the elements that have no number yet.
    FlowGraph(const Project &project, const QList<RulePath> &paths, IdNumbers &elements);

    /// What holds of an element by its connections.
    struct Place
    {
        /// By path: whether it reaches the element, or the element lies on its cycles.
        quint64 paths = 0;
        Writers writers = Writers::None;

        friend bool operator==(const Place &, const Place &) = default;
    };
    /// The places of all elements by their numbers; called once.
    std::vector<Place> places();

private:
    struct TypeMasks
    {
        quint64 ends = 0;
        quint64 avoided = 0;
    };
    struct Step
    {
        quint32 from;
        quint32 to;
        quint64 along;
    };

    TypeMasks masksOf(const QString &type);

    quint64 maskOf(const QString &kind);

    void addElements(const Project &project, IdNumbers &elements);
    void addFlows(const Project &project, const IdNumbers &elements);

    struct Order
    {
        std::vector<quint32> start;
        std::vector<quint32> steps;
    };
    Order startsBy(quint32 Step::*end) const;

    void markReached(qsizetype index);

    /// Tarjan's strongly connected components without recursion: a drawing may be a long chain.
    void markOnCycles(qsizetype path);

    const QList<RulePath> &m_paths;
    std::vector<Place> m_places;
    std::vector<quint64> m_ends;
    std::vector<quint64> m_avoided;
    QHash<QString, TypeMasks> m_types;
    QHash<QString, quint64> m_kinds;
    std::vector<Step> m_steps;
    Order m_forward;
    Order m_backward;
};
