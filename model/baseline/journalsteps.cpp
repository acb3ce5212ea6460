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
    QList<JournalStep> steps;
    for (qsizetype i = first + 1; i <= last; ++i) {
        Result<QByteArray> edit = journal.editOf(entries.at(i).hash);
        if (!edit)
            return edit.error();
        steps.append({ static_cast<int>(i) + 1, entries.at(i), *edit });
    }
    return steps;
}
