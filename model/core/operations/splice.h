#pragma once

#include "model/core/project.h"

/// Operations that change what a flow or element is, and take along what was decided of it.
namespace operations {

/// Key in what a decision saw: where the flow ended when it was said, before it was carried over.
inline constexpr QLatin1String decisionCarried("carried");
/// Key in what a decision saw: what stood in the place when it was said, before it was replaced.
inline constexpr QLatin1String decisionReplaced("replaced");

/// Whether decisions and controls go along; those that do are marked for review.
enum class Carry { Along, Not };

/// How much hangs on some subjects and would be carried over.
struct Hanging
{
    int decisions = 0;
    int controls = 0;
    bool isEmpty() const { return decisions == 0 && controls == 0; }
};
Hanging hangingOn(const Project &project, const QList<QUuid> &subjects);

/// Puts an element into a flow: the flow now ends there, and a new one goes on to where it ended,
/// carrying the same. Decisions and control placements on the flow stay with its first half and,
/// carried along, count for the second too; the decisions are marked for review. Nothing when the
/// element is an end of the flow already.
Edit insertInto(const Project &project, const Id<Flow> &flow, const Id<Element> &element,
                Carry carry = Carry::Along);

/// Gives an element another type; name, place, flows and artifacts stay. What was decided of it and
/// of its flows is marked for review; not carried along, decisions and controls on the element
/// itself are taken away.
Edit changeType(const Project &project, const Id<Element> &element, const QString &type,
                Carry carry);

/// Puts another element that exists in the place of one: it takes over flows, held artifacts and
/// places on diagrams that do not show it yet; the replaced one leaves the model, with flows
/// between the two. Carried along, decisions (where the other has none of its own) and controls
/// count for it.
Edit replaceBy(const Project &project, const Id<Element> &element, const Id<Element> &by,
               Carry carry);

/// What copies of subjects take from their originals: decisions, marked for review with the
/// original's name, and control placements. By original; the copies may be in `project` or not yet.
Edit copyDecisions(const Project &project, const QHash<QUuid, QUuid> &copies);

} // namespace operations
