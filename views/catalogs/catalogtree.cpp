#include "views/catalogs/catalogtree.h"

#include "views/style/labels.h"

namespace {

QStringList techniquesMitigatedBy(const Atlas &atlas, const ControlEntry &control)
{
    QStringList techniques;
    for (const AtlasMitigation &mitigation : atlas.mitigations) {
        if (control.atlasMitigations.contains(mitigation.id))
            techniques += mitigation.techniques;
    }
    return techniques;
}

} // namespace

CatalogTree::CatalogTree(const ViewContext &context, QObject *parent)
    : QStandardItemModel(parent)
    , m_context(context)
{
    setColumnCount(ColumnCount);
    setHorizontalHeaderLabels({ tr("Catalogs"), tr("From"), tr("Here") });
    addRules();
    addAtlas();
    addControls();
    addLists();
    addVocabulary();
    refreshCounts();
}

QStandardItem *CatalogTree::group(const QString &name, QStandardItem *parent)
{
    auto *item = new QStandardItem(name);
    item->setEditable(false);
    QFont font = item->font();
    font.setBold(true);
    item->setFont(font);
    auto *origin = new QStandardItem;
    auto *count = new QStandardItem;
    origin->setEditable(false);
    count->setEditable(false);
    (parent ? parent : invisibleRootItem())->appendRow({ item, origin, count });
    return item;
}

QStandardItem *CatalogTree::entry(QStandardItem *parent, const QString &link, const QString &name,
                                  const QString &search)
{
    auto *item = new QStandardItem(name);
    item->setEditable(false);
    item->setData(link, LinkRole);
    item->setData(name + u' ' + search, SearchRole);
    item->setToolTip(labels::tip(name));
    auto *origin = new QStandardItem;
    auto *count = new QStandardItem;
    origin->setEditable(false);
    count->setEditable(false);
    count->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    parent->appendRow({ item, origin, count });
    m_entries.insert(link, item);
    return item;
}

void CatalogTree::setOrigin(const QStandardItem *item, const QString &origin)
{
    const QString foreign = catalog::foreignOrigin(origin);
    QStandardItem *cell = item->parent()->child(item->row(), Origin);
    cell->setText(foreign);
    if (!foreign.isEmpty())
        cell->setToolTip(labels::tip(origin));
}

void CatalogTree::describe(QStandardItem *item, const QStringList &techniques,
                           const QStringList &phases)
{
    QStringList tactics;
    QStringList platforms;
    QStringList maturities;
    for (const QString &id : techniques) {
        if (const AtlasTechnique *technique = m_context.catalogs().atlas.technique(id)) {
            tactics += technique->tactics;
            platforms += technique->platforms;
            maturities.append(technique->maturity);
        }
    }
    item->setData(tactics, TacticRole);
    item->setData(platforms, PlatformRole);
    item->setData(maturities, MaturityRole);
    item->setData(phases, PhaseRole);
}

QStringList CatalogTree::phasesOfRules(const std::function<bool(const Rule &)> &fits) const
{
    QStringList phases;
    for (const Rule &rule : m_context.catalogs().rules) {
        if (!fits(rule))
            continue;
        const QStringList own = m_context.catalogs().phasesOf(rule);
        if (own.isEmpty()) {
            for (const Term &phase : m_context.vocabulary().phases)
                phases.append(phase.id);
        }
        phases += own;
    }
    phases.removeDuplicates();
    return phases;
}

void CatalogTree::addRules()
{
    QStandardItem *rules = group(tr("Rules"));
    for (const RulePack &pack : m_context.catalogs().packs) {
        QStandardItem *of =
                entry(rules, QStringLiteral("pack:") + pack.id, pack.name, pack.description);
        for (const Rule &rule : m_context.catalogs().rules) {
            if (rule.pack != pack.id)
                continue;
            QStandardItem *item =
                    entry(of, QStringLiteral("rule:") + rule.id, plainTitleOf(rule),
                          rule.id + u' ' + rule.rationale + u' ' + rule.atlas.join(u' ') + u' '
                                  + rule.owaspMl.join(u' ') + u' ' + rule.owaspLlm.join(u' '));
            describe(item, rule.atlas,
                     phasesOfRules([&](const Rule &each) { return each.id == rule.id; }));
            setOrigin(item, rule.origin);
        }
    }
}

void CatalogTree::addAtlas()
{
    const Atlas &atlas = m_context.catalogs().atlas;
    QStandardItem *all = group(tr("MITRE ATLAS %1").arg(atlas.contentVersion));
    for (const Term &tactic : atlas.tactics) {
        QStandardItem *of = group(tactic.name, all);
        for (const AtlasTechnique &technique : atlas.techniques) {
            // A technique of several tactics stands under the first; the matrix shows them all.
            if (technique.tactics.value(0) != tactic.id)
                continue;
            QStandardItem *item = entry(of, QStringLiteral("technique:") + technique.id,
                                        technique.id + QStringLiteral("  ") + technique.name,
                                        technique.description);
            describe(item, { technique.id }, phasesOfRules([&](const Rule &rule) {
                         return rule.atlas.contains(technique.id);
                     }));
        }
    }
}

void CatalogTree::addControls()
{
    QStandardItem *controls = group(tr("Controls"));
    for (const Term &family : m_context.catalogs().controlFamilies) {
        QStandardItem *of = group(family.name, controls);
        for (const ControlEntry &control : m_context.catalogs().controls) {
            if (control.family != family.id)
                continue;
            QStandardItem *item = entry(of, QStringLiteral("control:") + control.id, control.name,
                                        control.id + u' ' + control.description + u' '
                                                + control.atlasMitigations.join(u' ') + u' '
                                                + control.iso27001.join(u' '));
            describe(item, techniquesMitigatedBy(m_context.catalogs().atlas, control),
                     phasesOfRules([&](const Rule &rule) {
                         return std::ranges::any_of(rule.controls, [&](const ControlOffer &offer) {
                             return offer.control == control.id;
                         });
                     }));
            setOrigin(item, control.origin);
        }
    }
}

void CatalogTree::addLists()
{
    const Catalogs &all = m_context.catalogs();
    const std::pair<QString, const QList<Term> *> lists[] = {
        { tr("OWASP Machine Learning Security Top Ten"), &all.owaspMl },
        { tr("OWASP Top Ten for LLM Applications 2025"), &all.owaspLlm },
        { tr("Microsoft AI Security Risk Assessment"), &all.microsoft },
    };
    for (const auto &[name, terms] : lists) {
        QStandardItem *of = group(name);
        for (const Term &term : *terms)
            entry(of, QStringLiteral("item:") + term.id, term.id + QStringLiteral("  ") + term.name,
                  {});
    }
    for (const Framework &framework : all.frameworks) {
        QStandardItem *of = group(framework.name);
        for (const Term &item : framework.items)
            entry(of, QStringLiteral("framework:") + framework.id + u'/' + item.id,
                  item.id + QStringLiteral("  ") + item.name, {});
    }
    QStandardItem *assets = group(tr("STRIDE-AI assets"));
    for (const StrideAsset &asset : all.strideAssets)
        entry(assets, QStringLiteral("asset:") + asset.id,
              asset.id + QStringLiteral("  ") + asset.name, asset.summary);
}

void CatalogTree::addVocabulary()
{
    const Vocabulary &words = m_context.vocabulary();
    QStandardItem *types = group(tr("Element types"));
    for (const ElementType &type : words.elementTypes) {
        QStandardItem *item =
                entry(types, QStringLiteral("type:") + type.id, type.name, type.description);
        describe(item, {}, { type.phase });
        setOrigin(item, type.origin);
    }
    QStandardItem *kinds = group(tr("Artifact kinds"));
    for (const ArtifactKind &kind : words.artifactKinds)
        setOrigin(entry(kinds, QStringLiteral("kind:") + kind.id, kind.name, kind.description),
                  kind.origin);
    QStandardItem *facts = group(tr("Facts"));
    for (const Fact &fact : words.facts)
        setOrigin(entry(facts, QStringLiteral("fact:") + fact.id, fact.name, fact.question),
                  fact.origin);
}

CatalogTree::Counts CatalogTree::countsOf(const ViewContext &context)
{
    Counts counts;
    for (const ThreatRow *row : context.threats.rows()) {
        if (!row->isOpen())
            continue;
        ++counts.byRule[row->key.rule];
        const Rating rating = risk::rating(context.project().settings(), row->current);
        for (const QString &id : row->atlas) {
            ++counts.byTechnique[id];
            Rating &worst = counts.worstOfTechnique[id];
            worst = std::max(worst, rating);
        }
    }
    return counts;
}

void CatalogTree::refreshCounts()
{
    const Counts counts = countsOf(m_context);
    for (auto it = m_entries.constBegin(); it != m_entries.constEnd(); ++it) {
        const QString id = it.key().section(u':', 1);
        const int count = it.key().startsWith(QStringLiteral("rule:")) ? counts.byRule.value(id)
                          : it.key().startsWith(QStringLiteral("technique:"))
                                  ? counts.byTechnique.value(id)
                                  : 0;
        const QStandardItem *item = *it;
        item->parent()
                ->child(item->row(), Here)
                ->setText(count > 0 ? QString::number(count) : QString());
    }
}

QModelIndex CatalogTree::indexOf(const QString &link) const
{
    const QStandardItem *item = m_entries.value(link);
    return item ? item->index() : QModelIndex();
}
