#include "model/baseline/journalsteps.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(JournalStep)
};

qsizetype placeOf(const QList<JournalEntry> &entries, const QByteArray &hash)
{
    for (qsizetype i = entries.size() - 1; i >= 0; --i) {
        if (entries.at(i).hash == hash)
            return i;
    }
    return -1;
}

using Brought = QHash<QByteArray, JournalEntry>;

/// The steps of another copy up to and with `last`, as far back as merges brought them along.
Result<QList<JournalStep>> broughtBy(const QByteArray &last, int number, const Brought &all,
                                     const Journal &journal)
{
    QList<JournalStep> steps;
    for (auto it = all.constFind(last); it != all.constEnd(); it = all.constFind(it->parent)) {
        Result<QByteArray> edit = journal.editOf(it->hash);
        if (!edit)
            return edit.error();
        Result<QList<JournalStep>> inner =
                it->mergedParent.isEmpty() ? QList<JournalStep>()
                                           : broughtBy(it->mergedParent, number, all, journal);
        if (!inner)
            return inner;
        steps.prepend({ number, *it, *edit, *inner });
    }
    return steps;
}

} // namespace

Result<QList<JournalStep>> stepsBetween(const Journal &journal, const QByteArray &from,
                                        const QByteArray &to)
{
    const QList<JournalEntry> entries = journal.entries();
    const qsizetype first = from.isEmpty() ? -1 : placeOf(entries, from);
    const qsizetype last = to.isEmpty() ? entries.size() - 1 : placeOf(entries, to);
    if ((first < 0 && !from.isEmpty()) || (last < 0 && !to.isEmpty()))
        return Error { Text::tr("the journal has no such entry on its main line"),
                       {},
                       Text::tr("Compare baselines of this project.") };
    Brought merged;
    for (const JournalEntry &entry : journal.mergedEntries())
        merged.insert(entry.hash, entry);
    QList<JournalStep> steps;
    for (qsizetype i = first + 1; i <= last; ++i) {
        const JournalEntry &entry = entries.at(i);
        const int number = static_cast<int>(i) + 1;
        Result<QByteArray> edit = journal.editOf(entry.hash);
        const Result<QList<JournalStep>> brought =
                broughtBy(entry.mergedParent, number, merged, journal);
        if (!edit || !brought)
            return !edit ? edit.error() : brought.error();
        steps.append({ number, entry, *edit, *brought });
    }
    return steps;
}
