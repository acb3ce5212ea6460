#include "model/treatment/slips.h"

#include "model/core/operations/change.h"
#include "model/threats/safeguards.h"

#include <algorithm>

namespace {

bool rests(const ThreatRow &row, const Id<Control> &control, const Id<ControlPlacement> &placement)
{
    return std::ranges::any_of(row.controls, [&](const ControlEffect &effect) {
        return effect.control == control && (placement.isNull() || effect.placement == placement);
    });
}

template<typename Row>
Slips::Move moveOf(const QString &key, const Row &before, const Row &after)
{
    return { key, before.title, before.current, before.target, after.current, after.target };
}

void farthestFirst(QList<Slips::Move> &moves)
{
    std::ranges::stable_sort(moves, [](const Slips::Move &a, const Slips::Move &b) {
        const int left = a.score() + a.currentWithout.score() - a.current.score();
        const int right = b.score() + b.currentWithout.score() - b.current.score();
        return left > right;
    });
}

} // namespace

Slips slipsOf(const Project &project, const Register &threats, const Id<Control> &control,
              const Id<ControlPlacement> &placement, const QDate &today)
{
    Project without = project;
    if (const ControlPlacement *place = project.find(placement)) {
        Edit edit;
        edit.remove(*place);
        without.apply(edit);
    } else {
        without.apply(operations::change(
                project, control, [](Control &gone) { gone.status = ControlStatus::Rejected; }));
    }
    Safeguards safeguards;
    safeguards.reset(without, today);
    Slips slips;
    QHash<QString, ThreatRow> changed;
    const QList<const ThreatRow *> rows = threats.rows();
    for (const ThreatRow *row : rows) {
        if (row->stale || !rests(*row, control, placement))
            continue;
        ThreatRow next = *row;
        next.controls.clear();
        safeguards.apply(without, threats.catalogs(), next);
        if (next.current == row->current && next.target == row->target)
            continue;
        const QString key = row->key.text();
        if (row->isOpen())
            slips.threats.append(moveOf(key, *row, next));
        changed.insert(key, next);
    }
    const auto lookup = [&](const QString &key) -> const ThreatRow * {
        const auto it = changed.constFind(key);
        return it == changed.constEnd() ? threats.row(key) : &*it;
    };
    for (const RiskRow &before : riskRows(project, threats, today)) {
        const RiskRow after = riskRow(project, *project.find(before.id), lookup, today);
        if (!(before.current == after.current && before.target == after.target))
            slips.risks.append(moveOf(QStringLiteral("R-%1").arg(before.number), before, after));
    }
    farthestFirst(slips.threats);
    farthestFirst(slips.risks);
    return slips;
}
