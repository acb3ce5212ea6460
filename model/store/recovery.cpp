// What is done about a project when things went wrong: steps that were never saved, and backups. A
// part of ProjectFile.

#include "model/store/durable.h"
#include "model/store/projectfile.h"
#include "model/store/workingcopy.h"

#include <QCoreApplication>
#include <QFile>

using workingcopy::databaseOf;
using workingcopy::lockOf;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ProjectFile)
};

} // namespace

Result<std::unique_ptr<ProjectFile>> ProjectFile::recover(const Recoverable &left)
{
    const QString stem = workingcopy::stemOf(left.workingFile);
    const std::optional<workingcopy::Note> note = workingcopy::readNote(stem);
    if (!note)
        return Error { Text::tr("the note beside the working copy is missing"), left.workingFile,
                       Text::tr("Open the project file itself.") };
    std::unique_ptr<ProjectFile> file(new ProjectFile(note->origin, stem));
    // Whatever goes wrong from here on, the steps stay.
    file->m_keep = true;
    if (!note->origin.isEmpty()) {
        if (Result<void> locked = file->lockTarget(note->origin); !locked)
            return locked.error();
    }
    if (Result<void> locked = file->lockWorkingCopy(); !locked)
        return locked.error();
    if (Result<void> done = file->openWorkingCopy(Database::Mode::Write); !done)
        return done.error();
    if (Result<void> done = file->load(); !done)
        return done.error();
    file->m_stamp = note->stamp;
    file->m_publishedHead = note->publishedHead;
    file->m_keep = false;
    return file;
}

QList<Recoverable> ProjectFile::recoverable(const QString &workFolder)
{
    QList<Recoverable> found;
    for (const QString &stem : workingcopy::stemsIn(workFolder)) {
        const Result<std::unique_ptr<FileLock>> lock = FileLock::take(lockOf(stem), stem);
        if (!lock)
            continue;
        const std::optional<workingcopy::Note> note = workingcopy::readNote(stem);
        if (!note) {
            // Ended while it was made: no step was ever taken in it.
            workingcopy::remove(stem);
            continue;
        }
        Result<std::unique_ptr<Database>> database =
                Database::open(databaseOf(stem), Database::Mode::Write);
        if (!database)
            continue;
        FileJournal journal(**database);
        if (!journal.load())
            continue;
        if (journal.head() == note->publishedHead) {
            database->reset();
            workingcopy::remove(stem);
            continue;
        }
        const QList<JournalEntry> entries = journal.entries();
        Recoverable left { databaseOf(stem), note->origin, entries.last().draft.at, 0 };
        for (auto it = entries.crbegin(); it != entries.crend() && it->hash != note->publishedHead;
             ++it)
            ++left.unpublishedSteps;
        found.append(left);
    }
    return found;
}

void ProjectFile::discard(const Recoverable &left)
{
    workingcopy::remove(workingcopy::stemOf(left.workingFile));
}

Result<void> ProjectFile::restore(const QString &backup, const QString &path,
                                  const BackupSettings &settings, const QString &workFolder)
{
    const QString target = durable::resolved(path);
    if (Result<void> made = durable::makeFolder(workFolder); !made)
        return made;
    const Result<std::unique_ptr<FileLock>> lock =
            FileLock::take(workingcopy::targetLockOf(target, workFolder), target);
    if (!lock)
        return lock.error();
    if (Result<void> fit = publish::checkPlace(target); !fit)
        return fit;
    // Copied before the backups move on: it may be the one that drops out.
    const QString temporary = durable::temporaryBeside(target);
    if (Result<void> copied = durable::copyNew(backup, temporary, 0644); !copied)
        return copied;
    Result<void> done = backups::keep(target, settings, false);
    if (done)
        return durable::moveOver(temporary, target);
    QFile::remove(temporary);
    return done;
}
