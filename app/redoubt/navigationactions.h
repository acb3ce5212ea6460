#pragma once

#include "app/redoubt/navigator.h"
#include "app/redoubt/settings.h"

#include <QPointer>

class ManualWindow;
class QAction;
class QMainWindow;
class QMenu;
class SearchBox;
class WorkshopWindow;

/// Getting around in the window, and what concerns the whole of it: find, go to anything, back and
/// forward, workshop mode, full screen, panels, keys and preferences.
class NavigationActions : public QObject
{
    Q_OBJECT

public:
    NavigationActions(Preferences &preferences, QMainWindow *window);

    /// Adds the actions to the menus that they belong to.
    void addTo(QMenu &edit, QMenu &view, QMenu &help);
    /// The actions for the tool bar: back and forward.
    QList<QAction *> toolBarActions() const { return { m_back, m_forward }; }
    /// The project that is open; null when none is.
    void follow(OpenProject *project);
    /// The project became read-only or came to be editable.
    void followReadOnly() { refresh(); }

    Navigator &navigator() { return m_navigator; }

    /// A room that is at work leaves, and keeps its place, before the window closes.
    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    /// Whether the panels beside the drawing are wanted.
    void panelsWanted(bool shown);
    void preferencesChanged();

private:
    QAction *make(const QString &icon, const QString &text, const QList<QKeySequence> &keys,
                  const QString &tip, const std::function<void()> &run);
    void makeSearch();
    void makeView();
    QList<QAction *> everyAction() const;
    void openWorkshop();
    void showKeys();
    void showManual();
    void showPreferences();
    void refresh();

    Preferences &m_preferences;
    QMainWindow *m_window;
    OpenProject *m_project = nullptr;
    Navigator m_navigator;
    SearchBox *m_search;
    QPointer<WorkshopWindow> m_workshop;
    QPointer<ManualWindow> m_manualWindow;
    QAction *m_find = nullptr;
    QAction *m_next = nullptr;
    QAction *m_previous = nullptr;
    QAction *m_anything = nullptr;
    QAction *m_back = nullptr;
    QAction *m_forward = nullptr;
    QAction *m_workshopAction = nullptr;
    QAction *m_fullScreen = nullptr;
    QAction *m_panels = nullptr;
    QAction *m_manual = nullptr;
    QAction *m_keys = nullptr;
    QAction *m_preferencesAction = nullptr;
};
