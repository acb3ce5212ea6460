#pragma once

#include "model/store/baselineledger.h"
#include "model/store/projectfile.h"
#include "views/viewcontext.h"

#include <QElapsedTimer>

class QTimer;

/// A project that is open in the window: its file, document, register and selection, and the saving
/// that goes on behind them.
class OpenProject : public QObject
{
    Q_OBJECT

public:
    OpenProject(std::unique_ptr<ProjectFile> file, CatalogsPointer catalogs, const QString &author,
                QObject *parent = nullptr);
    ~OpenProject() override;

    ViewContext context() { return { m_document, *m_threats, m_selection }; }
    /// The catalogs that the register is derived with.
    const CatalogsPointer &catalogs() const { return m_catalogs; }
    /// Derives the register anew with other catalogs. No view of the old one may exist any more.
    void useCatalogs(CatalogsPointer catalogs);
    Document &document() { return m_document; }
    const Document &document() const { return m_document; }
    ProjectFile &file() { return *m_file; }
    const ProjectFile &file() const { return *m_file; }
    BaselineLedger &baselines() { return m_baselines; }

    /// The file's name without folder and suffix, or the project's name while it has no file.
    QString name() const;
    bool isDirty() const { return m_file->isDirty(); }
    /// Whether a publish is running.
    bool isSaving() const { return m_publishing; }
    /// Publishes behind the scenes after a pause; switched on, at once what is unsaved.
    void setAutosave(bool on);

    /// Publishes now, in this thread; waits for a running publish first.
    Result<void> save(const QString &path = {});
    /// Hash of the last journal entry.
    QByteArray head() const { return m_file->journal().head(); }

signals:
    /// Dirty or not, saved when: the title and the status bar follow.
    void stateChanged();
    /// A step changed which catalogs the project pins.
    void pinsChanged();
    /// A publish behind the scenes failed; the working copy still has every step.
    void saveFailed(const Error &error);
    /// The file was saved, but what it replaced could not be kept. Said once.
    void backupFailed(const Error &error);

private:
    void follow(const Edit &edit);
    void startPause();
    void publishBehind();
    void wait();
    void noteBackup(const Result<void> &kept);

    std::unique_ptr<ProjectFile> m_file;
    Document m_document;
    BaselineLedger m_baselines;
    CatalogsPointer m_catalogs;
    std::unique_ptr<Register> m_threats;
    Selection m_selection;
    QTimer *m_pause;
    /// Since the first step of this pause.
    QElapsedTimer m_unsaved;
    bool m_autosave = true;
    bool m_publishing = false;
    bool m_failed = false;
    bool m_backupFailed = false;
    std::shared_ptr<struct PublishJob> m_job;
};
