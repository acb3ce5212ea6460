#pragma once

#include "app/redoubt/openproject.h"

class QLabel;
class QMainWindow;

/// What the title and the status bar of the window say of the project: its name and marking, how
/// many threats are open, what is saved.
class StateDisplay : public QObject
{
    Q_OBJECT

public:
    explicit StateDisplay(QMainWindow &window);

    void show(OpenProject &project);
    /// No project is open.
    void clear();

private:
    void showTitle(OpenProject &project);
    void showCounts(const ViewContext &context);
    void showSaved(OpenProject &project);

    QMainWindow &m_window;
    QLabel *m_counts;
    QLabel *m_saved;
};
