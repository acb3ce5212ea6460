#include "model/baseline/merge.h"

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

/// The field through which records of this kind may run in a circle.
QString circleField(RecordKind kind)
{
    return kind == RecordKind::Zone       ? QStringLiteral("parent")
           : kind == RecordKind::Artifact ? QStringLiteral("derived-from")
                                          : QString();
}

QList<QUuid> upFrom(const Record &record)
{
    QList<QUuid> up;
    if (const auto *zone = std::get_if<Zone>(&record); zone && !zone->parent.isNull())
        up.append(zone->parent.value());
    if (const auto *artifact = std::get_if<Artifact>(&record)) {
        for (const Id<Artifact> &id : artifact->derivedFrom)
            up.append(id.value());
    }
    return up;
}

/// Everything that stands above a record, itself only when it runs in a circle.
template<typename Find>
QSet<QUuid> allUpFrom(const QUuid &start, Find &&find)
{
    QSet<QUuid> seen;
    QList<QUuid> open { start };
    while (!open.isEmpty()) {
        const Record *record = find(open.takeLast());
        for (const QUuid &up : record ? upFrom(*record) : QList<QUuid>()) {
            if (!seen.contains(up)) {
                seen.insert(up);
                open.append(up);
            }
        }
    }
    return seen;
}

} // namespace

Merge::Merge(const Project &base, const Project &ours, Project theirs, const Catalogs &catalogs)
    : m_base(base)
    , m_ours(ours)
    , m_theirs(std::move(theirs))
    , m_catalogs(catalogs)
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
        conflict.base = textOn(m_base, conflict);
        conflict.ours = textOn(m_ours, conflict);
        conflict.theirs = textOn(m_theirs, conflict);
    }
}

const Record *Merge::merged(const QUuid &id) const
{
    const auto it = m_overlay.constFind(id);
    if (it != m_overlay.constEnd())
        return it->has_value() ? &**it : nullptr;
    return m_ours.find(AnyId(id));
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
        const Record &known = theirs ? *theirs : *ours;
        m_overlay.insert(idOf(known), theirs ? std::optional(*theirs) : std::nullopt);
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
        m_overlay.insert(idOf(changed), std::nullopt);
        return;
    }
    addConflict(MergeConflict::Kind::Deleted, refOf(changed));
}

void Merge::mergeBoth(const Record &base, const Record &ours, const Record &theirs)
{
    mergefields::Outcome outcome = mergefields::merge(base, ours, theirs);
    for (const QStringList &fields : outcome.conflicts)
        addConflict(MergeConflict::Kind::Field, refOf(ours), fields);
    if (outcome.taken)
        ++m_taken;
    if (outcome.merged != ours)
        m_overlay.insert(idOf(ours), std::move(outcome.merged));
}

void Merge::restore(const QUuid &id)
{
    const Project &side = oursDeleted(id) ? m_theirs : m_ours;
    const Record *record = side.find(AnyId(id));
    if (!record || m_restored.contains(id))
        return;
    m_restored.insert(id);
    if (!merged(id))
        m_overlay.insert(id, *record);
    for (const Reference &reference : referencesOf(*record)) {
        if (!merged(reference.id))
            restore(reference.id);
    }
    // What went away with it comes back with it, when all that it needs is there.
    for (const RecordRef &ref : side.referrers(id)) {
        const Record *referrer = side.find(ref.kind, ref.id);
        const bool whole = std::ranges::all_of(referencesOf(*referrer), [&](const Reference &each) {
            return merged(each.id) != nullptr;
        });
        if (whole && !merged(ref.id) && m_base.find(ref.kind, ref.id))
            restore(ref.id);
    }
}

void Merge::findDangling()
{
    for (bool again = true; std::exchange(again, false);) {
        QSet<QUuid> missing;
        const auto look = [&](const Record *record) {
            for (const Reference &reference : record ? referencesOf(*record) : QList<Reference>()) {
                if (!merged(reference.id))
                    missing.insert(reference.id);
            }
        };
        for (auto it = m_overlay.constBegin(); it != m_overlay.constEnd(); ++it) {
            look(it->has_value() ? &**it : nullptr);
            for (const RecordRef &ref :
                 it->has_value() ? QSet<RecordRef>() : m_ours.referrers(it.key()))
                look(merged(ref.id));
        }
        QList<QUuid> sorted(missing.begin(), missing.end());
        std::ranges::sort(sorted);
        for (const QUuid &id : sorted) {
            const Record *record = (oursDeleted(id) ? m_theirs : m_ours).find(AnyId(id));
            if (!record || merged(id))
                continue;
            addConflict(MergeConflict::Kind::InUse, refOf(*record));
            restore(id);
            again = true;
        }
    }
}

void Merge::findCircles()
{
    QList<QUuid> touched;
    for (auto it = m_overlay.constBegin(); it != m_overlay.constEnd(); ++it) {
        if (it->has_value() && !circleField(kindOf(**it)).isEmpty())
            touched.append(it.key());
    }
    std::ranges::sort(touched);
    const auto find = [this](const QUuid &id) { return merged(id); };
    for (const QUuid &id : touched) {
        if (!allUpFrom(id, find).contains(id))
            continue;
        Record record = *merged(id);
        const QString field = circleField(kindOf(record));
        const Record *ours = m_ours.find(AnyId(id));
        mergefields::copyFields(record, ours ? *ours : makeRecord(kindOf(record), id), { field });
        m_overlay.insert(id, record);
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
        m_overlay.insert(risk->id.value(), renumbered);
    }
}

void Merge::addConflict(MergeConflict::Kind kind, const RecordRef &record,
                        const QStringList &fields)
{
    MergeConflict conflict { kind, record, fields };
    QStringList labels;
    for (const QString &field : fields) {
        const Fact *fact = m_catalogs.vocabulary.fact(field.section(u'/', 1));
        labels.append(fact ? fact->name : wordlists::field(field.section(u'/', 0, 0)));
    }
    switch (kind) {
    case MergeConflict::Kind::Field:
        conflict.what = labels.join(QStringLiteral(", "));
        break;
    case MergeConflict::Kind::Deleted:
        conflict.what = Text::tr("deleted in one copy, changed in the other");
        break;
    case MergeConflict::Kind::InUse:
        conflict.what = Text::tr("deleted in one copy, used in the other");
        break;
    case MergeConflict::Kind::Circle:
        conflict.what = Text::tr("%1: both together would run in a circle").arg(labels.value(0));
        break;
    }
    m_conflicts.append(conflict);
}

QString Merge::textOn(const Project &side, const MergeConflict &conflict) const
{
    const QUuid &id = conflict.record.id;
    const Record *record = side.find(AnyId(id));
    if (!record)
        return m_base.find(AnyId(id)) ? Text::tr("deleted") : Text::tr("not there");
    const Words words(side, m_catalogs, &m_ours);
    if (!conflict.fields.isEmpty()) {
        QStringList texts;
        for (const FieldText &field : words.fields(*record)) {
            if (conflict.fields.contains(field.field))
                texts.append(conflict.fields.size() > 1
                                     ? QStringLiteral("%1: %2").arg(field.label, field.text)
                                     : field.text);
        }
        return texts.isEmpty() ? Text::tr("none") : texts.join(QStringLiteral("; "));
    }
    const Record *base = m_base.find(AnyId(id));
    if (!base || *base == *record)
        return conflict.kind == MergeConflict::Kind::InUse && &side != &m_base
                       ? Text::tr("there, and in use")
                       : Text::tr("there");
    QStringList changed;
    for (const FieldChange &field :
         fieldChanges(*base, Words(m_base, m_catalogs, &side), *record, words))
        changed.append(QStringLiteral("%1: %2").arg(field.label, field.after));
    return changed.join(QStringLiteral("; "));
}

Result<void> Merge::choose(const QList<MergeChoice> &choices, Overlay &overlay,
                           QList<AnyId> &deleted) const
{
    const auto takeTheirs = [&](const QUuid &id, const QStringList &fields) {
        const Record *theirs = m_theirs.find(AnyId(id));
        const Record *known = merged(id);
        if (!theirs || !known)
            return;
        Record record = overlay.value(id).value_or(*known);
        mergefields::copyFields(record, *theirs, fields);
        overlay.insert(id, record);
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
        for (const QUuid &up :
             allUpFrom(id, [this](const QUuid &each) { return m_theirs.find(AnyId(each)); }))
            takeTheirs(up, conflict.fields);
    }
    return {};
}

Edit Merge::editOf(const Overlay &overlay) const
{
    QList<RecordRef> refs;
    for (auto it = overlay.constBegin(); it != overlay.constEnd(); ++it) {
        const Record *ours = m_ours.find(AnyId(it.key()));
        if (it->has_value())
            refs.append(refOf(**it));
        else if (ours)
            refs.append(refOf(*ours));
    }
    std::ranges::sort(refs, [](const RecordRef &a, const RecordRef &b) { return a < b; });
    Edit edit;
    for (const RecordRef &ref : refs) {
        const Record *ours = m_ours.find(ref.kind, ref.id);
        const std::optional<Record> &after = *overlay.constFind(ref.id);
        if (ours && after)
            edit.change(*ours, *after);
        else if (after)
            edit.add(*after);
        else
            edit.remove(*ours);
    }
    return edit;
}

Result<Edit> Merge::settle(const QList<MergeChoice> &choices) const
{
    Overlay overlay = m_overlay;
    QList<AnyId> deleted;
    if (Result<void> chosen = choose(choices, overlay, deleted); !chosen)
        return chosen.error();
    const Edit edit = editOf(overlay);
    Project result = m_ours;
    if (Result<void> sound = result.tryApply(edit); !sound)
        return sound.error();
    const Edit removal = operations::removeFromModel(result, deleted);
    if (Result<void> sound = result.tryApply(removal); !sound)
        return sound.error();
    return ::merged(edit, removal);
}
