#include "model/catalog/catalogs.h"

#include <algorithm>

namespace {

template<typename T>
const T *byId(const QList<T> &list, const QString &id)
{
    const auto it = std::ranges::find(list, id, &T::id);
    return it == list.end() ? nullptr : &*it;
}

bool takesArtifact(const ConditionGroup &group)
{
    for (const Condition &condition : group.all) {
        if (condition.key == u"artifact" || condition.key == u"artifact-group")
            return true;
    }
    return std::ranges::any_of(group.any, [](const QList<ConditionGroup> &choices) {
        return std::ranges::all_of(
                choices, [](const ConditionGroup &choice) { return takesArtifact(choice); });
    });
}

void collectPhases(const ConditionGroup &group, const Vocabulary &words, QStringList &named,
                   QStringList &usual)
{
    for (const Condition &condition : group.all) {
        if (condition.key == u"phase" || condition.key.endsWith(u"-phase"))
            named += condition.values;
        if (condition.key != u"type" && !condition.key.endsWith(u"-type"))
            continue;
        for (const QString &id : condition.values) {
            if (const ElementType *type = words.elementType(id))
                usual.append(type->phase);
        }
    }
    for (const QList<ConditionGroup> &choices : group.any) {
        for (const ConditionGroup &choice : choices)
            collectPhases(choice, words, named, usual);
    }
}

} // namespace

bool Rule::takesArtifact() const
{
    return ::takesArtifact(when);
}

const AtlasTechnique *Atlas::technique(const QString &id) const
{
    return byId(techniques, id);
}

int Atlas::sightings(const QString &technique) const
{
    return static_cast<int>(std::ranges::count_if(
            caseStudies, [&](const auto &study) { return study.techniques.contains(technique); }));
}

const Rule *Catalogs::rule(const QString &id) const
{
    const auto it = std::ranges::lower_bound(rules, id, {}, &Rule::id);
    return it != rules.end() && it->id == id ? &*it : nullptr;
}

const QStringList &ControlEntry::of(const QString &framework) const
{
    static const QStringList none;
    return framework == u"iso27001"      ? iso27001
           : framework == u"nist-ai-rmf" ? nistAiRmf
           : framework == u"samm"        ? samm
           : framework == u"eu-ai-act"   ? euAiAct
                                         : none;
}

const RulePath *Catalogs::path(const QString &id) const
{
    return byId(paths, id);
}

const ControlEntry *Catalogs::control(const QString &id) const
{
    return byId(controls, id);
}

QString Catalogs::strideName(Stride stride) const
{
    for (const StrideClass &known : strideClasses) {
        if (known.stride == stride)
            return known.name;
    }
    return textOf(stride);
}

QStringList Catalogs::phasesOf(const Rule &rule) const
{
    QStringList named;
    QStringList usual;
    collectPhases(rule.when, vocabulary, named, usual);
    QStringList &phases = named.isEmpty() ? usual : named;
    phases.removeAll(QString());
    phases.removeDuplicates();
    return phases;
}
