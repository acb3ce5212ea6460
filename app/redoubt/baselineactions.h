#pragma once

#include "app/redoubt/documentactions.h"
#include "model/store/keyring.h"

class BaselinesWorkspace;
class QAction;
class QMainWindow;
class QMenu;

/// What a person does with baselines: freeze, sign, give a status, verify, review, hand out copies;
/// and their keys. Files are asked for here; the panels only show.
class BaselineActions : public QObject
{
    Q_OBJECT

public:
    BaselineActions(DocumentActions &documents, QMainWindow *window);

    QMenu *menu() { return m_menu; }
    /// The project and workspace that the actions work on; null when none is open.
    void follow(OpenProject *project, BaselinesWorkspace *workspace);
    /// What is open for review: name, status, date, and what its names are worth. Empty outside
    /// review.
    QString reviewText() const;

signals:
    /// A baseline was made: show the workspace.
    void frozen();

private:
    QAction *make(const QString &icon, const QString &text, const QString &tip,
                  void (BaselineActions::*run)());
    void freeze();
    void sign();
    void setStatus(BaselineStatus status);
    void verify();
    void review();
    void copy();
    void exportSignatures();
    void manageKeys();
    void refresh();
    void fillStatuses();
    const Baseline *current() const;
    /// Saves what is open; verification and copies read the file.
    bool saved();
    QString askForTarget(const QString &title, const QString &name, const QString &suffix) const;

    DocumentActions &m_documents;
    QMainWindow *m_window;
    Keyring m_keyring;
    OpenProject *m_project = nullptr;
    BaselinesWorkspace *m_workspace = nullptr;
    QMenu *m_menu;
    QMenu *m_statuses;
    QAction *m_freeze;
    QAction *m_sign;
    QAction *m_verify;
    QAction *m_review;
    QAction *m_copy;
    QAction *m_export;
    QAction *m_keys;
};
