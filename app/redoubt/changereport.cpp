#include "app/redoubt/changereport.h"

#include "model/baseline/documentcontrol.h"
#include "model/baseline/statement.h"
#include "model/report/reportedbaseline.h"
#include "model/report/reportedchange.h"
#include "model/store/publish.h"
#include "views/dialogs/messages.h"
#include "views/report/reportjob.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>
#include <QStatusBar>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(changereport)
};

QString askForTarget(QMainWindow *window, const QString &name)
{
    QFileDialog dialog(window, Text::tr("Report what changed"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("pdf"));
    dialog.setNameFilters({ QStringLiteral("PDF (*.pdf)"), QStringLiteral("HTML (*.html)"),
                            QStringLiteral("ODT (*.odt)"), QStringLiteral("Markdown (*.md)") });
    dialog.selectFile(Text::tr("%1-changes").arg(name) + QStringLiteral(".pdf"));
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

/// The earlier state as a report names it; an entry that nobody froze has its time.
Baseline sinceOf(const ComparedState &before, OpenProject &project)
{
    if (const Baseline *frozen = project.baselines().baseline(before.baseline))
        return *frozen;
    Baseline since;
    since.name = comparison::name(before, project.context(), project.baselines());
    since.at = project.baselines().entries().value(before.entry - 1).draft.at;
    return since;
}

ReportOptions optionsOf(const ComparedState &before, const ComparedState &after,
                        const Comparison &comparison, OpenProject &project)
{
    ReportOptions options { project.document().today() };
    const QList<JournalEntry> entries = project.baselines().entries();
    const QByteArray at = comparison::entryOf(after, project.context(), project.baselines());
    options.entries = entries.size();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        if (entries.at(i).hash == at)
            options.entries = i + 1;
    }
    options.head = QString::fromLatin1(entries.value(options.entries - 1).hash.toHex());
    options.audience = Audience::Auditor;
    options.sections = reportsection::usual(Audience::Auditor);
    if (!options.sections.contains(ReportSection::Changes))
        options.sections.insert(1, ReportSection::Changes);
    options.since = reportedchange::of(sinceOf(before, project), comparison.difference);
    if (const Baseline *frozen = project.baselines().baseline(after.baseline))
        options.baseline =
                reportedbaseline::of(*frozen, project.baselines().people(frozen->id, {}));
    return options;
}

} // namespace

void changereport::write(QMainWindow *window, OpenProject &project, const ComparedState &before,
                         const ComparedState &after, const Comparison &comparison)
{
    const QString path = askForTarget(window, project.name());
    if (path.isEmpty())
        return;
    const std::optional<reportfile::Format> format = reportfile::formatOf(QFileInfo(path).suffix());
    if (!format) {
        messages::error(window, { Text::tr("the report is written as PDF, HTML, ODT or Markdown"),
                                  path, Text::tr("Name it so that it ends with one of these.") });
        return;
    }
    auto *job = new ReportJob(window);
    QObject::connect(
            job, &ReportJob::written, window, [window, job, path](const QByteArray &bytes) {
                job->deleteLater();
                const Result<void> done = publish::writeFile(path, bytes);
                if (done)
                    window->statusBar()->showMessage(Text::tr("Exported to %1").arg(path), 8000);
                else
                    messages::error(window, done.error());
            });
    QObject::connect(job, &ReportJob::failed, window, [window, job](const Error &error) {
        job->deleteLater();
        messages::error(window, error);
    });
    window->statusBar()->showMessage(Text::tr("Writing the report\u2026"));
    job->start({ comparison.after,
                 project.catalogs(),
                 optionsOf(before, after, comparison, project),
                 Paper::A4,
                 {},
                 format });
}
