#include "model/threats/proposer.h"

#include "model/threats/editreach.h"
#include "model/threats/subjectrows.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

/// The compiled rules, the rows of one project, and what matched. A match is eight bytes in one
/// long list: at thousands of elements it is memory that takes the time, not the rules.
class Proposer::Engine
{
public:
    explicit Engine(CatalogsPointer loaded);

    void reset(const Project &project);
    void propose(const Project &project, const Element &element);
    void propose(const Project &project, const Flow &flow);
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
    struct Hit
    {
        quint16 rule;
        qint8 likelihood;
        qint8 assumptions;
        /// As SubjectRows numbers them; 0 is none.
        quint32 artifact;
    };

    void switchRules(const Project &project);
    void match(const std::vector<CompiledRule> &rules, const Row &row, quint32 artifact);
    void dropSubsumed(size_t first);
    void keep(const QUuid &subject, RecordKind kind, size_t first);
    void compact();

    std::vector<bool> on;
    /// By rule: the rules that subsume it.
    std::vector<std::vector<quint16>> subsumers;
    std::vector<Hit> hits;
};

Proposer::Engine::Engine(CatalogsPointer loaded)
    : catalogs(std::move(loaded))
    , graph(*catalogs)
    , rows(*catalogs, graph)
    , subsumers(static_cast<size_t>(catalogs->rules.size()))
{
    QHash<QString, size_t> numbers;
    for (qsizetype i = 0; i < catalogs->rules.size(); ++i)
        numbers.insert(catalogs->rules.at(i).id, static_cast<size_t>(i));
    for (const Rule &rule : catalogs->rules) {
        for (const QString &subsumed : rule.subsumes) {
            const auto at = numbers.constFind(subsumed);
            if (at != numbers.constEnd())
                subsumers[*at].push_back(static_cast<quint16>(numbers.value(rule.id)));
        }
    }
}

void Proposer::Engine::switchRules(const Project &project)
{
    QHash<QString, bool> packs;
    for (const RulePack &pack : catalogs->packs)
        packs.insert(pack.id, pack.on);
    project.forEach<PackSwitch>(
            [&](const PackSwitch &change) { packs.insert(change.pack, change.on); });
    QSet<QString> silenced;
    project.forEach<SilencedRule>([&](const SilencedRule &rule) { silenced.insert(rule.rule); });
    on.assign(static_cast<size_t>(catalogs->rules.size()), true);
    for (size_t i = 0; i < on.size(); ++i) {
        const Rule &rule = catalogs->rules.at(static_cast<qsizetype>(i));
        on[i] = packs.value(rule.pack, true) && !silenced.contains(rule.id);
    }
}

void Proposer::Engine::match(const std::vector<CompiledRule> &rules, const Row &row,
                             quint32 artifact)
{
    for (const CompiledRule &rule : rules) {
        if (!rule.when.matches(row.possible) || !on[static_cast<size_t>(rule.rule)])
            continue;
        int likelihood = rule.base;
        int assumed = rule.when.assumptions(row.certain);
        for (const CompiledRaise &raise : rule.raises) {
            if (!raise.when.matches(row.possible))
                continue;
            likelihood += raise.by;
            assumed += raise.when.assumptions(row.certain);
        }
        hits.push_back({ static_cast<quint16>(rule.rule),
                         static_cast<qint8>(std::min(likelihood, 5)),
                         static_cast<qint8>(std::min(assumed, 100)), artifact });
    }
}

void Proposer::Engine::dropSubsumed(size_t first)
{
    const auto begin = hits.begin() + static_cast<std::ptrdiff_t>(first);
    const auto subsumed = [&](const Hit &hit) {
        const std::vector<quint16> &by = subsumers[hit.rule];
        return !by.empty() && std::any_of(begin, hits.end(), [&](const Hit &other) {
            return other.artifact == hit.artifact && std::ranges::find(by, other.rule) != by.end();
        });
    };
    if (std::none_of(begin, hits.end(), subsumed))
        return;
    // What is subsumed may itself subsume: all are judged before any goes.
    std::vector<Hit> left;
    std::copy_if(begin, hits.end(), std::back_inserter(left), std::not_fn(subsumed));
    hits.erase(std::copy(left.begin(), left.end(), begin), hits.end());
}

void Proposer::Engine::keep(const QUuid &subject, RecordKind kind, size_t first)
{
    dropSubsumed(first);
    const size_t count = hits.size() - first;
    const quint32 number = subjects.add(subject);
    if (number == runs.size())
        runs.emplace_back();
    Run &run = runs[number];
    total += static_cast<qsizetype>(count) - static_cast<qsizetype>(run.count);
    run = { static_cast<quint32>(first), static_cast<quint32>(count), kind };
    // Edits leave the old runs of what they touch behind.
    if (hits.size() > 2 * static_cast<size_t>(total) + 4096)
        compact();
}

void Proposer::Engine::compact()
{
    std::vector<Hit> packed;
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
        const Hit &hit = hits[i];
        into.append({ hit.rule, hit.likelihood, hit.assumptions, run.kind, subject,
                      hit.artifact == 0 ? QUuid() : rows.artifact(hit.artifact) });
    }
}

void Proposer::Engine::propose(const Project &project, const Element &element)
{
    const Row row = rows.ofElement(project, element);
    const size_t first = hits.size();
    match(rows.elementRules().plain(), row, 0);
    for (const Id<Artifact> &artifact : element.holds) {
        const SubjectRows::ArtifactPart &part = rows.ofArtifact(project, artifact);
        Row both = row;
        both.unite(part.onElement);
        match(*part.elementRules, both, part.number);
    }
    keep(element.id.value(), RecordKind::Element, first);
}

void Proposer::Engine::propose(const Project &project, const Flow &flow)
{
    const Row row = rows.ofFlow(project, flow);
    const size_t first = hits.size();
    match(rows.flowRules().plain(), row, 0);
    for (const Id<Artifact> &artifact : flow.artifacts) {
        const SubjectRows::ArtifactPart &part = rows.ofArtifact(project, artifact);
        Row both = row;
        both.unite(part.onFlow);
        match(*part.flowRules, both, part.number);
    }
    keep(flow.id.value(), RecordKind::Flow, first);
}

void Proposer::Engine::reset(const Project &project)
{
    graph.reset(project);
    rows.reset(project);
    hits.clear();
    const qsizetype count = project.count(RecordKind::Element) + project.count(RecordKind::Flow);
    subjects.clear();
    subjects.reserve(count);
    runs.clear();
    runs.reserve(static_cast<size_t>(count));
    total = 0;
    switchRules(project);
    project.forEach<Element>([&](const Element &element) { propose(project, element); });
    project.forEach<Flow>([&](const Flow &flow) { propose(project, flow); });
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
