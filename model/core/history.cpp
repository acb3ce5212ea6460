#include "model/core/history.h"

namespace {

/// Takes the entry out of its step and gives back what that step was called.
Operation takeOut(QList<History::Step> &steps, const QByteArray &hash)
{
    for (qsizetype i = steps.size() - 1; i >= 0; --i) {
        if (!steps.at(i).entries.contains(hash))
            continue;
        Operation operation = steps.at(i).operation;
        steps[i].entries.removeAll(hash);
        if (steps.at(i).entries.isEmpty())
            steps.removeAt(i);
        return operation;
    }
    return {};
}

const History::Step *lastOf(const QList<History::Step> &steps, const QString &author)
{
    for (auto it = steps.crbegin(); it != steps.crend(); ++it) {
        if (it->author == author)
            return &*it;
    }
    return nullptr;
}

} // namespace

void History::clear()
{
    m_done.clear();
    m_undone.clear();
}

void History::push(QList<Step> &steps, const JournalEntry &entry, const Operation &operation)
{
    const QString &group = entry.draft.group;
    if (!group.isEmpty() && !steps.isEmpty() && steps.last().group == group)
        steps.last().entries.append(entry.hash);
    else
        steps.append({ group, entry.draft.author, operation, { entry.hash } });
}

void History::follow(const JournalEntry &entry)
{
    switch (entry.draft.kind) {
    case EntryKind::Undo:
        push(m_undone, entry, takeOut(m_done, entry.draft.reverts));
        return;
    case EntryKind::Redo:
        push(m_done, entry, takeOut(m_undone, entry.draft.reverts));
        return;
    case EntryKind::Migrate:
        // What an older program wrote cannot be restored in the new form.
        clear();
        return;
    case EntryKind::Baseline:
        // What is frozen stays: undo stops there. A status or a signature changes no record.
        if (entry.draft.operation.name == baselineoperation::freeze)
            clear();
        return;
    case EntryKind::Edit:
    case EntryKind::Import:
    case EntryKind::Merge:
    case EntryKind::Catalog:
        push(m_done, entry, entry.draft.operation);
        m_undone.removeIf([&](const Step &step) { return step.author == entry.draft.author; });
        return;
    }
}

const History::Step *History::undoable(const QString &author) const
{
    return lastOf(m_done, author);
}

const History::Step *History::redoable(const QString &author) const
{
    return lastOf(m_undone, author);
}
