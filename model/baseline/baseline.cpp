#include "model/baseline/baseline.h"

#include "model/core/digest.h"

#include <algorithm>

namespace baseline {

QByteArray hashOf(const QList<FrozenThreat> &threats)
{
    Digest digest("redoubt register 1\n");
    for (const FrozenThreat &threat : threats) {
        FrozenThreat::visit(threat, [&](const char * /*name*/, const auto &value) {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, int>)
                digest.add(QByteArray::number(value));
            else
                digest.add(value.toUtf8());
        });
    }
    return digest.result();
}

QByteArray historyHash(const QList<JournalEntry> &entries)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const JournalEntry &entry : entries)
        hash.addData(entry.hash);
    return hash.result();
}

const Baseline *find(const QList<Baseline> &baselines, const QString &called)
{
    const Baseline *byName = nullptr;
    int namesakes = 0;
    for (const Baseline &each : baselines) {
        const QString number = QString::number(each.number);
        if (called == number || called.compare(u'B' + number, Qt::CaseInsensitive) == 0
            || called == each.id.toString(QUuid::WithoutBraces))
            return &each;
        if (each.name == called) {
            byName = &each;
            ++namesakes;
        }
    }
    return namesakes == 1 ? byName : nullptr;
}

QList<BaselineStatus> next(BaselineStatus status)
{
    using enum BaselineStatus;
    switch (status) {
    case Draft:
        return { InReview, Rejected };
    case InReview:
        return { Approved, Rejected, Draft };
    case Approved:
        return { Superseded };
    case Rejected:
        return { InReview };
    case Superseded:
        return {};
    }
    return {};
}

void readStatuses(QList<Baseline> &baselines, const QList<JournalEntry> &entries)
{
    for (const JournalEntry &entry : entries) {
        const Operation &operation = entry.draft.operation;
        if (entry.draft.kind != EntryKind::Baseline || operation.name != baselineoperation::status)
            continue;
        const auto status = enumFrom<BaselineStatus>(operation.arguments.value(2));
        const QUuid id = QUuid::fromString(operation.arguments.value(1));
        const auto found = std::ranges::find(baselines, id, &Baseline::id);
        if (!status || found == baselines.end())
            continue;
        found->status = *status;
        found->statusBy = entry.draft.author;
        found->statusAt = entry.draft.at;
        found->statusNote = operation.arguments.value(3);
    }
}

} // namespace baseline
