#include "model/catalog/catalogreaders.h"

namespace catalogreaders {

void readStrideAi(JsonReader &file, Catalogs &into)
{
    file.each("classes", [&](JsonReader &item) {
        StrideClass known;
        known.stride = item.word<Stride>("id");
        known.letter = item.text("letter");
        known.name = item.text("name");
        known.property = item.text("property");
        known.sourceMeaning = item.text("source-meaning");
        item.optionalText("provenance");
        known.extension = item.text("extension");
        into.strideClasses.append(known);
    });
    file.each("assets", [&](JsonReader &item) {
        StrideAsset asset;
        asset.id = item.text("id");
        asset.category = item.text("category");
        asset.name = item.text("name");
        asset.summary = item.text("summary");
        item.each("failure-modes", [&](JsonReader &mode) {
            asset.failureModes.append({ mode.text("id"), mode.text("label") });
        });
        for (const QString &threat : item.texts("threats")) {
            if (const std::optional<Stride> stride = enumFrom<Stride>(threat))
                asset.threats.append(*stride);
            else
                item.fail("threats", QStringLiteral("%1?").arg(threat));
        }
        into.strideAssets.append(asset);
    });
    file.each("extensions", [](JsonReader &item) {
        item.text("asset");
        item.word<Stride>("stride");
        item.text("reason");
    });
}

void readAtlas(JsonReader &file, Catalogs &into)
{
    Atlas &atlas = into.atlas;
    atlas.contentVersion = file.text("content-version");
    file.each("tactics", [&](JsonReader &item) {
        item.ignore("order");
        atlas.tactics.append({ item.text("id"), item.text("name"), item.text("description") });
        item.optionalText("attack-reference");
        item.optionalText("basis");
    });
    file.each("techniques", [&](JsonReader &item) {
        AtlasTechnique technique;
        technique.id = item.text("id");
        technique.name = item.text("name");
        technique.parent = item.optionalText("parent");
        technique.tactics = item.texts("tactics");
        technique.platforms = item.optionalTexts("platforms");
        technique.maturity = item.optionalText("maturity");
        item.optionalText("attack-reference");
        item.optionalText("since");
        technique.basis = item.text("basis");
        technique.description = item.text("description");
        atlas.techniques.append(technique);
    });
    file.each("mitigations", [&](JsonReader &item) {
        AtlasMitigation mitigation;
        mitigation.id = item.text("id");
        mitigation.name = item.text("name");
        mitigation.description = item.text("description");
        item.optionalTexts("categories");
        item.optionalTexts("lifecycle-phases");
        mitigation.techniques = item.texts("techniques");
        mitigation.basis = item.text("basis");
        atlas.mitigations.append(mitigation);
    });
    file.each("case-studies", [&](JsonReader &item) {
        atlas.caseStudies.append({ item.text("id"), item.text("name"), item.texts("techniques") });
        item.optionalText("basis");
    });
    file.each("retired", [&](JsonReader &item) {
        const QString id = item.text("id");
        atlas.retired.insert(id, item.optionalText("replaced-by"));
        item.optionalText("basis");
    });
    atlas.gaps = file.texts("gaps");
    // Absent from what earlier versions pinned.
    if (file.has("out-of-scope")) {
        file.each("out-of-scope", [&](JsonReader &item) {
            atlas.outOfScope.insert(item.text("technique"), item.text("reason"));
        });
    }
}

void readFramework(JsonReader &file, const CatalogInfo &info, Catalogs &into)
{
    Framework framework { info.id.section(u'-', 1), info.title, {} };
    file.each("items", [&](JsonReader &item) {
        framework.items.append({ item.text("id"), item.text("name") });
    });
    into.frameworks.append(framework);
}

void readOwasp(JsonReader &file, Catalogs &into)
{
    file.each("items", [&](JsonReader &item) {
        into.owaspMl.append({ item.text("id"), item.text("name"), item.text("description") });
        item.optionalTexts("stride");
        item.optionalTexts("atlas");
    });
    file.each("llm", [&](JsonReader &item) {
        into.owaspLlm.append({ item.text("id"), item.text("name") });
    });
}

void readMicrosoft(JsonReader &file, Catalogs &into)
{
    file.each("areas", [&](JsonReader &area) {
        area.text("id");
        area.text("name");
        area.text("objective");
        area.optionalText("type");
        area.each("controls", [&](JsonReader &item) {
            into.microsoft.append({ item.text("id"), item.text("name"), item.text("objective") });
            item.optionalTexts("guidance");
        });
    });
    file.ignore("severity-levels");
    file.ignore("severity-matrix");
}

void readControls(JsonReader &file, Catalogs &into)
{
    file.each("families", [&](JsonReader &item) {
        into.controlFamilies.append(
                { item.text("id"), item.text("name"), item.text("description") });
    });
    file.each("controls", [&](JsonReader &item) {
        ControlEntry entry;
        entry.id = item.text("id");
        entry.family = item.text("family");
        entry.name = item.text("name");
        entry.description = item.text("description");
        entry.function = item.text("function");
        item.object("effectiveness", [&](JsonReader &effect) {
            entry.effectiveness = effect.perMille("value");
            entry.effectivenessReason = effect.text("reason");
        });
        entry.cost = item.text("cost");
        entry.owedBy = item.texts("owed-by");
        entry.statements = item.texts("statements");
        item.object("crosswalk", [&](JsonReader &crosswalk) {
            entry.iso27001 = crosswalk.optionalTexts("iso27001");
            entry.nistAiRmf = crosswalk.optionalTexts("nist-ai-rmf");
            entry.samm = crosswalk.optionalTexts("samm");
            entry.euAiAct = crosswalk.optionalTexts("eu-ai-act");
        });
        entry.atlasMitigations = item.texts("atlas-mitigations");
        entry.microsoft = item.texts("microsoft");
        entry.introduces = item.optionalTexts("introduces");
        into.controls.append(entry);
    });
    file.each("statements", [&](JsonReader &item) {
        into.statements.append(
                { item.text("id"), item.text("phase"), item.text("kind"), item.text("text") });
    });
    file.each("checklists", [&](JsonReader &item) {
        const QString phase = item.text("phase");
        for (const QString &statement : item.texts("items"))
            into.checklist.append({ phase, statement });
    });
    into.principles = file.texts("principles");
}

} // namespace catalogreaders
