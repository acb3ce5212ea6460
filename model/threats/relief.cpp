#include "model/threats/relief.h"

#include "model/risk/residual.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(relief)
};

using Strongest = QMap<QString, risk::Reduction>;

void take(Strongest &strongest, const QString &family, const risk::Reduction &reduction)
{
    risk::Reduction &best = strongest[family];
    best.likelihood = std::max(best.likelihood, reduction.likelihood);
    best.impact = std::max(best.impact, reduction.impact);
}

risk::Reduction sumOf(const Strongest &strongest, int cap)
{
    risk::Reduction sum;
    for (const risk::Reduction &each : strongest) {
        sum.likelihood += each.likelihood;
        sum.impact += each.impact;
    }
    return { std::min(sum.likelihood, cap), std::min(sum.impact, cap) };
}

} // namespace

QList<Relief> reliefsOf(const ThreatRow &row, const Project &project, const Catalogs &catalogs)
{
    if (!row.rule)
        return {};
    const Settings &settings = project.settings();
    Strongest planned;
    QSet<QString> standing;
    for (const ControlEffect &effect : row.controls) {
        const Control *control = project.find(effect.control);
        if (!control)
            continue;
        standing.insert(control->catalogId);
        take(planned, control->family, { effect.targetLikelihood, effect.targetImpact });
    }
    const risk::Reduction now = sumOf(planned, settings.reductionCap);
    QList<Relief> reliefs;
    for (const ControlOffer &offer : row.rule->controls) {
        const ControlEntry *entry = catalogs.control(offer.control);
        if (!entry || standing.contains(entry->id))
            continue;
        risk::Counting counting;
        counting.likelihood = offer.likelihood;
        counting.impact = offer.impact;
        counting.status = ControlStatus::Verified;
        Strongest with = planned;
        take(with, entry->family, risk::reductionOf(settings, counting, risk::Moment::Target));
        const risk::Reduction then = sumOf(with, settings.reductionCap);
        Relief relief;
        relief.control = entry;
        relief.at = offer.at;
        relief.likelihood = then.likelihood - now.likelihood;
        relief.impact = then.impact - now.impact;
        relief.left = { row.target.likelihood - relief.likelihood,
                        row.target.impact - relief.impact };
        reliefs.append(relief);
    }
    std::ranges::stable_sort(reliefs, std::ranges::greater {}, &Relief::total);
    return reliefs;
}

QStringList sightingsOf(const ThreatRow &row, const Catalogs &catalogs)
{
    QStringList seen;
    for (const QString &id : row.atlas) {
        const AtlasTechnique *technique = catalogs.atlas.technique(id);
        const QString name = technique ? technique->name : QString();
        const int times = catalogs.atlas.sightings(id);
        seen.append((times == 0 ? Text::tr("%1 %2: not seen in a reported attack yet")
                                : Text::tr("%1 %2: seen in %n reported attack(s)", nullptr, times))
                            .arg(id, name));
    }
    return seen;
}
