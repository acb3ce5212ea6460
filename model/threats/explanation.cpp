#include "model/threats/explanation.h"

#include "model/threats/facts.h"
#include "model/threats/graphfacts.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(why)
};

QString zoneName(const Project &project, const Id<Zone> &id)
{
    const Zone *zone = project.find(id);
    return zone ? zone->name : Text::tr("outside all zones");
}

} // namespace

QString plainKey(const QString &key)
{
    return key.startsWith(QStringLiteral("source-")) || key.startsWith(QStringLiteral("target-"))
                   ? key.mid(7)
                   : key;
}

const Element *Explanation::endOf(const QString &key) const
{
    if (!m_flow)
        return m_element;
    return m_project.find(key.startsWith(QStringLiteral("source-")) ? m_flow->source
                                                                    : m_flow->target);
}

Explanation::Answer Explanation::factAnswer(const QString &id, const Facts &facts,
                                            const QStringList &kinds) const
{
    QString value = facts.value(id);
    const Fact *fact = m_words.fact(id);
    if (value.isEmpty() && fact)
        value = facts::answerWhenNotAsked(*fact, kinds);
    return value.isEmpty() ? Answer { {}, true } : Answer { { value } };
}

Explanation::Answer Explanation::answerOfElement(const QString &key, const Element *element) const
{
    if (!element)
        return {};
    const ElementType *type = m_words.elementType(element->type);
    if (key == u"type")
        return { { element->type } };
    if (key == u"base")
        return { { type ? textOf(type->base) : QString() } };
    if (key == u"phase")
        return { { facts::phaseOf(*element, m_words) } };
    const facts::Surroundings around = facts::surroundings(m_project, element->zone);
    if (key == u"operator")
        return { { around.zoneOperator }, around.zoneOperator.isEmpty() };
    if (key == u"exposure")
        return { { around.exposure }, around.exposure.isEmpty() };
    if (key == u"holds") {
        Answer held;
        for (const Id<Artifact> &id : element->holds) {
            if (const Artifact *artifact = m_project.find(id))
                held.values.append(artifact->artifactKind);
        }
        return held;
    }
    if (key == u"path" || key == u"on-cycle")
        return { pathsOf(*element, key == u"on-cycle") };
    if (key == u"writers")
        return { { graphfacts::writersOf(m_project, element->id.value()) } };
    return factAnswer(key.mid(5), element->facts, { element->type });
}

Explanation::Answer Explanation::answerOf(const QString &key) const
{
    const QString kind = m_artifact ? m_artifact->artifactKind : QString();
    if (key == u"artifact")
        return { { kind } };
    if (key == u"artifact-group") {
        const ArtifactKind *known = m_words.artifactKind(kind);
        return { { known ? known->group : QString() } };
    }
    if (key.startsWith(QStringLiteral("artifact-fact-")))
        return factAnswer(key.mid(14), m_artifact ? m_artifact->facts : Facts(), { kind });
    if (!m_flow || key.startsWith(QStringLiteral("source-"))
        || key.startsWith(QStringLiteral("target-")))
        return answerOfElement(plainKey(key), endOf(key));
    const bool crosses = facts::crosses(m_project, *m_flow);
    if (key == u"crosses-zone")
        return { { crosses ? QStringLiteral("true") : QStringLiteral("false") } };
    if (key == u"trust") {
        const int from = facts::surroundings(m_project, m_project.find(m_flow->source)->zone).trust;
        const int to = facts::surroundings(m_project, m_project.find(m_flow->target)->zone).trust;
        if (!crosses || (from > 0 && from == to))
            return { { QStringLiteral("same") } };
        if (from == 0 || to == 0)
            return { {}, true };
        return { { to > from ? QStringLiteral("rises") : QStringLiteral("falls") } };
    }
    if (key == u"same-operator" || key == u"same-jurisdiction") {
        const QString same = key == u"same-operator" ? facts::sameOperator(m_project, *m_flow)
                                                     : facts::sameJurisdiction(m_project, *m_flow);
        return same.isEmpty() ? Answer { {}, true } : Answer { { same } };
    }
    // A flow's own fact: asked or not, an absent answer is unknown.
    const QString value = m_flow->facts.value(key.mid(5));
    return value.isEmpty() ? Answer { {}, true } : Answer { { value } };
}

QStringList Explanation::pathsOf(const Element &element, bool cycle) const
{
    QStringList ids;
    for (const RulePath &path : m_catalogs.paths) {
        if (path.cycle == cycle
            && !graphfacts::wayTo(m_project, path, element.id.value()).isEmpty())
            ids.append(path.id);
    }
    return ids;
}

QString Explanation::wayOf(const QString &id, const Element &element) const
{
    const RulePath *path = m_catalogs.path(id);
    if (!path)
        return {};
    QStringList names;
    for (const QUuid &at : graphfacts::wayTo(m_project, *path, element.id.value())) {
        const Element *found = m_project.find(Id<Element>(at));
        names.append(found ? found->name : QString());
    }
    return QString(path->name)
            .replace(QStringLiteral("%1"), names.join(QStringLiteral(" \u2192 ")));
}

QString Explanation::holderOf(const QString &key) const
{
    if (key.startsWith(QStringLiteral("artifact-fact-")))
        return m_artifact ? m_artifact->name : QString();
    if (key.startsWith(QStringLiteral("fact-")) && m_flow)
        return subjectName(m_project, RecordKind::Flow, m_flow->id.value());
    const Element *element = endOf(key);
    return element ? element->name : QString();
}

QString Explanation::sentenceFor(const QString &key, const QStringList &values) const
{
    const QString plain = plainKey(key);
    const Element *element = endOf(key);
    const QString name = holderOf(key);
    const QString value = values.value(0);
    if (plain == u"artifact" || plain == u"artifact-group" || plain == u"type" || plain == u"base")
        return {}; // said when the subject is introduced
    if (plain == u"crosses-zone" && m_flow) {
        const QString from = zoneName(m_project, m_project.find(m_flow->source)->zone);
        const QString to = zoneName(m_project, m_project.find(m_flow->target)->zone);
        return value == u"true" ? Text::tr("crosses %1 \u2192 %2").arg(from, to)
                                : Text::tr("stays inside %1").arg(from);
    }
    if (plain == u"trust")
        return value == u"rises" ? Text::tr("enters a more trusted zone")
                                 : Text::tr("enters a less trusted zone");
    if (plain == u"same-operator")
        return value == u"true" ? Text::tr("both ends have the same operator")
                                : Text::tr("its ends have different operators");
    if (plain == u"same-jurisdiction")
        return value == u"true" ? Text::tr("both ends are under the same law")
                                : Text::tr("its ends are under different laws");
    if (plain == u"path" || plain == u"on-cycle")
        return wayOf(value, *element);
    if (plain == u"writers")
        return value == u"several" ? Text::tr("several write to %1").arg(name)
               : value == u"one"   ? Text::tr("one writes to %1").arg(name)
                                   : Text::tr("nobody writes to %1").arg(name);
    if (plain == u"phase")
        return Text::tr("%1 belongs to %2").arg(name, m_words.name(value));
    if (plain == u"operator")
        return Text::tr("%1 is operated by: %2")
                .arg(zoneName(m_project, element->zone), m_words.name(value));
    if (plain == u"exposure")
        return Text::tr("%1 is exposed to: %2")
                .arg(zoneName(m_project, element->zone), m_words.name(value));
    if (plain == u"holds") {
        QStringList held;
        for (const Id<Artifact> &id : element->holds) {
            if (const Artifact *artifact = m_project.find(id);
                artifact && values.contains(artifact->artifactKind))
                held.append(artifact->name);
        }
        return Text::tr("%1 holds %2").arg(name, held.join(QStringLiteral(", ")));
    }
    const Fact *fact = m_words.fact(key.mid(key.lastIndexOf(QStringLiteral("fact-")) + 5));
    if (!fact)
        return {};
    QString shown = value;
    for (const Term &term : fact->values) {
        if (term.id == value)
            shown = term.name;
    }
    return Text::tr("%1: %2 is %3").arg(name, inSentence(fact->name), shown);
}

QString Explanation::questionFor(const QString &key) const
{
    const QString plain = plainKey(key);
    const Element *element = endOf(key);
    if (plain == u"operator")
        return Text::tr("nobody said who operates %1").arg(zoneName(m_project, element->zone));
    if (plain == u"exposure")
        return Text::tr("nobody said how %1 is exposed").arg(zoneName(m_project, element->zone));
    if (plain == u"same-operator")
        return Text::tr("nobody said who operates both ends of %1")
                .arg(subjectName(m_project, RecordKind::Flow, m_flow->id.value()));
    if (plain == u"same-jurisdiction")
        return Text::tr("nobody said under which law both ends of %1 are")
                .arg(subjectName(m_project, RecordKind::Flow, m_flow->id.value()));
    if (plain == u"trust")
        return Text::tr("nobody said how far the zones of %1 are trusted")
                .arg(subjectName(m_project, RecordKind::Flow, m_flow->id.value()));
    const Fact *fact = m_words.fact(key.mid(key.lastIndexOf(QStringLiteral("fact-")) + 5));
    return fact ? QStringLiteral("%1: %2").arg(holderOf(key), fact->question) : QString();
}

void Explanation::introduce()
{
    if (m_flow) {
        const Element *source = m_project.find(m_flow->source);
        const Element *target = m_project.find(m_flow->target);
        say(Text::tr("goes from %1 (%2) to %3 (%4)")
                    .arg(source->name, inSentence(m_words.name(source->type)), target->name,
                         inSentence(m_words.name(target->type))));
    } else if (m_element) {
        say(Text::tr("%1 is of type %2")
                    .arg(m_element->name, inSentence(m_words.name(m_element->type))));
    }
    if (m_artifact) {
        const QString kind = inSentence(m_words.name(m_artifact->artifactKind));
        say(m_flow ? Text::tr("carries %1 (%2)").arg(m_artifact->name, kind)
                   : Text::tr("holds %1 (%2)").arg(m_artifact->name, kind));
    }
}

Truth Explanation::explain(const Condition &condition)
{
    const Answer answer = answerOf(condition.key);
    if (answer.unknown) {
        seen.insert(condition.key, QStringLiteral("unknown"));
        return Truth::Assumed;
    }
    QStringList matching;
    for (const QString &value : answer.values) {
        if (condition.values.contains(value))
            matching.append(value);
    }
    seen.insert(condition.key, answer.values.join(u','));
    return matching.isEmpty() ? Truth::No : Truth::Yes;
}

Truth Explanation::explain(const ConditionGroup &group)
{
    Truth whole = Truth::Yes;
    for (const Condition &condition : group.all) {
        const Truth truth = explain(condition);
        whole = std::min(whole, truth);
        if (truth == Truth::Yes) {
            QStringList matching = answerOf(condition.key).values;
            matching.removeIf(
                    [&](const QString &value) { return !condition.values.contains(value); });
            say(sentenceFor(condition.key, matching));
        }
        if (const QString question = questionFor(condition.key);
            truth == Truth::Assumed && !question.isEmpty() && !assumed.contains(question))
            assumed.append(question);
    }
    for (const ConditionGroup &inner : group.none) {
        Explanation silent(*this);
        const Truth truth = silent.explain(inner);
        seen.insert(silent.seen);
        whole = std::min(whole, truth == Truth::Yes  ? Truth::No
                                : truth == Truth::No ? Truth::Yes
                                                     : Truth::Assumed);
    }
    for (const QList<ConditionGroup> &choices : group.any) {
        Truth best = Truth::No;
        Explanation chosen(*this);
        for (const ConditionGroup &inner : choices) {
            Explanation tried(*this);
            const Truth truth = tried.explain(inner);
            seen.insert(tried.seen);
            if (truth <= best)
                continue;
            best = truth;
            chosen.sentences = tried.sentences;
            chosen.assumed = tried.assumed;
        }
        if (best != Truth::No) {
            sentences = chosen.sentences;
            assumed = chosen.assumed;
        }
        whole = std::min(whole, best);
    }
    return whole;
}
