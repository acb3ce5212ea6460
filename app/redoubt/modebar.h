#pragma once

#include <QAction>
#include <QWidget>

/// The narrow bar at the left that switches workspaces: an icon and a word each.
class ModeBar : public QWidget
{
    Q_OBJECT

public:
    explicit ModeBar(QWidget *parent = nullptr);

    /// Adds a checkable action as an item.
    void addMode(QAction *action);

private:
    class Item;
};
