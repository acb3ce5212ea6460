#pragma once

#include "model/threats/riskrows.h"

/// Words for values, in the reader's language.
namespace reportwords {

QString of(ControlStatus status);
QString of(DecisionState state);
QString of(Treatment treatment);
QString of(Acceptance acceptance);
QString of(Rating rating);
QString of(AssumptionStatus status);
QString of(MetricAspect aspect);
/// What a reader is told of a row: stale and review-again go before what was decided.
QString stateOf(const ThreatRow &row);
/// "10,000" in the reader's way of writing numbers.
QString amount(qint64 value);
/// Texts that people typed, one after the other: a full stop before another separator is left out.
QString joined(QStringList parts, const QString &separator);
/// With a capital letter, for a word that stands alone.
QString alone(const QString &word);

} // namespace reportwords
