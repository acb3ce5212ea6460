#pragma once

#include "model/core/project.h"

#include <QDate>

/// Operations on what a team decides: threats, risks, controls.
namespace operations {

/// What held when a threat was decided; comes from its register row.
struct Decided
{
    QString threat;
    QString title = {};
    QString subjectName = {};
    QString artifactName = {};
    Facts seen = {};
    QString by = {};
    QDate on = {};
    /// The decision that there is (null for none), where the caller knows; else it is searched.
    std::optional<Id<Decision>> decision = {};
};

/// The decision on a threat; makes one or changes the one there is. `said` carries what held.
/// A state of Proposed with nothing else said takes the decision away.
Edit decide(const Project &project, const Decided &said, DecisionState state,
            const QString &rationale);
/// Overrides likelihood and impact, thousandths of a level; 0 keeps the derived one.
Edit rate(const Project &project, const Decided &said, int likelihood, int impact,
          const QString &reason);
Edit assign(const Project &project, const Decided &said, const Id<Person> &owner);

/// What a room says of both axes, thousandths of a level: what it agreed on (0 keeps the derived
/// level), and its lowest and highest voice (0: nobody spoke).
struct RoomRating
{
    int likelihood = 0;
    int likelihoodLow = 0;
    int likelihoodHigh = 0;
    int impact = 0;
    int impactLow = 0;
    int impactHigh = 0;
    QString reason;
};
/// Rates as `rate` does and keeps the voices.
Edit rateTogether(const Project &project, const Decided &said, const RoomRating &rating);
/// Puts a threat off, or takes it up again. Deciding takes it up by itself.
Edit park(const Project &project, const Decided &said, bool parked);

const Decision *decisionOn(const Project &project, const QString &threat);

/// A new risk with the next free number, made of these threats.
Edit gatherRisk(const Project &project, const QString &title, const QStringList &threats);

/// A control with its first place. An existing control of the project gets one more place.
Edit placeControl(const Project &project, const Control &control, SubjectKind subjectKind,
                  const AnyId &subject, int coverage);

} // namespace operations
