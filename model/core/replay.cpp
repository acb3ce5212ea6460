#include "model/core/replay.h"

#include "model/core/canonical.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(replay)
};

} // namespace

Result<Project> replay::stateAt(const Project &now, const Journal &journal, const QByteArray &hash)
{
    const QList<JournalEntry> entries = journal.entries();
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
    if (hash.isEmpty())
        return state;
    return Error { Text::tr("the journal has no such entry"),
                   QString::fromLatin1(hash.toHex().left(16)),
                   Text::tr("Look at the timeline for the entries that there are.") };
}
