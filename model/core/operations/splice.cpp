#include "model/core/operations/splice.h"

#include "model/core/operations/change.h"
#include "model/core/operations/model.h"
#include "model/core/threatkey.h"

namespace operations {

namespace {

/// Calls `visit(decision, key)` for every decision on one of the subjects, in the order of ids.
template<typename Visit>
void forDecisionsOn(const Project &project, const QSet<QUuid> &subjects, Visit &&visit)
{
    for (const Decision *decision : project.all<Decision>()) {
        const std::optional<ThreatKey> key = ThreatKey::fromText(decision->threat);
        if (key && subjects.contains(key->subject))
            visit(*decision, *key);
    }
}

QString nameOfSubject(const Project &project, const QUuid &subject)
{
    const Record *record = project.find(AnyId(subject));
    return record ? nameOf(*record) : QString();
}

/// Marks what was decided of the subjects for review: it was said of what `was` names.
Edit marked(const Project &project, const QSet<QUuid> &subjects, const QString &was)
{
    Edit edit;
    forDecisionsOn(project, subjects, [&](const Decision &decision, const ThreatKey & /*key*/) {
        Decision next = decision;
        next.seen.insert(decisionReplaced, was);
        edit.change(decision, next);
    });
    return edit;
}

QList<const Flow *> flowsOf(const Project &project, const Id<Element> &element)
{
    QList<const Flow *> flows;
    for (const RecordRef &ref : project.referrers(element.value())) {
        if (const Flow *flow = project.find(Id<Flow>(ref.id)))
            flows.append(flow);
    }
    std::ranges::sort(flows, {}, [](const Flow *flow) { return flow->id.value(); });
    return flows;
}

Edit controlsCopied(const Project &project, const QUuid &from, const QUuid &to)
{
    Edit edit;
    QList<const ControlPlacement *> placements;
    for (const RecordRef &ref : project.referrers(from)) {
        if (const ControlPlacement *placement = project.find(Id<ControlPlacement>(ref.id)))
            placements.append(placement);
    }
    std::ranges::sort(placements, {}, [](const ControlPlacement *p) { return p->id.value(); });
    for (const ControlPlacement *placement : placements) {
        ControlPlacement other = *placement;
        other.id = Id<ControlPlacement>::create();
        other.subject = AnyId(to);
        edit.add(other);
    }
    return edit;
}

/// Decisions on one subject as decisions on another, where that has none of its own.
Edit movedDecisions(const Project &project, const QUuid &from, const QUuid &to)
{
    Edit edit;
    QSet<QString> taken;
    project.forEach<Decision>([&](const Decision &decision) { taken.insert(decision.threat); });
    forDecisionsOn(project, { from }, [&](const Decision &decision, ThreatKey key) {
        key.subject = to;
        if (taken.contains(key.text()))
            return;
        Decision next = decision;
        next.threat = key.text();
        next.seen.insert(decisionReplaced, nameOfSubject(project, from));
        edit.change(decision, next);
    });
    return edit;
}

} // namespace

Hanging hangingOn(const Project &project, const QList<QUuid> &subjects)
{
    Hanging hanging;
    const QSet<QUuid> all(subjects.begin(), subjects.end());
    forDecisionsOn(project, all, [&](const Decision &, const ThreatKey &) { ++hanging.decisions; });
    for (const QUuid &subject : all) {
        for (const RecordRef &ref : project.referrers(subject))
            hanging.controls += ref.kind == RecordKind::ControlPlacement ? 1 : 0;
    }
    return hanging;
}

Edit insertInto(const Project &project, const Id<Flow> &flow, const Id<Element> &element,
                Carry carry)
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
    }
    if (carry == Carry::Along)
        edit = merged(edit, controlsCopied(project, flow.value(), second.id.value()));
    const QString was = project.find(whole->target)->name;
    forDecisionsOn(project, { flow.value() }, [&](const Decision &decision, ThreatKey key) {
        Decision kept = decision;
        kept.seen.insert(decisionCarried, was);
        edit.change(decision, kept);
        if (carry == Carry::Not)
            return;
        key.subject = second.id.value();
        kept.id = Id<Decision>::create();
        kept.threat = key.text();
        edit.add(kept);
    });
    return edit;
}

Edit changeType(const Project &project, const Id<Element> &element, const QString &type,
                Carry carry)
{
    const Element *known = project.find(element);
    if (!known || known->type == type)
        return {};
    Edit edit = change(project, element, [&](Element &e) { e.type = type; });
    QSet<QUuid> subjects;
    for (const Flow *flow : flowsOf(project, element))
        subjects.insert(flow->id.value());
    if (carry == Carry::Along) {
        subjects.insert(element.value());
    } else {
        forDecisionsOn(project, { element.value() },
                       [&](const Decision &decision, const ThreatKey &) { edit.remove(decision); });
        for (const RecordRef &ref : project.referrers(element.value())) {
            if (const ControlPlacement *placement = project.find(Id<ControlPlacement>(ref.id)))
                edit.remove(*placement);
        }
    }
    return merged(edit, marked(project, subjects, known->name));
}

Edit replaceBy(const Project &project, const Id<Element> &element, const Id<Element> &by,
               Carry carry)
{
    const Element *old = project.find(element);
    const Element *next = project.find(by);
    if (!old || !next || element == by)
        return {};
    Edit edit;
    QList<AnyId> gone;
    QSet<QUuid> moved;
    for (const Flow *flow : flowsOf(project, element)) {
        if (flow->source == by || flow->target == by) {
            gone.append(AnyId(flow->id.value()));
            continue;
        }
        Flow turned = *flow;
        turned.source = flow->source == element ? by : flow->source;
        turned.target = flow->target == element ? by : flow->target;
        edit.change(*flow, turned);
        moved.insert(flow->id.value());
    }
    Element fuller = *next;
    for (const Id<Artifact> &artifact : old->holds) {
        if (!fuller.holds.contains(artifact))
            fuller.holds.append(artifact);
    }
    edit.change(*next, fuller);
    QSet<QUuid> shown;
    for (const RecordRef &ref : project.referrers(by.value())) {
        if (const Placement *placement = project.find(Id<Placement>(ref.id)))
            shown.insert(placement->diagram.value());
    }
    for (const RecordRef &ref : project.referrers(element.value())) {
        const Placement *placement = project.find(Id<Placement>(ref.id));
        if (!placement || shown.contains(placement->diagram.value()))
            continue;
        Placement taken = *placement;
        taken.element = by;
        edit.change(*placement, taken);
    }
    edit = merged(edit, marked(project, moved, old->name));
    if (carry == Carry::Along) {
        edit = merged(edit, movedDecisions(project, element.value(), by.value()));
        edit = merged(edit, controlsCopied(project, element.value(), by.value()));
    }
    Project rest = project;
    rest.apply(edit);
    gone.append(AnyId(element.value()));
    return merged(edit, removeFromModel(rest, gone));
}

Edit copyDecisions(const Project &project, const QHash<QUuid, QUuid> &copies)
{
    Edit edit;
    QSet<QString> taken;
    project.forEach<Decision>([&](const Decision &decision) { taken.insert(decision.threat); });
    const QSet<QUuid> originals(copies.keyBegin(), copies.keyEnd());
    forDecisionsOn(project, originals, [&](const Decision &decision, ThreatKey key) {
        const QUuid original = key.subject;
        key.subject = copies.value(original);
        if (taken.contains(key.text()))
            return;
        Decision copy = decision;
        copy.id = Id<Decision>::create();
        copy.threat = key.text();
        const QString name = nameOfSubject(project, original);
        copy.seen.insert(decisionReplaced, name.isEmpty() ? decision.subjectName : name);
        edit.add(copy);
    });
    QList<QUuid> order = copies.keys();
    std::ranges::sort(order);
    for (const QUuid &original : order)
        edit = merged(edit, controlsCopied(project, original, copies.value(original)));
    return edit;
}

} // namespace operations
