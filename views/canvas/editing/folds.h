#pragma once

#include "views/canvas/diagramscene.h"

/// Folding zones on a diagram and unfolding them, each as one step.
namespace folds {

/// Folds zones that the diagram shows, or unfolds them; what is selected in a zone that folds gives
/// way to the zone. False when nothing was written.
bool push(const DiagramScene &scene, const QList<QUuid> &zones, bool folded,
          const QString &group = {});

/// Folds what is not folded of these, or unfolds them when all of them are.
void toggle(const DiagramScene &scene, const QList<QUuid> &zones);

/// Unfolds every zone that hides one of these.
void uncover(const DiagramScene &scene, const QList<RecordRef> &records, const QString &group = {});

/// Folds all outer zones; unfolds every zone when those are folded.
void toggleAll(const DiagramScene &scene);

/// The zones that are meant by what is selected: themselves, or the one around anything else.
QList<QUuid> meant(const DiagramScene &scene);

} // namespace folds
