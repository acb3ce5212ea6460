#include "model/store/baselinetables.h"
#include "model/store/paststate.h"
#include "model/store/projectfile.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ProjectFile)
};

} // namespace

Result<std::unique_ptr<ProjectFile>> ProjectFile::openForReview(const QString &path,
                                                                const QString &workFolder,
                                                                const QUuid &baseline)
{
    Result<std::unique_ptr<ProjectFile>> opened =
            openReadOnly(path, workFolder, Text::tr("a baseline is looked at"));
    if (!opened)
        return opened;
    ProjectFile &file = **opened;
    Result<QList<Baseline>> all = baselinetables::read(file.m_journal->database());
    if (!all)
        return all.error();
    ::baseline::readStatuses(*all, file.m_journal->mergedEntries() + file.m_journal->entries());
    const auto found = std::ranges::find(*all, baseline, &Baseline::id);
    if (found == all->end())
        return Error { Text::tr("there is no such baseline"), path,
                       Text::tr("Open the project to see which it has.") };
    const Result<PastState> past =
            PastState::after(found->journal, file.m_project, *file.m_journal);
    Result<Project> then = past ? past->project() : Result<Project>(past.error());
    if (!then) {
        Error error = then.error();
        error.where = path;
        return error;
    }
    const QString why = Text::tr("baseline B%1 \"%2\" is open for review")
                                .arg(QString::number(found->number), found->name);
    file.m_readOnly = why;
    file.m_journal->refuseWith(Error { Text::tr("nothing can be changed: %1").arg(why), path,
                                       Text::tr("Leave the review to edit the project.") });
    file.m_review = Review { *found, std::exchange(file.m_project, std::move(*then)) };
    return opened;
}
