#include "model/catalog/catalogreaders.h"

namespace {

Term readTerm(JsonReader &item)
{
    Term term;
    term.id = item.text("id");
    term.name = item.text("name");
    term.description = item.optionalText("description");
    return term;
}

QList<Term> readTerms(JsonReader &file, const char *key)
{
    QList<Term> terms;
    file.each(key, [&](JsonReader &item) { terms.append(readTerm(item)); });
    return terms;
}

void readTypes(JsonReader &file, Vocabulary &words)
{
    file.each("element-types", [&](JsonReader &item) {
        ElementType type;
        type.id = item.text("id");
        type.name = item.text("name");
        type.base = item.word<Base>("base");
        type.phase = item.text("phase");
        type.icon = item.text("icon");
        type.description = item.text("description");
        words.elementTypes.append(type);
    });
}

void readKinds(JsonReader &file, Vocabulary &words)
{
    file.each("artifact-kinds", [&](JsonReader &item) {
        ArtifactKind kind;
        kind.id = item.text("id");
        kind.name = item.text("name");
        kind.group = item.text("group");
        kind.description = item.text("description");
        kind.assets = item.texts("assets");
        item.object("ratings", [&](JsonReader &ratings) {
            for (size_t i = 0; i < kind.ratings.size(); ++i)
                kind.ratings.at(i) = ratings.number(enumWords<Property>.at(i), 1, 5);
        });
        words.artifactKinds.append(kind);
    });
}

void readFacts(JsonReader &file, Vocabulary &words)
{
    file.each("facts", [&](JsonReader &item) {
        Fact fact;
        fact.id = item.text("id");
        fact.on = item.word<FactHolder>("on");
        fact.name = item.text("name");
        fact.question = item.text("question");
        fact.ordered = item.flag("ordered");
        fact.values = readTerms(item, "values");
        fact.appliesTo = item.optionalTexts("applies-to");
        words.facts.append(fact);
    });
}

} // namespace

namespace catalogreaders {

void readVocabulary(JsonReader &file, Catalogs &into)
{
    Vocabulary &words = into.vocabulary;
    words.phases = readTerms(file, "phases");
    readTypes(file, words);
    words.artifactGroups = readTerms(file, "artifact-groups");
    readKinds(file, words);
    readFacts(file, words);
    words.operators = readTerms(file, "operators");
    words.exposures = readTerms(file, "exposures");
}

} // namespace catalogreaders
