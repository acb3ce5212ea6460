#include "model/threats/graphfacts.h"

#include <QQueue>

#include <algorithm>

namespace graphfacts {

namespace {

bool isOf(const Project &project, const QUuid &element, const QStringList &types)
{
    const Element *found = project.find(Id<Element>(element));
    return found && types.contains(found->type);
}

/// Elements one step along (or against) flows, in the order of their ids.
QList<QUuid> steps(const Project &project, const RulePath &path, const QUuid &element,
                   bool backwards)
{
    QList<QUuid> next;
    for (const RecordRef &ref : project.referrers(element)) {
        const Flow *flow = project.find(Id<Flow>(ref.id));
        if (!flow || !goesAlong(path, *flow, project))
            continue;
        const QUuid from = (backwards ? flow->target : flow->source).value();
        const QUuid to = (backwards ? flow->source : flow->target).value();
        if (from == element && to != element && !next.contains(to))
            next.append(to);
    }
    std::ranges::sort(next);
    return next;
}

QList<QUuid> around(const Project &project, const RulePath &path, const QUuid &element)
{
    QHash<QUuid, QUuid> before;
    QQueue<QUuid> open;
    open.enqueue(element);
    while (!open.isEmpty()) {
        const QUuid at = open.dequeue();
        for (const QUuid &next : steps(project, path, at, false)) {
            if (before.contains(next))
                continue;
            before.insert(next, at);
            if (next != element) {
                open.enqueue(next);
                continue;
            }
            QList<QUuid> way { element };
            for (QUuid back = at; back != element; back = before.value(back))
                way.prepend(back);
            way.prepend(element);
            return way;
        }
    }
    return {};
}

} // namespace

bool goesAlong(const RulePath &path, const Flow &flow, const Project &project)
{
    return path.carrying.isEmpty()
           || std::ranges::any_of(flow.artifacts, [&](const Id<Artifact> &id) {
                  const Artifact *artifact = project.find(id);
                  return artifact && path.carrying.contains(artifact->artifactKind);
              });
}

QHash<QUuid, QUuid> reached(const Project &project, const RulePath &path)
{
    const bool backwards = path.from.isEmpty();
    const QStringList &ends = backwards ? path.to : path.from;
    QHash<QUuid, QUuid> before;
    QList<QUuid> edge;
    project.forEach<Element>([&](const Element &element) {
        if (ends.contains(element.type))
            edge.append(element.id.value());
    });
    std::ranges::sort(edge);
    for (int hops = 0; hops < path.within && !edge.isEmpty(); ++hops) {
        QList<QUuid> farther;
        for (const QUuid &element : edge) {
            for (const QUuid &next : steps(project, path, element, backwards)) {
                if (before.contains(next) || isOf(project, next, path.avoiding))
                    continue;
                before.insert(next, element);
                if (!isOf(project, next, ends))
                    farther.append(next);
            }
        }
        edge = farther;
    }
    return before;
}

QList<QUuid> wayTo(const Project &project, const RulePath &path, const QUuid &element)
{
    if (path.cycle)
        return around(project, path, element);
    const QHash<QUuid, QUuid> before = reached(project, path);
    QList<QUuid> way;
    if (!before.contains(element))
        return way;
    const QStringList &ends = path.from.isEmpty() ? path.to : path.from;
    QUuid at = element;
    way.append(at);
    do {
        at = before.value(at);
        way.append(at);
    } while (!isOf(project, at, ends));
    if (!path.from.isEmpty())
        std::ranges::reverse(way);
    return way;
}

QString writersOf(const Project &project, const QUuid &element)
{
    QUuid first;
    for (const RecordRef &ref : project.referrers(element)) {
        const Flow *flow = project.find(Id<Flow>(ref.id));
        if (!flow || flow->target.value() != element || flow->source.value() == element)
            continue;
        if (!first.isNull() && flow->source.value() != first)
            return QStringLiteral("several");
        first = flow->source.value();
    }
    return first.isNull() ? QStringLiteral("none") : QStringLiteral("one");
}

} // namespace graphfacts

GraphFacts::GraphFacts(const Catalogs &catalogs) : m_paths(catalogs.paths) { }

void GraphFacts::reset(const Project &project)
{
    m_elements.clear();
    m_elements.reserve(project.count(RecordKind::Element));
    m_places = FlowGraph(project, m_paths, m_elements).places();
}

namespace {

/// Whether an Edit may change which elements are connected by what.
bool connects(const Edit &edit)
{
    return std::ranges::any_of(edit.patches(), [](const Patch &patch) {
        const RecordKind kind = patch.ref().kind;
        if (!patch.before || !patch.after)
            return kind == RecordKind::Flow || kind == RecordKind::Element;
        if (kind == RecordKind::Flow) {
            const auto &was = std::get<Flow>(*patch.before);
            const auto &is = std::get<Flow>(*patch.after);
            return was.source != is.source || was.target != is.target
                   || was.artifacts != is.artifacts;
        }
        if (kind == RecordKind::Element)
            return std::get<Element>(*patch.before).type != std::get<Element>(*patch.after).type;
        return kind == RecordKind::Artifact
               && std::get<Artifact>(*patch.before).artifactKind
                          != std::get<Artifact>(*patch.after).artifactKind;
    });
}

} // namespace

QSet<QUuid> GraphFacts::follow(const Project &project, const Edit &edit)
{
    QSet<QUuid> changed;
    if (!connects(edit))
        return changed;
    std::vector<FlowGraph::Place> now = FlowGraph(project, m_paths, m_elements).places();
    m_places.resize(now.size());
    for (quint32 i = 0; i < m_elements.count(); ++i) {
        if (now[i] != m_places[i])
            changed.insert(m_elements.at(i));
    }
    m_places = std::move(now);
    return changed;
}

QStringList GraphFacts::idsOf(quint64 paths, bool cycles) const
{
    QStringList ids;
    for (qsizetype i = 0; i < m_paths.size(); ++i) {
        if (m_paths.at(i).cycle == cycles && (paths >> i & 1))
            ids.append(m_paths.at(i).id);
    }
    return ids;
}
