#pragma once

#include "app/redoubt/openproject.h"
#include "views/baselines/comparison.h"

class QMainWindow;

/// The report for an auditor with what changed between two states, written to a file that is asked
/// for. The writing goes on behind the window, which says when it is done.
namespace changereport {

void write(QMainWindow *window, OpenProject &project, const ComparedState &before,
           const ComparedState &after, const Comparison &comparison);

} // namespace changereport
