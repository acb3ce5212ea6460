#include "model/catalog/rulelimits.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(rulelimits)
};

/// Far above every limit and far below overflow.
constexpr qint64 tooMany = 1'000'000;

qint64 product(qint64 a, qint64 b)
{
    return std::min(tooMany, a * b);
}

qint64 negatedClauses(const ConditionGroup &group);

/// How many clauses a condition multiplies out to, counted as the compiler makes them.
qint64 clausesOf(const ConditionGroup &group)
{
    qint64 count = group.all.size();
    for (const ConditionGroup &inner : group.none)
        count += negatedClauses(inner);
    for (const QList<ConditionGroup> &choices : group.any) {
        qint64 together = 1;
        for (const ConditionGroup &inner : choices)
            together = product(together, clausesOf(inner));
        count += together;
    }
    return std::min(tooMany, count);
}

qint64 negatedClauses(const ConditionGroup &group)
{
    qint64 count = 1;
    for (const Condition &condition : group.all)
        count = product(count, condition.values.size());
    for (const ConditionGroup &inner : group.none)
        count = product(count, clausesOf(inner));
    for (const QList<ConditionGroup> &choices : group.any) {
        qint64 all = 0;
        for (const ConditionGroup &inner : choices)
            all += negatedClauses(inner);
        count = product(count, std::min(tooMany, all));
    }
    return count;
}

void collect(const ConditionGroup &group, bool negated, QSet<QString> &asked)
{
    for (const Condition &condition : group.all) {
        for (const QString &value : condition.values)
            asked.insert(condition.key + u'=' + value + (negated ? u'-' : u'+'));
    }
    for (const ConditionGroup &inner : group.none)
        collect(inner, !negated, asked);
    for (const QList<ConditionGroup> &choices : group.any) {
        for (const ConditionGroup &inner : choices)
            collect(inner, negated, asked);
    }
}

} // namespace

QString RuleLimits::add(const Rule &rule)
{
    if (++m_rules > rules)
        return Text::tr("there are more than %1 rules").arg(rules);
    qint64 most = clausesOf(rule.when);
    QSet<QString> &asked = m_asked[rule.on == RuleSubject::Flow ? 1 : 0];
    collect(rule.when, false, asked);
    for (const Raise &raise : rule.raises) {
        most = std::max(most, clausesOf(raise.when));
        collect(raise.when, false, asked);
    }
    if (most > clauses)
        return Text::tr("its condition has more than %1 alternatives; make several rules of it")
                .arg(clauses);
    return asked.size() > predicates
                   ? Text::tr("with it the rules ask for more than %1 different values; name "
                              "groups or fewer values")
                             .arg(predicates)
                   : QString();
}
