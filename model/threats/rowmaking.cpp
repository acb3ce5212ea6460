#include "model/threats/rowmaking.h"

#include "model/threats/ageing.h"
#include "model/threats/facts.h"
#include "model/threats/impact.h"

ThreatRow rowmaking::proposed(const Project &project, const Catalogs &catalogs,
                              const Proposal &proposal)
{
    const Rule &rule = catalogs.rules.at(proposal.rule);
    ThreatRow row;
    row.key = keyOf(proposal, catalogs);
    row.rule = &rule;
    row.title = titleOf(rule, project, proposal.subjectKind, proposal.subject, proposal.artifact);
    row.subjectKind = proposal.subjectKind;
    row.subjectName = subjectName(project, proposal.subjectKind, proposal.subject);
    if (const Artifact *artifact = project.find(Id<Artifact>(proposal.artifact)))
        row.artifactName = artifact->name;
    row.stride = rule.stride;
    row.property = rule.property;
    row.atlas = rule.atlas;
    row.owaspMl = rule.owaspMl;
    row.phase =
            facts::phaseOf(project, proposal.subjectKind, proposal.subject, catalogs.vocabulary);
    row.assumptions = proposal.assumptions;
    row.derived = { proposal.likelihood * 1000,
                    impact::levelOf(project, catalogs, proposal.subjectKind, proposal.subject,
                                    proposal.artifact, rule.property) };
    row.inherent = row.derived;
    return row;
}

ThreatRow rowmaking::own(const Project &project, const Catalogs &catalogs, const OwnThreat &threat)
{
    constexpr Property properties[] = { Property::Authenticity,   Property::Integrity,
                                        Property::NonRepudiation, Property::Confidentiality,
                                        Property::Availability,   Property::Authorization };
    ThreatRow row;
    // The team's own threats live under their subject, but their key is their own id.
    row.key = { QStringLiteral("own"), threat.id.value(), {} };
    row.title = threat.title;
    row.subjectKind =
            threat.subjectKind == SubjectKind::Flow ? RecordKind::Flow : RecordKind::Element;
    row.subjectName = subjectName(project, row.subjectKind, threat.subject.value());
    if (const Artifact *artifact = project.find(threat.artifact))
        row.artifactName = artifact->name;
    row.stride = enumFrom<Stride>(threat.stride).value_or(Stride::Tampering);
    row.property = properties[static_cast<int>(row.stride)];
    row.atlas = threat.atlas;
    row.phase =
            facts::phaseOf(project, row.subjectKind, threat.subject.value(), catalogs.vocabulary);
    const int derived = impact::levelOf(project, catalogs, row.subjectKind, threat.subject.value(),
                                        threat.artifact.value(), row.property);
    row.derived = { threat.likelihood, threat.impact > 0 ? threat.impact : derived };
    row.inherent = row.derived;
    return row;
}

ThreatRow rowmaking::stale(const Project &project, const Catalogs &catalogs,
                           const Decision &decision)
{
    ThreatRow row;
    row.key = ThreatKey::fromText(decision.threat).value_or(ThreatKey { decision.threat, {}, {} });
    row.rule = catalogs.rule(row.key.rule);
    row.title = decision.title;
    row.subjectName = decision.subjectName;
    row.artifactName = decision.artifactName;
    row.subjectKind =
            project.find(Id<Element>(row.key.subject)) ? RecordKind::Element : RecordKind::Flow;
    if (row.rule) {
        row.stride = row.rule->stride;
        row.property = row.rule->property;
        row.atlas = row.rule->atlas;
        row.owaspMl = row.rule->owaspMl;
    }
    row.phase = facts::phaseOf(project, row.subjectKind, row.key.subject, catalogs.vocabulary);
    row.stale = true;
    row.state = decision.state;
    row.decision = decision.id;
    row.derived = ageing::levelsSeen(decision);
    row.inherent = row.derived;
    row.current = row.inherent;
    row.target = row.inherent;
    return row;
}

void rowmaking::decide(const Project &project, const Catalogs &catalogs, const Decision &decision,
                       const Proposal *proposal, ThreatRow &row)
{
    row.state = decision.state;
    row.decision = decision.id;
    if (const Person *owner = project.find(decision.owner))
        row.owner = owner->name;
    if (decision.likelihood > 0)
        row.inherent.likelihood = decision.likelihood;
    if (decision.impact > 0)
        row.inherent.impact = decision.impact;
    row.reviewAgain = ageing::worseThan(decision, row, proposal, project, catalogs);
}
