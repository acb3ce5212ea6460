#include "model/threats/registerreach.h"

#include "model/core/threatkey.h"
#include "model/threats/safeguards.h"

namespace registerreach {

namespace {

/// Rows of own threats stand under the subject, not under the id in their key.
void addThreat(const Project &project, const QString &threat, Reach &reach)
{
    const std::optional<ThreatKey> key = ThreatKey::fromText(threat);
    if (!key)
        return;
    if (!key->isOwn())
        reach.threats.insert(threat);
    else if (const OwnThreat *own = project.find(Id<OwnThreat>(key->subject)))
        reach.subjects.insert(own->subject.value());
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
            addThreat(project, link->threat, reach);
    }
}

/// Rows show the owner's name.
void addPerson(const Project &project, const QUuid &id, Reach &reach)
{
    for (const RecordRef &ref : project.referrers(id)) {
        if (const auto *decision = project.find(Id<Decision>(ref.id)))
            addThreat(project, decision->threat, reach);
    }
}

/// A rating flows back to what the artifact is derived from. Threats of the team's own may speak of
/// artifacts that their subject does not hold.
void addLineage(const Project &project, const Artifact &artifact, Reach &reach)
{
    QSet<Id<Artifact>> seen;
    QList<Id<Artifact>> open { artifact.id };
    while (!open.isEmpty()) {
        const Id<Artifact> id = open.takeLast();
        if (seen.contains(id))
            continue;
        seen.insert(id);
        for (const RecordRef &ref : project.referrers(id.value())) {
            if (ref.kind == RecordKind::Flow || ref.kind == RecordKind::Element)
                reach.subjects.insert(ref.id);
            else if (const auto *own = project.find(Id<OwnThreat>(ref.id)))
                reach.subjects.insert(own->subject.value());
        }
        if (const Artifact *from = project.find(id))
            open += from->derivedFrom;
    }
}

void add(const Project &project, const Record &record, Reach &reach)
{
    if (const auto *decision = std::get_if<Decision>(&record)) {
        reach.decisions = true;
        addThreat(project, decision->threat, reach);
    } else if (const auto *own = std::get_if<OwnThreat>(&record)) {
        reach.decisions = true;
        reach.subjects.insert(own->subject.value());
    } else if (const auto *placement = std::get_if<ControlPlacement>(&record)) {
        addPlacement(project, *placement, reach);
    } else if (const auto *link = std::get_if<ControlLink>(&record)) {
        reach.controls = true;
        addThreat(project, link->threat, reach);
    } else if (const auto *control = std::get_if<Control>(&record)) {
        addControl(project, control->id.value(), reach);
    } else if (const auto *artifact = std::get_if<Artifact>(&record)) {
        addLineage(project, *artifact, reach);
    } else if (const auto *person = std::get_if<Person>(&record)) {
        addPerson(project, person->id.value(), reach);
    } else if (std::holds_alternative<Settings>(record)) {
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
    return reach;
}

} // namespace registerreach
