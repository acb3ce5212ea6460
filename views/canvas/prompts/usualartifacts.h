#pragma once

#include "views/viewcontext.h"

/// What a flow most likely carries: a guess to be confirmed with one key, never taken by itself.
namespace usualartifacts {

/// Kinds of artifact that most often leave an element of a type, likeliest first; none for an
/// unknown type.
QStringList kindsFrom(const QString &elementType);

/// Artifacts of the project in the order in which a flow may carry them: what its source holds,
/// kinds that are usual for its source, what flows in or out of its source already, the rest.
QList<const Artifact *> candidates(const Project &project, const Id<Flow> &flow);

} // namespace usualartifacts
