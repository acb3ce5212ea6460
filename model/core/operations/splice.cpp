#include "model/core/operations/splice.h"

#include "model/core/operations/model.h"
#include "model/core/threatkey.h"

namespace operations {

Edit insertInto(const Project &project, const Id<Flow> &flow, const Id<Element> &element)
{
    Edit edit;
    const Flow *whole = project.find(flow);
    if (!whole || !project.find(element) || whole->source == element || whole->target == element)
        return edit;
    Flow first = *whole;
    first.target = element;
    Flow second = *whole;
    second.id = Id<Flow>::create();
    second.source = element;
    edit.change(*whole, first);
    edit.add(second);
    for (const RecordRef &ref : project.referrers(flow.value())) {
        if (const Route *route = project.find(Id<Route>(ref.id)))
            edit.remove(*route);
        if (const ControlPlacement *placement = project.find(Id<ControlPlacement>(ref.id))) {
            ControlPlacement other = *placement;
            other.id = Id<ControlPlacement>::create();
            other.subject = AnyId(second.id.value());
            edit.add(other);
        }
    }
    const QString was = project.find(whole->target)->name;
    for (const Decision *decision : project.all<Decision>()) {
        std::optional<ThreatKey> key = ThreatKey::fromText(decision->threat);
        if (!key || key->subject != flow.value())
            continue;
        Decision kept = *decision;
        kept.seen.insert(decisionCarried, was);
        edit.change(*decision, kept);
        key->subject = second.id.value();
        kept.id = Id<Decision>::create();
        kept.threat = key->text();
        edit.add(kept);
    }
    return edit;
}

} // namespace operations
