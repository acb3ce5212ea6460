#include "model/core/operations/change.h"
#include "model/threats/proposer.h"
#include "model/threats/subjectrows.h"
#include "tests/bench/bench.h"

#include <QElapsedTimer>

#include <cmath>
#include <cstdio>

namespace bench {

namespace {

/// The floor: every rule of the subject's kind against every row, one after another, hits into one
/// list.
class BruteForce
{
public:
    BruteForce(const Project &project, const Catalogs &catalogs)
        : m_graph(catalogs)
        , m_rows(catalogs, m_graph)
    {
        m_graph.reset(project);
        m_rows.reset(project, project.unsorted<Element>());
        m_elementRules = flat(m_rows.elementRules(), catalogs);
        m_flowRules = flat(m_rows.flowRules(), catalogs);
        project.forEach<Element>(
                [&](const Element &element) { add(m_rows.of(element), element.holds, true); });
        project.forEach<Flow>(
                [&](const Flow &flow) { add(m_rows.of(flow), flow.artifacts, false); });
    }

    size_t run()
    {
        m_hits.clear();
        for (size_t i = 0; i < m_subjects.size(); ++i) {
            const Subject &subject = m_subjects[i];
            const Rules &rules = subject.element ? m_elementRules : m_flowRules;
            for (const CompiledRule &rule : subject.artifact ? rules.withArtifact : rules.plain) {
                if (rule.when.matches(subject.row))
                    m_hits.push_back({ static_cast<quint32>(i), static_cast<quint32>(rule.rule) });
            }
        }
        return m_hits.size();
    }

private:
    struct Rules
    {
        std::vector<CompiledRule> plain;
        std::vector<CompiledRule> withArtifact;
    };
    struct Subject
    {
        Bits row;
        bool element;
        bool artifact;
    };
    struct Hit
    {
        quint32 subject;
        quint32 rule;
    };

    static Rules flat(const RuleSpace &space, const Catalogs &catalogs)
    {
        Rules rules { space.plain(), {} };
        QSet<int> known;
        for (const ArtifactKind &kind : catalogs.vocabulary.artifactKinds) {
            for (const CompiledRule &rule : space.withArtifact(kind.id)) {
                if (!known.contains(rule.rule))
                    rules.withArtifact.push_back(rule);
                known.insert(rule.rule);
            }
        }
        return rules;
    }
    void add(const Row &row, const QList<Id<Artifact>> &artifacts, bool element)
    {
        m_subjects.push_back({ row.possible, element, false });
        for (const Id<Artifact> &artifact : artifacts) {
            const SubjectRows::ArtifactPart &part = m_rows.of(artifact);
            Bits both = row.possible;
            both.unite(element ? part.onElement.possible : part.onFlow.possible);
            m_subjects.push_back({ both, element, true });
        }
    }

    GraphFacts m_graph;
    SubjectRows m_rows;
    Rules m_elementRules;
    Rules m_flowRules;
    std::vector<Subject> m_subjects;
    std::vector<Hit> m_hits;
};

/// Microseconds of following an Edit and its inverse, each once a run.
template<typename T, typename Change>
double follow(Proposer &proposer, Project &project, Change &&change)
{
    const QList<const T *> all = project.all<T>();
    QList<Id<T>> ids;
    for (qsizetype i = 0; i < all.size(); i += std::max<qsizetype>(1, all.size() / 40))
        ids.append(all.at(i)->id);
    QList<Edit> edits;
    for (const Id<T> &id : ids) {
        const Edit edit = operations::change(project, id, change);
        if (!edit.isEmpty())
            edits.append(edit);
    }
    const double time = median(9, [&] {
        for (const Edit &edit : edits) {
            project.apply(edit);
            proposer.follow(project, edit);
            project.apply(inverse(edit));
            proposer.follow(project, inverse(edit));
        }
    });
    const double apply = median(9, [&] {
        for (const Edit &edit : edits) {
            project.apply(edit);
            project.apply(inverse(edit));
        }
    });
    return (time - apply) * 1000 / (2.0 * static_cast<double>(edits.size()));
}

/// The median once a processor that was idle runs at its speed: the first tenth of a second took
/// three times as long.
double settled(const std::function<void()> &run)
{
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 100)
        run();
    return median(9, run);
}

} // namespace

void proposals(const CatalogsPointer &catalogs)
{
    std::printf("proposals, %lld rules; full from nothing, beside a loop over the same masks (rows "
                "ready)\n",
                static_cast<long long>(catalogs->rules.size()));
    std::printf("%7s %9s %10s %10s %7s %10s %10s %9s %10s %9s %9s\n", "E", "proposals", "full ms",
                "loop ms", "ratio", "flow us", "full/", "element", "full/", "zone us", "artifact");
    QList<double> fulls;
    QList<double> loops;
    for (const int elements : { 100, 1000, 5000 }) {
        Project project = generated(elements, catalogs->vocabulary);
        Proposer proposer(catalogs);
        const double full = settled([&] { proposer.reset(project); });
        BruteForce force(project, *catalogs);
        const double loop = settled([&] { force.run(); });
        const auto toggle = [](Facts &facts, const char *fact) {
            const QString key = QLatin1String(fact);
            facts.insert(key,
                         facts.value(key) == u"yes" ? QStringLiteral("no") : QStringLiteral("yes"));
        };
        const double flow = follow<Flow>(proposer, project,
                                         [&](Flow &f) { toggle(f.facts, "publicly-reachable"); });
        const double element = follow<Element>(proposer, project,
                                               [&](Element &e) { toggle(e.facts, "third-party"); });
        const double zone =
                follow<Zone>(proposer, project, [](Zone &z) { z.trust = z.trust == 1 ? 2 : 1; });
        const double artifact = follow<Artifact>(
                proposer, project, [&](Artifact &a) { toggle(a.facts, "public-release"); });
        std::printf("%7d %9lld %10.2f %10.2f %7.2f %10.2f %10.0f %9.2f %10.0f %9.1f %9.1f\n",
                    elements, static_cast<long long>(proposer.count()), full, loop, full / loop,
                    flow, full * 1000 / flow, element, full * 1000 / element, zone, artifact);
        fulls.append(full);
        loops.append(loop);
    }
    const auto exponent = [](const QList<double> &times) {
        return std::log(times.last() / times.first()) / std::log(50.0);
    };
    std::printf("growth exponent 100 to 5000: full %.3f, loop %.3f\n\n", exponent(fulls),
                exponent(loops));
}

} // namespace bench
