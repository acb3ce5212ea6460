#pragma once

#include "model/catalog/catalogs.h"
#include "model/core/project.h"

/// What holds of zones, elements and flows, with what is inherited and derived: the one place that
/// rules, reasons and risk ask.
namespace facts {

/// A zone's facts with those of its parents where it has none; empty text and 0 are unknown.
struct Surroundings
{
    QString zoneOperator;
    QString exposure;
    QString jurisdiction;
    int trust = 0;
};
Surroundings surroundings(const Project &project, const Id<Zone> &zone);

/// The element's phase, or the usual one of its type.
QString phaseOf(const Element &element, const Vocabulary &vocabulary);
/// A flow belongs to the phase of its target, where what it carries takes effect.
QString phaseOf(const Project &project, RecordKind kind, const QUuid &subject,
                const Vocabulary &vocabulary);

/// Whether the innermost zones of a flow's ends differ. "No zone" is a place of its own.
bool crosses(const Project &project, const Flow &flow);

/// Whether the same party operates both ends of a flow, or the same law holds there: "true",
/// "false", or empty when nobody said.
QString sameOperator(const Project &project, const Flow &flow);
QString sameJurisdiction(const Project &project, const Flow &flow);

/// The zones that enclose a subject, innermost first: for a flow, those that enclose both ends.
QList<Id<Zone>> enclosing(const Project &project, const Id<Zone> &zone);
QList<Id<Zone>> enclosing(const Project &project, RecordKind kind, const QUuid &subject);
/// Zones whose boundary a flow crosses: those that enclose exactly one of its ends.
QList<Id<Zone>> crossed(const Project &project, const Flow &flow);

/// Whether a pack of rules proposes in this project: what the team switched, else its default.
bool isOn(const Project &project, const Catalogs &catalogs, const QString &pack);

/// The value of a fact that is not asked of this type or kind: its least dangerous one. Empty when
/// it is asked.
QString answerWhenNotAsked(const Fact &fact, const QStringList &kinds);

} // namespace facts
