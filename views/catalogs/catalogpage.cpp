#include "views/catalogs/catalogpage.h"

#include "views/catalogs/pagetext.h"
#include "views/catalogs/referencepages.h"
#include "views/catalogs/rulepage.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(catalogpage)
};

void writeControl(PageText &page, const ControlEntry &control)
{
    page.heading(control.name);
    page.paragraph(control.description);
    page.section(Text::tr("Effect"),
                 { PageText::escaped(Text::tr("%1, takes away %2 % by itself: %3")
                                             .arg(control.function,
                                                  QString::number(control.effectiveness / 10),
                                                  control.effectivenessReason)),
                   PageText::escaped(Text::tr("cost: %1; owed by: %2")
                                             .arg(control.cost,
                                                  control.owedBy.join(QStringLiteral(", ")))) });
    page.section(Text::tr("Rules that offer it"), page.rulesWhere([&](const Rule &rule) {
        return std::ranges::any_of(rule.controls, [&](const ControlOffer &offer) {
            return offer.control == control.id;
        });
    }));
    QStringList statements;
    for (const Statement &statement : page.catalogs().statements) {
        if (control.statements.contains(statement.id))
            statements.append(PageText::escaped(statement.text));
    }
    page.section(Text::tr("White paper"), statements);
    const std::pair<QString, const QStringList *> crosswalks[] = {
        { QStringLiteral("ISO/IEC 27001:2022"), &control.iso27001 },
        { QStringLiteral("NIST AI RMF"), &control.nistAiRmf },
        { QStringLiteral("OWASP SAMM"), &control.samm },
        { QStringLiteral("EU AI Act"), &control.euAiAct },
        { QStringLiteral("MITRE ATLAS"), &control.atlasMitigations },
        { QStringLiteral("Microsoft"), &control.microsoft },
    };
    QStringList lines;
    for (const auto &[name, ids] : crosswalks) {
        if (!ids->isEmpty())
            lines.append(PageText::escaped(name + QStringLiteral(": ")
                                           + ids->join(QStringLiteral(", "))));
    }
    page.section(Text::tr("Elsewhere"), lines);
    page.origin(control.origin);
}

void writePack(PageText &page, const RulePack &pack)
{
    page.heading(pack.name);
    page.paragraph(pack.description);
    page.section(Text::tr("Rules"),
                 page.rulesWhere([&](const Rule &rule) { return rule.pack == pack.id; }));
}

void writeType(PageText &page, const ElementType &type)
{
    const Vocabulary &words = page.catalogs().vocabulary;
    page.heading(type.name);
    page.paragraph(type.description);
    QStringList here;
    for (const Element *element : page.context().project().all<Element>()) {
        if (element->type == type.id)
            here.append(PageText::escaped(element->name));
    }
    page.section(Text::tr("In this project"), here);
    page.section(Text::tr("Life-cycle phase"), { PageText::escaped(words.name(type.phase)) });
    page.section(Text::tr("Rules"), page.rulesWhere([&](const Rule &rule) {
        return std::ranges::any_of(rule.when.all, [&](const Condition &condition) {
            return condition.key.endsWith(u"type") && condition.values.contains(type.id);
        });
    }));
    page.origin(type.origin);
}

void writeKind(PageText &page, const ArtifactKind &kind)
{
    page.heading(kind.name);
    page.paragraph(kind.description);
    QStringList here;
    for (const Artifact *artifact : page.context().project().all<Artifact>()) {
        if (artifact->artifactKind == kind.id)
            here.append(PageText::escaped(artifact->name));
    }
    page.section(Text::tr("In this project"), here);
    page.section(Text::tr("Rules"), page.rulesWhere([&](const Rule &rule) {
        return std::ranges::any_of(rule.when.all, [&](const Condition &condition) {
            return condition.key == u"artifact" && condition.values.contains(kind.id);
        });
    }));
    page.origin(kind.origin);
}

void writeFact(PageText &page, const Fact &fact)
{
    page.heading(fact.name);
    page.paragraph(fact.question);
    QStringList answers;
    for (const Term &value : fact.values)
        answers.append(PageText::escaped(value.name));
    page.section(Text::tr("Answers"), answers);
    page.origin(fact.origin);
}

} // namespace

QString catalogpage::of(const QString &link, const ViewContext &context)
{
    const Catalogs &catalogs = context.catalogs();
    const QString kind = link.section(u':', 0, 0);
    const QString id = link.section(u':', 1);
    PageText page(context);
    if (kind == u"rule") {
        if (const Rule *rule = catalogs.rule(id))
            rulepage::write(page, *rule);
    } else if (kind == u"technique") {
        if (const AtlasTechnique *technique = catalogs.atlas.technique(id))
            referencepages::technique(page, *technique);
    } else if (kind == u"control") {
        if (const ControlEntry *control = catalogs.control(id))
            writeControl(page, *control);
    } else if (kind == u"framework") {
        referencepages::frameworkItem(page, id.section(u'/', 0, 0), id.section(u'/', 1));
    } else if (kind == u"item") {
        referencepages::item(page, id);
    } else if (kind == u"pack") {
        for (const RulePack &pack : catalogs.packs) {
            if (pack.id == id)
                writePack(page, pack);
        }
    } else if (kind == u"type") {
        if (const ElementType *type = catalogs.vocabulary.elementType(id))
            writeType(page, *type);
    } else if (kind == u"kind") {
        if (const ArtifactKind *artifact = catalogs.vocabulary.artifactKind(id))
            writeKind(page, *artifact);
    } else if (kind == u"fact") {
        if (const Fact *fact = catalogs.vocabulary.fact(id))
            writeFact(page, *fact);
    } else if (kind == u"asset") {
        for (const StrideAsset &asset : catalogs.strideAssets) {
            if (asset.id == id)
                referencepages::asset(page, asset);
        }
    }
    return page.html();
}
