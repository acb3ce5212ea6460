#pragma once

#include "app/redoubt/mainwindow.h"

#include <QTemporaryDir>

/// The real window with the sample project, in folders of its own.
class OpenWindow
{
public:
    /// `layoutProgram` takes the place of redoubt-layout.
    explicit OpenWindow(const QString &layoutProgram = QStringLiteral(REDOUBT_BIN_DIR
                                                                      "/redoubt-layout"));

    MainWindow &window() { return *m_window; }
    OpenProject &project() { return *m_window->documents().project(); }
    Document &document() { return project().document(); }

    /// The widget of this name in the window.
    template<typename T>
    T *find(const QString &name)
    {
        return m_window->findChild<T *>(name);
    }
    /// Switches the workspace as Ctrl+1 .. Ctrl+6 do.
    void showMode(int number);

private:
    QTemporaryDir m_home;
    Preferences m_preferences;
    std::unique_ptr<MainWindow> m_window;
};
