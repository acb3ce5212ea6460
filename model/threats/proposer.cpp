#include "model/threats/proposer.h"

#include "model/core/parallel.h"
#include "model/threats/editreach.h"
#include "model/threats/rulematcher.h"

#include <algorithm>
#include <utility>

/// The compiled rules, the rows of one project, and what matched, in one long list: at thousands of
/// elements it is memory that takes the time, not the rules.
class Proposer::Engine
{
public:
    explicit Engine(CatalogsPointer loaded);

    void reset(const Project &project);
    template<typename Subject>
    void propose(const Project &project, const Subject &subject);
    void forget(const QUuid &subject);
    void appendOf(quint32 number, QList<Proposal> &into) const;

    CatalogsPointer catalogs;
    GraphFacts graph;
    SubjectRows rows;
    /// The hits of one subject: a run in the long list.
    struct Run
    {
        quint32 first = 0;
        quint32 count = 0;
        RecordKind kind = RecordKind::Flow;
    };
    IdNumbers subjects;
    /// By the numbers of the subjects; those that are gone have no hits.
    std::vector<Run> runs;
    qsizetype total = 0;

private:
    template<typename Subject>
    void proposeEach(const std::vector<const Subject *> &all);
    void keep(const QUuid &subject, RecordKind kind, size_t first, size_t count);
    void compact();

    RuleMatcher matcher;
    RuleMatcher::Hits hits;
};

Proposer::Engine::Engine(CatalogsPointer loaded)
    : catalogs(std::move(loaded))
    , graph(*catalogs)
    , rows(*catalogs, graph)
    , matcher(*catalogs)
{
}

void Proposer::Engine::keep(const QUuid &subject, RecordKind kind, size_t first, size_t count)
{
    const quint32 number = subjects.add(subject);
    if (number == runs.size())
        runs.emplace_back();
    Run &run = runs[number];
    total += static_cast<qsizetype>(count) - static_cast<qsizetype>(run.count);
    run = { static_cast<quint32>(first), static_cast<quint32>(count), kind };
}

void Proposer::Engine::compact()
{
    RuleMatcher::Hits packed;
    packed.reserve(static_cast<size_t>(total));
    for (Run &run : runs) {
        const auto begin = hits.cbegin() + run.first;
        run.first = static_cast<quint32>(packed.size());
        packed.insert(packed.end(), begin, begin + run.count);
    }
    hits = std::move(packed);
}

void Proposer::Engine::forget(const QUuid &subject)
{
    const quint32 number = subjects.find(subject);
    if (number != IdNumbers::none)
        total -= static_cast<qsizetype>(std::exchange(runs[number].count, 0));
}

void Proposer::Engine::appendOf(quint32 number, QList<Proposal> &into) const
{
    const Run &run = runs[number];
    const QUuid &subject = subjects.at(number);
    for (size_t i = run.first; i < run.first + run.count; ++i) {
        const RuleMatcher::Hit &hit = hits[i];
        into.append({ hit.rule, hit.likelihood, hit.assumptions, run.kind, subject,
                      hit.artifact == 0 ? QUuid() : rows.artifact(hit.artifact) });
    }
}

template<typename Subject>
void Proposer::Engine::propose(const Project &project, const Subject &subject)
{
    rows.prepare(project, subject);
    const size_t first = hits.size();
    matcher.match(rows, subject, hits);
    keep(subject.id.value(), Subject::kind, first, hits.size() - first);
    // Edits leave the old runs of what they touch behind.
    if (hits.size() > 2 * static_cast<size_t>(total) + 4096)
        compact();
}

template<typename Subject>
void Proposer::Engine::proposeEach(const std::vector<const Subject *> &all)
{
    struct Batch
    {
        RuleMatcher::Hits hits;
        std::vector<quint32> counts;
    };
    std::vector<Batch> batches((all.size() + parallel::slice - 1) / parallel::slice);
    parallel::forSlices(all.size(), [&](size_t first, size_t end) {
        Batch &batch = batches[first / parallel::slice];
        for (size_t i = first; i < end; ++i) {
            const size_t before = batch.hits.size();
            matcher.match(rows, *all[i], batch.hits);
            batch.counts.push_back(static_cast<quint32>(batch.hits.size() - before));
        }
    });
    auto subject = all.begin();
    for (const Batch &batch : batches) {
        size_t first = hits.size();
        hits.insert(hits.end(), batch.hits.begin(), batch.hits.end());
        for (const quint32 count : batch.counts) {
            keep((*subject++)->id.value(), Subject::kind, first, count);
            first += count;
        }
    }
}

void Proposer::Engine::reset(const Project &project)
{
    graph.reset(project);
    const std::vector<const Element *> elements = project.unsorted<Element>();
    rows.reset(project, elements);
    hits.clear();
    const qsizetype count = project.count(RecordKind::Element) + project.count(RecordKind::Flow);
    subjects.clear();
    subjects.reserve(count);
    runs.clear();
    runs.reserve(static_cast<size_t>(count));
    total = 0;
    matcher.switchRules(project);
    proposeEach(elements);
    proposeEach(project.unsorted<Flow>());
}

Proposer::Proposer(CatalogsPointer catalogs)
    : m_engine(std::make_unique<Engine>(std::move(catalogs)))
{
}

Proposer::~Proposer() = default;

void Proposer::reset(const Project &project)
{
    m_engine->reset(project);
}

QSet<QUuid> Proposer::follow(const Project &project, const Edit &edit)
{
    EditReach reach(project, edit);
    if (reach.everything) {
        QSet<QUuid> touched;
        const auto addAll = [&] {
            for (quint32 i = 0; i < m_engine->subjects.count(); ++i)
                touched.insert(m_engine->subjects.at(i));
        };
        addAll();
        reset(project);
        addAll();
        return touched;
    }
    for (const QUuid &element : m_engine->graph.follow(project, edit))
        reach.element(project, element);
    if (reach.zones)
        m_engine->rows.forgetZones();
    for (const QUuid &id : reach.staleParts)
        m_engine->rows.forget(id);
    for (const QUuid &id : reach.subjects) {
        if (const Flow *flow = project.find(Id<Flow>(id))) {
            m_engine->propose(project, *flow);
        } else if (const Element *element = project.find(Id<Element>(id))) {
            m_engine->propose(project, *element);
        } else {
            m_engine->forget(id);
        }
    }
    return reach.subjects;
}

QList<Proposal> Proposer::of(const QUuid &subject) const
{
    QList<Proposal> proposals;
    const quint32 number = m_engine->subjects.find(subject);
    if (number != IdNumbers::none)
        m_engine->appendOf(number, proposals);
    std::ranges::sort(proposals, [](const Proposal &a, const Proposal &b) {
        return a.rule != b.rule ? a.rule < b.rule : a.artifact < b.artifact;
    });
    return proposals;
}

QList<Proposal> Proposer::all() const
{
    QList<Proposal> proposals;
    proposals.reserve(m_engine->total);
    for (quint32 i = 0; i < m_engine->subjects.count(); ++i)
        m_engine->appendOf(i, proposals);
    std::ranges::sort(proposals, [](const Proposal &a, const Proposal &b) {
        if (a.rule != b.rule)
            return a.rule < b.rule;
        return a.subject != b.subject ? a.subject < b.subject : a.artifact < b.artifact;
    });
    return proposals;
}

qsizetype Proposer::count() const
{
    return m_engine->total;
}

const Catalogs &Proposer::catalogs() const
{
    return *m_engine->catalogs;
}
