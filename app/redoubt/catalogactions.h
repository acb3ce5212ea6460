#pragma once

#include "app/redoubt/openproject.h"

#include <QObject>

class QAction;
class QWidget;

/// Brings other versions of catalogs, MITRE's own ATLAS files and a team's catalogs into the open
/// project: shows first what they mean, then does it as one step.
class CatalogActions : public QObject
{
    Q_OBJECT

public:
    explicit CatalogActions(QWidget *window);

    QAction *updateAction() { return m_update; }
    /// Null while nothing is open.
    void follow(OpenProject *project);

    /// Asks for nothing but the confirmation; the file dialog comes before.
    void updateFrom(const QString &path);

private:
    void chooseFile();

    QWidget *m_window;
    QAction *m_update;
    OpenProject *m_project = nullptr;
};
