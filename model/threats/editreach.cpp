#include "model/threats/editreach.h"

EditReach::EditReach(const Project &project, const Edit &edit)
{
    for (const Patch &patch : edit.patches()) {
        const RecordRef ref = patch.ref();
        switch (ref.kind) {
        case RecordKind::Flow:
            subjects.insert(ref.id);
            break;
        case RecordKind::Element:
            element(project, ref.id);
            break;
        case RecordKind::Artifact:
            artifact(project, ref.id);
            break;
        case RecordKind::Zone:
            zones = true;
            zone(project, ref.id);
            break;
        case RecordKind::PackSwitch:
        case RecordKind::SilencedRule:
            everything = true;
            break;
        default:
            break;
        }
    }
}

void EditReach::element(const Project &project, const QUuid &id)
{
    staleParts.insert(id);
    subjects.insert(id);
    for (const RecordRef &ref : project.referrers(id)) {
        if (ref.kind == RecordKind::Flow)
            subjects.insert(ref.id);
    }
}

void EditReach::artifact(const Project &project, const QUuid &id)
{
    staleParts.insert(id);
    for (const RecordRef &ref : project.referrers(id)) {
        if (ref.kind == RecordKind::Flow)
            subjects.insert(ref.id);
        else if (ref.kind == RecordKind::Element)
            element(project, ref.id);
    }
}

void EditReach::zone(const Project &project, const QUuid &id)
{
    for (const RecordRef &ref : project.referrers(id)) {
        if (ref.kind == RecordKind::Element)
            element(project, ref.id);
        else if (ref.kind == RecordKind::Zone && ref.id != id)
            zone(project, ref.id);
    }
}
