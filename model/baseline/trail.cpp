#include "model/baseline/trail.h"

#include "model/baseline/recorddifference.h"
#include "model/core/threatkey.h"
#include "model/core/writtenedit.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Trail)
};

constexpr quint64 bitOf(RecordKind kind)
{
    return quint64(1) << static_cast<int>(kind);
}

/// Kinds whose records speak of threats.
constexpr quint64 speaking = bitOf(RecordKind::Decision) | bitOf(RecordKind::Comment)
                             | bitOf(RecordKind::Action) | bitOf(RecordKind::ControlLink)
                             | bitOf(RecordKind::Risk) | bitOf(RecordKind::OwnThreat);

QStringList threatsOf(const Record &record)
{
    return std::visit(
            [](const auto &r) -> QStringList {
                if constexpr (requires { r.threats; })
                    return r.threats;
                else if constexpr (requires { r.threat; })
                    return r.threat.isEmpty() ? QStringList() : QStringList { r.threat };
                else if constexpr (std::is_same_v<std::decay_t<decltype(r)>, OwnThreat>)
                    return { QStringLiteral("own@") + r.id.text() };
                else
                    return {};
            },
            record);
}

void append(QList<int> &numbers, int number)
{
    if (numbers.isEmpty() || numbers.last() != number)
        numbers.append(number);
}

/// "Flow Ingest: added", or the fields that changed.
QString lineOf(const Patch &patch, const Words &words)
{
    const RecordRef ref = patch.ref();
    const Record *now = words.project().find(AnyId(ref.id));
    const Record &known = now ? *now : patch.after ? *patch.after : *patch.before;
    const QString name = QStringLiteral("%1 %2").arg(wordlists::kind(ref.kind), words.name(known));
    if (!patch.before)
        return Text::tr("%1: added").arg(name);
    if (!patch.after)
        return Text::tr("%1: removed").arg(name);
    QStringList said;
    for (const FieldChange &change : fieldChanges(*patch.before, words, *patch.after, words))
        said.append(RecordDifference::said(change));
    return said.isEmpty() ? QString()
                          : QStringLiteral("%1: %2").arg(name, said.join(QStringLiteral("; ")));
}

} // namespace

void Trail::follow(const QByteArray &edit)
{
    ++m_count;
    quint64 kinds = 0;
    const QList<RecordRef> touched = writtenedit::touchedBy(edit);
    for (const RecordRef &ref : touched) {
        kinds |= bitOf(ref.kind);
        append(m_records[ref.id], m_count);
    }
    m_kinds.append(kinds);
    if (kinds & speaking)
        noteThreats(edit);
}

void Trail::noteThreats(const QByteArray &edit)
{
    const QList<Patch> patches = writtenedit::patchesOf(edit);
    for (const Patch &patch : patches) {
        const RecordRef ref = patch.ref();
        if (!(bitOf(ref.kind) & speaking))
            continue;
        // A change names the threat only when it was that what changed; the rest is remembered.
        QSet<QString> &keys = m_keys[ref.id];
        for (const auto &side : { patch.before, patch.after }) {
            for (const QString &key : side ? threatsOf(*side) : QStringList())
                keys.insert(key);
        }
        for (const QString &key : keys)
            append(m_threats[key], m_count);
    }
}

QStringList changesInWords(const QByteArray &edit, const Words &words, const QSet<QUuid> &only)
{
    QStringList lines;
    const QList<Patch> patches = writtenedit::patchesOf(edit);
    for (const Patch &patch : patches) {
        if (!only.isEmpty() && !only.contains(patch.ref().id))
            continue;
        const QString line = lineOf(patch, words);
        if (!line.isEmpty())
            lines.append(line);
    }
    return lines;
}

QList<HistoryLine> threatHistory(const QString &key, const Trail &trail, const Journal &journal,
                                 const Words &words)
{
    const std::optional<ThreatKey> parsed = ThreatKey::fromText(key);
    QSet<int> numbers;
    const auto take = [&](const QList<int> &some) { numbers.unite({ some.begin(), some.end() }); };
    take(trail.ofThreat(key));
    if (parsed && !parsed->isOwn()) {
        take(trail.of(parsed->subject));
        take(trail.of(parsed->artifact));
    }
    QList<int> newestFirst(numbers.begin(), numbers.end());
    std::ranges::sort(newestFirst, std::greater());
    const QList<JournalEntry> entries = journal.entries();
    const QSet<QUuid> shown =
            parsed ? QSet<QUuid> { parsed->subject, parsed->artifact } : QSet<QUuid>();
    QList<HistoryLine> lines;
    for (const int number : newestFirst) {
        if (number > entries.size())
            continue;
        const JournalEntry &entry = entries.at(number - 1);
        const Result<QByteArray> edit = journal.editOf(entry.hash);
        if (!edit)
            continue;
        // Of an entry that touched much, only what is about this threat.
        QSet<QUuid> about = shown;
        for (const Patch &patch : writtenedit::patchesOf(*edit)) {
            const Record &record = patch.after ? *patch.after : *patch.before;
            const Record *now = words.project().find(AnyId(idOf(record)));
            if (threatsOf(record).contains(key) || (now && threatsOf(*now).contains(key)))
                about.insert(idOf(record));
        }
        lines.append({ number, entry.draft.at, entry.draft.author, entry.draft.operation,
                       entry.draft.kind, changesInWords(*edit, words, about) });
    }
    return lines;
}
