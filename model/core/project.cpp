#include "model/core/project.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Project)
};

/// The order of the ids' bytes (RFC 4122), which is not that of QUuid.
bool bytesBefore(const QUuid &a, const QUuid &b)
{
    const auto head = [](const QUuid &id) { return std::tie(id.data1, id.data2, id.data3); };
    return head(a) != head(b) ? head(a) < head(b)
                              : std::ranges::lexicographical_compare(a.data4, b.data4);
}

QString label(const Record &record)
{
    const QString name = nameOf(record);
    const QString kind = QString::fromLatin1(nameOf(kindOf(record)).one);
    const QString id = idOf(record).toString(QUuid::WithoutBraces);
    return name.isEmpty() ? QStringLiteral("%1 %2").arg(kind, id)
                          : QStringLiteral("%1 \"%2\" (%3)").arg(kind, name, id);
}

Result<void> checkReferences(const Project &project, const Record &record)
{
    for (const Reference &reference : referencesOf(record)) {
        const bool resolves = reference.any ? project.find(AnyId(reference.id)) != nullptr
                                            : project.find(reference.kind, reference.id) != nullptr;
        if (!resolves) {
            return Error { Text::tr("\"%1\" refers to %2, which does not exist")
                                   .arg(QLatin1String(reference.field),
                                        reference.id.toString(QUuid::WithoutBraces)),
                           label(record),
                           Text::tr("Add the missing record or correct the reference.") };
        }
    }
    return {};
}

/// Looks for circles along zone parents and artifact lineage. What was once found to lead into none
/// is not walked again, so a whole file costs one visit of each record.
class CircleCheck
{
public:
    explicit CircleCheck(const Project &project) : m_project(project) { }

    /// Whether following `next` from `start` ever comes back to a record on the way.
    template<typename T, typename Next>
    bool runsInCircle(const Id<T> &start, const Next &next)
    {
        struct Step
        {
            Id<T> id;
            QList<Id<T>> open;
        };
        QList<Step> way;
        QSet<QUuid> onWay;
        const auto enter = [&](const Id<T> &id) {
            const T *record = m_project.find(id);
            if (!record || m_sound.contains(id.value()))
                return;
            way.append({ id, next(*record) });
            onWay.insert(id.value());
        };
        enter(start);
        while (!way.isEmpty()) {
            if (way.last().open.isEmpty()) {
                m_sound.insert(way.last().id.value());
                onWay.remove(way.last().id.value());
                way.removeLast();
                continue;
            }
            const Id<T> id = way.last().open.takeLast();
            if (onWay.contains(id.value()))
                return true;
            enter(id);
        }
        return false;
    }

private:
    const Project &m_project;
    QSet<QUuid> m_sound;
};

Result<void> checkTree(CircleCheck &circles, const Zone &zone)
{
    if (circles.runsInCircle(zone.id, [](const Zone &z) { return QList<Id<Zone>> { z.parent }; }))
        return Error { Text::tr("the zone would enclose itself"), label(zone),
                       Text::tr("Choose a parent that is not inside this zone.") };
    return {};
}

Result<void> checkLineage(CircleCheck &circles, const Artifact &artifact)
{
    if (circles.runsInCircle(artifact.id, [](const Artifact &a) { return a.derivedFrom; }))
        return Error { Text::tr("the artifact would be derived from itself"), label(artifact),
                       Text::tr("Take one step out of the lineage.") };
    return {};
}

Result<void> checkRecord(const Project &project, CircleCheck &circles, const Record &record)
{
    if (Result<void> ok = checkReferences(project, record); !ok)
        return ok;
    if (const auto *zone = std::get_if<Zone>(&record))
        return checkTree(circles, *zone);
    if (const auto *artifact = std::get_if<Artifact>(&record))
        return checkLineage(circles, *artifact);
    if (const auto *placement = std::get_if<Placement>(&record)) {
        if (placement->element.isNull() == placement->zone.isNull())
            return Error { Text::tr("a placement shows either an element or a zone"),
                           label(record),
                           {} };
    }
    return {};
}

Result<void> checkFits(const Project &project, const Edit &edit)
{
    for (const Patch &patch : edit.patches()) {
        const Record *now = project.find(AnyId(patch.ref().id));
        if (patch.before && (!now || *now != *patch.before))
            return Error { Text::tr("the record has changed since this edit was made"),
                           label(*patch.before),
                           Text::tr("Look at it again and repeat the change.") };
        if (!patch.before && now)
            return Error { Text::tr("the id is in use already"), label(*patch.after),
                           Text::tr("Give each record an id of its own.") };
    }
    return {};
}

Result<void> checkSound(const Project &project, const Edit &edit)
{
    if (project.count(RecordKind::Settings) > 1)
        return Error { Text::tr("a project has exactly one settings record"), {}, {} };
    CircleCheck circles(project);
    for (const Patch &patch : edit.patches()) {
        if (patch.after) {
            if (Result<void> ok = checkRecord(project, circles, *patch.after); !ok)
                return ok;
            continue;
        }
        for (const RecordRef &ref : project.referrers(patch.ref().id)) {
            if (Result<void> ok = checkReferences(project, *project.find(ref.kind, ref.id)); !ok)
                return ok;
        }
    }
    return {};
}

} // namespace

const Record *Project::find(RecordKind kind, const QUuid &id) const
{
    const Table &records = table(kind);
    const auto it = records.constFind(id);
    return it == records.constEnd() ? nullptr : it->get();
}

const Record *Project::find(const AnyId &id) const
{
    const auto it = m_kinds.constFind(id.value());
    return it == m_kinds.constEnd() ? nullptr : find(*it, id.value());
}

QList<const Record *> Project::sorted(RecordKind kind) const
{
    const Table &records = table(kind);
    QList<const Record *> all;
    all.reserve(records.size());
    for (const RecordPointer &record : records)
        all.append(record.get());
    std::ranges::sort(
            all, [](const Record *a, const Record *b) { return bytesBefore(idOf(*a), idOf(*b)); });
    return all;
}

const QSet<RecordRef> &Project::referrers(const QUuid &id) const
{
    static const QSet<RecordRef> none;
    const auto it = m_referrers.constFind(id);
    return it == m_referrers.constEnd() ? none : *it;
}

const Settings &Project::settings() const
{
    static const Settings defaults;
    const Table &records = table(RecordKind::Settings);
    return records.isEmpty() ? defaults : std::get<Settings>(**records.constBegin());
}

void Project::apply(const Edit &edit)
{
    for (const Patch &patch : edit.patches()) {
        const RecordRef ref = patch.ref();
        Table &records = m_tables.at(static_cast<size_t>(ref.kind));
        if (patch.before) {
            Q_ASSERT(records.contains(ref.id) && *records.value(ref.id) == *patch.before);
            unindex(*patch.before);
        }
        if (patch.after) {
            Q_ASSERT(patch.before || !records.contains(ref.id));
            records.insert(ref.id, std::make_shared<const Record>(*patch.after));
            index(*patch.after);
        } else {
            records.remove(ref.id);
        }
    }
}

Result<void> Project::tryApply(const Edit &edit)
{
    if (Result<void> fits = checkFits(*this, edit); !fits)
        return fits;
    apply(edit);
    Result<void> sound = checkSound(*this, edit);
    if (!sound)
        apply(inverse(edit));
    return sound;
}

Edit Project::asEdit() const
{
    Edit edit;
    for (const RecordKind kind : allRecordKinds()) {
        for (const Record *record : sorted(kind))
            edit.add(*record);
    }
    return edit;
}

bool Project::operator==(const Project &other) const
{
    for (size_t i = 0; i < m_tables.size(); ++i) {
        const Table &mine = m_tables.at(i);
        const Table &theirs = other.m_tables.at(i);
        if (mine.size() != theirs.size())
            return false;
        for (auto it = mine.constBegin(); it != mine.constEnd(); ++it) {
            const auto match = theirs.constFind(it.key());
            if (match == theirs.constEnd() || **match != **it)
                return false;
        }
    }
    return true;
}

void Project::index(const Record &record)
{
    const RecordRef ref = refOf(record);
    m_kinds.insert(ref.id, ref.kind);
    for (const Reference &reference : referencesOf(record))
        m_referrers[reference.id].insert(ref);
}

void Project::unindex(const Record &record)
{
    const RecordRef ref = refOf(record);
    m_kinds.remove(ref.id);
    for (const Reference &reference : referencesOf(record)) {
        const auto it = m_referrers.find(reference.id);
        if (it == m_referrers.end())
            continue;
        it->remove(ref);
        if (it->isEmpty())
            m_referrers.erase(it);
    }
}
