#pragma once

#include "app/redoubt/openproject.h"

class QAction;
class QDockWidget;
class QMainWindow;
class QMenu;

/// What concerns the assessment as a whole: the risk method, and the dock with the model's quality
/// that stands below every workspace. Follows the project that is open.
class AssessmentActions : public QObject
{
    Q_OBJECT

public:
    explicit AssessmentActions(QMainWindow *window);

    /// Adds the actions to the menus that they belong to.
    void addTo(QMenu &project, QMenu &view);
    /// The project that is open; null when none is.
    void follow(OpenProject *project);
    /// The project became read-only or came to be editable.
    void followReadOnly();

signals:
    /// A remark on the model was chosen: the record or the threat that it is about.
    void placeRequested(const RecordRef &record, const QString &threat);

private:
    void changeMethod();

    QMainWindow *m_window;
    OpenProject *m_project = nullptr;
    QDockWidget *m_dock;
    QAction *m_method;
    QAction *m_quality;
};
