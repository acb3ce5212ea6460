#pragma once

#include <QString>

class QToolButton;

/// Buttons of the bars above tables and pages.
namespace barbutton {

/// Flat, with a text beside its icon; without an icon (empty name) the text alone.
QToolButton *make(const QString &icon, const QString &text, const QString &tip);
/// One that opens a menu of its own.
QToolButton *makeMenu(const QString &icon, const QString &text, const QString &tip);

} // namespace barbutton
