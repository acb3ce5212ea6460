#include "model/threats/flowgraph.h"

#include <algorithm>

FlowGraph::FlowGraph(const Project &project, const QList<RulePath> &paths, IdNumbers &elements)
    : m_paths(paths)
{
    addElements(project, elements);
    addFlows(project, elements);
}

void FlowGraph::addElements(const Project &project, IdNumbers &elements)
{
    project.forEach<Element>([&](const Element &element) {
        const size_t at = elements.add(element.id.value());
        if (at >= m_ends.size()) {
            const size_t count = std::max<size_t>(elements.count(), 2 * m_ends.size());
            m_ends.resize(count);
            m_avoided.resize(count);
        }
        const TypeMasks masks = masksOf(element.type);
        m_ends[at] = masks.ends;
        m_avoided[at] = masks.avoided;
    });
    // Elements that are gone keep their numbers; nothing holds of them.
    m_ends.resize(elements.count());
    m_avoided.resize(elements.count());
    m_places.resize(elements.count());
}

std::vector<FlowGraph::Place> FlowGraph::places()
{
    for (qsizetype i = 0; i < m_paths.size(); ++i) {
        if (m_paths.at(i).cycle)
            markOnCycles(i);
        else
            markReached(i);
    }
    return std::move(m_places);
}

FlowGraph::TypeMasks FlowGraph::masksOf(const QString &type)
{
    const auto known = m_types.constFind(type);
    if (known != m_types.constEnd())
        return *known;
    TypeMasks masks;
    for (qsizetype i = 0; i < m_paths.size(); ++i) {
        const RulePath &path = m_paths.at(i);
        const quint64 bit = quint64(1) << i;
        masks.ends |= path.from.contains(type) || path.to.contains(type) ? bit : 0;
        masks.avoided |= path.avoiding.contains(type) ? bit : 0;
    }
    return *m_types.insert(type, masks);
}

quint64 FlowGraph::maskOf(const QString &kind)
{
    const auto known = m_kinds.constFind(kind);
    if (known != m_kinds.constEnd())
        return *known;
    quint64 mask = 0;
    for (qsizetype i = 0; i < m_paths.size(); ++i)
        mask |= m_paths.at(i).carrying.contains(kind) ? quint64(1) << i : 0;
    return *m_kinds.insert(kind, mask);
}

void FlowGraph::addFlows(const Project &project, const IdNumbers &elements)
{
    quint64 any = 0;
    for (qsizetype i = 0; i < m_paths.size(); ++i)
        any |= m_paths.at(i).carrying.isEmpty() ? quint64(1) << i : 0;
    QHash<QUuid, quint64> ofArtifact;
    ofArtifact.reserve(project.count(RecordKind::Artifact));
    project.forEach<Artifact>([&](const Artifact &artifact) {
        ofArtifact.insert(artifact.id.value(), maskOf(artifact.artifactKind));
    });
    std::vector<quint32> writer(m_places.size(), IdNumbers::none);
    m_steps.reserve(static_cast<size_t>(project.count(RecordKind::Flow)));
    project.forEach<Flow>([&](const Flow &flow) {
        if (flow.source == flow.target)
            return;
        const quint32 from = elements.find(flow.source.value());
        const quint32 to = elements.find(flow.target.value());
        if (from == IdNumbers::none || to == IdNumbers::none)
            return;
        Writers &writers = m_places[to].writers;
        if (writers == Writers::None) {
            writers = Writers::One;
            writer[to] = from;
        } else if (writer[to] != from) {
            writers = Writers::Several;
        }
        quint64 along = any;
        for (const Id<Artifact> &artifact : flow.artifacts)
            along |= ofArtifact.value(artifact.value());
        if (along != 0)
            m_steps.push_back({ from, to, along });
    });
    // Steps by where they begin, once forwards and once backwards.
    m_forward = startsBy(&Step::from);
    m_backward = startsBy(&Step::to);
}

FlowGraph::Order FlowGraph::startsBy(quint32 Step::*end) const
{
    Order order { std::vector<quint32>(m_places.size() + 1), std::vector<quint32>(m_steps.size()) };
    for (const Step &step : m_steps)
        ++order.start[step.*end + 1];
    for (size_t i = 1; i < order.start.size(); ++i)
        order.start[i] += order.start[i - 1];
    std::vector<quint32> next(order.start.begin(), order.start.end() - 1);
    for (quint32 i = 0; i < m_steps.size(); ++i)
        order.steps[next[m_steps[i].*end]++] = i;
    return order;
}

void FlowGraph::markReached(qsizetype index)
{
    const RulePath &path = m_paths.at(index);
    const quint64 bit = quint64(1) << index;
    const bool backwards = path.from.isEmpty();
    const Order &order = backwards ? m_backward : m_forward;
    std::vector<size_t> edge;
    for (size_t i = 0; i < m_ends.size(); ++i) {
        if (m_ends[i] & bit)
            edge.push_back(i);
    }
    for (int hops = 0; hops < path.within && !edge.empty(); ++hops) {
        std::vector<size_t> farther;
        for (const size_t at : edge) {
            for (size_t k = order.start[at]; k < order.start[at + 1]; ++k) {
                const Step &step = m_steps[order.steps[k]];
                const quint32 next = backwards ? step.from : step.to;
                if (!(step.along & bit) || (m_places[next].paths & bit) || (m_avoided[next] & bit))
                    continue;
                m_places[next].paths |= bit;
                if (!(m_ends[next] & bit))
                    farther.push_back(next);
            }
        }
        edge = std::move(farther);
    }
}

void FlowGraph::markOnCycles(qsizetype path)
{
    const quint64 bit = quint64(1) << path;
    const size_t count = m_places.size();
    constexpr int unseen = -1;
    std::vector<int> number(count, unseen);
    std::vector<int> low(count);
    std::vector<bool> open(count);
    std::vector<size_t> stack;
    std::vector<std::pair<size_t, size_t>> frames;
    int next = 0;
    const auto enter = [&](size_t at) {
        number[at] = low[at] = next++;
        stack.push_back(at);
        open[at] = true;
        frames.emplace_back(at, m_forward.start[at]);
    };
    const auto leave = [&](size_t at) {
        if (low[at] != number[at])
            return;
        const bool alone = stack.back() == at;
        for (size_t member = count; member != at;) {
            member = stack.back();
            stack.pop_back();
            open[member] = false;
            if (!alone)
                m_places[member].paths |= bit;
        }
    };
    for (size_t root = 0; root < count; ++root) {
        if (number[root] == unseen)
            enter(root);
        while (!frames.empty()) {
            auto &[at, step] = frames.back();
            if (step < m_forward.start[at + 1]) {
                const Step &taken = m_steps[m_forward.steps[step++]];
                const size_t to = taken.to;
                if (!(taken.along & bit))
                    continue;
                if (number[to] == unseen)
                    enter(to);
                else if (open[to])
                    low[at] = std::min(low[at], number[to]);
                continue;
            }
            const size_t done = at;
            frames.pop_back();
            if (!frames.empty()) {
                const size_t below = frames.back().first;
                low[below] = std::min(low[below], low[done]);
            }
            leave(done);
        }
    }
}
