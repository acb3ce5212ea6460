#pragma once

#include "app/redoubt/openproject.h"
#include "app/redoubt/settings.h"
#include "model/store/importasdata.h"

class QAction;

/// Opens, makes, saves and closes projects: everything about files that a person asks for. One
/// project at a time.
class DocumentActions : public QObject
{
    Q_OBJECT

public:
    DocumentActions(CatalogsPointer catalogs, Preferences &preferences, QWidget *window);
    ~DocumentActions() override;

    OpenProject *project() { return m_project.get(); }
    const CatalogsPointer &catalogs() const { return m_catalogs; }

    QAction *newAction() { return m_new; }
    QAction *openAction() { return m_open; }
    QAction *saveAction() { return m_save; }
    QAction *saveAsAction() { return m_saveAs; }
    QAction *closeAction() { return m_close; }

    /// Each asks to save what is open first, and does nothing when that is cancelled.
    void newEmpty();
    void newFromTemplate(const QString &id);
    void open();
    /// Asks for a file of another format and makes a project of it.
    void import();
    void openFile(const QString &path);
    /// Opens a file read-only, saying why.
    void openForLooking(const QString &path, const QString &why);
    /// Opens one of a file's baselines read-only, as it was frozen.
    void openForReview(const QString &path, const QUuid &baseline);
    /// Back from a baseline to its project; a copy for review has none and is closed.
    void leaveReview();
    /// Closes what is open without saving it and opens the file.
    void reopen(const QString &path);
    void openSample();
    bool save();
    bool saveAs();
    /// True when nothing is open any more.
    bool close();
    /// Offers working copies that a crash left behind, saying what they hold and since when.
    void offerRecovery();
    /// Applies what changed in the preferences to the open project.
    void followPreferences();

signals:
    void opened(OpenProject *project);
    /// Sent while the project still exists.
    void aboutToClose();
    void closed();
    /// Saving found that another program changed the file.
    void changedElsewhere();

private:
    enum class Recovery { Recovered, Discarded, Left };

    Recovery offer(const Recoverable &left);
    void openForEditing(const QString &path);
    /// Asks whether to leave a project that cannot be saved; its steps stay.
    bool closeUnsaved();
    void drop();
    void say(const Error &error);
    void adopt(std::unique_ptr<ProjectFile> file);
    CatalogsPointer catalogsFor(const ProjectFile &file);
    void followPins();
    /// Makes a project of what a template or another file says, and opens it.
    void fill(const importasdata::Taken &taken, const Operation &operation);
    void fill(const Edit &edit, const Operation &operation);
    /// A new project of what was imported from a file, once what is open is closed.
    void fillFrom(const QString &path, const std::optional<importasdata::Taken> &taken);
    QString askForName(const QString &suggestion);

    CatalogsPointer m_catalogs;
    Preferences &m_preferences;
    QWidget *m_window;
    std::unique_ptr<OpenProject> m_project;
    QAction *m_new;
    QAction *m_open;
    QAction *m_save;
    QAction *m_saveAs;
    QAction *m_close;
};
