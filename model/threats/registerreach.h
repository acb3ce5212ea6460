#pragma once

#include "model/core/project.h"

#include <QSet>

/// Which rows of the register an Edit reaches besides those whose proposals change.
namespace registerreach {

struct Reach
{
    QSet<QUuid> subjects;
    /// Single threats: what was said of them, or of a control for them, changed.
    QSet<QString> threats;
    bool controls = false;
    bool decisions = false;
    bool everything = false;
};

Reach of(const Project &project, const Edit &edit);

} // namespace registerreach
