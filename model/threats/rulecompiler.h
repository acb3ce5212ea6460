#pragma once

#include "model/catalog/catalogs.h"
#include "model/threats/bits.h"

#include <QHash>

#include <vector>

/// A conjunction of clauses: all bits of `all`, and at least one bit of each of `clauses`.
struct CompiledCondition
{
    Bits all;
    std::vector<Bits> clauses;

    bool matches(const Bits &row) const
    {
        if (!row.contains(all))
            return false;
        for (const Bits &clause : clauses) {
            if (!row.intersects(clause))
                return false;
        }
        return true;
    }
    /// How many clauses hold only because something is unknown.
    int assumptions(const Bits &certain) const;
};

struct CompiledRaise
{
    CompiledCondition when;
    int by = 1;
};

struct CompiledRule
{
    /// Index into Catalogs::rules.
    int rule = 0;
    CompiledCondition when;
    int base = 2;
    std::vector<CompiledRaise> raises;
};

/// The atoms of one predicate key: for each value that some rule names, the bit for "is it" and,
/// where a rule negates it, the bit for "is it not".
struct KeyAtoms
{
    QHash<QString, int> yes;
    QHash<QString, int> no;
    /// All bits of each side: what an unknown answer may be.
    Bits allYes;
    Bits allNo;

    bool isEmpty() const { return yes.isEmpty() && no.isEmpty(); }
    /// What a row says when the answer is this value; when nobody answered; when it is each of
    /// these.
    const Row &known(const QString &value) const;
    const Row &unknown() const { return m_unknown; }
    Row each(const QStringList &values) const;
    /// Every bit of the key.
    const Bits &bits() const { return m_unknown.possible; }
    /// Prepares the answers; called once when all rules are compiled.
    void settle();

private:
    QHash<QString, Row> m_known;
    Row m_other;
    Row m_unknown;
};

/// The rules of one subject kind as masks over one space of bits.
class RuleSpace
{
public:
    RuleSpace(const Catalogs &catalogs, RuleSubject on);

    /// Atoms of a predicate key; empty ones when no rule uses it.
    const KeyAtoms &atoms(const QString &key) const;
    /// Rules on the subject alone.
    const std::vector<CompiledRule> &plain() const { return m_plain; }
    /// Rules on the subject with an artifact of this kind.
    const std::vector<CompiledRule> &withArtifact(const QString &kind) const;

private:
    using Clauses = std::vector<Bits>;

    int bit(const QString &key, const QString &value, bool yes);
    Clauses clausesOf(const ConditionGroup &group);
    Clauses negationOf(const ConditionGroup &group);
    static Clauses either(const Clauses &a, const Clauses &b);
    CompiledCondition compile(const ConditionGroup &group);

    QHash<QString, KeyAtoms> m_atoms;
    int m_bits = 0;
    std::vector<CompiledRule> m_plain;
    QHash<QString, std::vector<CompiledRule>> m_withArtifact;
};
