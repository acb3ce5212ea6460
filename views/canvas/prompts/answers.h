#pragma once

#include "views/canvas/editing/spots.h"

#include <QVariant>

/// What answers on the canvas do to the project. Each is one step, and selects what it made.
namespace answers {

/// An element that was added, and the flow that was drawn to it, if any.
struct Added
{
    Id<Element> element;
    Id<Flow> flow;
};

/// An element that another one, or another type, took the place of.
struct Replaced
{
    QString before;
    QString after;
    /// Decisions or controls hung on it.
    bool hadMore = false;
};

void rename(const DiagramScene &scene, const RecordRef &record, const QString &name);
/// Puts a new element of a type at a spot, and draws a flow to it when that comes from somewhere.
std::optional<Added> addElement(const DiagramScene &scene, const QString &type,
                                const spots::Spot &spot, const Id<Element> &connectFrom);
/// Puts a new element of a type into a flow.
std::optional<Added> addIntoFlow(const DiagramScene &scene, const Id<Flow> &flow,
                                 const QString &type, bool carry);
/// Puts an element into a flow, with its decisions and controls or without.
void insertInto(const DiagramScene &scene, const Id<Flow> &flow, const Id<Element> &element,
                bool carry);
/// `value` is the id of an element or of a type.
std::optional<Replaced> replace(const DiagramScene &scene, const Id<Element> &id,
                                const QVariant &value, bool carry);
/// Shows an element or a zone of the model on this diagram too: in its zone, else near `middle`.
void showHere(const DiagramScene &scene, const RecordRef &record, const QPointF &middle);
/// Moves nodes, `around` which a box lies, with all that they enclose into a zone of the diagram.
void moveInto(const DiagramScene &scene, const Id<Zone> &zone, const QList<QUuid> &nodes,
              const QRectF &around);
/// Lets a flow carry, or an element hold, an artifact (its id), or a new one (kind and name).
void addArtifact(const DiagramScene &scene, const RecordRef &owner, const QVariant &value);

} // namespace answers
