#include "model/baseline/mergestate.h"

#include <algorithm>

const Record *MergeState::find(const QUuid &id) const
{
    const auto it = m_records.constFind(id);
    if (it != m_records.constEnd())
        return it->has_value() ? &**it : nullptr;
    return m_ours.find(AnyId(id));
}

void MergeState::put(const Record &record)
{
    m_records.insert(idOf(record), record);
}

void MergeState::remove(const QUuid &id)
{
    m_records.insert(id, std::nullopt);
}

QList<QUuid> MergeState::touched() const
{
    QList<QUuid> ids = m_records.keys();
    std::ranges::sort(ids);
    return ids;
}

Edit MergeState::edit() const
{
    QList<RecordRef> refs;
    for (auto it = m_records.constBegin(); it != m_records.constEnd(); ++it) {
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
        const std::optional<Record> &after = *m_records.constFind(ref.id);
        if (ours && after)
            edit.change(*ours, *after);
        else if (after)
            edit.add(*after);
        else
            edit.remove(*ours);
    }
    return edit;
}
