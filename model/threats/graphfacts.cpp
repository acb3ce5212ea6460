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

/// Tarjan's strongly connected components without recursion: a drawing may be a long chain.
class Components
{
public:
    Components(const Project &project, const RulePath &path) : m_project(project), m_path(path)
    {
        project.forEach<Element>([&](const Element &element) {
            if (!m_index.contains(element.id.value()))
                walk(element.id.value());
        });
    }

    QHash<QUuid, int> large;

private:
    struct Frame
    {
        QUuid element;
        QList<QUuid> next;
        qsizetype at = 0;
    };

    void enter(const QUuid &element)
    {
        m_index.insert(element, m_count);
        m_low.insert(element, m_count++);
        m_open.append(element);
        m_isOpen.insert(element);
        m_frames.append({ element, steps(m_project, m_path, element, false) });
    }

    void leave(const QUuid &element)
    {
        if (m_low.value(element) != m_index.value(element))
            return;
        const qsizetype start = m_open.lastIndexOf(element);
        for (qsizetype i = start; i < m_open.size(); ++i) {
            m_isOpen.remove(m_open.at(i));
            if (m_open.size() - start > 1)
                large.insert(m_open.at(i), m_components);
        }
        m_open.resize(start);
        ++m_components;
    }

    void walk(const QUuid &root)
    {
        enter(root);
        while (!m_frames.isEmpty()) {
            Frame &top = m_frames.last();
            if (top.at < top.next.size()) {
                const QUuid next = top.next.at(top.at++);
                if (!m_index.contains(next))
                    enter(next);
                else if (m_isOpen.contains(next))
                    lower(top.element, m_index.value(next));
                continue;
            }
            const QUuid done = top.element;
            m_frames.removeLast();
            if (!m_frames.isEmpty())
                lower(m_frames.last().element, m_low.value(done));
            leave(done);
        }
    }

    void lower(const QUuid &element, int to) { m_low[element] = std::min(m_low[element], to); }

    const Project &m_project;
    const RulePath &m_path;
    QHash<QUuid, int> m_index;
    QHash<QUuid, int> m_low;
    QList<QUuid> m_open;
    QSet<QUuid> m_isOpen;
    QList<Frame> m_frames;
    int m_count = 0;
    int m_components = 0;
};

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

QHash<QUuid, int> onCycles(const Project &project, const RulePath &path)
{
    return Components(project, path).large;
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

GraphFacts::GraphFacts(const Catalogs &catalogs)
{
    for (const RulePath &path : catalogs.paths)
        m_kept.append(Kept { &path, {} });
}

QSet<QUuid> GraphFacts::elementsOf(const Project &project, const RulePath &path)
{
    QSet<QUuid> elements;
    if (path.cycle) {
        const QHash<QUuid, int> all = graphfacts::onCycles(project, path);
        elements = QSet<QUuid>(all.keyBegin(), all.keyEnd());
    } else {
        const QHash<QUuid, QUuid> all = graphfacts::reached(project, path);
        elements = QSet<QUuid>(all.keyBegin(), all.keyEnd());
    }
    return elements;
}

void GraphFacts::reset(const Project &project)
{
    for (Kept &kept : m_kept)
        kept.elements = elementsOf(project, *kept.path);
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
    if (m_kept.isEmpty() || !connects(edit))
        return changed;
    for (Kept &kept : m_kept) {
        const QSet<QUuid> now = elementsOf(project, *kept.path);
        for (const QUuid &element : now) {
            if (!kept.elements.contains(element))
                changed.insert(element);
        }
        for (const QUuid &element : std::as_const(kept.elements)) {
            if (!now.contains(element))
                changed.insert(element);
        }
        kept.elements = now;
    }
    return changed;
}

QStringList GraphFacts::idsWith(const QUuid &element, bool cycle) const
{
    QStringList ids;
    for (const Kept &kept : m_kept) {
        if (kept.path->cycle == cycle && kept.elements.contains(element))
            ids.append(kept.path->id);
    }
    return ids;
}

QStringList GraphFacts::pathsTo(const QUuid &element) const
{
    return idsWith(element, false);
}

QStringList GraphFacts::cyclesOf(const QUuid &element) const
{
    return idsWith(element, true);
}
