#include "model/treatment/chain.h"

#include "model/core/operations/threats.h"

#include <algorithm>

namespace {

/// The effect of a control on a threat as link or rule have it.
struct Effect
{
    int likelihood = 0;
    int impact = 0;
    bool overridden = false;
};

Effect effectOf(const Project &project, const Catalogs &catalogs, const ThreatRow &row,
                const Control &control, const ControlEffect &placed)
{
    if (placed.placement.isNull()) {
        const ControlLink *link = operations::linkOf(project, control.id, row.key.text());
        if (link && (link->likelihood >= 0 || link->impact >= 0))
            return { std::max(0, link->likelihood), std::max(0, link->impact), true };
        const ControlEntry *entry = catalogs.control(control.catalogId);
        return { entry ? entry->effectiveness : 0, 0, false };
    }
    Effect effect;
    for (const ControlOffer &offer : row.rule ? row.rule->controls : QList<ControlOffer>()) {
        if (offer.control == control.catalogId)
            effect = { offer.likelihood, offer.impact, false };
    }
    return effect;
}

} // namespace

Chain chainOf(const Project &project, const Catalogs &catalogs, const ThreatRow &row, Axis axis,
              risk::Moment moment, const QDate &today)
{
    const bool likelihood = axis == Axis::Likelihood;
    const Settings &settings = project.settings();
    Chain chain;
    chain.from = likelihood ? row.inherent.likelihood : row.inherent.impact;
    const Levels &end = moment == risk::Moment::Current ? row.current : row.target;
    chain.to = likelihood ? end.likelihood : end.impact;
    QHash<QString, qsizetype> strongest;
    for (const ControlEffect &placed : row.controls) {
        const Control *control = project.find(placed.control);
        if (!control)
            continue;
        const Effect effect = effectOf(project, catalogs, row, *control, placed);
        const ControlPlacement *place = project.find(placed.placement);
        Chain::Step step;
        step.control = control->name;
        step.effect = likelihood ? effect.likelihood : effect.impact;
        step.coverage = place ? place->coverage : 100;
        step.quality = risk::quality(settings, risk::statusOn(*control, today), moment);
        step.overridden = effect.overridden;
        const bool now = moment == risk::Moment::Current;
        step.reduction = likelihood ? (now ? placed.currentLikelihood : placed.targetLikelihood)
                                    : (now ? placed.currentImpact : placed.targetImpact);
        if (step.reduction == 0)
            continue;
        const QString family = control->family.isEmpty() ? control->id.text() : control->family;
        const auto best = strongest.constFind(family);
        if (best == strongest.constEnd()) {
            strongest.insert(family, chain.steps.size());
        } else if (chain.steps.at(*best).reduction < step.reduction) {
            chain.steps[*best].counts = false;
            strongest.insert(family, chain.steps.size());
        } else {
            step.counts = false;
        }
        chain.steps.append(step);
    }
    int sum = 0;
    for (const Chain::Step &step : chain.steps)
        sum += step.counts ? step.reduction : 0;
    chain.capped = sum > settings.reductionCap;
    return chain;
}
