#include "model/store/paststate.h"

#include "model/core/replay.h"
#include "model/store/baselinetables.h"
#include "model/store/reviewcopy.h"

#include <QCoreApplication>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(PastState)
};

} // namespace

Result<PastState> PastState::after(const QByteArray &hash, const Project &now,
                                   const FileJournal &journal)
{
    PastState past(now, journal.database().path());
    // A copy for review has no history: its records are the state, and its first entry made them.
    const bool copy = reviewcopy::isOne(journal.entries());
    past.m_entry = copy ? journal.entries().first().hash : hash;
    const auto steps = JournalCopy::backTo(past.m_entry, journal);
    if (!steps)
        return steps.error();
    past.m_journal = *steps;
    const Result<QList<Baseline>> baselines = baselinetables::read(journal.database());
    if (!baselines)
        return baselines.error();
    for (const Baseline &baseline : *baselines) {
        if (baseline.journal == hash)
            past.m_frozen.append({ baseline.name, baseline.state });
    }
    if (copy) {
        const Result<statehash::Leaves> hidden = reviewcopy::withheld(journal.database());
        if (!hidden)
            return hidden.error();
        past.m_withheld = *hidden;
    }
    return past;
}

Result<Project> PastState::project() const
{
    Result<Project> then = replay::stateAt(m_now, *m_journal, m_entry);
    if (!then || m_frozen.isEmpty())
        return then;
    statehash::Leaves leaves = statehash::leavesOf(*then);
    leaves.insert(m_withheld);
    const QByteArray state = statehash::of(leaves);
    for (const Frozen &frozen : m_frozen) {
        if (frozen.state != state)
            return Error {
                Text::tr("the journal does not give the state that \"%1\" froze").arg(frozen.name),
                m_file, Text::tr("The file was altered. Verify it to see where.")
            };
    }
    return then;
}
