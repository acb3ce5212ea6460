#pragma once

#include "model/core/project.h"

#include <QSet>

/// Which rows of the register an Edit reaches besides those whose proposals change.
namespace registerreach {

struct Reach
{
    QSet<QUuid> subjects;
    bool controls = false;
    bool decisions = false;
    bool everything = false;
};

Reach of(const Project &project, const Edit &edit);

} // namespace registerreach
