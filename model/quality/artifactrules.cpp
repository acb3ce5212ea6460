#include "model/quality/checklist.h"
#include "model/threats/facts.h"
#include "model/threats/impact.h"

#include <QCoreApplication>

namespace quality {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(quality)
};

/// From this rating on the loss of confidentiality is more than a nuisance.
constexpr int sensitiveFrom = 4;

void artifactOfNobody(const Subject &subject, Raise &raise)
{
    for (const Artifact *artifact : subject.project.all<Artifact>()) {
        if (artifact->owner.isNull())
            raise(Text::tr("Nobody owns \u201c%1\u201d.")
                          .arg(called(subject.project, refOf(*artifact))),
                  refOf(*artifact));
    }
}

void notRated(const Subject &subject, Raise &raise)
{
    for (const Artifact *artifact : subject.project.all<Artifact>()) {
        if (artifact->confidentiality == 0 || artifact->integrity == 0
            || artifact->availability == 0)
            raise(Text::tr("\u201c%1\u201d rests on default ratings.")
                          .arg(called(subject.project, refOf(*artifact))),
                  refOf(*artifact));
    }
}

void unused(const Subject &subject, Raise &raise)
{
    for (const Artifact *artifact : subject.project.all<Artifact>()) {
        const QSet<RecordRef> &referrers = subject.project.referrers(artifact->id.value());
        const bool used = std::ranges::any_of(referrers, [](const RecordRef &ref) {
            return ref.kind == RecordKind::Flow || ref.kind == RecordKind::Element;
        });
        if (!used)
            raise(Text::tr("\u201c%1\u201d travels on no flow and nothing holds it.")
                          .arg(called(subject.project, refOf(*artifact))),
                  refOf(*artifact));
    }
}

/// Models whose making matters: what they were made from is part of what they are.
void modelWithoutLineage(const Subject &subject, Raise &raise)
{
    const QStringList made { QStringLiteral("ml-model"), QStringLiteral("serving-model") };
    for (const Artifact *artifact : subject.project.all<Artifact>()) {
        if (made.contains(artifact->artifactKind) && artifact->derivedFrom.isEmpty())
            raise(Text::tr("Nobody said what \u201c%1\u201d was made from.")
                          .arg(called(subject.project, refOf(*artifact))),
                  refOf(*artifact));
    }
}

bool stands(const Project &project, const Id<Control> &id)
{
    const Control *control = project.find(id);
    return control
           && (control->status == ControlStatus::Planned
               || control->status == ControlStatus::Implemented
               || control->status == ControlStatus::Verified);
}

/// Whether a control that is meant to stand is placed on a subject; `catalogIds` empty: any.
bool protects(const Project &project, const QUuid &subject, SubjectKind kind,
              const QStringList &catalogIds)
{
    for (const RecordRef &ref : project.referrers(subject)) {
        const auto *placement = project.find(Id<ControlPlacement>(ref.id));
        if (!placement || placement->subjectKind != kind || !stands(project, placement->control))
            continue;
        if (catalogIds.isEmpty()
            || catalogIds.contains(project.find(placement->control)->catalogId))
            return true;
    }
    return false;
}

bool protectsAll(const Project &project, const QStringList &catalogIds)
{
    bool found = false;
    project.forEach<ControlPlacement>([&](const ControlPlacement &placement) {
        const Control *control = project.find(placement.control);
        found = found
                || (placement.subjectKind == SubjectKind::Project && control
                    && stands(project, placement.control)
                    && catalogIds.contains(control->catalogId));
    });
    return found;
}

void registryWithoutSigning(const Subject &subject, Raise &raise)
{
    const Project &project = subject.project;
    const QStringList registries { QStringLiteral("model-registry"),
                                   QStringLiteral("container-registry"),
                                   QStringLiteral("package-registry") };
    const QStringList signing { QStringLiteral("artifact-signing"),
                                QStringLiteral("signature-verification") };
    if (protectsAll(project, signing))
        return;
    for (const Element *element : project.all<Element>()) {
        if (!registries.contains(element->type)
            || protects(project, element->id.value(), SubjectKind::Element, signing))
            continue;
        const bool inZone = std::ranges::any_of(
                facts::enclosing(project, element->zone), [&](const Id<Zone> &zone) {
                    return protects(project, zone.value(), SubjectKind::Zone, signing);
                });
        if (!inZone)
            raise(Text::tr("What \u201c%1\u201d gives out is not signed.")
                          .arg(called(project, refOf(*element))),
                  refOf(*element));
    }
}

bool isSensitive(const Subject &subject, const Artifact &artifact)
{
    const QString yes = QStringLiteral("yes");
    return artifact.facts.value(QStringLiteral("personal-data")) == yes
           || artifact.facts.value(QStringLiteral("intellectual-property")) == yes
           || impact::ratingOf(subject.project, subject.catalogs(), artifact,
                               Property::Confidentiality)
                      >= sensitiveFrom;
}

QString operatorOf(const Project &project, const Id<Element> &id)
{
    const Element *element = project.find(id);
    return element ? facts::surroundings(project, element->zone).zoneOperator : QString();
}

void sensitiveLeaves(const Subject &subject, Raise &raise)
{
    const Project &project = subject.project;
    const QString own = QStringLiteral("own");
    for (const Flow *flow : project.all<Flow>()) {
        if (operatorOf(project, flow->source) != own)
            continue;
        const QString receiver = operatorOf(project, flow->target);
        if (receiver == own || receiver.isEmpty())
            continue;
        const bool kept =
                protects(project, flow->id.value(), SubjectKind::Flow, {})
                || std::ranges::any_of(facts::crossed(project, *flow), [&](const Id<Zone> &zone) {
                       return protects(project, zone.value(), SubjectKind::Crossing, {});
                   });
        if (kept)
            continue;
        for (const Id<Artifact> &id : flow->artifacts) {
            const Artifact *artifact = project.find(id);
            if (artifact && isSensitive(subject, *artifact))
                raise(Text::tr("\u201c%1\u201d leaves the organisation on %2 without a control.")
                              .arg(artifact->name, called(project, refOf(*flow))),
                      refOf(*flow));
        }
    }
}

} // namespace

QList<Rule> artifactRules()
{
    using enum Severity;
    constexpr Area area = Area::Artifacts;
    return {
        { { QStringLiteral("artifact-without-owner"), area, Warning,
            Text::tr("Artifact without owner"), Text::tr("Name who answers for it.") },
          artifactOfNobody },
        { { QStringLiteral("artifact-without-ratings"), area, Warning, Text::tr("Default ratings"),
            Text::tr("Rate confidentiality, integrity and availability in the inspector.") },
          notRated },
        { { QStringLiteral("artifact-unused"), area, Hint, Text::tr("Unused artifact"),
            Text::tr("Drop it on the flows that carry it, or delete it.") },
          unused },
        { { QStringLiteral("model-without-lineage"), area, Hint, Text::tr("Model of no origin"),
            Text::tr("Say in the inspector what it is derived from.") },
          modelWithoutLineage },
        { { QStringLiteral("registry-without-signing"), area, Warning,
            Text::tr("Registry without signing"),
            Text::tr("Place the signing of artifacts, or the check of signatures, on it.") },
          registryWithoutSigning },
        { { QStringLiteral("sensitive-artifact-leaves"), area, Warning,
            Text::tr("Sensitive artifact leaves"),
            Text::tr("Place a control on the flow or on the boundary that it crosses.") },
          sensitiveLeaves },
    };
}

} // namespace quality
