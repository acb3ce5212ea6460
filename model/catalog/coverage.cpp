#include "model/catalog/coverage.h"

#include <QSet>

namespace {

Coverage::Part partOf(const QStringList &all, const QSet<QString> &reached)
{
    Coverage::Part part { all.size(), {} };
    for (const QString &id : all) {
        if (!reached.contains(id))
            part.missing.append(id);
    }
    part.missing.sort();
    return part;
}

template<typename T>
QStringList idsOf(const QList<T> &list)
{
    QStringList ids;
    for (const T &item : list)
        ids.append(item.id);
    return ids;
}

void addKinds(const ConditionGroup &group, QSet<QString> &kinds)
{
    for (const Condition &condition : group.all) {
        if (condition.key == u"artifact")
            kinds.unite(QSet<QString>(condition.values.begin(), condition.values.end()));
    }
    for (const QList<ConditionGroup> &choices : group.any) {
        for (const ConditionGroup &choice : choices)
            addKinds(choice, kinds);
    }
}

/// The assets that a rule is about: those of its artifact kinds and of its failure modes.
QSet<QString> assetsOf(const Rule &rule, const Catalogs &catalogs)
{
    QSet<QString> kinds;
    addKinds(rule.when, kinds);
    QSet<QString> assets;
    for (const ArtifactKind &kind : catalogs.vocabulary.artifactKinds) {
        if (kinds.contains(kind.id))
            assets.unite(QSet<QString>(kind.assets.begin(), kind.assets.end()));
    }
    for (const StrideAsset &asset : catalogs.strideAssets) {
        for (const Term &mode : asset.failureModes) {
            if (rule.failureModes.contains(mode.id))
                assets.insert(asset.id);
        }
    }
    return assets;
}

QString pair(const QString &asset, Stride stride)
{
    return asset + u' ' + textOf(stride);
}

} // namespace

bool Coverage::isComplete() const
{
    const Part parts[] = { owaspMl, owaspLlm, strideAi, microsoft, statements, atlas };
    return rulesWithoutSource.isEmpty()
           && std::ranges::all_of(parts, [](const Part &part) { return part.missing.isEmpty(); });
}

Coverage catalog::coverageOf(const Catalogs &catalogs)
{
    Coverage coverage;
    QSet<QString> techniques;
    QSet<QString> items;
    QSet<QString> pairs;
    QSet<QString> offered;
    for (const Rule &rule : catalogs.rules) {
        techniques.unite(QSet<QString>(rule.atlas.begin(), rule.atlas.end()));
        items.unite(QSet<QString>(rule.owaspMl.begin(), rule.owaspMl.end()));
        items.unite(QSet<QString>(rule.owaspLlm.begin(), rule.owaspLlm.end()));
        for (const QString &asset : assetsOf(rule, catalogs))
            pairs.insert(pair(asset, rule.stride));
        for (const ControlOffer &offer : rule.controls)
            offered.insert(offer.control);
        if (rule.source.isEmpty())
            coverage.rulesWithoutSource.append(rule.id);
    }
    coverage.owaspMl = partOf(idsOf(catalogs.owaspMl), items);
    coverage.owaspLlm = partOf(idsOf(catalogs.owaspLlm), items);

    QStringList allPairs;
    for (const StrideAsset &asset : catalogs.strideAssets) {
        for (const Stride stride : asset.threats)
            allPairs.append(pair(asset.id, stride));
    }
    coverage.strideAi = partOf(allPairs, pairs);

    QSet<QString> answered;
    QSet<QString> placed(catalogs.principles.begin(), catalogs.principles.end());
    QSet<QString> mitigations;
    for (const ControlEntry &control : catalogs.controls) {
        answered.unite(QSet<QString>(control.microsoft.begin(), control.microsoft.end()));
        placed.unite(QSet<QString>(control.statements.begin(), control.statements.end()));
        mitigations.unite(
                QSet<QString>(control.atlasMitigations.begin(), control.atlasMitigations.end()));
        if (!offered.contains(control.id))
            coverage.unusedControls.append(control.id);
    }
    for (const ChecklistItem &item : catalogs.checklist)
        placed.insert(item.statement);
    coverage.microsoft = partOf(idsOf(catalogs.microsoft), answered);
    coverage.statements = partOf(idsOf(catalogs.statements), placed);
    coverage.atlasMitigations = partOf(idsOf(catalogs.atlas.mitigations), mitigations);

    for (const Framework &framework : catalogs.frameworks) {
        QSet<QString> mapped;
        for (const ControlEntry &control : catalogs.controls) {
            const QStringList &ids = control.of(framework.id);
            mapped.unite(QSet<QString>(ids.begin(), ids.end()));
        }
        coverage.frameworks.insert(framework.name, partOf(idsOf(framework.items), mapped));
    }

    QStringList inScope;
    for (const AtlasTechnique &technique : catalogs.atlas.techniques) {
        const auto reason = catalogs.atlas.outOfScope.constFind(technique.id);
        if (reason == catalogs.atlas.outOfScope.constEnd())
            inScope.append(technique.id);
        else
            coverage.outOfScope.insert(technique.id, *reason);
    }
    coverage.atlas = partOf(inScope, techniques);
    return coverage;
}
