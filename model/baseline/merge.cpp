#include "model/baseline/merge.h"

#include "model/baseline/mergecircles.h"
#include "model/baseline/mergefields.h"
#include "model/core/operations/model.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Merge)
};

} // namespace

Merge::Merge(const Project &base, const Project &ours, Project theirs, const Catalogs &catalogs)
    : m_base(base)
    , m_ours(ours)
    , m_theirs(std::move(theirs))
    , m_catalogs(catalogs)
    , m_state(ours)
{
    unifyTwins();
    for (const RecordKind kind : allRecordKinds())
        mergeKind(kind);
    for (const MergeConflict &conflict : QList<MergeConflict>(m_conflicts)) {
        if (conflict.kind == MergeConflict::Kind::Deleted)
            restore(conflict.record.id);
    }
    findDangling();
    findCircles();
    renumberRisks();
    const Words now(m_ours, m_catalogs, &m_theirs);
    for (MergeConflict &conflict : m_conflicts) {
        const QUuid &id = conflict.record.id;
        conflict.subject =
                QStringLiteral("%1 %2").arg(wordlists::kind(conflict.record.kind), now.name(id));
        const auto on = [&](const Project &side) {
            return conflictwords::onSide(conflict, side, m_base, m_ours, m_catalogs);
        };
        conflict.base = on(m_base);
        conflict.ours = on(m_ours);
        conflict.theirs = on(m_theirs);
    }
}

bool Merge::oursDeleted(const QUuid &id) const
{
    return m_base.find(AnyId(id)) && !m_ours.find(AnyId(id));
}

void Merge::unifyTwins()
{
    QHash<QString, QUuid> mine;
    Edit edit;
    const auto added = [&](const Project &side, RecordKind kind, auto &&take) {
        for (const Record *record : side.sorted(kind)) {
            const QString identity = mergefields::identityOf(*record);
            if (!identity.isEmpty() && !m_base.find(kind, idOf(*record)))
                take(identity, *record);
        }
    };
    for (const RecordKind kind :
         { RecordKind::Decision, RecordKind::PackSwitch, RecordKind::SilencedRule,
           RecordKind::CatalogPin, RecordKind::Placement, RecordKind::Route }) {
        added(m_ours, kind, [&](const QString &identity, const Record &record) {
            mine.insert(identity, idOf(record));
        });
        added(m_theirs, kind, [&](const QString &identity, const Record &record) {
            const QUuid id = mine.value(identity);
            if (id.isNull() || id == idOf(record))
                return;
            edit.remove(record);
            edit.add(mergefields::withId(record, id));
        });
    }
    m_theirs.apply(edit);
}

void Merge::mergeKind(RecordKind kind)
{
    QSet<QUuid> seen;
    for (const Project &side : { std::cref(m_theirs), std::cref(m_base) }) {
        for (const Record *record : side.sorted(kind)) {
            const QUuid id = idOf(*record);
            if (seen.contains(id))
                continue;
            seen.insert(id);
            mergeRecord(m_base.find(kind, id), m_ours.find(kind, id), m_theirs.find(kind, id));
        }
    }
}

void Merge::mergeRecord(const Record *base, const Record *ours, const Record *theirs)
{
    const auto same = [](const Record *a, const Record *b) { return a && b ? *a == *b : a == b; };
    if (same(theirs, base) || same(ours, theirs))
        return;
    if (same(ours, base)) {
        if (theirs)
            m_state.put(*theirs);
        else
            m_state.remove(idOf(*ours));
        ++m_taken;
        return;
    }
    if (ours && theirs) {
        mergeBoth(base ? *base : makeRecord(kindOf(*ours), idOf(*ours)), *ours, *theirs);
        return;
    }
    // One changed what the other deleted. Where it stands says nothing: it stays deleted.
    const Record &changed = ours ? *ours : *theirs;
    const RecordKind kind = kindOf(changed);
    if (kind == RecordKind::Placement || kind == RecordKind::Route) {
        m_state.remove(idOf(changed));
        return;
    }
    addConflict(MergeConflict::Kind::Deleted, refOf(changed));
}

void Merge::mergeBoth(const Record &base, const Record &ours, const Record &theirs)
{
    const mergefields::Outcome outcome = mergefields::merge(base, ours, theirs);
    for (const QStringList &fields : outcome.conflicts)
        addConflict(MergeConflict::Kind::Field, refOf(ours), fields);
    if (outcome.taken)
        ++m_taken;
    if (outcome.merged != ours)
        m_state.put(outcome.merged);
}

void Merge::restore(const QUuid &id)
{
    const Project &side = oursDeleted(id) ? m_theirs : m_ours;
    const Record *record = side.find(AnyId(id));
    if (!record || m_restored.contains(id))
        return;
    m_restored.insert(id);
    if (!m_state.find(id))
        m_state.put(*record);
    for (const Reference &reference : referencesOf(*record)) {
        if (!m_state.find(reference.id))
            restore(reference.id);
    }
    // What went away with it comes back with it, when all that it needs is there.
    for (const RecordRef &ref : side.referrers(id)) {
        const Record *referrer = side.find(ref.kind, ref.id);
        const bool whole = std::ranges::all_of(referencesOf(*referrer), [&](const Reference &each) {
            return m_state.find(each.id) != nullptr;
        });
        if (whole && !m_state.find(ref.id) && m_base.find(ref.kind, ref.id))
            restore(ref.id);
    }
}

void Merge::findDangling()
{
    for (bool again = true; std::exchange(again, false);) {
        QSet<QUuid> missing;
        const auto look = [&](const Record *record) {
            for (const Reference &reference : record ? referencesOf(*record) : QList<Reference>()) {
                if (!m_state.find(reference.id))
                    missing.insert(reference.id);
            }
        };
        for (const QUuid &id : m_state.touched()) {
            const Record *record = m_state.find(id);
            look(record);
            for (const RecordRef &ref : record ? QSet<RecordRef>() : m_ours.referrers(id))
                look(m_state.find(ref.id));
        }
        QList<QUuid> sorted(missing.begin(), missing.end());
        std::ranges::sort(sorted);
        for (const QUuid &id : sorted) {
            const Record *record = (oursDeleted(id) ? m_theirs : m_ours).find(AnyId(id));
            if (!record || m_state.find(id))
                continue;
            addConflict(MergeConflict::Kind::InUse, refOf(*record));
            restore(id);
            again = true;
        }
    }
}

void Merge::findCircles()
{
    const auto find = [this](const QUuid &id) { return m_state.find(id); };
    for (const QUuid &id : m_state.touched()) {
        const Record *touched = m_state.find(id);
        if (!touched || !mergecircles::allAbove(id, find).contains(id))
            continue;
        Record record = *touched;
        const QString field = mergecircles::fieldOf(kindOf(record));
        const Record *ours = m_ours.find(AnyId(id));
        mergefields::copyFields(record, ours ? *ours : makeRecord(kindOf(record), id), { field });
        m_state.put(record);
        addConflict(MergeConflict::Kind::Circle, refOf(record), { field });
    }
}

void Merge::renumberRisks()
{
    QSet<int> used;
    m_ours.forEach<Risk>([&](const Risk &risk) { used.insert(risk.number); });
    int next = used.isEmpty() ? 1 : *std::ranges::max_element(used) + 1;
    for (const Risk *risk : m_theirs.all<Risk>()) {
        const bool arriving = !m_ours.find(risk->id) && !m_base.find(risk->id);
        if (!arriving || !used.contains(risk->number)) {
            used.insert(risk->number);
            next = std::max(next, risk->number + 1);
            continue;
        }
        Risk renumbered = *risk;
        renumbered.number = next++;
        m_state.put(renumbered);
    }
}

void Merge::addConflict(MergeConflict::Kind kind, const RecordRef &record,
                        const QStringList &fields)
{
    MergeConflict conflict { kind, record, fields };
    conflict.what = conflictwords::what(conflict, m_catalogs.vocabulary);
    m_conflicts.append(conflict);
}

Result<void> Merge::choose(const QList<MergeChoice> &choices, MergeState &state,
                           QList<AnyId> &deleted) const
{
    const auto takeTheirs = [&](const QUuid &id, const QStringList &fields) {
        const Record *theirs = m_theirs.find(AnyId(id));
        const Record *known = state.find(id);
        if (!theirs || !known)
            return;
        Record record = *known;
        mergefields::copyFields(record, *theirs, fields);
        state.put(record);
    };
    for (qsizetype i = 0; i < m_conflicts.size(); ++i) {
        const MergeConflict &conflict = m_conflicts.at(i);
        const MergeChoice choice = choices.value(i, MergeChoice::Open);
        if (choice == MergeChoice::Open)
            return Error { Text::tr("a conflict is not settled: %1").arg(conflict.what),
                           conflict.subject, Text::tr("Choose what is to be kept.") };
        const QUuid &id = conflict.record.id;
        if (conflict.fields.isEmpty()) {
            if ((choice == MergeChoice::Ours) == oursDeleted(id))
                deleted.append(AnyId(id));
            continue;
        }
        if (choice == MergeChoice::Ours)
            continue;
        takeTheirs(id, conflict.fields);
        if (conflict.kind != MergeConflict::Kind::Circle)
            continue;
        // Their way round holds only with all of it: what stands above is as theirs, too.
        for (const QUuid &up : mergecircles::allAbove(
                     id, [this](const QUuid &each) { return m_theirs.find(AnyId(each)); }))
            takeTheirs(up, conflict.fields);
    }
    return {};
}

Result<Edit> Merge::settle(const QList<MergeChoice> &choices) const
{
    MergeState state = m_state;
    QList<AnyId> deleted;
    if (Result<void> chosen = choose(choices, state, deleted); !chosen)
        return chosen.error();
    const Edit edit = state.edit();
    Project result = m_ours;
    if (Result<void> sound = result.tryApply(edit); !sound)
        return sound.error();
    const Edit removal = operations::removeFromModel(result, deleted);
    if (Result<void> sound = result.tryApply(removal); !sound)
        return sound.error();
    return merged(edit, removal);
}
