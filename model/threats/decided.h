#pragma once

#include "model/core/operations/decide.h"
#include "model/threats/register.h"

/// What a decision on a row is to say besides the decision itself: names, and what holds today.
operations::Decided decidedFrom(const ThreatRow &row, const Project &project,
                                const Register &threats, const QString &by, const QDate &on);
