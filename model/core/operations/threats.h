#pragma once

#include "model/core/project.h"

#include <QDate>

/// Operations on what a team adds to threats: threats of its own, remarks, effects of controls.
namespace operations {

/// Adds a threat of the team's own, or changes the one with that id. Refused without a title or a
/// subject, and with levels outside 1000 to 5000 (thousandths; an impact of 0 follows the ratings).
Result<Edit> setOwnThreat(const Project &project, const OwnThreat &own);

/// Deletes an own threat with what was said of it; risks let go of it.
Edit removeOwnThreat(const Project &project, const Id<OwnThreat> &own);

/// One more remark on a threat; nothing for a blank one.
Edit commentOn(const Project &project, const QString &threat, const QString &text,
               const QString &by, const QDateTime &on);

/// Remarks on a threat, oldest first.
QList<const Comment *> commentsOn(const Project &project, const QString &threat);

/// Sets a control's effect on one threat, per mille from 0 to 990 (-1 keeps the rule's), in place
/// of the rule's. Needs a reason. With -1 on both axes the link goes.
Result<Edit> setEffect(const Project &project, const Id<Control> &control, const QString &threat,
                       int likelihood, int impact, const QString &reason);

/// The team's link of a control to a threat, or null.
const ControlLink *linkOf(const Project &project, const Id<Control> &control,
                          const QString &threat);

} // namespace operations
