#include "views/catalogs/catalogpage.h"

#include "model/core/operations/rules.h"
#include "model/threats/why.h"
#include "views/style/riskletter.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(catalogpage)
};

QString escaped(const QString &text)
{
    return text.toHtmlEscaped();
}

QString anchor(const QString &link, const QString &text)
{
    return QStringLiteral("<a href=\"%1\">%2</a>").arg(escaped(link), escaped(text));
}

/// A page that is put together part by part; empty parts are left out.
class Page
{
public:
    explicit Page(const ViewContext &context) : m_context(context), m_catalogs(context.catalogs())
    {
    }

    void heading(const QString &text) { html += QStringLiteral("<h2>%1</h2>").arg(escaped(text)); }
    void paragraph(const QString &text)
    {
        if (!text.isEmpty())
            html += QStringLiteral("<p>%1</p>").arg(escaped(text));
    }
    void section(const QString &title, const QStringList &lines)
    {
        if (lines.isEmpty())
            return;
        html += QStringLiteral("<h4>%1</h4><ul><li>%2</li></ul>")
                        .arg(escaped(title), lines.join(QStringLiteral("</li><li>")));
    }

    QStringList techniques(const QStringList &ids) const
    {
        QStringList lines;
        for (const QString &id : ids) {
            const AtlasTechnique *technique = m_catalogs.atlas.technique(id);
            lines.append(anchor(QStringLiteral("technique:") + id,
                                id + u' ' + (technique ? technique->name : QString())));
        }
        return lines;
    }
    QStringList rulesWhere(const std::function<bool(const Rule &)> &fits) const
    {
        QStringList lines;
        for (const Rule &rule : m_catalogs.rules) {
            if (fits(rule))
                lines.append(anchor(QStringLiteral("rule:") + rule.id, plainTitleOf(rule)));
        }
        return lines;
    }
    QStringList threatsWhere(const std::function<bool(const ThreatRow &)> &fits) const
    {
        QStringList lines;
        for (const ThreatRow *row : m_context.threats.rows()) {
            if (!fits(*row) || !row->isOpen())
                continue;
            const Rating rating = risk::rating(m_context.project().settings(), row->current);
            lines.append(escaped(riskletter::name(rating)) + QStringLiteral(": ")
                         + anchor(QStringLiteral("threat:") + row->key.text(), row->title));
        }
        return lines;
    }

    void rule(const Rule &rule);
    void technique(const AtlasTechnique &technique);
    void control(const ControlEntry &control);
    void pack(const RulePack &pack);
    void item(const QString &id);
    void asset(const StrideAsset &asset);
    void type(const ElementType &type);
    void artifactKind(const ArtifactKind &kind);
    void fact(const Fact &fact);
    void frameworkItem(const QString &framework, const QString &id);

    QString html;

private:
    void here(const Rule &rule);
    void origin(const QString &origin);

    const ViewContext &m_context;
    const Catalogs &m_catalogs;
};

/// Whether the rule applies to what is selected, and why not.
void Page::here(const Rule &rule)
{
    const RecordRef selected = m_context.selection.single();
    const Project &project = m_context.project();
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
        const QString reason = whyNot(rule, selected.id, artifact.value(), project, m_catalogs);
        if (reason.isEmpty()) {
            paragraph(Text::tr("It applies to %1.").arg(name));
            return;
        }
        if (!reasons.contains(escaped(reason)))
            reasons.append(escaped(reason));
    }
    section(Text::tr("Why not on %1").arg(name), reasons);
}

void Page::rule(const Rule &rule)
{
    heading(plainTitleOf(rule));
    paragraph(rule.rationale);
    if (const SilencedRule *silenced = operations::silenceOf(m_context.project(), rule.id))
        paragraph(Text::tr("Silenced by %1 on %2: %3")
                          .arg(silenced->by, silenced->on, silenced->reason));
    here(rule);
    section(Text::tr("In this project"),
            threatsWhere([&](const ThreatRow &row) { return row.key.rule == rule.id; }));
    section(Text::tr("MITRE ATLAS"), techniques(rule.atlas));
    QStringList items;
    for (const QString &id : rule.owaspMl + rule.owaspLlm)
        items.append(anchor(QStringLiteral("item:") + id, id));
    section(Text::tr("OWASP"), items);
    QStringList offers;
    for (const ControlOffer &offer : rule.controls) {
        const ControlEntry *control = m_catalogs.control(offer.control);
        QStringList effects;
        if (offer.likelihood > 0)
            effects.append(Text::tr("likelihood \u2212%1 %").arg(offer.likelihood / 10));
        if (offer.impact > 0)
            effects.append(Text::tr("loss \u2212%1 %").arg(offer.impact / 10));
        offers.append(anchor(QStringLiteral("control:") + offer.control,
                             control ? control->name : offer.control)
                      + escaped(QStringLiteral(" (%1)").arg(effects.join(QStringLiteral(", ")))));
    }
    section(Text::tr("Controls that lower it"), offers);
    QStringList likelihood { escaped(
            Text::tr("%1: %2").arg(QString::number(rule.base), rule.baseWhy)) };
    for (const Raise &raise : rule.raises)
        likelihood.append(
                escaped(Text::tr("+%1: %2").arg(QString::number(raise.by), raise.because)));
    section(Text::tr("Likelihood"), likelihood);
    section(Text::tr("STRIDE-AI class"), { escaped(m_catalogs.strideName(rule.stride)) });
    section(Text::tr("Source"),
            { escaped(rule.source), escaped(Text::tr("rule %1").arg(rule.id)) });
    origin(rule.origin);
}

void Page::technique(const AtlasTechnique &technique)
{
    heading(technique.id + QStringLiteral("  ") + technique.name);
    paragraph(technique.description);
    if (const QString reason = m_catalogs.atlas.outOfScope.value(technique.id); !reason.isEmpty())
        paragraph(Text::tr("Out of scope: %1.").arg(reason));
    section(Text::tr("In this project"),
            threatsWhere([&](const ThreatRow &row) { return row.atlas.contains(technique.id); }));
    section(Text::tr("Rules"),
            rulesWhere([&](const Rule &rule) { return rule.atlas.contains(technique.id); }));
    QStringList tactics;
    for (const Term &tactic : m_catalogs.atlas.tactics) {
        if (technique.tactics.contains(tactic.id))
            tactics.append(escaped(tactic.name));
    }
    section(Text::tr("Tactics"), tactics);
    QStringList mitigations;
    for (const AtlasMitigation &mitigation : m_catalogs.atlas.mitigations) {
        if (mitigation.techniques.contains(technique.id))
            mitigations.append(escaped(mitigation.id + QStringLiteral("  ") + mitigation.name));
    }
    section(Text::tr("Mitigations"), mitigations);
    QStringList studies;
    for (const AtlasCaseStudy &study : m_catalogs.atlas.caseStudies) {
        if (study.techniques.contains(technique.id))
            studies.append(escaped(study.id + QStringLiteral("  ") + study.name));
    }
    section(Text::tr("Seen in reported attacks"), studies);
    section(Text::tr("Maturity and basis"),
            { escaped(technique.maturity), escaped(technique.basis) });
}

void Page::control(const ControlEntry &control)
{
    heading(control.name);
    paragraph(control.description);
    section(Text::tr("Effect"),
            { escaped(Text::tr("%1, takes away %2 % by itself: %3")
                              .arg(control.function, QString::number(control.effectiveness / 10),
                                   control.effectivenessReason)),
              escaped(Text::tr("cost: %1; owed by: %2")
                              .arg(control.cost, control.owedBy.join(QStringLiteral(", ")))) });
    section(Text::tr("Rules that offer it"), rulesWhere([&](const Rule &rule) {
                return std::ranges::any_of(rule.controls, [&](const ControlOffer &offer) {
                    return offer.control == control.id;
                });
            }));
    QStringList statements;
    for (const Statement &statement : m_catalogs.statements) {
        if (control.statements.contains(statement.id))
            statements.append(escaped(statement.text));
    }
    section(Text::tr("White paper"), statements);
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
            lines.append(escaped(name + QStringLiteral(": ") + ids->join(QStringLiteral(", "))));
    }
    section(Text::tr("Elsewhere"), lines);
    origin(control.origin);
}

void Page::pack(const RulePack &pack)
{
    heading(pack.name);
    paragraph(pack.description);
    section(Text::tr("Rules"), rulesWhere([&](const Rule &rule) { return rule.pack == pack.id; }));
}

void Page::item(const QString &id)
{
    for (const QList<Term> *list :
         { &m_catalogs.owaspMl, &m_catalogs.owaspLlm, &m_catalogs.microsoft }) {
        for (const Term &term : *list) {
            if (term.id == id)
                heading(term.id + QStringLiteral("  ") + term.name);
        }
    }
    section(Text::tr("In this project"), threatsWhere([&](const ThreatRow &row) {
                return row.rule
                       && (row.rule->owaspMl.contains(id) || row.rule->owaspLlm.contains(id));
            }));
    section(Text::tr("Rules"), rulesWhere([&](const Rule &rule) {
                return rule.owaspMl.contains(id) || rule.owaspLlm.contains(id);
            }));
    QStringList controls;
    for (const ControlEntry &control : m_catalogs.controls) {
        if (control.microsoft.contains(id))
            controls.append(anchor(QStringLiteral("control:") + control.id, control.name));
    }
    section(Text::tr("Controls"), controls);
}

void Page::frameworkItem(const QString &framework, const QString &id)
{
    for (const Framework &each : m_catalogs.frameworks) {
        if (each.id != framework)
            continue;
        for (const Term &item : each.items) {
            if (item.id == id)
                heading(item.id + QStringLiteral("  ") + item.name);
        }
        paragraph(each.name);
    }
    QStringList controls;
    for (const ControlEntry &control : m_catalogs.controls) {
        if (control.of(framework).contains(id))
            controls.append(anchor(QStringLiteral("control:") + control.id, control.name));
    }
    section(Text::tr("Controls"), controls);
}

void Page::origin(const QString &origin)
{
    const QString foreign = catalog::foreignOrigin(origin);
    if (!foreign.isEmpty())
        section(Text::tr("From"), { escaped(foreign) });
}

void Page::type(const ElementType &type)
{
    const Vocabulary &words = m_catalogs.vocabulary;
    heading(type.name);
    paragraph(type.description);
    QStringList here;
    for (const Element *element : m_context.project().all<Element>()) {
        if (element->type == type.id)
            here.append(escaped(element->name));
    }
    section(Text::tr("In this project"), here);
    section(Text::tr("Life-cycle phase"), { escaped(words.name(type.phase)) });
    section(Text::tr("Rules"), rulesWhere([&](const Rule &rule) {
                return std::ranges::any_of(rule.when.all, [&](const Condition &condition) {
                    return condition.key.endsWith(u"type") && condition.values.contains(type.id);
                });
            }));
    origin(type.origin);
}

void Page::artifactKind(const ArtifactKind &kind)
{
    heading(kind.name);
    paragraph(kind.description);
    QStringList here;
    for (const Artifact *artifact : m_context.project().all<Artifact>()) {
        if (artifact->artifactKind == kind.id)
            here.append(escaped(artifact->name));
    }
    section(Text::tr("In this project"), here);
    section(Text::tr("Rules"), rulesWhere([&](const Rule &rule) {
                return std::ranges::any_of(rule.when.all, [&](const Condition &condition) {
                    return condition.key == u"artifact" && condition.values.contains(kind.id);
                });
            }));
    origin(kind.origin);
}

void Page::fact(const Fact &fact)
{
    heading(fact.name);
    paragraph(fact.question);
    QStringList answers;
    for (const Term &value : fact.values)
        answers.append(escaped(value.name));
    section(Text::tr("Answers"), answers);
    origin(fact.origin);
}

void Page::asset(const StrideAsset &asset)
{
    heading(asset.id + QStringLiteral("  ") + asset.name);
    paragraph(asset.summary);
    QStringList modes;
    for (const Term &mode : asset.failureModes)
        modes.append(escaped(mode.id + QStringLiteral("  ") + mode.name));
    section(Text::tr("Failure modes"), modes);
    QStringList classes;
    for (const Stride stride : asset.threats)
        classes.append(escaped(m_catalogs.strideName(stride)));
    section(Text::tr("Threats that the source gives"), classes);
    QStringList kinds;
    for (const ArtifactKind &kind : m_catalogs.vocabulary.artifactKinds) {
        if (kind.assets.contains(asset.id))
            kinds.append(escaped(kind.name));
    }
    section(Text::tr("Artifact kinds"), kinds);
}

} // namespace

QString catalogpage::of(const QString &link, const ViewContext &context)
{
    const Catalogs &catalogs = context.catalogs();
    const QString kind = link.section(u':', 0, 0);
    const QString id = link.section(u':', 1);
    Page page(context);
    if (kind == u"rule") {
        if (const Rule *rule = catalogs.rule(id))
            page.rule(*rule);
    } else if (kind == u"technique") {
        if (const AtlasTechnique *technique = catalogs.atlas.technique(id))
            page.technique(*technique);
    } else if (kind == u"control") {
        if (const ControlEntry *control = catalogs.control(id))
            page.control(*control);
    } else if (kind == u"framework") {
        page.frameworkItem(id.section(u'/', 0, 0), id.section(u'/', 1));
    } else if (kind == u"item") {
        page.item(id);
    } else if (kind == u"pack") {
        for (const RulePack &pack : catalogs.packs) {
            if (pack.id == id)
                page.pack(pack);
        }
    } else if (kind == u"type") {
        if (const ElementType *type = catalogs.vocabulary.elementType(id))
            page.type(*type);
    } else if (kind == u"kind") {
        if (const ArtifactKind *artifact = catalogs.vocabulary.artifactKind(id))
            page.artifactKind(*artifact);
    } else if (kind == u"fact") {
        if (const Fact *fact = catalogs.vocabulary.fact(id))
            page.fact(*fact);
    } else if (kind == u"asset") {
        for (const StrideAsset &asset : catalogs.strideAssets) {
            if (asset.id == id)
                page.asset(asset);
        }
    }
    return page.html;
}
