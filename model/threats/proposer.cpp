#include "model/threats/proposer.h"

#include "model/threats/subjectrows.h"

#include <algorithm>

class Proposer::Engine
{
public:
    explicit Engine(CatalogsPointer loaded)
        : catalogs(std::move(loaded))
        , graph(*catalogs)
        , rows(*catalogs, graph)
    {
        for (const Rule &rule : catalogs->rules)
            subsumption = subsumption || !rule.subsumes.isEmpty();
    }

    void switchRules(const Project &project);
    void propose(const Project &project, const Element &element);
    void propose(const Project &project, const Flow &flow);
    void match(const std::vector<CompiledRule> &rules, const Row &row, const Proposal &subject,
               QList<Proposal> &into) const;
    void dropSubsumed(QList<Proposal> &proposals) const;
    void keep(const QUuid &subject);

    CatalogsPointer catalogs;
    GraphFacts graph;
    SubjectRows rows;
    std::vector<bool> on;
    bool subsumption = false;
    /// Hits of the subject at hand; kept between subjects so that it is allocated once.
    QList<Proposal> scratch;
    QHash<QUuid, QList<Proposal>> bySubject;
    qsizetype total = 0;
};

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
                             const Proposal &subject, QList<Proposal> &into) const
{
    for (const CompiledRule &rule : rules) {
        if (!rule.when.matches(row.possible) || !on[static_cast<size_t>(rule.rule)])
            continue;
        Proposal proposal = subject;
        proposal.rule = rule.rule;
        int likelihood = rule.base;
        int assumed = rule.when.assumptions(row.certain);
        for (const CompiledRaise &raise : rule.raises) {
            if (!raise.when.matches(row.possible))
                continue;
            likelihood += raise.by;
            assumed += raise.when.assumptions(row.certain);
        }
        proposal.likelihood = static_cast<qint8>(std::min(likelihood, 5));
        proposal.assumptions = static_cast<qint8>(std::min(assumed, 100));
        into.append(proposal);
    }
}

void Proposer::Engine::dropSubsumed(QList<Proposal> &proposals) const
{
    if (!subsumption)
        return;
    const QList<Proposal> all = proposals;
    proposals.removeIf([&](const Proposal &proposal) {
        const QString &id = catalogs->rules.at(proposal.rule).id;
        return std::ranges::any_of(all, [&](const Proposal &other) {
            return other.artifact == proposal.artifact
                   && catalogs->rules.at(other.rule).subsumes.contains(id);
        });
    });
}

void Proposer::Engine::keep(const QUuid &subject)
{
    dropSubsumed(scratch);
    const auto before = [](const Proposal &a, const Proposal &b) {
        return a.rule != b.rule ? a.rule < b.rule : a.artifact < b.artifact;
    };
    // With one artifact the rules came in order already.
    if (!std::ranges::is_sorted(scratch, before))
        std::ranges::sort(scratch, before);
    QList<Proposal> &known = bySubject[subject];
    total += scratch.size() - known.size();
    // A copy of its own size: the scratch list keeps its room.
    known = QList<Proposal>(scratch.cbegin(), scratch.cend());
}

void Proposer::Engine::propose(const Project &project, const Element &element)
{
    const Row row = rows.ofElement(project, element);
    scratch.resize(0);
    Proposal subject;
    subject.subjectKind = RecordKind::Element;
    subject.subject = element.id.value();
    match(rows.elementRules().plain(), row, subject, scratch);
    for (const Id<Artifact> &artifact : element.holds) {
        const SubjectRows::ArtifactPart &part = rows.ofArtifact(project, artifact);
        Row both = row;
        both.unite(part.onElement);
        subject.artifact = artifact.value();
        match(*part.elementRules, both, subject, scratch);
    }
    keep(element.id.value());
}

void Proposer::Engine::propose(const Project &project, const Flow &flow)
{
    const Row row = rows.ofFlow(project, flow);
    scratch.resize(0);
    Proposal subject;
    subject.subjectKind = RecordKind::Flow;
    subject.subject = flow.id.value();
    match(rows.flowRules().plain(), row, subject, scratch);
    for (const Id<Artifact> &artifact : flow.artifacts) {
        const SubjectRows::ArtifactPart &part = rows.ofArtifact(project, artifact);
        Row both = row;
        both.unite(part.onFlow);
        subject.artifact = artifact.value();
        match(*part.flowRules, both, subject, scratch);
    }
    keep(flow.id.value());
}

Proposer::Proposer(CatalogsPointer catalogs)
    : m_engine(std::make_unique<Engine>(std::move(catalogs)))
{
}

Proposer::~Proposer() = default;

void Proposer::reset(const Project &project)
{
    m_engine->rows.clear();
    m_engine->bySubject.clear();
    m_engine->bySubject.reserve(project.count(RecordKind::Element)
                                + project.count(RecordKind::Flow));
    m_engine->total = 0;
    m_engine->switchRules(project);
    m_engine->graph.reset(project);
    project.forEach<Element>([&](const Element &element) { m_engine->propose(project, element); });
    project.forEach<Flow>([&](const Flow &flow) { m_engine->propose(project, flow); });
}

namespace {

/// Subjects that an Edit reaches, and whether everything has to be proposed anew.
struct Reach
{
    QSet<QUuid> subjects;
    QSet<QUuid> stalePart;
    bool everything = false;

    void element(const Project &project, const QUuid &id)
    {
        stalePart.insert(id);
        subjects.insert(id);
        for (const RecordRef &ref : project.referrers(id)) {
            if (ref.kind == RecordKind::Flow)
                subjects.insert(ref.id);
        }
    }
    void artifact(const Project &project, const QUuid &id)
    {
        stalePart.insert(id);
        for (const RecordRef &ref : project.referrers(id)) {
            if (ref.kind == RecordKind::Flow)
                subjects.insert(ref.id);
            else if (ref.kind == RecordKind::Element)
                element(project, ref.id);
        }
    }
    void zone(const Project &project, const QUuid &id)
    {
        for (const RecordRef &ref : project.referrers(id)) {
            if (ref.kind == RecordKind::Element)
                element(project, ref.id);
            else if (ref.kind == RecordKind::Zone && ref.id != id)
                zone(project, ref.id);
        }
    }
};

/// The elements at the ends of a flow before and after a patch.
QSet<QUuid> targetsOf(const Patch &patch)
{
    QSet<QUuid> targets;
    for (const std::optional<Record> *side : { &patch.before, &patch.after }) {
        if (*side)
            targets.insert(std::get<Flow>(**side).target.value());
    }
    return targets;
}

bool movesEnds(const Patch &patch)
{
    return !patch.before || !patch.after
           || std::get<Flow>(*patch.before).source != std::get<Flow>(*patch.after).source
           || std::get<Flow>(*patch.before).target != std::get<Flow>(*patch.after).target;
}

Reach reachOf(const Project &project, const Edit &edit, bool writersCount)
{
    Reach reach;
    for (const Patch &patch : edit.patches()) {
        const RecordRef ref = patch.ref();
        switch (ref.kind) {
        case RecordKind::Flow:
            reach.subjects.insert(ref.id);
            if (writersCount && movesEnds(patch)) {
                for (const QUuid &target : targetsOf(patch))
                    reach.element(project, target);
            }
            break;
        case RecordKind::Element:
            reach.element(project, ref.id);
            break;
        case RecordKind::Artifact:
            reach.artifact(project, ref.id);
            break;
        case RecordKind::Zone:
            reach.zone(project, ref.id);
            break;
        case RecordKind::PackSwitch:
        case RecordKind::SilencedRule:
            reach.everything = true;
            break;
        default:
            break;
        }
    }
    return reach;
}

} // namespace

QSet<QUuid> Proposer::follow(const Project &project, const Edit &edit)
{
    Reach reach = reachOf(project, edit, m_engine->rows.asksForWriters());
    if (reach.everything) {
        QSet<QUuid> touched(m_engine->bySubject.keyBegin(), m_engine->bySubject.keyEnd());
        reset(project);
        for (auto it = m_engine->bySubject.keyBegin(); it != m_engine->bySubject.keyEnd(); ++it)
            touched.insert(*it);
        return touched;
    }
    for (const QUuid &element : m_engine->graph.follow(project, edit))
        reach.element(project, element);
    for (const QUuid &id : reach.stalePart)
        m_engine->rows.forget(id);
    for (const QUuid &id : reach.subjects) {
        if (const Flow *flow = project.find(Id<Flow>(id))) {
            m_engine->propose(project, *flow);
        } else if (const Element *element = project.find(Id<Element>(id))) {
            m_engine->propose(project, *element);
        } else {
            m_engine->total -= m_engine->bySubject.value(id).size();
            m_engine->bySubject.remove(id);
        }
    }
    return reach.subjects;
}

QList<Proposal> Proposer::of(const QUuid &subject) const
{
    return m_engine->bySubject.value(subject);
}

QList<Proposal> Proposer::all() const
{
    QList<Proposal> proposals;
    proposals.reserve(m_engine->total);
    for (const QList<Proposal> &some : m_engine->bySubject)
        proposals += some;
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
