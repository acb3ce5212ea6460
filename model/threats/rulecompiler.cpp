#include "model/threats/rulecompiler.h"

#include <bit>

namespace {

bool isSingle(const Bits &bits)
{
    int count = 0;
    for (const std::uint64_t word : bits.word)
        count += std::popcount(word);
    return count == 1;
}

/// Kinds that a rule can be about: those that its top-level artifact predicates name.
QStringList kindsOf(const Rule &rule, const Vocabulary &vocabulary)
{
    QStringList kinds;
    for (const ArtifactKind &kind : vocabulary.artifactKinds) {
        bool fits = true;
        for (const Condition &condition : rule.when.all) {
            if (condition.key == u"artifact")
                fits = fits && condition.values.contains(kind.id);
            else if (condition.key == u"artifact-group")
                fits = fits && condition.values.contains(kind.group);
        }
        if (fits)
            kinds.append(kind.id);
    }
    return kinds;
}

} // namespace

int CompiledCondition::assumptions(const Bits &certain) const
{
    int count = 0;
    for (size_t i = 0; i < Bits::words; ++i) {
        if (const std::uint64_t open = all.word[i] & ~certain.word[i])
            count += std::popcount(open);
    }
    for (const Bits &clause : clauses)
        count += certain.intersects(clause) ? 0 : 1;
    return count;
}

const Row &KeyAtoms::known(const QString &value) const
{
    const auto it = m_known.constFind(value);
    return it == m_known.constEnd() ? m_other : *it;
}

void KeyAtoms::settle()
{
    for (const QHash<QString, int> *side : { &yes, &no }) {
        for (auto it = side->keyBegin(); it != side->keyEnd(); ++it)
            m_known.insert(*it, each({ *it }));
    }
    m_other = each({});
    m_unknown.possible = allYes;
    m_unknown.possible.unite(allNo);
}

Row KeyAtoms::each(const QStringList &values) const
{
    Row row;
    row.possible = allNo;
    for (const QString &value : values) {
        if (const auto it = yes.constFind(value); it != yes.constEnd())
            row.possible.set(*it);
        if (const auto it = no.constFind(value); it != no.constEnd())
            row.possible.clear(*it);
    }
    row.certain = row.possible;
    return row;
}

RuleSpace::RuleSpace(const Catalogs &catalogs, RuleSubject on)
{
    for (int i = 0; i < catalogs.rules.size(); ++i) {
        const Rule &rule = catalogs.rules.at(i);
        if (rule.on != on)
            continue;
        CompiledRule compiled { i, compile(rule.when), rule.base, {} };
        for (const Raise &raise : rule.raises)
            compiled.raises.push_back({ compile(raise.when), raise.by });
        if (!rule.takesArtifact()) {
            m_plain.push_back(std::move(compiled));
            continue;
        }
        for (const QString &kind : kindsOf(rule, catalogs.vocabulary))
            m_withArtifact[kind].push_back(compiled);
    }
    for (KeyAtoms &atoms : m_atoms)
        atoms.settle();
}

const KeyAtoms &RuleSpace::atoms(const QString &key) const
{
    static const KeyAtoms none;
    const auto it = m_atoms.constFind(key);
    return it == m_atoms.constEnd() ? none : *it;
}

const std::vector<CompiledRule> &RuleSpace::withArtifact(const QString &kind) const
{
    static const std::vector<CompiledRule> none;
    const auto it = m_withArtifact.constFind(kind);
    return it == m_withArtifact.constEnd() ? none : *it;
}

int RuleSpace::bit(const QString &key, const QString &value, bool yes)
{
    KeyAtoms &atoms = m_atoms[key];
    QHash<QString, int> &side = yes ? atoms.yes : atoms.no;
    const auto it = side.constFind(value);
    if (it != side.constEnd())
        return *it;
    // The loader refuses catalogs that ask for more.
    Q_ASSERT(m_bits < Bits::words * 64);
    side.insert(value, m_bits);
    (yes ? atoms.allYes : atoms.allNo).set(m_bits);
    return m_bits++;
}

RuleSpace::Clauses RuleSpace::clausesOf(const ConditionGroup &group)
{
    Clauses clauses;
    for (const Condition &condition : group.all) {
        Bits any;
        for (const QString &value : condition.values)
            any.set(bit(condition.key, value, true));
        clauses.push_back(any);
    }
    for (const ConditionGroup &inner : group.none) {
        for (const Bits &clause : negationOf(inner))
            clauses.push_back(clause);
    }
    for (const QList<ConditionGroup> &choices : group.any) {
        Clauses together;
        bool first = true;
        for (const ConditionGroup &inner : choices) {
            together = first ? clausesOf(inner) : either(together, clausesOf(inner));
            first = false;
        }
        clauses.insert(clauses.end(), together.begin(), together.end());
    }
    return clauses;
}

RuleSpace::Clauses RuleSpace::negationOf(const ConditionGroup &group)
{
    // not (a and b) = not a or not b; each "not a" over several values means none of them.
    Clauses result;
    bool first = true;
    const auto addChoice = [&](const Clauses &choice) {
        result = first ? choice : either(result, choice);
        first = false;
    };
    for (const Condition &condition : group.all) {
        Clauses none;
        for (const QString &value : condition.values) {
            Bits no;
            no.set(bit(condition.key, value, false));
            none.push_back(no);
        }
        addChoice(none);
    }
    for (const ConditionGroup &inner : group.none)
        addChoice(clausesOf(inner));
    for (const QList<ConditionGroup> &choices : group.any) {
        Clauses all;
        for (const ConditionGroup &inner : choices) {
            for (const Bits &clause : negationOf(inner))
                all.push_back(clause);
        }
        addChoice(all);
    }
    return result;
}

RuleSpace::Clauses RuleSpace::either(const Clauses &a, const Clauses &b)
{
    Clauses product;
    for (const Bits &left : a) {
        for (const Bits &right : b) {
            Bits both = left;
            both.unite(right);
            product.push_back(both);
        }
    }
    return product;
}

CompiledCondition RuleSpace::compile(const ConditionGroup &group)
{
    CompiledCondition compiled;
    for (const Bits &clause : clausesOf(group)) {
        if (isSingle(clause))
            compiled.all.unite(clause);
        else
            compiled.clauses.push_back(clause);
    }
    return compiled;
}
