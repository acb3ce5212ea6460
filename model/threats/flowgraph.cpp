#include "model/threats/flowgraph.h"

#include <algorithm>

FlowGraph::FlowGraph(const Project &project, const QList<RulePath> &paths) : m_paths(paths)
{
    const auto count = static_cast<size_t>(project.count(RecordKind::Element));
    m_ids.reserve(count);
    m_ends.reserve(count);
    m_avoided.reserve(count);
    m_index.reserve(static_cast<qsizetype>(count));
    project.forEach<Element>([&](const Element &element) {
        m_index.insert(element.id.value(), static_cast<int>(m_ids.size()));
        m_ids.push_back(element.id.value());
        const TypeMasks masks = masksOf(element.type);
        m_ends.push_back(masks.ends);
        m_avoided.push_back(masks.avoided);
    });
    m_places.resize(m_ids.size());
    addFlows(project);
}

QHash<QUuid, FlowGraph::Place> FlowGraph::places()
{
    for (qsizetype i = 0; i < m_paths.size(); ++i) {
        if (m_paths.at(i).cycle)
            markOnCycles(i);
        else
            markReached(i);
    }
    QHash<QUuid, Place> places;
    places.reserve(static_cast<qsizetype>(m_ids.size()));
    for (size_t i = 0; i < m_ids.size(); ++i) {
        if (m_places[i] != Place())
            places.insert(m_ids[i], m_places[i]);
    }
    return places;
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

void FlowGraph::addFlows(const Project &project)
{
    quint64 any = 0;
    for (qsizetype i = 0; i < m_paths.size(); ++i)
        any |= m_paths.at(i).carrying.isEmpty() ? quint64(1) << i : 0;
    QHash<QUuid, quint64> ofArtifact;
    project.forEach<Artifact>([&](const Artifact &artifact) {
        ofArtifact.insert(artifact.id.value(), maskOf(artifact.artifactKind));
    });
    std::vector<int> writer(m_ids.size(), -1);
    m_steps.reserve(static_cast<size_t>(project.count(RecordKind::Flow)));
    project.forEach<Flow>([&](const Flow &flow) {
        if (flow.source == flow.target)
            return;
        const int from = m_index.value(flow.source.value());
        const auto to = static_cast<size_t>(m_index.value(flow.target.value()));
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
            m_steps.push_back({ from, static_cast<int>(to), along });
    });
    // Steps by where they begin, once forwards and once backwards.
    m_forward = startsBy(&Step::from);
    m_backward = startsBy(&Step::to);
}

FlowGraph::Order FlowGraph::startsBy(int Step::*end) const
{
    Order order { std::vector<size_t>(m_ids.size() + 1), std::vector<size_t>(m_steps.size()) };
    for (const Step &step : m_steps)
        ++order.start[static_cast<size_t>(step.*end) + 1];
    for (size_t i = 1; i < order.start.size(); ++i)
        order.start[i] += order.start[i - 1];
    std::vector<size_t> next(order.start.begin(), order.start.end() - 1);
    for (size_t i = 0; i < m_steps.size(); ++i)
        order.steps[next[static_cast<size_t>(m_steps[i].*end)]++] = i;
    return order;
}

void FlowGraph::markReached(qsizetype index)
{
    const RulePath &path = m_paths.at(index);
    const quint64 bit = quint64(1) << index;
    const bool backwards = path.from.isEmpty();
    const Order &order = backwards ? m_backward : m_forward;
    std::vector<size_t> edge;
    for (size_t i = 0; i < m_ids.size(); ++i) {
        if (m_ends[i] & bit)
            edge.push_back(i);
    }
    for (int hops = 0; hops < path.within && !edge.empty(); ++hops) {
        std::vector<size_t> farther;
        for (const size_t at : edge) {
            for (size_t k = order.start[at]; k < order.start[at + 1]; ++k) {
                const Step &step = m_steps[order.steps[k]];
                const auto next = static_cast<size_t>(backwards ? step.from : step.to);
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
    const size_t count = m_ids.size();
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
                const auto to = static_cast<size_t>(taken.to);
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
