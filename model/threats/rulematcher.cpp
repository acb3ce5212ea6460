#include "model/threats/rulematcher.h"

#include <algorithm>
#include <functional>
#include <iterator>

RuleMatcher::RuleMatcher(const Catalogs &catalogs)
    : m_catalogs(catalogs)
    , m_subsumers(static_cast<size_t>(catalogs.rules.size()))
{
    QHash<QString, size_t> numbers;
    for (qsizetype i = 0; i < catalogs.rules.size(); ++i)
        numbers.insert(catalogs.rules.at(i).id, static_cast<size_t>(i));
    for (const Rule &rule : catalogs.rules) {
        for (const QString &subsumed : rule.subsumes) {
            const auto at = numbers.constFind(subsumed);
            if (at != numbers.constEnd())
                m_subsumers[*at].push_back(static_cast<quint16>(numbers.value(rule.id)));
        }
    }
}

void RuleMatcher::switchRules(const Project &project)
{
    QHash<QString, bool> packs;
    for (const RulePack &pack : m_catalogs.packs)
        packs.insert(pack.id, pack.on);
    project.forEach<PackSwitch>(
            [&](const PackSwitch &change) { packs.insert(change.pack, change.on); });
    QSet<QString> silenced;
    project.forEach<SilencedRule>([&](const SilencedRule &rule) { silenced.insert(rule.rule); });
    m_on.assign(static_cast<size_t>(m_catalogs.rules.size()), true);
    for (size_t i = 0; i < m_on.size(); ++i) {
        const Rule &rule = m_catalogs.rules.at(static_cast<qsizetype>(i));
        m_on[i] = packs.value(rule.pack, true) && !silenced.contains(rule.id);
    }
}

void RuleMatcher::match(const Rules &rules, const Row &row, quint32 artifact, Hits &into) const
{
    for (const CompiledRule &rule : rules) {
        if (!rule.when.matches(row.possible) || !m_on[static_cast<size_t>(rule.rule)])
            continue;
        int likelihood = rule.base;
        int assumed = rule.when.assumptions(row.certain);
        for (const CompiledRaise &raise : rule.raises) {
            if (!raise.when.matches(row.possible))
                continue;
            likelihood += raise.by;
            assumed += raise.when.assumptions(row.certain);
        }
        into.push_back({ static_cast<quint16>(rule.rule),
                         static_cast<qint8>(std::min(likelihood, 5)),
                         static_cast<qint8>(std::min(assumed, 100)), artifact });
    }
}

void RuleMatcher::dropSubsumed(Hits &hits, size_t first) const
{
    const auto begin = hits.begin() + static_cast<std::ptrdiff_t>(first);
    const auto subsumed = [&](const Hit &hit) {
        const std::vector<quint16> &by = m_subsumers[hit.rule];
        return !by.empty() && std::any_of(begin, hits.end(), [&](const Hit &other) {
            return other.artifact == hit.artifact && std::ranges::find(by, other.rule) != by.end();
        });
    };
    if (std::none_of(begin, hits.end(), subsumed))
        return;
    // What is subsumed may itself subsume: all are judged before any goes.
    Hits left;
    std::copy_if(begin, hits.end(), std::back_inserter(left), std::not_fn(subsumed));
    hits.erase(std::copy(left.begin(), left.end(), begin), hits.end());
}

void RuleMatcher::match(const SubjectRows &rows, const Row &row, const Rules &plain,
                        const QList<Id<Artifact>> &artifacts,
                        Row SubjectRows::ArtifactPart::*onSubject,
                        const Rules *SubjectRows::ArtifactPart::*withArtifact, Hits &into) const
{
    const size_t first = into.size();
    match(plain, row, 0, into);
    for (const Id<Artifact> &artifact : artifacts) {
        const SubjectRows::ArtifactPart &part = rows.of(artifact);
        Row both = row;
        both.unite(part.*onSubject);
        match(*(part.*withArtifact), both, part.number, into);
    }
    dropSubsumed(into, first);
}

void RuleMatcher::match(const SubjectRows &rows, const Element &element, Hits &into) const
{
    using Part = SubjectRows::ArtifactPart;
    match(rows, rows.of(element), rows.elementRules().plain(), element.holds, &Part::onElement,
          &Part::elementRules, into);
}

void RuleMatcher::match(const SubjectRows &rows, const Flow &flow, Hits &into) const
{
    using Part = SubjectRows::ArtifactPart;
    match(rows, rows.of(flow), rows.flowRules().plain(), flow.artifacts, &Part::onFlow,
          &Part::flowRules, into);
}
