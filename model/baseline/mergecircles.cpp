#include "model/baseline/mergecircles.h"

namespace {

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

} // namespace

QString mergecircles::fieldOf(RecordKind kind)
{
    return kind == RecordKind::Zone       ? QStringLiteral("parent")
           : kind == RecordKind::Artifact ? QStringLiteral("derived-from")
                                          : QString();
}

QSet<QUuid> mergecircles::allAbove(const QUuid &start,
                                   const std::function<const Record *(const QUuid &)> &find)
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
