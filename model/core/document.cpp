#include "model/core/document.h"

#include "model/core/canonical.h"
#include "model/core/plaintext.h"

#include <nlohmann/json.hpp>

Document::Document(Project project, Journal &journal, Session session, QObject *parent)
    : QObject(parent)
    , m_project(std::move(project))
    , m_journal(journal)
    , m_session(std::move(session))
{
    for (const JournalEntry &entry : m_journal.entries())
        m_history.follow(entry);
}

void Document::setAuthor(const QString &author)
{
    m_session.author = author;
}

Result<void> Document::push(const Edit &edit, const Operation &operation, const QString &group,
                            EntryKind kind)
{
    // A merge is a step even when nothing of it changes a record: it joins two histories.
    const Edit clean = plaintext::normalized(edit);
    if (clean.isEmpty() && kind != EntryKind::Merge)
        return {};
    if (Result<void> done = write(clean, { m_session.now(), author(), operation, kind, group, {} });
        !done)
        return done;
    emit changed(clean);
    return {};
}

void Document::note(const JournalEntry &entry)
{
    m_history.follow(entry);
    emit changed({});
}

Operation Document::undoOperation() const
{
    const History::Step *step = m_history.undoable(author());
    return step ? step->operation : Operation {};
}

Operation Document::redoOperation() const
{
    const History::Step *step = m_history.redoable(author());
    return step ? step->operation : Operation {};
}

Result<void> Document::undo()
{
    const History::Step *step = m_history.undoable(author());
    return step ? revert(*step, EntryKind::Undo) : Result<void>();
}

Result<void> Document::redo()
{
    const History::Step *step = m_history.redoable(author());
    return step ? revert(*step, EntryKind::Redo) : Result<void>();
}

QString Document::newGroup()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

Result<void> Document::revert(const History::Step &step, EntryKind kind)
{
    // All of the group or nothing: the whole way back is tried on a copy before anything is
    // written.
    const History::Step target = step;
    QList<Edit> edits;
    Project trial = m_project;
    for (auto it = target.entries.crbegin(); it != target.entries.crend(); ++it) {
        const Result<QByteArray> written = m_journal.editOf(*it);
        if (!written)
            return written.error();
        const nlohmann::json json =
                nlohmann::json::parse(written->constBegin(), written->constEnd(), nullptr, false);
        const Result<Edit> back = canonical::inverseFromJson(json, trial);
        if (!back)
            return back.error();
        if (Result<void> ok = trial.tryApply(*back); !ok)
            return ok;
        edits.append(*back);
    }
    const QString group = target.entries.size() > 1 ? newGroup() : QString();
    Edit whole;
    for (qsizetype i = 0; i < edits.size(); ++i) {
        const QByteArray &reverts = target.entries.at(target.entries.size() - 1 - i);
        Result<void> done = write(
                edits.at(i), { m_session.now(), author(), target.operation, kind, group, reverts });
        if (!done) {
            if (!whole.isEmpty())
                emit changed(whole);
            return done;
        }
        whole = merged(whole, edits.at(i));
    }
    emit changed(whole);
    return {};
}

Result<void> Document::write(const Edit &edit, const JournalDraft &draft)
{
    if (Result<void> sound = m_project.tryApply(edit); !sound)
        return sound;
    const Result<JournalEntry> entry = m_journal.append(draft, edit);
    if (!entry) {
        m_project.apply(inverse(edit));
        return entry.error();
    }
    m_history.follow(*entry);
    return {};
}
