#include "app/redoubt/openproject.h"

#include <QFileInfo>
#include <QSemaphore>
#include <QThreadPool>
#include <QTimer>

namespace {

constexpr int pauseBeforeAutosave = 2000; // milliseconds after the last step
constexpr int longestWithoutAutosave = 30000; // milliseconds, however busy

/// What is under review is looked at as on the day that it was frozen.
std::function<QDateTime()> clockOf(const ProjectFile &file)
{
    if (file.review())
        return [at = file.review()->baseline.at] { return at; };
    return [] { return QDateTime::currentDateTimeUtc(); };
}

} // namespace

/// One publish on a worker thread.
struct PublishJob
{
    QSemaphore done;
    Result<FileStamp> result = FileStamp();
    Result<void> backup;
    QString path;
    QByteArray head;
};

OpenProject::OpenProject(std::unique_ptr<ProjectFile> file, CatalogsPointer catalogs,
                         const QString &author, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
    , m_document(m_file->project(), m_file->journal(), { author, clockOf(*m_file) })
    , m_baselines(m_document, m_file->journal())
    , m_pause(new QTimer(this))
{
    if (m_file->review())
        m_baselines.setReview(&*m_file->review());
    useCatalogs(std::move(catalogs));
    m_pause->setSingleShot(true);
    m_pause->setInterval(pauseBeforeAutosave);
    connect(&m_document, &Document::changed, this, &OpenProject::follow);
    connect(m_pause, &QTimer::timeout, this, &OpenProject::publishBehind);
}

void OpenProject::useCatalogs(CatalogsPointer catalogs)
{
    m_catalogs = std::move(catalogs);
    m_threats = std::make_unique<Register>(m_catalogs);
    m_threats->reset(m_document.project(), m_document.today());
}

OpenProject::~OpenProject()
{
    wait();
}

QString OpenProject::name() const
{
    if (!m_file->path().isEmpty())
        return QFileInfo(m_file->path()).completeBaseName();
    const QString name = m_document.project().settings().name;
    return name.isEmpty() ? tr("Untitled") : name;
}

Result<void> OpenProject::save(const QString &path)
{
    m_pause->stop();
    wait();
    Result<void> done = m_file->save(path);
    m_failed = !done;
    noteBackup(m_file->backupFailure());
    emit stateChanged();
    return done;
}

void OpenProject::setAutosave(bool on)
{
    m_autosave = on;
    if (!on)
        m_pause->stop();
    else if (m_file->isDirty() && !m_failed && !m_file->path().isEmpty())
        m_pause->start();
}

void OpenProject::noteBackup(const Result<void> &kept)
{
    if (!kept && !m_backupFailed) {
        m_backupFailed = true;
        emit backupFailed(kept.error());
    }
}

void OpenProject::follow(const Edit &edit)
{
    m_threats->follow(m_document.project(), edit, m_document.today());
    if (m_autosave && !m_failed && !m_file->path().isEmpty())
        startPause();
    emit stateChanged();
    if (std::ranges::any_of(edit.patches(), [](const Patch &patch) {
            return patch.ref().kind == RecordKind::CatalogPin;
        }))
        emit pinsChanged();
}

void OpenProject::startPause()
{
    // A person who never pauses is saved all the same.
    if (!m_pause->isActive())
        m_unsaved.start();
    if (m_unsaved.elapsed() < longestWithoutAutosave)
        m_pause->start();
}

void OpenProject::publishBehind()
{
    if (m_publishing || !m_file->isDirty())
        return;
    m_publishing = true;
    m_job = std::make_shared<PublishJob>();
    m_job->path = m_file->path();
    m_job->head = m_file->journal().head();
    QThreadPool::globalInstance()->start([this, job = m_job, working = m_file->workingFile(),
                                          known = m_file->stamp(), backups = m_file->backups()] {
        // Only what this program wrote itself is worth a backup here.
        if (publish::stampOf(job->path) == known)
            job->backup = backups::keep(job->path, backups, true);
        job->result = publish::project(working, job->path, known, job->head);
        // Posted before the release: the destructor waits for that, so `this` still stands.
        QMetaObject::invokeMethod(
                this, [this] { wait(); }, Qt::QueuedConnection);
        job->done.release();
    });
}

void OpenProject::wait()
{
    if (!m_publishing)
        return;
    m_job->done.acquire();
    m_publishing = false;
    noteBackup(m_job->backup);
    if (m_job->result) {
        m_file->published(m_job->path, *m_job->result, m_job->head);
    } else if (m_file->journal().head() == m_job->head) {
        // Said once: the next save by hand tries again.
        m_failed = true;
        emit saveFailed(m_job->result.error());
    } else {
        // A step was made while it was written; the next pause publishes both.
        m_pause->start();
    }
    emit stateChanged();
}
