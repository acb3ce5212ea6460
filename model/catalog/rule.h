#pragma once

#include "model/catalog/stride.h"

#include <QList>
#include <QStringList>

/// One predicate of a rule as the catalog has it: a key ("artifact", "source-type",
/// "fact-protocol", "crosses-zone") and the values of which any may hold. Booleans are "true" and
/// "false".
struct Condition
{
    QString key;
    QStringList values;
};

/// Conditions that must all hold, with nested groups: none of `none` may hold, and of each list in
/// `any` at least one group must.
struct ConditionGroup
{
    QList<Condition> all;
    QList<ConditionGroup> none;
    QList<QList<ConditionGroup>> any;

    bool isEmpty() const { return all.isEmpty() && none.isEmpty() && any.isEmpty(); }
};

/// Where a control must stand to count for a threat, besides an enclosing zone and the project.
enum class At { Subject, Source, Target, Either, Crossing };
template<>
inline constexpr std::array<const char *, 5> enumWords<At> = { "subject", "source", "target",
                                                               "either", "crossing" };

/// A control that lowers a threat. Effects in per mille of frequency or loss taken away, 0 to 990.
struct ControlOffer
{
    QString control;
    At at = At::Subject;
    int likelihood = 0;
    int impact = 0;
};

struct Raise
{
    ConditionGroup when;
    int by = 1;
    QString because;
};

enum class RuleSubject { Flow, Element };
template<>
inline constexpr std::array<const char *, 2> enumWords<RuleSubject> = { "flow", "element" };

/// A threat rule (`catalogs/rules/*.json`): when it applies, how likely, what lowers it, from
/// where.
struct Rule
{
    QString id;
    QString pack;
    QString tier;
    QStringList supersedes;
    /// An event, with {source} {target} {element} {artifact} for the team's names.
    QString title;
    Stride stride = Stride::Tampering;
    Property property = Property::Integrity;
    QStringList failureModes;
    RuleSubject on = RuleSubject::Flow;
    ConditionGroup when;
    /// Likelihood level before raises, 1 to 5.
    int base = 2;
    QString baseWhy;
    QList<Raise> raises;
    QStringList atlas;
    QStringList owaspMl;
    QStringList owaspLlm;
    QList<ControlOffer> controls;
    QStringList subsumes;
    QString source;
    QString rationale;
    /// File that it came from.
    QString origin;
    /// How well its attacks are attested, for ranking what is equal in risk: maturity of its best
    /// known ATLAS technique times 1000, plus the case studies of the most seen one.
    int relevance = 0;

    /// Whether the subject is a flow or element together with one artifact.
    bool takesArtifact() const;
};

/// A connection that rules ask for by name: a path along flows from elements of some types (or,
/// with `to`, towards them), or a cycle of flows.
struct RulePath
{
    QString id;
    /// What it means where it is, with %1 for the elements on the way.
    QString name;
    QStringList from;
    QStringList to;
    /// Artifact kinds of which each flow on the way carries one; empty: any flow.
    QStringList carrying;
    /// Element types that the way does not enter.
    QStringList avoiding;
    /// Most flows on the way, 1 to 64.
    int within = 64;
    bool cycle = false;
};

struct RulePack
{
    QString id;
    QString name;
    QString description;
    bool on = true;
};
