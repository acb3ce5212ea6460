#include "views/catalogs/referencepages.h"

#include "views/catalogs/pagetext.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(catalogpage)
};

} // namespace

void referencepages::technique(PageText &page, const AtlasTechnique &technique)
{
    page.heading(technique.id + QStringLiteral("  ") + technique.name);
    page.paragraph(technique.description);
    if (const QString reason = page.catalogs().atlas.outOfScope.value(technique.id);
        !reason.isEmpty())
        page.paragraph(Text::tr("Out of scope: %1.").arg(reason));
    page.section(Text::tr("In this project"), page.threatsWhere([&](const ThreatRow &row) {
        return row.atlas.contains(technique.id);
    }));
    page.section(Text::tr("Rules"), page.rulesWhere([&](const Rule &rule) {
        return rule.atlas.contains(technique.id);
    }));
    QStringList tactics;
    for (const Term &tactic : page.catalogs().atlas.tactics) {
        if (technique.tactics.contains(tactic.id))
            tactics.append(PageText::escaped(tactic.name));
    }
    page.section(Text::tr("Tactics"), tactics);
    QStringList mitigations;
    for (const AtlasMitigation &mitigation : page.catalogs().atlas.mitigations) {
        if (mitigation.techniques.contains(technique.id))
            mitigations.append(
                    PageText::escaped(mitigation.id + QStringLiteral("  ") + mitigation.name));
    }
    page.section(Text::tr("Mitigations"), mitigations);
    QStringList studies;
    for (const AtlasCaseStudy &study : page.catalogs().atlas.caseStudies) {
        if (study.techniques.contains(technique.id))
            studies.append(PageText::escaped(study.id + QStringLiteral("  ") + study.name));
    }
    page.section(Text::tr("Seen in reported attacks"), studies);
    page.section(Text::tr("Maturity and basis"),
                 { PageText::escaped(technique.maturity), PageText::escaped(technique.basis) });
}

void referencepages::asset(PageText &page, const StrideAsset &asset)
{
    page.heading(asset.id + QStringLiteral("  ") + asset.name);
    page.paragraph(asset.summary);
    QStringList modes;
    for (const Term &mode : asset.failureModes)
        modes.append(PageText::escaped(mode.id + QStringLiteral("  ") + mode.name));
    page.section(Text::tr("Failure modes"), modes);
    QStringList classes;
    for (const Stride stride : asset.threats)
        classes.append(PageText::escaped(page.catalogs().strideName(stride)));
    page.section(Text::tr("Threats that the source gives"), classes);
    QStringList kinds;
    for (const ArtifactKind &kind : page.catalogs().vocabulary.artifactKinds) {
        if (kind.assets.contains(asset.id))
            kinds.append(PageText::escaped(kind.name));
    }
    page.section(Text::tr("Artifact kinds"), kinds);
}

void referencepages::item(PageText &page, const QString &id)
{
    for (const QList<Term> *list :
         { &page.catalogs().owaspMl, &page.catalogs().owaspLlm, &page.catalogs().microsoft }) {
        for (const Term &term : *list) {
            if (term.id == id)
                page.heading(term.id + QStringLiteral("  ") + term.name);
        }
    }
    page.section(Text::tr("In this project"), page.threatsWhere([&](const ThreatRow &row) {
        return row.rule && (row.rule->owaspMl.contains(id) || row.rule->owaspLlm.contains(id));
    }));
    page.section(Text::tr("Rules"), page.rulesWhere([&](const Rule &rule) {
        return rule.owaspMl.contains(id) || rule.owaspLlm.contains(id);
    }));
    page.section(Text::tr("Controls"), page.controlsWhere([&](const ControlEntry &control) {
        return control.microsoft.contains(id);
    }));
}

void referencepages::frameworkItem(PageText &page, const QString &framework, const QString &id)
{
    for (const Framework &each : page.catalogs().frameworks) {
        if (each.id != framework)
            continue;
        for (const Term &item : each.items) {
            if (item.id == id)
                page.heading(item.id + QStringLiteral("  ") + item.name);
        }
        page.paragraph(each.name);
    }
    page.section(Text::tr("Controls"), page.controlsWhere([&](const ControlEntry &control) {
        return control.of(framework).contains(id);
    }));
}
