#pragma once

#include "model/core/project.h"
#include "model/risk/levels.h"

#include <QDate>

/// Who may accept what, and accepting it: `domain.md` section 5. Shared by window and command line.
namespace risk {

/// Whether a person's authority reaches a rating. A role that the settings name for a rating may
/// also accept every lower one; where they name none, any risk owner may: the owner of that risk.
/// The error says what is missing.
Result<void> mayAccept(const Project &project, const Id<Risk> &risk, const Id<Person> &person,
                       Rating rating);

/// What a risk owner says when accepting a residual risk.
struct AcceptanceTerms
{
    Id<Person> by;
    QDate on;
    QDate until;
    QString reason;
};

/// Accepts what is left of a risk, at its current rating. Refused when the authority does not reach
/// it, without rationale, and without an expiry after the day of acceptance. A risk that nobody
/// owns gets its acceptor for owner.
Result<Edit> accept(const Project &project, const Id<Risk> &risk, Rating current,
                    const AcceptanceTerms &terms);

/// Takes an acceptance back; the treatment goes back to undecided where it was "accept".
Edit withdrawAcceptance(const Project &project, const Id<Risk> &risk);

/// The rating that an organisation tolerates.
Rating appetite(const Settings &settings);

} // namespace risk
