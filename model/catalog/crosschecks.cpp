#include "model/catalog/crosschecks.h"

#include "model/catalog/rulelimits.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(crosschecks)
};

template<typename T>
QSet<QString> idsOf(const QList<T> &list)
{
    QSet<QString> ids;
    for (const T &item : list)
        ids.insert(item.id);
    return ids;
}

/// Everything that a rule may refer to.
struct Known
{
    explicit Known(const Catalogs &catalogs)
        : phases(idsOf(catalogs.vocabulary.phases))
        , types(idsOf(catalogs.vocabulary.elementTypes))
        , groups(idsOf(catalogs.vocabulary.artifactGroups))
        , kinds(idsOf(catalogs.vocabulary.artifactKinds))
        , operators(idsOf(catalogs.vocabulary.operators))
        , exposures(idsOf(catalogs.vocabulary.exposures))
        , techniques(idsOf(catalogs.atlas.techniques))
        , owaspMl(idsOf(catalogs.owaspMl))
        , owaspLlm(idsOf(catalogs.owaspLlm))
        , controls(idsOf(catalogs.controls))
        , packs(idsOf(catalogs.packs))
        , rules(idsOf(catalogs.rules))
    {
        for (const RulePath &path : catalogs.paths)
            (path.cycle ? cycles : paths).insert(path.id);
        for (const StrideAsset &asset : catalogs.strideAssets)
            failureModes += idsOf(asset.failureModes);
        for (const Fact &fact : catalogs.vocabulary.facts)
            facts.insert(fact.id, idsOf(fact.values));
        for (const char *word : enumWords<Base>)
            bases.insert(QString::fromLatin1(word));
    }

    QSet<QString> phases, types, groups, kinds, operators, exposures, techniques, owaspMl, owaspLlm,
            controls, packs, rules, paths, cycles, failureModes, bases;
    QHash<QString, QSet<QString>> facts;
};

/// The values that a predicate may have; null for an unknown predicate.
std::optional<QSet<QString>> valuesFor(const QString &predicate, const Known &known, RuleSubject on)
{
    QString key = predicate;
    const bool end = on == RuleSubject::Flow
                     && (key.startsWith(QStringLiteral("source-"))
                         || key.startsWith(QStringLiteral("target-")));
    if (end)
        key = key.mid(7);
    const bool ofElement = end || on == RuleSubject::Element;
    if (key.startsWith(QStringLiteral("artifact-fact-")) && !end)
        return known.facts.value(key.mid(14));
    if (key.startsWith(QStringLiteral("fact-")))
        return known.facts.value(key.mid(5));
    if (key == u"artifact" && !end)
        return known.kinds;
    if (key == u"artifact-group" && !end)
        return known.groups;
    const bool compares =
            key == u"crosses-zone" || key == u"same-operator" || key == u"same-jurisdiction";
    if (on == RuleSubject::Flow && compares)
        return QSet<QString> { QStringLiteral("true"), QStringLiteral("false") };
    if (ofElement && key == u"writers")
        return QSet<QString> { QStringLiteral("none"), QStringLiteral("one"),
                               QStringLiteral("several") };
    if (on == RuleSubject::Flow && key == u"trust")
        return QSet<QString> { QStringLiteral("rises"), QStringLiteral("falls") };
    const QHash<QString, const QSet<QString> *> ofEnds {
        { QStringLiteral("type"), &known.types },
        { QStringLiteral("base"), &known.bases },
        { QStringLiteral("phase"), &known.phases },
        { QStringLiteral("operator"), &known.operators },
        { QStringLiteral("exposure"), &known.exposures },
        { QStringLiteral("holds"), &known.kinds },
        { QStringLiteral("path"), &known.paths },
        { QStringLiteral("on-cycle"), &known.cycles },
    };
    if (ofElement && ofEnds.contains(key))
        return *ofEnds.value(key);
    return std::nullopt;
}

QString problemIn(const ConditionGroup &group, const Known &known, RuleSubject on)
{
    for (const Condition &condition : group.all) {
        const std::optional<QSet<QString>> allowed = valuesFor(condition.key, known, on);
        if (!allowed)
            return Text::tr("unknown predicate \"%1\"").arg(condition.key);
        for (const QString &value : condition.values) {
            if (!allowed->contains(value)) {
                QStringList choices = allowed->values();
                choices.sort();
                return Text::tr("\"%1\" cannot be \"%2\"; expected one of %3")
                        .arg(condition.key, value, choices.join(QStringLiteral(", ")).left(300));
            }
        }
    }
    for (const ConditionGroup &inner : group.none) {
        if (QString problem = problemIn(inner, known, on); !problem.isEmpty())
            return problem;
    }
    for (const QList<ConditionGroup> &choices : group.any) {
        for (const ConditionGroup &inner : choices) {
            if (QString problem = problemIn(inner, known, on); !problem.isEmpty())
                return problem;
        }
    }
    return {};
}

QString missing(const QStringList &ids, const QSet<QString> &known, const QString &what)
{
    for (const QString &id : ids) {
        if (!known.contains(id))
            return Text::tr("%1 \"%2\" does not exist").arg(what, id);
    }
    return {};
}

QString placeholderProblem(const Rule &rule)
{
    static const QRegularExpression placeholder(QStringLiteral("\\{([^}]*)\\}"));
    QStringList allowed = rule.on == RuleSubject::Flow ? QStringList { QStringLiteral("source"),
                                                                       QStringLiteral("target") }
                                                       : QStringList { QStringLiteral("element") };
    if (rule.takesArtifact())
        allowed.append(QStringLiteral("artifact"));
    for (auto it = placeholder.globalMatch(rule.title); it.hasNext();) {
        const QString name = it.next().captured(1);
        if (!allowed.contains(name))
            return Text::tr("the title names {%1}; this rule knows {%2}")
                    .arg(name, allowed.join(QStringLiteral("}, {")));
    }
    return {};
}

QString problemOf(const Rule &rule, const Known &known)
{
    QStringList offered;
    for (const ControlOffer &offer : rule.controls) {
        offered.append(offer.control);
        const bool atEnd = offer.at != At::Subject;
        if (atEnd && rule.on == RuleSubject::Element)
            return Text::tr("control \"%1\": an element has no ends").arg(offer.control);
    }
    QStringList problems {
        missing({ rule.pack }, known.packs, Text::tr("pack")),
        missing(rule.atlas, known.techniques, Text::tr("ATLAS technique")),
        missing(rule.owaspMl, known.owaspMl, Text::tr("OWASP item")),
        missing(rule.owaspLlm, known.owaspLlm, Text::tr("OWASP LLM item")),
        missing(offered, known.controls, Text::tr("control")),
        missing(rule.failureModes, known.failureModes, Text::tr("failure mode")),
        missing(rule.subsumes, known.rules, Text::tr("rule")),
        placeholderProblem(rule),
        problemIn(rule.when, known, rule.on),
    };
    for (const Raise &raise : rule.raises)
        problems.append(problemIn(raise.when, known, rule.on));
    problems.removeAll(QString());
    return problems.value(0);
}

std::optional<Error> vocabularyProblem(const Catalogs &catalogs, const Known &known)
{
    for (const ElementType &type : catalogs.vocabulary.elementTypes) {
        if (!known.phases.contains(type.phase))
            return Error { Text::tr("phase \"%1\" does not exist").arg(type.phase), type.id };
    }
    for (const ArtifactKind &kind : catalogs.vocabulary.artifactKinds) {
        if (!known.groups.contains(kind.group))
            return Error { Text::tr("artifact group \"%1\" does not exist").arg(kind.group),
                           kind.id };
    }
    const QSet<QString> families = idsOf(catalogs.controlFamilies);
    const QSet<QString> statements = idsOf(catalogs.statements);
    for (const ControlEntry &control : catalogs.controls) {
        if (!families.contains(control.family))
            return Error { Text::tr("family \"%1\" does not exist").arg(control.family),
                           control.id };
        if (const QString problem =
                    missing(control.introduces, known.types, Text::tr("element type"));
            !problem.isEmpty())
            return Error { problem, control.id };
        for (const Framework &framework : catalogs.frameworks) {
            if (const QString problem =
                        missing(control.of(framework.id), idsOf(framework.items), framework.name);
                !problem.isEmpty())
                return Error { problem, control.id };
        }
        if (const QString problem = missing(control.statements, statements, Text::tr("statement"));
            !problem.isEmpty())
            return Error { problem, control.id };
    }
    // The graph walks mark them with the bits of one word.
    if (catalogs.paths.size() > 64)
        return Error { Text::tr("more than 64 paths") };
    for (const RulePath &path : catalogs.paths) {
        QString problem =
                missing(path.from + path.to + path.avoiding, known.types, Text::tr("element type"));
        if (problem.isEmpty())
            problem = missing(path.carrying, known.kinds, Text::tr("artifact kind"));
        if (!problem.isEmpty())
            return Error { problem, path.id };
    }
    return std::nullopt;
}

} // namespace

namespace crosschecks {

std::optional<Error> firstProblem(const Catalogs &catalogs)
{
    const Known known(catalogs);
    if (std::optional<Error> error = vocabularyProblem(catalogs, known))
        return error;
    RuleLimits limits;
    for (qsizetype i = 0; i < catalogs.rules.size(); ++i) {
        const Rule &rule = catalogs.rules.at(i);
        if (i > 0 && catalogs.rules.at(i - 1).id == rule.id)
            return Error { Text::tr("the rule id stands twice"),
                           rule.origin + QStringLiteral(": ") + rule.id };
        QString problem = problemOf(rule, known);
        if (problem.isEmpty())
            problem = limits.add(rule);
        if (!problem.isEmpty())
            return Error { problem, rule.origin + QStringLiteral(": ") + rule.id };
    }
    return std::nullopt;
}

} // namespace crosschecks
