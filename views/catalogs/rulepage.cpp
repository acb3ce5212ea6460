#include "views/catalogs/rulepage.h"

#include "model/core/operations/rules.h"
#include "model/threats/why.h"
#include "views/catalogs/pagetext.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(catalogpage)
};

/// Whether the rule applies to what is selected, and why not.
void here(PageText &page, const Rule &rule)
{
    const RecordRef selected = page.context().selection.single();
    const Project &project = page.context().project();
    QList<Id<Artifact>> artifacts;
    if (const Flow *flow = project.find(Id<Flow>(selected.id)))
        artifacts = flow->artifacts;
    else if (const Element *element = project.find(Id<Element>(selected.id)))
        artifacts = element->holds;
    else
        return;
    const QString name = subjectName(project, selected.kind, selected.id);
    if (!rule.takesArtifact() || artifacts.isEmpty())
        artifacts = { Id<Artifact>() };
    QStringList reasons;
    for (const Id<Artifact> &artifact : artifacts) {
        const QString reason =
                whyNot(rule, selected.id, artifact.value(), project, page.catalogs());
        if (reason.isEmpty()) {
            page.paragraph(Text::tr("It applies to %1.").arg(name));
            return;
        }
        if (!reasons.contains(PageText::escaped(reason)))
            reasons.append(PageText::escaped(reason));
    }
    page.section(Text::tr("Why not on %1").arg(name), reasons);
}

} // namespace

void rulepage::write(PageText &page, const Rule &rule)
{
    page.heading(plainTitleOf(rule));
    page.paragraph(rule.rationale);
    if (const SilencedRule *silenced = operations::silenceOf(page.context().project(), rule.id))
        page.paragraph(Text::tr("Silenced by %1 on %2: %3")
                               .arg(silenced->by, silenced->on, silenced->reason));
    here(page, rule);
    page.section(Text::tr("In this project"),
                 page.threatsWhere([&](const ThreatRow &row) { return row.key.rule == rule.id; }));
    page.section(Text::tr("MITRE ATLAS"), page.techniques(rule.atlas));
    QStringList items;
    for (const QString &id : rule.owaspMl + rule.owaspLlm)
        items.append(PageText::anchor(QStringLiteral("item:") + id, id));
    page.section(Text::tr("OWASP"), items);
    QStringList offers;
    for (const ControlOffer &offer : rule.controls) {
        const ControlEntry *control = page.catalogs().control(offer.control);
        QStringList effects;
        if (offer.likelihood > 0)
            effects.append(Text::tr("likelihood \u2212%1 %").arg(offer.likelihood / 10));
        if (offer.impact > 0)
            effects.append(Text::tr("loss \u2212%1 %").arg(offer.impact / 10));
        offers.append(PageText::anchor(QStringLiteral("control:") + offer.control,
                                       control ? control->name : offer.control)
                      + PageText::escaped(
                              QStringLiteral(" (%1)").arg(effects.join(QStringLiteral(", ")))));
    }
    page.section(Text::tr("Controls that lower it"), offers);
    QStringList likelihood { PageText::escaped(
            Text::tr("%1: %2").arg(QString::number(rule.base), rule.baseWhy)) };
    for (const Raise &raise : rule.raises)
        likelihood.append(PageText::escaped(
                Text::tr("+%1: %2").arg(QString::number(raise.by), raise.because)));
    page.section(Text::tr("Likelihood"), likelihood);
    page.section(Text::tr("STRIDE-AI class"),
                 { PageText::escaped(page.catalogs().strideName(rule.stride)) });
    page.section(Text::tr("Source"), { PageText::escaped(rule.source),
                                       PageText::escaped(Text::tr("rule %1").arg(rule.id)) });
    page.origin(rule.origin);
}
