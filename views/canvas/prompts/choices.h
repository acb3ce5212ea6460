#pragma once

#include "model/exchange/fragment.h"
#include "views/canvas/diagramscene.h"
#include "views/canvas/prompts/chooser.h"

/// What the lists on the canvas offer. The value of an entry is the id of a type or of a record, or
/// a way to paste.
namespace choices {

QList<Chooser::Entry> types(const Vocabulary &vocabulary);
/// The elements of the diagram, those near a point first.
QList<Chooser::Entry> elements(const DiagramScene &scene, const QPointF &from, const QUuid &except);
/// The zones of the diagram into which all of these can go.
QList<Chooser::Entry> zonesFor(const DiagramScene &scene, const QList<QUuid> &records);
/// Elements and zones of the model that the diagram does not show.
QList<Chooser::Entry> notShown(const DiagramScene &scene);
/// How something that the project has already can be pasted.
QList<Chooser::Entry> waysToPaste(const fragment::About &about);

} // namespace choices
