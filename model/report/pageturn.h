#pragma once

#include "model/report/report.h"

/// Which blocks of a report stand on pages on their side.
namespace pageturn {

/// One answer a block: a wide table or diagram turns the page for itself and for the headings and
/// paragraphs that lead to it; what follows it within the chapter stays with it as long as it is
/// text. `wideDiagrams` are those too wide for an upright page.
QList<bool> turned(const Report &report, const QSet<QUuid> &wideDiagrams);

} // namespace pageturn
