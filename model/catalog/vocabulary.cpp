#include "model/catalog/vocabulary.h"

#include <algorithm>

namespace {

template<typename T>
const T *byId(const QList<T> &list, const QString &id)
{
    const auto it = std::ranges::find(list, id, &T::id);
    return it == list.end() ? nullptr : &*it;
}

bool asks(const Fact &fact, FactHolder holder, const QStringList &kinds)
{
    return fact.on == holder
           && (fact.appliesTo.isEmpty() || std::ranges::any_of(kinds, [&](const QString &kind) {
                   return fact.appliesTo.contains(kind);
               }));
}

QList<const Fact *> factsFor(const QList<Fact> &facts, FactHolder holder, const QStringList &kinds)
{
    QList<const Fact *> asked;
    for (const Fact &fact : facts) {
        if (asks(fact, holder, kinds))
            asked.append(&fact);
    }
    return asked;
}

} // namespace

const ElementType *Vocabulary::elementType(const QString &id) const
{
    return byId(elementTypes, id);
}

const ArtifactKind *Vocabulary::artifactKind(const QString &id) const
{
    return byId(artifactKinds, id);
}

const Fact *Vocabulary::fact(const QString &id) const
{
    return byId(facts, id);
}

QString Vocabulary::name(const QString &id) const
{
    if (const ElementType *type = elementType(id))
        return type->name;
    if (const ArtifactKind *kind = artifactKind(id))
        return kind->name;
    for (const QList<Term> *terms : { &phases, &operators, &exposures, &artifactGroups }) {
        if (const Term *term = byId(*terms, id))
            return term->name;
    }
    return id;
}

QList<const Fact *> Vocabulary::factsOfType(const QString &elementType) const
{
    return factsFor(facts, FactHolder::Element, { elementType });
}

QList<const Fact *> Vocabulary::factsOfKind(const QString &artifactKind) const
{
    return factsFor(facts, FactHolder::Artifact, { artifactKind });
}

QList<const Fact *> Vocabulary::factsOfFlow(const QStringList &kindsCarried) const
{
    return factsFor(facts, FactHolder::Flow, kindsCarried);
}

QString inSentence(const QString &name)
{
    const bool acronym = name.size() > 1 && !name.at(1).isLower();
    return acronym || name.isEmpty() ? name : name.at(0).toLower() + name.mid(1);
}
