#pragma once

#include "model/risk/levels.h"
#include "model/threats/proposer.h"

/// What one placed control does for one threat. Reductions in thousandths of a level, after
/// coverage and quality; `counts` is false where a stronger one of its family already does.
struct ControlEffect
{
    Id<Control> control;
    Id<ControlPlacement> placement;
    /// Null placement: linked by the team to the threat itself.
    int currentLikelihood = 0;
    int currentImpact = 0;
    int targetLikelihood = 0;
    int targetImpact = 0;
    bool counts = true;
};

/// One row of the threat register: a proposal or own threat joined with what the team decided.
struct ThreatRow
{
    ThreatKey key;
    /// Null for the team's own threats and for stale rows whose rule is gone.
    const Rule *rule = nullptr;
    QString title;
    RecordKind subjectKind = RecordKind::Flow;
    QString subjectName;
    QString artifactName;
    Stride stride = Stride::Tampering;
    Property property = Property::Integrity;
    QStringList atlas;
    QStringList owaspMl;
    QString phase;
    DecisionState state = DecisionState::Proposed;
    Id<Decision> decision;
    /// Person that the decision names, as text.
    QString owner;
    /// Decided, but the model no longer gives rise to it.
    bool stale = false;
    /// Something that mattered got worse since the decision; says what.
    QStringList reviewAgain;
    int assumptions = 0;
    Levels inherent;
    /// What the rule and ratings derive; differs from inherent where the team overrode it.
    Levels derived;
    Levels current;
    Levels target;
    QList<ControlEffect> controls;

    /// Open: neither dismissed nor gone from the model.
    bool isOpen() const { return state != DecisionState::Dismissed && !stale; }
};
