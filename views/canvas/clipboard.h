#pragma once

#include "views/viewcontext.h"

class QWidget;

/// What is selected, on the system's clipboard: as a part of a project and, for other programs, as
/// names.
namespace clipboard {

/// Leaves the clipboard alone when nothing is selected.
void copy(const ViewContext &context, const Id<Diagram> &diagram);
/// One step; selects what came. Errors are shown over `parent`.
void paste(const ViewContext &context, const Id<Diagram> &diagram, QWidget *parent);

} // namespace clipboard
