#include "views/catalogs/catalogtree.h"

#include "views/style/labels.h"

CatalogTree::CatalogTree(const ViewContext &context, QObject *parent)
    : QStandardItemModel(parent)
    , m_context(context)
{
    setColumnCount(ColumnCount);
    setHorizontalHeaderLabels({ tr("Catalogs"), tr("Here") });
    addRules();
    addAtlas();
    addControls();
    addLists();
    refreshCounts();
}

QStandardItem *CatalogTree::group(const QString &name, QStandardItem *parent)
{
    auto *item = new QStandardItem(name);
    item->setEditable(false);
    QFont font = item->font();
    font.setBold(true);
    item->setFont(font);
    auto *count = new QStandardItem;
    count->setEditable(false);
    (parent ? parent : invisibleRootItem())->appendRow({ item, count });
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
    auto *count = new QStandardItem;
    count->setEditable(false);
    count->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    parent->appendRow({ item, count });
    m_entries.insert(link, item);
    return item;
}

void CatalogTree::addRules()
{
    QStandardItem *rules = group(tr("Rules"));
    for (const RulePack &pack : m_context.catalogs().packs) {
        QStandardItem *of =
                entry(rules, QStringLiteral("pack:") + pack.id, pack.name, pack.description);
        for (const Rule &rule : m_context.catalogs().rules) {
            if (rule.pack == pack.id)
                entry(of, QStringLiteral("rule:") + rule.id, plainTitleOf(rule),
                      rule.id + u' ' + rule.rationale + u' ' + rule.atlas.join(u' ') + u' '
                              + rule.owaspMl.join(u' ') + u' ' + rule.owaspLlm.join(u' '));
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
            item->setData(technique.tactics, TacticRole);
            item->setData(technique.platforms, PlatformRole);
            item->setData(technique.maturity, MaturityRole);
        }
    }
}

void CatalogTree::addControls()
{
    QStandardItem *controls = group(tr("Controls"));
    for (const Term &family : m_context.catalogs().controlFamilies) {
        QStandardItem *of = group(family.name, controls);
        for (const ControlEntry &control : m_context.catalogs().controls) {
            if (control.family == family.id)
                entry(of, QStringLiteral("control:") + control.id, control.name,
                      control.id + u' ' + control.description + u' '
                              + control.atlasMitigations.join(u' ') + u' '
                              + control.iso27001.join(u' '));
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
