#pragma once

#include "model/exchange/fragment.h"
#include "views/canvas/diagramscene.h"

class QMimeData;
class QWidget;

/// What is selected, on the system's clipboard: as a part of a project and, for other programs, as
/// a picture (PNG and SVG) and as names.
namespace clipboard {

/// Leaves the clipboard alone, and says false, when nothing is selected.
bool copy(const DiagramScene &scene);
/// What copy() puts there; null when nothing is selected. The caller owns it.
QMimeData *contentOf(const DiagramScene &scene);

/// What of the diagram a picture of the selection shows: with it the flows whose ends are both
/// selected, and the ends of selected flows.
QSet<QUuid> pictured(const DiagramScene &scene);

/// What the clipboard holds is to the diagram; nothing when it holds no part of a project.
std::optional<fragment::About> about(const DiagramScene &scene);

/// One step; selects what came. `at`, when given, is where its middle goes; else copies come a
/// little aside of their originals, the more often the farther. Errors are shown over `parent`.
void paste(DiagramScene &scene, const std::optional<QPointF> &at, fragment::As as, QWidget *parent);

} // namespace clipboard
