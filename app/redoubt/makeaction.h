#pragma once

#include <QAction>

/// An action as menus, tool bars and the list of keys want it: with an icon (its name; empty for
/// none), a text, a shortcut and a line for the status bar.
QAction *makeAction(QObject *parent, const QString &icon, const QString &text,
                    const QKeySequence &keys, const QString &tip);
