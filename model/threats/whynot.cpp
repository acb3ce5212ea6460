#include "model/threats/explanation.h"
#include "model/threats/facts.h"
#include "model/threats/why.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(why)
};

} // namespace

QString Explanation::namesOf(const QStringList &values) const
{
    QStringList names;
    for (const QString &value : values) {
        const RulePath *path = m_catalogs.path(value);
        names.append(path ? QString(path->name).remove(QStringLiteral(": %1"))
                          : inSentence(m_words.name(value)));
    }
    return names.size() > 6 ? QStringList(names.first(6)).join(QStringLiteral(", "))
                                      + QStringLiteral(", \u2026")
                            : names.join(QStringLiteral(", "));
}

QString Explanation::askedOf(const QString &key) const
{
    const QString plain = plainKey(key);
    const QString holder = holderOf(key);
    const qsizetype at = key.lastIndexOf(QStringLiteral("fact-"));
    if (const Fact *fact = at < 0 ? nullptr : m_words.fact(key.mid(at + 5)))
        return Text::tr("%1 of %2").arg(inSentence(fact->name), holder);
    if (plain == u"artifact" || plain == u"artifact-group")
        return m_artifact ? Text::tr("the kind of %1").arg(m_artifact->name)
                          : Text::tr("an artifact");
    const QHash<QString, QString> names {
        { QStringLiteral("type"), Text::tr("the type of %1") },
        { QStringLiteral("base"), Text::tr("the shape of %1") },
        { QStringLiteral("phase"), Text::tr("the phase of %1") },
        { QStringLiteral("operator"), Text::tr("who operates the zone of %1") },
        { QStringLiteral("exposure"), Text::tr("the exposure of the zone of %1") },
        { QStringLiteral("holds"), Text::tr("what %1 holds") },
        { QStringLiteral("path"), Text::tr("what reaches %1") },
        { QStringLiteral("on-cycle"), Text::tr("the loops through %1") },
        { QStringLiteral("writers"), Text::tr("who writes to %1") },
        { QStringLiteral("crosses-zone"), Text::tr("whether the flow crosses a zone") },
        { QStringLiteral("trust"), Text::tr("how trust changes along the flow") },
        { QStringLiteral("same-operator"), Text::tr("whether both ends have one operator") },
        { QStringLiteral("same-jurisdiction"), Text::tr("whether both ends are under one law") },
    };
    const QString name = names.value(plain, plain);
    return name.contains(QStringLiteral("%1")) ? name.arg(holder) : name;
}

QString Explanation::failureOf(const ConditionGroup &group)
{
    for (const Condition &condition : group.all) {
        if (explain(condition) != Truth::No)
            continue;
        const QStringList is = answerOf(condition.key).values;
        return Text::tr("%1: %2; the rule asks for %3")
                .arg(askedOf(condition.key),
                     is.isEmpty() || is.first().isEmpty() ? Text::tr("none") : namesOf(is),
                     namesOf(condition.values));
    }
    for (const ConditionGroup &inner : group.none) {
        Explanation silent(*this);
        if (silent.explain(inner) != Truth::Yes)
            continue;
        const Condition &condition = inner.all.value(0);
        return Text::tr("%1: must not be %2")
                .arg(askedOf(condition.key), namesOf(condition.values));
    }
    for (const QList<ConditionGroup> &choices : group.any) {
        QStringList failures;
        for (const ConditionGroup &inner : choices) {
            Explanation tried(*this);
            if (tried.explain(inner) == Truth::No)
                failures.append(tried.failureOf(inner));
        }
        if (failures.size() == choices.size())
            return failures.join(Text::tr("; nor "));
    }
    return {};
}

QString whyNot(const Rule &rule, const QUuid &subject, const QUuid &artifact,
               const Project &project, const Catalogs &catalogs)
{
    const bool isFlow = project.find(Id<Flow>(subject));
    if (isFlow != (rule.on == RuleSubject::Flow))
        return rule.on == RuleSubject::Flow ? Text::tr("the rule is about flows")
                                            : Text::tr("the rule is about elements");
    Proposal proposal;
    proposal.subject = subject;
    proposal.subjectKind = isFlow ? RecordKind::Flow : RecordKind::Element;
    proposal.artifact = artifact;
    Explanation explanation(proposal, project, catalogs);
    if (QString failure = explanation.failureOf(rule.when); !failure.isEmpty())
        return failure;
    bool silenced = false;
    project.forEach<SilencedRule>(
            [&](const SilencedRule &each) { silenced = silenced || each.rule == rule.id; });
    if (silenced)
        return Text::tr("the rule is silenced in this project");
    return facts::isOn(project, catalogs, rule.pack)
                   ? QString()
                   : Text::tr("the pack \"%1\" is off in this project").arg(rule.pack);
}
