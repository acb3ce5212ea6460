#pragma once

#include "model/core/project.h"

/// A generated pipeline on one diagram, nothing arranged yet: stages of twelve elements, each a
/// zone; half as many flows again as elements, most within their stage, some to the next and a few
/// to anywhere. Seeded: the same on every run.
struct Pipeline
{
    explicit Pipeline(int elements, quint32 seed = 1);

    Project project;
    Id<Diagram> diagram;
};
