#include "app/redoubt/safekeeping.h"

#include "app/redoubt/backupsdialog.h"
#include "app/redoubt/comparedialog.h"
#include "app/redoubt/merging.h"
#include "model/baseline/freeze.h"
#include "model/store/verification.h"
#include "views/dialogs/messages.h"
#include "views/style/icons.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>

namespace {

/// How many entries a journal has after the last that it shares with the other.
int entriesAfterShared(const QList<JournalEntry> &entries, const QList<JournalEntry> &other)
{
    qsizetype shared = 0;
    while (shared < entries.size() && shared < other.size()
           && entries.at(shared).hash == other.at(shared).hash)
        ++shared;
    return static_cast<int>(entries.size() - shared);
}

} // namespace

Safekeeping::Safekeeping(DocumentActions &documents, Preferences &preferences, QWidget *window)
    : QObject(window)
    , m_documents(documents)
    , m_preferences(preferences)
    , m_window(window)
    , m_restore(new QAction(icons::get(QStringLiteral("backup-store")),
                            tr("Restore a &Backup\u2026"), this))
{
    m_restore->setStatusTip(tr("Look at an earlier state of a project file, or put it back"));
    connect(m_restore, &QAction::triggered, this, &Safekeeping::restoreBackup);
    connect(&m_documents, &DocumentActions::changedElsewhere, this, &Safekeeping::askAboutChange,
            Qt::QueuedConnection);
}

void Safekeeping::lookAtDisk()
{
    OpenProject *project = m_documents.project();
    if (!project || m_asking || project->file().isReadOnly() || project->isSaving())
        return;
    const QuickStamp now = publish::quickStampOf(project->file().path());
    if (now == m_asked || !project->file().changedOnDisk())
        return;
    askAboutChange();
}

void Safekeeping::askAboutChange()
{
    OpenProject *project = m_documents.project();
    if (!project || m_asking)
        return;
    m_asking = true;
    const QString path = project->file().path();
    m_asked = publish::quickStampOf(path);
    if (!QFileInfo::exists(path)) {
        askAboutMissing();
        m_asking = false;
        return;
    }
    const Result<StoredProject> there = ProjectFile::read(path);
    const QList<JournalEntry> mine = project->file().journal().entries();
    QString text = path + QStringLiteral("\n\n");
    if (!there) {
        text += tr("What is there now cannot be read: %1").arg(there.error().message);
    } else if (const int steps = entriesAfterShared(there->entries, mine); steps > 0) {
        const JournalDraft &last = there->entries.last().draft;
        text += tr("It has %n step(s) that are not in this window, the last by %1 on %2.", nullptr,
                   steps)
                        .arg(last.author,
                             QLocale().toString(last.at.toLocalTime(), QLocale::ShortFormat));
    } else {
        text += tr("It has no step that is not in this window.");
    }
    const int own = there ? entriesAfterShared(mine, there->entries) : 0;
    if (own > 0)
        text += u' ' + tr("This window has %n step(s) that are not in the file.", nullptr, own);
    text += QStringLiteral("\n\n") + tr("Nothing is overwritten; every step of yours is kept.");

    QStringList answers;
    if (there)
        answers.append(own > 0 ? tr("Compare\u2026") : tr("Load It"));
    answers += { tr("Save As\u2026"), tr("Later") };
    const int answer = messages::choose(m_window, tr("The file was changed by another program"),
                                        text, answers);
    m_asking = false;
    if (there && answer == 0)
        own > 0 ? compare() : loadIt();
    else if (answers.value(answer) == answers.at(answers.size() - 2))
        m_documents.saveAs();
}

void Safekeeping::askAboutMissing()
{
    const QString path = m_documents.project()->file().path();
    const int answer = messages::choose(m_window, tr("The project file is no longer there"),
                                        path + QStringLiteral("\n\n")
                                                + tr("It was moved or deleted, or its disk is "
                                                     "gone. Every step of yours is kept."),
                                        { tr("Write It Again"), tr("Save As\u2026"), tr("Later") });
    if (answer == 0)
        m_documents.save();
    else if (answer == 1)
        m_documents.saveAs();
}

void Safekeeping::loadIt()
{
    const QString path = m_documents.project()->file().path();
    m_documents.project()->setAutosave(false);
    m_documents.project()->file().discardOnClose();
    m_documents.reopen(path);
}

void Safekeeping::compare()
{
    const OpenProject &project = *m_documents.project();
    const QString path = project.file().path();
    const Result<StoredProject> there = ProjectFile::read(path);
    if (!there) {
        messages::error(m_window, there.error());
        return;
    }
    Register theirs(m_documents.project()->catalogs());
    theirs.reset(there->project, project.document().today());
    const QList<FrozenThreat> before = freezing::rowsOf(theirs);
    const QList<FrozenThreat> after = freezing::rowsOf(m_documents.project()->context().threats);
    const CatalogsPointer &catalogs = project.catalogs();
    const Difference difference =
            differenceOf({ there->project, before, catalogs },
                         { project.document().project(), after, catalogs }, {});
    ComparedDialog dialog(difference, path, m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (dialog.wish() == ComparedDialog::Wish::SaveAs)
        m_documents.saveAs();
    else
        mergeIn(path);
}

void Safekeeping::mergeIn(const QString &path)
{
    OpenProject &project = *m_documents.project();
    // Taken before the file is read: what comes after this moment is not merged.
    const FileStamp seen = publish::stampOf(path);
    project.setAutosave(false);
    const bool merged = merging::run(m_window, project, path);
    if (merged) {
        // The project now holds every step of that file, so the file may be replaced.
        project.file().published(path, seen, {});
        if (m_documents.save())
            proveMerge(path);
    }
    project.setAutosave(m_preferences.autosave());
}

void Safekeeping::proveMerge(const QString &path)
{
    const Result<Verification> found = verify(path, VerifyRequest());
    if (!found)
        messages::error(m_window, found.error());
    else if (!found->ok)
        messages::error(m_window, { tr("the merged file does not verify: %1").arg(found->problem),
                                    path, tr("Restore a backup and save under another name.") });
    else
        messages::tell(m_window, tr("Merged and verified"),
                       tr("%n journal entries give exactly the records of the file.", nullptr,
                          found->entries));
}

void Safekeeping::restoreBackup()
{
    QString path = m_documents.project() ? m_documents.project()->file().path() : QString();
    if (path.isEmpty())
        path = QFileDialog::getOpenFileName(m_window, tr("Whose backups?"), {},
                                            tr("Redoubt projects (*.redoubt)"));
    if (path.isEmpty())
        return;
    BackupsDialog dialog(path, backups::of(path, m_preferences.backups()), m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (dialog.wish() == BackupsDialog::Wish::Look) {
        m_documents.openForLooking(dialog.chosen(), tr("it is a backup of %1").arg(path));
        return;
    }
    const Result<StoredProject> readable = ProjectFile::read(dialog.chosen());
    if (!readable) {
        messages::error(m_window, readable.error());
        return;
    }
    if (!m_documents.close())
        return;
    const Result<void> restored =
            ProjectFile::restore(dialog.chosen(), path, m_preferences.backups(), folders::work());
    if (!restored)
        messages::error(m_window, restored.error());
    m_documents.openFile(path);
}
