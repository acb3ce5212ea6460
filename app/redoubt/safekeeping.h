#pragma once

#include "app/redoubt/documentactions.h"

#include <optional>

class QAction;

/// What is done against losing work besides saving: backups to restore, and a file that another
/// program changed while it was open. Nothing of either side is overwritten without being asked
/// for.
class Safekeeping : public QObject
{
    Q_OBJECT

public:
    Safekeeping(DocumentActions &documents, Preferences &preferences, QWidget *window);

    QAction *restoreAction() { return m_restore; }

    /// Looks whether the open file was changed or taken away by another program, and asks once what
    /// to do. The window calls it when it becomes active.
    void lookAtDisk();
    /// The same, even when it was asked before: saving found it.
    void askAboutChange();

private:
    void restoreBackup();
    void askAboutMissing();
    void loadIt();
    void compare();
    /// Merges what another program wrote into the open project, saves both together and verifies.
    void mergeIn(const QString &path);
    void proveMerge(const QString &path);

    DocumentActions &m_documents;
    Preferences &m_preferences;
    QWidget *m_window;
    QAction *m_restore;
    /// What was on disk when it was last asked about.
    std::optional<QuickStamp> m_asked;
    bool m_asking = false;
};
