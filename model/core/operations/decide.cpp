#include "model/core/operations/decide.h"

#include "model/core/operations/change.h"

namespace operations {

namespace {

bool saysNothing(const Decision &decision)
{
    Decision bare;
    bare.id = decision.id;
    bare.threat = decision.threat;
    bare.by = decision.by;
    bare.on = decision.on;
    bare.title = decision.title;
    bare.subjectName = decision.subjectName;
    bare.artifactName = decision.artifactName;
    bare.seen = decision.seen;
    return bare == decision;
}

/// Whether a change judges the threat as it is now, or only says who takes it up and when.
enum class Judges { Yes, No };

bool isJudged(const Decision &decision)
{
    return decision.state != DecisionState::Proposed || decision.likelihood > 0
           || decision.impact > 0;
}

template<typename Change>
Edit changeDecision(const Project &project, const Decided &said, Judges judges, Change &&apply)
{
    const Decision *known =
            said.decision ? project.find(*said.decision) : decisionOn(project, said.threat);
    Decision next = known ? *known : Decision {};
    if (!known) {
        next.id = Id<Decision>::create();
        next.threat = said.threat;
    }
    apply(next);
    // What the judgement saw stays: it would look up to date, and nobody looked.
    if (judges == Judges::Yes || !isJudged(next)) {
        next.by = said.by;
        next.on = said.on.toString(Qt::ISODate);
        next.title = said.title;
        next.subjectName = said.subjectName;
        next.artifactName = said.artifactName;
        next.seen = said.seen;
    }
    Edit edit;
    const bool empty = saysNothing(next);
    if (known && empty)
        edit.remove(*known);
    else if (known)
        edit.change(*known, next);
    else if (!empty)
        edit.add(next);
    return edit;
}

} // namespace

Edit decide(const Project &project, const Decided &said, DecisionState state,
            const QString &rationale)
{
    return changeDecision(project, said, Judges::Yes, [&](Decision &decision) {
        decision.state = state;
        decision.rationale = rationale;
        decision.parked = false;
    });
}

Edit rate(const Project &project, const Decided &said, int likelihood, int impact,
          const QString &reason)
{
    return changeDecision(project, said, Judges::Yes, [&](Decision &decision) {
        decision.likelihood = likelihood;
        decision.impact = impact;
        decision.ratingReason = reason;
    });
}

Edit assign(const Project &project, const Decided &said, const Id<Person> &owner)
{
    return changeDecision(project, said, Judges::No,
                          [&](Decision &decision) { decision.owner = owner; });
}

Edit rateTogether(const Project &project, const Decided &said, const RoomRating &rating)
{
    return changeDecision(project, said, Judges::Yes, [&](Decision &decision) {
        decision.likelihood = rating.likelihood;
        decision.likelihoodLow = rating.likelihoodLow;
        decision.likelihoodHigh = rating.likelihoodHigh;
        decision.impact = rating.impact;
        decision.impactLow = rating.impactLow;
        decision.impactHigh = rating.impactHigh;
        decision.ratingReason = rating.reason;
    });
}

Edit park(const Project &project, const Decided &said, bool parked)
{
    return changeDecision(project, said, Judges::No,
                          [&](Decision &decision) { decision.parked = parked; });
}

const Decision *decisionOn(const Project &project, const QString &threat)
{
    const Decision *found = nullptr;
    project.forEach<Decision>([&](const Decision &decision) {
        if (decision.threat == threat)
            found = &decision;
    });
    return found;
}

Edit gatherRisk(const Project &project, const QString &title, const QStringList &threats)
{
    Risk risk;
    risk.id = Id<Risk>::create();
    project.forEach<Risk>(
            [&](const Risk &other) { risk.number = std::max(risk.number, other.number); });
    ++risk.number;
    risk.title = title;
    risk.threats = threats;
    Edit edit;
    edit.add(risk);
    return edit;
}

Edit placeControl(const Project &project, const Control &control, SubjectKind subjectKind,
                  const AnyId &subject, int coverage)
{
    Edit edit;
    if (!project.find(control.id))
        edit.add(control);
    ControlPlacement placement;
    placement.id = Id<ControlPlacement>::create();
    placement.control = control.id;
    placement.subjectKind = subjectKind;
    placement.subject = subject;
    placement.coverage = coverage;
    edit.add(placement);
    return edit;
}

} // namespace operations
