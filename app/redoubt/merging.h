#pragma once

#include "app/redoubt/openproject.h"

class QWidget;

/// Merging another copy of the open project into it.
namespace merging {

/// Asks for the file, shows what conflicts, and writes the merge as one step. Nothing happens when
/// the reader cancels; errors are shown.
void run(QWidget *window, OpenProject &project);

/// The same for a file that is known. True when it was merged.
bool run(QWidget *window, OpenProject &project, const QString &path);

} // namespace merging
