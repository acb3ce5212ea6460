#pragma once

#include "model/core/project.h"
#include "model/threats/register.h"

/// What a team decides on the template `telecom-anomaly-detection` between its first workshop and
/// its report: told once, so that command line and window can be driven through the same.
namespace telecomstory {

/// One decision on the threat of this title, which is unique in the register.
struct Said
{
    QString title;
    DecisionState state = DecisionState::Confirmed;
    /// Why it is dismissed, or why it is rated otherwise.
    QString reason = {};
    /// The team's own levels, 1 to 5; 0 for those that are derived.
    int likelihood = 0;
    int impact = 0;
};

/// One control of the catalog on one place.
struct Measure
{
    QString control;
    /// Name of an element or zone, "A -> B" for a flow.
    QString place;
    ControlStatus status = ControlStatus::Planned;
    QString owner;
    int coverage = 100;
    QString due = {};
    /// For those that are verified: how, by whom, and what shows it.
    QString method = {};
    QString verifier = {};
    QString note = {};
    QString link = {};
};

struct Accepted
{
    int risk = 0;
    QString by;
    /// Days from the acceptance that it holds.
    int days = 0;
    QString reason;
};

QList<Said> decisions();
QList<Measure> measures();
/// Two; the second has lapsed three weeks later.
QList<Accepted> acceptances();

/// Days from the decisions to the report.
inline constexpr int daysToReport = 21;

/// Key of the threat with this title; empty when there is none, or several.
QString keyOf(const Register &threats, const QString &title);
/// Id of the element, zone or flow of this name; null when there is none.
QUuid placeOf(const Project &project, const QString &name);

} // namespace telecomstory
