#pragma once

#include "model/core/project.h"

#include <QRect>

/// Operations on what is drawn: elements, zones, flows, artifacts and their places on diagrams.
namespace operations {

/// A new element of a type, placed on a diagram inside a zone (null: outside all zones).
/// `frame` in hundredths of a scene unit.
Edit addElement(const Project &project, const Element &element, const Id<Diagram> &diagram,
                const QRect &frame);
Edit addZone(const Project &project, const Zone &zone, const Id<Diagram> &diagram,
             const QRect &frame);
Edit addFlow(const Project &project, const Flow &flow);
Edit addArtifact(const Project &project, const Artifact &artifact);
Edit addDiagram(const Project &project, const QString &name);

/// Shows an element or zone that exists already on another diagram.
Edit place(const Project &project, const AnyId &subject, const Id<Diagram> &diagram,
           const QRect &frame);

/// New frames for placements, and new zones for what was dropped into or out of one.
struct Move
{
    Id<Placement> placement;
    QRect frame;
    /// Set when the drop changes the enclosing zone; a null id inside means "outside all zones".
    std::optional<Id<Zone>> zone = {};
};
Edit moveTo(const Project &project, const QList<Move> &moves);

/// Moves the waypoints of flows whose two ends `moves` shifts alike on a diagram, so that their
/// lines keep their shape.
Edit routesAlong(const Project &project, const Edit &moves);

/// Folds zones on their diagram, or unfolds them; what is no zone is left out.
Edit fold(const Project &project, const QList<Id<Placement>> &zones, bool folded);

/// Routes of a flow on a diagram; no points takes the route away.
Edit setRoute(const Project &project, const Id<Flow> &flow, const Id<Diagram> &diagram,
              const QList<QPoint> &points);

/// Takes placements off their diagram (with the routes of flows that lose an end there). The model
/// keeps everything.
Edit removeFromDiagram(const Project &project, const QList<Id<Placement>> &placements);

/// Deletes records from the model with everything that cannot stand without them: placements,
/// routes, flows of an element, placements of controls. Content of a zone moves up to its parent.
/// Decisions stay: their reference is soft.
Edit removeFromModel(const Project &project, const QList<AnyId> &records);

/// Carries an artifact on a flow, or holds it in an element; `on` false takes it off.
Edit carry(const Project &project, const Id<Flow> &flow, const Id<Artifact> &artifact, bool on);
Edit hold(const Project &project, const Id<Element> &element, const Id<Artifact> &artifact,
          bool on);

/// Answers a typed fact; an empty value makes it unknown again.
template<typename T>
Edit setFact(const Project &project, const Id<T> &id, const QString &fact, const QString &value)
{
    Edit edit;
    if (const T *record = project.find(id)) {
        T next = *record;
        if (value.isEmpty())
            next.facts.remove(fact);
        else
            next.facts.insert(fact, value);
        edit.change(*record, next);
    }
    return edit;
}

} // namespace operations
