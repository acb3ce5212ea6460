#include "model/threats/impact.h"

#include <algorithm>

namespace impact {

namespace {

constexpr int withoutArtifact = 2;

int ownRating(const Artifact &artifact, Property property)
{
    const int ratings[] = { artifact.confidentiality, artifact.integrity,
                            artifact.availability,    artifact.authenticity,
                            artifact.nonRepudiation,  artifact.authorization };
    const int own = ratings[static_cast<int>(property)];
    return own == 0 && property > Property::Availability ? artifact.integrity : own;
}

int defaultRating(const Catalogs &catalogs, const Artifact &artifact, Property property)
{
    const ArtifactKind *kind = catalogs.vocabulary.artifactKind(artifact.artifactKind);
    return kind ? kind->ratings.at(static_cast<size_t>(property)) : withoutArtifact;
}

/// Harm on the scales beside money; 0 where nobody rated it.
int besideMoney(const Artifact &artifact)
{
    return std::max({ artifact.safety, artifact.rights, artifact.service });
}

/// The highest rating of an actuation command that is derived, over any number of steps, from this
/// one.
int consequence(const Project &project, const Catalogs &catalogs, const Artifact &artifact,
                Property property)
{
    int worst = 0;
    QSet<QUuid> seen { artifact.id.value() };
    QList<QUuid> open { artifact.id.value() };
    while (!open.isEmpty()) {
        for (const RecordRef &ref : project.referrers(open.takeLast())) {
            // Most of what refers to an artifact are the flows that carry it.
            if (ref.kind != RecordKind::Artifact || seen.contains(ref.id))
                continue;
            const Artifact *derived = project.find(Id<Artifact>(ref.id));
            if (!derived)
                continue;
            seen.insert(ref.id);
            open.append(ref.id);
            if (derived->artifactKind == u"actuation-command") {
                const int own = ownRating(*derived, property);
                worst = std::max({ worst, besideMoney(*derived),
                                   own > 0 ? own : defaultRating(catalogs, *derived, property) });
            }
        }
    }
    return worst;
}

} // namespace

int ratingOf(const Project &project, const Catalogs &catalogs, const Artifact &artifact,
             Property property)
{
    const int beside = besideMoney(artifact);
    if (const int own = ownRating(artifact, property); own > 0)
        return std::max(own, beside);
    const int usual = std::max(beside, defaultRating(catalogs, artifact, property));
    if (property == Property::Confidentiality || property == Property::NonRepudiation)
        return usual;
    return std::max(usual, consequence(project, catalogs, artifact, property));
}

int levelOf(const Project &project, const Catalogs &catalogs, RecordKind subjectKind,
            const QUuid &subject, const QUuid &artifact, Property property)
{
    if (const Artifact *one = project.find(Id<Artifact>(artifact)))
        return ratingOf(project, catalogs, *one, property) * 1000;
    QList<Id<Artifact>> artifacts;
    if (subjectKind == RecordKind::Flow) {
        if (const Flow *flow = project.find(Id<Flow>(subject)))
            artifacts = flow->artifacts;
    } else if (const Element *element = project.find(Id<Element>(subject))) {
        artifacts = element->holds;
    }
    int worst = 0;
    for (const Id<Artifact> &id : artifacts) {
        if (const Artifact *each = project.find(id))
            worst = std::max(worst, ratingOf(project, catalogs, *each, property));
    }
    return (worst > 0 ? worst : withoutArtifact) * 1000;
}

} // namespace impact
