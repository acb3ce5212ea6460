#include "model/core/replay.h"

#include "model/core/canonical.h"
#include "model/core/writtenedit.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(replay)
};

Error noSuchEntry(const QByteArray &hash)
{
    return { Text::tr("the journal has no such entry"), QString::fromLatin1(hash.toHex().left(16)),
             Text::tr("Look at the timeline for the entries that there are.") };
}

/// The state after an entry that a merge brought along: that of the main line where the other copy
/// parted, and the other copy's steps from there.
Result<Project> mergedStateAt(const Project &now, const JournalReading &journal,
                              const QByteArray &hash)
{
    QHash<QByteArray, QByteArray> parents;
    for (const JournalEntry &entry : journal.mergedEntries())
        parents.insert(entry.hash, entry.parent);
    QByteArrayList steps;
    QByteArray at = hash;
    for (; parents.contains(at); at = parents.value(at))
        steps.prepend(at);
    if (steps.isEmpty())
        return noSuchEntry(hash);
    Result<Project> state = replay::stateAt(now, journal, at);
    for (const QByteArray &step : steps) {
        const Result<QByteArray> written = journal.editOf(step);
        if (!state || !written)
            return state ? Result<Project>(written.error()) : state;
        const Result<Edit> edit = writtenedit::forward(*written, *state);
        if (!edit)
            return edit.error();
        if (Result<void> applied = state->tryApply(*edit); !applied)
            return applied.error();
    }
    return state;
}

} // namespace

Result<Project> replay::stateAt(const Project &now, const JournalReading &journal,
                                const QByteArray &hash)
{
    const QList<JournalEntry> entries = journal.entries();
    if (!hash.isEmpty() && !std::ranges::count(entries, hash, &JournalEntry::hash))
        return mergedStateAt(now, journal, hash);
    Project state = now;
    for (auto entry = entries.crbegin(); entry != entries.crend(); ++entry) {
        if (entry->hash == hash)
            return state;
        const Result<QByteArray> written = journal.editOf(entry->hash);
        if (!written)
            return written.error();
        const nlohmann::json json =
                nlohmann::json::parse(written->constBegin(), written->constEnd(), nullptr, false);
        const Result<Edit> back = canonical::inverseFromJson(json, state);
        if (!back)
            return back.error();
        state.apply(*back);
    }
    return state;
}
