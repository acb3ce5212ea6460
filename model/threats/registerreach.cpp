#include "model/threats/registerreach.h"

#include "model/core/threatkey.h"
#include "model/threats/safeguards.h"

namespace registerreach {

namespace {

void addThreat(const QString &threat, Reach &reach)
{
    if (const std::optional<ThreatKey> key = ThreatKey::fromText(threat))
        reach.subjects.insert(key->subject);
}

void addPlacement(const Project &project, const ControlPlacement &placement, Reach &reach)
{
    reach.controls = true;
    if (placement.subjectKind == SubjectKind::Project)
        reach.everything = true;
    else
        reach.subjects.unite(Safeguards::reach(project, placement));
}

/// A control's status or family counts wherever it stands.
void addControl(const Project &project, const QUuid &id, Reach &reach)
{
    for (const RecordRef &ref : project.referrers(id)) {
        if (const auto *placement = project.find(Id<ControlPlacement>(ref.id)))
            addPlacement(project, *placement, reach);
        else if (const auto *link = project.find(Id<ControlLink>(ref.id)))
            addThreat(link->threat, reach);
    }
}

/// A rating flows back to what the artifact is derived from.
void addLineage(const Project &project, const Artifact &artifact, Reach &reach)
{
    QSet<Id<Artifact>> seen;
    QList<Id<Artifact>> open = artifact.derivedFrom;
    while (!open.isEmpty()) {
        const Id<Artifact> id = open.takeLast();
        if (seen.contains(id))
            continue;
        seen.insert(id);
        for (const RecordRef &ref : project.referrers(id.value())) {
            if (ref.kind == RecordKind::Flow || ref.kind == RecordKind::Element)
                reach.subjects.insert(ref.id);
        }
        if (const Artifact *from = project.find(id))
            open += from->derivedFrom;
    }
}

void add(const Project &project, const Record &record, Reach &reach)
{
    if (const auto *decision = std::get_if<Decision>(&record)) {
        reach.decisions = true;
        addThreat(decision->threat, reach);
    } else if (const auto *own = std::get_if<OwnThreat>(&record)) {
        reach.decisions = true;
        reach.subjects.insert(own->subject.value());
    } else if (const auto *placement = std::get_if<ControlPlacement>(&record)) {
        addPlacement(project, *placement, reach);
    } else if (const auto *link = std::get_if<ControlLink>(&record)) {
        reach.controls = true;
        addThreat(link->threat, reach);
    } else if (const auto *control = std::get_if<Control>(&record)) {
        addControl(project, control->id.value(), reach);
    } else if (const auto *artifact = std::get_if<Artifact>(&record)) {
        addLineage(project, *artifact, reach);
    } else if (std::holds_alternative<Settings>(record) || std::holds_alternative<Person>(record)) {
        reach.everything = true;
    }
}

} // namespace

Reach of(const Project &project, const Edit &edit)
{
    Reach reach;
    for (const Patch &patch : edit.patches()) {
        for (const std::optional<Record> &side : { patch.before, patch.after }) {
            if (side)
                add(project, *side, reach);
        }
    }
    // The decision of an own threat is keyed by the threat's id; its rows stand under its subject.
    for (const QUuid &id : QSet<QUuid>(reach.subjects)) {
        if (const OwnThreat *own = project.find(Id<OwnThreat>(id)))
            reach.subjects.insert(own->subject.value());
    }
    return reach;
}

} // namespace registerreach
