#include "model/layout/layoutgraph.h"

#include "model/layout/drawing.h"

#include <QMap>

#include <algorithm>

namespace layout {

namespace {

/// One scene unit is one point of the layout; frames are stored in hundredths.
constexpr double storedPerPoint = 100;
constexpr double pointsPerInch = 72;
/// Room inside a zone's frame for its title and for lines along its edge, in points.
constexpr int zoneRoom = 32;
/// Graphviz lets neighbouring clusters touch: frames are drawn this much smaller, in points.
constexpr int zoneInset = 10;

// Ranks are those of the whole diagram, not of each zone by itself: more of the flows run from left
// to right, and fewer cross.
constexpr auto levelled = "rankdir=LR\nnodesep=0.6\nranksep=1.1\nsplines=none\nnewrank=true\n"
                          "nslimit=2\nnslimit1=2\n"
                          "node [shape=box fixedsize=true label=\"\"]\n";
// Zones among themselves: near where flows pull them, without overlaps.
constexpr auto scattered = "splines=none\noverlap=prism\nsep=\"+30\"\nstart=1\n"
                           "node [shape=box fixedsize=true label=\"\"]\n";

QByteArray quoted(const char *prefix, const QUuid &id)
{
    return '"' + QByteArray(prefix) + id.toByteArray(QUuid::Id128) + '"';
}

QByteArray node(const Box &box)
{
    const double width = box.frame.width() / storedPerPoint / pointsPerInch;
    const double height = box.frame.height() / storedPerPoint / pointsPerInch;
    return quoted("n", box.placement->id.value()) + " [width=" + QByteArray::number(width, 'f', 4)
           + " height=" + QByteArray::number(height, 'f', 4) + "]\n";
}

/// Writes the graphs of one diagram.
class Writer
{
public:
    Writer(const Project &project, const Id<Diagram> &diagram, const QSet<QUuid> &only)
        : m_drawing(drawingOf(project, diagram))
        , m_pulls(pullsOf(project, diagram, m_drawing))
        , m_only(only)
    {
    }

    Question question() const
    {
        const auto shown = std::ranges::count_if(m_drawing.elements,
                                                 [this](const Box &box) { return isAsked(box); });
        if (shown > mostOnOneLevel)
            return { QStringLiteral("levels"), levels() };
        return { QStringLiteral("dot"),
                 QByteArray("digraph {\n") + levelled + contentOf({})
                         + flows([](const Box &, const Box &) { return true; }) + "}\n" };
    }

private:
    bool isAsked(const Box &box) const
    {
        if (m_only.isEmpty())
            return true;
        for (const Box *at = &box; at; at = m_drawing.zone(at->zone)) {
            if (m_only.contains(at->placement->id.value()))
                return true;
        }
        return false;
    }

    /// What stands directly in a zone, and the zones in it, each a cluster of its own.
    QByteArray contentOf(const QUuid &zone) const
    {
        QByteArray dot;
        for (const Box &inner : m_drawing.zones) {
            if (inner.zone != zone)
                continue;
            const QByteArray content = contentOf(inner.record);
            // Graphviz knows no empty cluster: an empty zone goes in as a box.
            if (!content.isEmpty())
                dot += "subgraph " + quoted("cluster", inner.placement->id.value()) + " {\nmargin="
                       + QByteArray::number(zoneRoom + zoneInset) + "\n" + content + "}\n";
            else if (isAsked(inner))
                dot += node(inner);
        }
        for (const Box &box : m_drawing.elements) {
            if (box.zone == zone && isAsked(box))
                dot += node(box);
        }
        return dot;
    }

    template<typename Wanted>
    QByteArray flows(Wanted &&wanted) const
    {
        QByteArray dot;
        for (auto it = m_pulls.constBegin(); it != m_pulls.constEnd(); ++it) {
            const Box &source = m_drawing.elements.at(it.key().first);
            const Box &target = m_drawing.elements.at(it.key().second);
            if (isAsked(source) && isAsked(target) && wanted(source, target))
                dot += quoted("n", source.placement->id.value()) + " -> "
                       + quoted("n", target.placement->id.value())
                       + " [weight=" + QByteArray::number(it.value()) + "]\n";
        }
        return dot;
    }

    /// The outermost zone around a box, or null.
    const Box *outermost(const Box &box) const
    {
        const Box *found = nullptr;
        for (const Box *at = m_drawing.zone(box.zone); at; at = m_drawing.zone(at->zone))
            found = at;
        return found;
    }

    /// A graph for each outer zone, named as its node in the last one is, which has the zones.
    QByteArray levels() const
    {
        QByteArray dot;
        QByteArray nodes;
        for (const Box &zone : m_drawing.zones) {
            if (!zone.zone.isNull())
                continue;
            const QByteArray content = contentOf(zone.record);
            if (content.isEmpty()) {
                nodes += isAsked(zone) ? node(zone) : QByteArray();
                continue;
            }
            const QByteArray name = quoted("cluster", zone.placement->id.value());
            dot += "digraph " + name + " {\n" + levelled
                   + "margin=" + QByteArray::number(zoneRoom + zoneInset) + "\n" + content
                   + flows([&](const Box &source, const Box &target) {
                         return outermost(source) == &zone && outermost(target) == &zone;
                     })
                   + "}\n";
            nodes += name + "\n";
        }
        for (const Box &box : m_drawing.elements) {
            if (box.zone.isNull() && isAsked(box))
                nodes += node(box);
        }
        return dot + "graph {\n" + scattered + nodes + pullsOfZones() + "}\n";
    }

    QByteArray pullsOfZones() const
    {
        QMap<QPair<QByteArray, QByteArray>, int> sums;
        for (auto it = m_pulls.constBegin(); it != m_pulls.constEnd(); ++it) {
            const auto end = [this](qsizetype index) {
                const Box &box = m_drawing.elements.at(index);
                const Box *zone = outermost(box);
                return zone ? quoted("cluster", zone->placement->id.value())
                            : quoted("n", box.placement->id.value());
            };
            const Box &source = m_drawing.elements.at(it.key().first);
            const Box &target = m_drawing.elements.at(it.key().second);
            if (isAsked(source) && isAsked(target) && end(it.key().first) != end(it.key().second))
                sums[std::minmax(end(it.key().first), end(it.key().second))] += it.value();
        }
        QByteArray dot;
        for (auto it = sums.constBegin(); it != sums.constEnd(); ++it)
            dot += it.key().first + " -- " + it.key().second
                   + " [weight=" + QByteArray::number(it.value()) + "]\n";
        return dot;
    }

    const Drawing m_drawing;
    const QMap<QPair<qsizetype, qsizetype>, int> m_pulls;
    const QSet<QUuid> &m_only;
};

} // namespace

Question questionOf(const Project &project, const Id<Diagram> &diagram, const QSet<QUuid> &only)
{
    return Writer(project, diagram, only).question();
}

} // namespace layout
