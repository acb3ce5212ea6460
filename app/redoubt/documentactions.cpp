#include "app/redoubt/documentactions.h"

#include "app/redoubt/importing.h"
#include "app/redoubt/makeaction.h"
#include "model/catalog/teamcatalogs.h"
#include "model/core/operations/model.h"
#include "model/exchange/nativejson.h"
#include "model/exchange/newproject.h"
#include "model/exchange/pinned.h"
#include "model/store/publish.h"
#include "model/store/reviewcopy.h"
#include "views/dialogs/messages.h"
#include "views/panels/typing.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>

namespace {

QString fileFilter()
{
    return DocumentActions::tr("Redoubt projects (*.redoubt)");
}

} // namespace

DocumentActions::DocumentActions(CatalogsPointer catalogs, Preferences &preferences,
                                 QWidget *window)
    : QObject(window)
    , m_catalogs(std::move(catalogs))
    , m_preferences(preferences)
    , m_window(window)
    , m_new(makeAction(this, QStringLiteral("new"), tr("&New"), QKeySequence(QKeySequence::New),
                       tr("Start a project with an empty diagram")))
    , m_open(makeAction(this, QStringLiteral("open"), tr("&Open\u2026"),
                        QKeySequence(QKeySequence::Open),
                        tr("Open a project file, or read native JSON into a new project")))
    , m_save(makeAction(this, QStringLiteral("save"), tr("&Save"), QKeySequence(QKeySequence::Save),
                        tr("Save all steps to the project file now")))
    , m_saveAs(makeAction(this, QStringLiteral("save"), tr("Save &As\u2026"),
                          QKeySequence(tr("Ctrl+Shift+S")),
                          tr("Save the project under another name")))
    , m_close(makeAction(this, QStringLiteral("close"), tr("&Close Project"),
                         QKeySequence(tr("Ctrl+W")),
                         tr("Close the project and show the start page")))
{
    connect(m_new, &QAction::triggered, this, &DocumentActions::newEmpty);
    connect(m_open, &QAction::triggered, this, &DocumentActions::open);
    connect(m_save, &QAction::triggered, this, &DocumentActions::save);
    connect(m_saveAs, &QAction::triggered, this, &DocumentActions::saveAs);
    connect(m_close, &QAction::triggered, this, &DocumentActions::close);
    for (QAction *needsProject : { m_save, m_saveAs, m_close })
        needsProject->setEnabled(false);
}

DocumentActions::~DocumentActions() = default;

/// The project shows the threats of the catalogs that it was assessed with.
CatalogsPointer DocumentActions::catalogsFor(const ProjectFile &file)
{
    CatalogsPointer catalogs = m_catalogs;
    QList<Error> refused;
    if (teamcatalogs::files(file.path()).size() > teamcatalogs::files().size()) {
        const Result<CatalogsPointer> with =
                catalog::loadWith(teamcatalogs::files(file.path()), refused);
        if (with)
            catalogs = *with;
        for (const Error &error : refused)
            messages::error(m_window, error);
    }
    const Result<QList<KeptCatalog>> kept = file.keptCatalogs();
    if (kept) {
        const Project &project = m_project ? m_project->document().project() : file.project();
        const PinnedCatalogs found = pinned::catalogsOf(project, *kept, catalogs);
        catalogs = found.catalogs;
        if (found.problem)
            messages::error(m_window, *found.problem);
    }
    return catalogs;
}

void DocumentActions::followPins()
{
    if (!m_project)
        return;
    // Views hold what the old catalogs say: they go before it does.
    emit aboutToClose();
    m_project->useCatalogs(catalogsFor(m_project->file()));
    emit opened(m_project.get());
}

void DocumentActions::adopt(std::unique_ptr<ProjectFile> file)
{
    CatalogsPointer catalogs = catalogsFor(*file);
    m_project = std::make_unique<OpenProject>(std::move(file), std::move(catalogs),
                                              m_preferences.author());
    // Queued: whoever made the step is a view that is about to go.
    connect(m_project.get(), &OpenProject::pinsChanged, this, &DocumentActions::followPins,
            Qt::QueuedConnection);
    followPreferences();
    connect(m_project.get(), &OpenProject::saveFailed, this, &DocumentActions::say);
    connect(m_project.get(), &OpenProject::backupFailed, this, &DocumentActions::say);
    if (!m_project->file().path().isEmpty())
        m_preferences.addRecentFile(m_project->file().path());
    m_save->setEnabled(!m_project->file().isReadOnly());
    m_saveAs->setEnabled(!m_project->file().review());
    m_close->setEnabled(true);
    emit opened(m_project.get());
}

void DocumentActions::followPreferences()
{
    if (!m_project)
        return;
    m_project->file().setBackups(m_preferences.backups());
    m_project->setAutosave(m_preferences.autosave());
}

void DocumentActions::say(const Error &error)
{
    // What another program did to the file is a question, not a message.
    if (m_project && !m_project->file().isReadOnly() && m_project->file().changedOnDisk())
        emit changedElsewhere();
    else
        messages::error(m_window, error);
}

void DocumentActions::fill(const importasdata::Taken &taken, const Operation &operation)
{
    Result<std::unique_ptr<ProjectFile>> file = ProjectFile::create(folders::work());
    if (!file) {
        messages::error(m_window, file.error());
        return;
    }
    Result<void> filled = importasdata::keepContents(**file, taken);
    if (filled)
        filled = newproject::fill(**file, taken.edit, operation, *m_catalogs,
                                  { m_preferences.author(), QDateTime::currentDateTimeUtc() });
    if (!filled) {
        (*file)->discardOnClose();
        messages::error(m_window, filled.error());
        return;
    }
    adopt(std::move(*file));
}

void DocumentActions::fill(const Edit &edit, const Operation &operation)
{
    importasdata::Taken taken;
    taken.edit = edit;
    fill(taken, operation);
}

void DocumentActions::newEmpty()
{
    if (close())
        fill(newproject::empty(tr("Untitled"), tr("Overview")),
             { QStringLiteral("new-project"), { tr("Untitled") } });
}

void DocumentActions::newFromTemplate(const QString &id)
{
    const Result<newproject::FromTemplate> made = newproject::fromTemplate(id);
    if (!made) {
        messages::error(m_window, made.error());
        return;
    }
    if (close())
        fill(made->edit, { QStringLiteral("new-project"), { made->name } });
}

void DocumentActions::open()
{
    const QString path = QFileDialog::getOpenFileName(
            m_window, tr("Open a project"), {},
            fileFilter() + QStringLiteral(";;") + tr("Native JSON (*.json)") + QStringLiteral(";;")
                    + tr("All files (*)"));
    if (!path.isEmpty())
        openFile(path);
}

void DocumentActions::import()
{
    const QString path = QFileDialog::getOpenFileName(
            m_window, tr("Import"), {},
            tr("Native JSON (*.json)") + QStringLiteral(";;") + tr("All files (*)"));
    if (!path.isEmpty())
        openFile(path);
}

void DocumentActions::openFile(const QString &path)
{
    QFile probe(path);
    if (probe.open(QIODevice::ReadOnly) && nativejson::recognises(probe.read(4096))) {
        fillFrom(path, importing::json(m_window, path));
        return;
    }
    const QString resolved = QFileInfo(path).canonicalFilePath();
    for (const Recoverable &left : ProjectFile::recoverable(folders::work())) {
        if (left.origin == resolved && offer(left) != Recovery::Discarded)
            return;
    }
    if (m_project && m_project->file().path() == resolved && !m_project->file().isReadOnly())
        return;
    // Read before the open project is closed: a bad file must not cost the good one.
    const Result<StoredProject> readable = ProjectFile::read(path);
    if (!readable) {
        fillFrom(path, importing::refused(m_window, path, readable.error()));
        return;
    }
    if (reviewcopy::isOne(readable->entries) && !readable->baselines.isEmpty())
        openForReview(path, readable->baselines.first().id);
    else if (close())
        openForEditing(path);
}

void DocumentActions::openForEditing(const QString &path)
{
    if (const Result<void> fit = publish::checkPlace(QFileInfo(path).canonicalFilePath()); !fit) {
        openForLooking(path, fit.error().message);
        return;
    }
    Result<std::unique_ptr<ProjectFile>> file = ProjectFile::open(path, folders::work());
    if (file)
        adopt(std::move(*file));
    else if (const std::optional<LockHolder> holder = ProjectFile::heldBy(path, folders::work()))
        openForLooking(path, tr("it is open already: %1").arg(holder->text()));
    else
        messages::error(m_window, file.error());
}

void DocumentActions::openForLooking(const QString &path, const QString &why)
{
    if (!close())
        return;
    Result<std::unique_ptr<ProjectFile>> file =
            ProjectFile::openReadOnly(path, folders::work(), why);
    if (file)
        adopt(std::move(*file));
    else
        messages::error(m_window, file.error());
}

void DocumentActions::openForReview(const QString &path, const QUuid &baseline)
{
    if (!close())
        return;
    Result<std::unique_ptr<ProjectFile>> file =
            ProjectFile::openForReview(path, folders::work(), baseline);
    if (file)
        adopt(std::move(*file));
    else
        messages::error(m_window, file.error());
}

void DocumentActions::leaveReview()
{
    const QString path = m_project->file().path();
    const bool copy = reviewcopy::isOne(m_project->file().journal().entries());
    if (close() && !copy)
        openFile(path);
}

void DocumentActions::reopen(const QString &path)
{
    drop();
    openFile(path);
}

void DocumentActions::fillFrom(const QString &path, const std::optional<importasdata::Taken> &taken)
{
    if (taken && close())
        fill(*taken, { QStringLiteral("import"), { QFileInfo(path).fileName() } });
}

void DocumentActions::openSample()
{
    const QString path = folders::sample() + QStringLiteral("/mlops-reference.redoubt");
    if (!QFile::exists(path)) {
        QDir().mkpath(folders::sample());
        newFromTemplate(QStringLiteral("mlops-reference"));
        if (!m_project)
            return;
        const Result<void> saved = m_project->save(path);
        if (!saved)
            messages::error(m_window, saved.error());
        return;
    }
    openFile(path);
}

bool DocumentActions::save()
{
    typing::commitAndGoOn();
    if (m_project->file().path().isEmpty())
        return saveAs();
    const Result<void> done = m_project->save();
    if (!done)
        say(done.error());
    return static_cast<bool>(done);
}

QString DocumentActions::askForName(const QString &suggestion)
{
    QFileDialog dialog(m_window, tr("Save the project"), {}, fileFilter());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("redoubt"));
    dialog.selectFile(suggestion);
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

bool DocumentActions::saveAs()
{
    typing::commitAndGoOn();
    const QString path = askForName(m_project->name() + QStringLiteral(".redoubt"));
    if (path.isEmpty())
        return false;
    const Result<void> done = m_project->save(path);
    if (done)
        m_preferences.addRecentFile(path);
    else
        messages::error(m_window, done.error());
    m_save->setEnabled(!m_project->file().isReadOnly());
    return static_cast<bool>(done);
}

bool DocumentActions::close()
{
    if (!m_project)
        return true;
    typing::commitAndGoOn();
    // A project with a file saves itself; only one without a name, or with autosave off, is asked
    // about.
    const QString path = m_project->file().path();
    if (m_project->isDirty()) {
        const bool mustAsk = path.isEmpty() || !m_preferences.autosave();
        const messages::Closing answer =
                mustAsk ? messages::askToSave(m_window, m_project->name(), path)
                        : messages::Closing::Save;
        if (answer == messages::Closing::Cancel)
            return false;
        if (answer == messages::Closing::Discard)
            m_project->file().discardOnClose();
        else if (!save() && (path.isEmpty() || !closeUnsaved()))
            return false;
    }
    drop();
    return true;
}

bool DocumentActions::closeUnsaved()
{
    // A disk that is gone must not hold the window open; nothing is lost by leaving.
    return messages::choose(m_window, tr("Close without saving?"),
                            tr("%1 could not be saved. Every step is kept on this computer and "
                               "offered when the project is opened again.")
                                    .arg(m_project->file().path()),
                            { tr("Keep It Open"), tr("Close") })
           == 1;
}

void DocumentActions::drop()
{
    emit aboutToClose();
    m_project.reset();
    for (QAction *needsProject : { m_save, m_saveAs, m_close })
        needsProject->setEnabled(false);
    emit closed();
}

void DocumentActions::offerRecovery()
{
    for (const Recoverable &left : ProjectFile::recoverable(folders::work())) {
        if (offer(left) == Recovery::Recovered)
            return;
    }
}

DocumentActions::Recovery DocumentActions::offer(const Recoverable &left)
{
    const QString name = left.origin.isEmpty() ? tr("a project that was never saved") : left.origin;
    const QString when = QLocale().toString(left.lastStep.toLocalTime(), QLocale::ShortFormat);
    const int answer = messages::choose(
            m_window, tr("Recover unsaved work?"),
            tr("Redoubt ended without saving %1.\n%n step(s) are kept, the last from %2.\n\n"
               "Nothing is deleted if you decide later.",
               nullptr, left.unpublishedSteps)
                    .arg(name, when),
            { tr("Recover"), tr("Discard Them"), tr("Later") });
    if (answer == 1) {
        ProjectFile::discard(left);
        return Recovery::Discarded;
    }
    if (answer != 0 || !close())
        return Recovery::Left;
    Result<std::unique_ptr<ProjectFile>> file = ProjectFile::recover(left);
    if (!file) {
        messages::error(m_window, file.error());
        return Recovery::Left;
    }
    adopt(std::move(*file));
    return Recovery::Recovered;
}
