#include "tests/support/smallestmodel.h"

#include "tests/support/samples.h"

namespace {

/// The conditions that a model built from a group has to meet: the first choice of each list.
QList<Condition> flat(const ConditionGroup &group)
{
    QList<Condition> all = group.all;
    for (const QList<ConditionGroup> &choices : group.any)
        all += flat(choices.first());
    return all;
}

} // namespace

SmallestModel::SmallestModel(const Rule &rule, const Catalogs &catalogs)
    : m_rule(rule)
    , m_catalogs(catalogs)
{
    m_source = { samples::element(QStringLiteral("From")), samples::zone(QStringLiteral("Here")) };
    m_target = { samples::element(QStringLiteral("To")), samples::zone(QStringLiteral("There")) };
    m_flow = samples::flow(m_source.element.id, m_target.element.id);
    for (const ConditionGroup &none : rule.when.none) {
        for (const Condition &condition : none.all) {
            if (condition.key.endsWith(QStringLiteral("type")))
                m_forbiddenTypes += condition.values;
            if (condition.key.endsWith(QStringLiteral("base")))
                m_forbiddenBases += condition.values;
        }
    }
    const bool onFlow = rule.on == RuleSubject::Flow;
    m_source.element.type = typeFor(onFlow ? QStringLiteral("source-") : QString());
    m_target.element.type = typeFor(QStringLiteral("target-"));
    satisfy(rule.when);
    if (!rule.takesArtifact())
        return;
    QString kind = valuesOf(QStringLiteral("artifact")).value(0);
    for (const ArtifactKind &each : m_catalogs.vocabulary.artifactKinds) {
        if (kind.isEmpty() && valuesOf(QStringLiteral("artifact-group")).value(0) == each.group)
            kind = each.id;
    }
    if (kind.isEmpty())
        kind = m_catalogs.vocabulary.artifactKinds.first().id;
    m_artifact.artifactKind = kind;
    m_artifact.id = samples::artifact(QStringLiteral("It"), kind).id;
    m_artifact.name = QStringLiteral("It");
}

QUuid SmallestModel::subject() const
{
    return m_rule.on == RuleSubject::Flow ? m_flow.id.value() : m_source.element.id.value();
}

QStringList SmallestModel::valuesOf(const QString &key) const
{
    for (const Condition &condition : flat(m_rule.when)) {
        if (condition.key == key)
            return condition.values;
    }
    return {};
}

QString SmallestModel::typeFor(const QString &prefix) const
{
    const QStringList wanted = valuesOf(prefix + QStringLiteral("type"));
    const QStringList bases = valuesOf(prefix + QStringLiteral("base"));
    for (const ElementType &type : m_catalogs.vocabulary.elementTypes) {
        const bool fits = (wanted.isEmpty() || wanted.contains(type.id))
                          && (bases.isEmpty() || bases.contains(textOf(type.base)));
        if (fits && !m_forbiddenTypes.contains(type.id)
            && !m_forbiddenBases.contains(textOf(type.base)))
            return type.id;
    }
    return {};
}

Artifact SmallestModel::artifactOf(const QString &kind)
{
    const Artifact artifact = samples::artifact(kind, kind);
    m_more.append(artifact);
    return artifact;
}

void SmallestModel::carry(const QStringList &kinds, const Id<Element> &source,
                          const Id<Element> &target)
{
    QList<Id<Artifact>> carried;
    if (!kinds.isEmpty())
        carried.append(artifactOf(kinds.first()).id);
    m_more.append(samples::flow(source, target, carried));
}

void SmallestModel::satisfy(const ConditionGroup &group)
{
    for (const Condition &condition : flat(group))
        satisfy(condition);
}

void SmallestModel::satisfy(const Condition &condition)
{
    const QString &key = condition.key;
    const QString value = condition.values.first();
    if (key.startsWith(QStringLiteral("artifact-fact-"))) {
        m_artifact.facts.insert(key.mid(14), value);
    } else if (key == u"crosses-zone") {
        m_crosses = value == u"true";
    } else if (key == u"trust") {
        m_source.zone.trust = value == u"rises" ? 1 : 4;
        m_target.zone.trust = value == u"rises" ? 4 : 1;
    } else if (key == u"same-jurisdiction") {
        m_source.zone.jurisdiction = QStringLiteral("SE");
        m_target.zone.jurisdiction = value == u"true" ? QStringLiteral("SE") : QStringLiteral("US");
    } else if (key == u"same-operator") {
        m_source.zone.zoneOperator = QStringLiteral("own");
    } else if (key.startsWith(QStringLiteral("target-"))) {
        satisfyEnd(m_target, key.mid(7), value);
    } else if (key.startsWith(QStringLiteral("source-"))) {
        satisfyEnd(m_source, key.mid(7), value);
    } else if (m_rule.on == RuleSubject::Flow && key.startsWith(QStringLiteral("fact-"))) {
        m_flow.facts.insert(key.mid(5), value);
    } else {
        satisfyEnd(m_source, key, value);
    }
}

void SmallestModel::satisfyEnd(End &end, const QString &key, const QString &value)
{
    if (key.startsWith(QStringLiteral("fact-"))) {
        end.element.facts.insert(key.mid(5), value);
    } else if (key == u"phase") {
        end.element.phase = value;
    } else if (key == u"operator") {
        end.zone.zoneOperator = value;
    } else if (key == u"exposure") {
        end.zone.exposure = value;
    } else if (key == u"holds") {
        end.element.holds.append(artifactOf(value).id);
    } else if (key == u"writers" && value == u"several") {
        for (const char *name : { "One", "Another" }) {
            const Element writer = samples::element(QLatin1String(name));
            m_more.append(writer);
            carry({}, writer.id, end.element.id);
        }
    } else if (key == u"path" || key == u"on-cycle") {
        const RulePath &path = *m_catalogs.path(value);
        const QString type = path.from.isEmpty() ? path.to.value(0) : path.from.first();
        const Element other = samples::element(
                QStringLiteral("Start"), type.isEmpty() ? QStringLiteral("model-training") : type);
        m_more.append(other);
        if (path.cycle || path.from.isEmpty())
            carry(path.carrying, end.element.id, other.id);
        if (path.cycle || !path.from.isEmpty())
            carry(path.carrying, other.id, end.element.id);
    }
}

Project SmallestModel::project(bool silenced) const
{
    End source = m_source;
    End target = m_target;
    Flow flow = m_flow;
    Artifact artifact = m_artifact;
    const bool onFlow = m_rule.on == RuleSubject::Flow;
    if (m_rule.takesArtifact()) {
        flow.artifacts = { artifact.id };
        if (!onFlow)
            source.element.holds.append(artifact.id);
    }
    if (silenced) {
        // Another kind or another type: the first predicate of nearly every rule.
        const QStringList kinds = valuesOf(QStringLiteral("artifact"));
        if (!kinds.isEmpty()) {
            for (const ArtifactKind &kind : m_catalogs.vocabulary.artifactKinds) {
                if (!kinds.contains(kind.id))
                    artifact.artifactKind = kind.id;
            }
        } else {
            const bool changesTarget = onFlow && !valuesOf(QStringLiteral("target-type")).isEmpty();
            const QString prefix = !onFlow         ? QString()
                                   : changesTarget ? QStringLiteral("target-")
                                                   : QStringLiteral("source-");
            const QStringList types = valuesOf(prefix + QStringLiteral("type"));
            const QStringList bases = valuesOf(prefix + QStringLiteral("base"));
            for (const ElementType &type : m_catalogs.vocabulary.elementTypes) {
                if (!types.contains(type.id) && !bases.contains(textOf(type.base)))
                    (changesTarget ? target : source).element.type = type.id;
            }
        }
    }
    source.element.zone = source.zone.id;
    target.element.zone = m_crosses ? target.zone.id : source.zone.id;
    Edit edit;
    edit.add(source.zone);
    edit.add(target.zone);
    if (m_rule.takesArtifact())
        edit.add(artifact);
    for (const Record &record : m_more)
        edit.add(record);
    edit.add(source.element);
    edit.add(target.element);
    if (onFlow)
        edit.add(flow);
    Project project;
    if (const Result<void> done = project.tryApply(edit); !done)
        qFatal("%s: %s", qPrintable(m_rule.id), qPrintable(done.error().text()));
    return project;
}
