#pragma once

#include "model/threats/register.h"

/// \file
/// What a careful reviewer would remark on in a model: gaps, contradictions, things overdue. Pure
/// functions of project, register and today; the window, the command line and the gate ask the
/// same.

enum class Severity { Hint, Warning, Error };
template<>
inline constexpr std::array<const char *, 3> enumWords<Severity> = { "hint", "warning", "error" };

/// One remark: which check raised it, what is wrong, what to do, and where that is.
struct Finding
{
    QString check;
    Severity severity = Severity::Warning;
    /// Names the place with the team's own words: plain text.
    QString text;
    QString next;
    /// Null id: the project as a whole, or the threat below.
    RecordRef where;
    /// Key of the threat that it is about; empty for none.
    QString threat;

    friend bool operator==(const Finding &, const Finding &) = default;
};

namespace quality {

/// Of which part of the work a check is; the order in which they are shown.
enum class Area { Project, Drawing, Artifacts, Threats, Risks, Controls };

/// What can be checked. Ids are stable: policies and outputs name them.
struct Check
{
    QString id;
    Area area = Area::Project;
    Severity severity = Severity::Warning;
    QString title;
    QString next;
};

/// All checks, in the order of their areas. Translated anew at each call.
QList<Check> checks();
QString areaName(Area area);

/// Everything that can be remarked on, in the order of the checks, then by where. `threats` is the
/// register of `project` on that day.
QList<Finding> findings(const Project &project, const Register &threats, const QDate &today);

} // namespace quality
