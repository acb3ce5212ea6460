#pragma once

#include "model/threats/groups.h"

/// A risk that a team could make of threats that are one thing.
struct SuggestedRisk
{
    QString title;
    /// What is lost, in the words of the harmed property and the artifact's name.
    QString consequence;
    QStringList threats;
    Levels current;
};

/// Risks for the open threats that belong to none yet, highest current score first; those at or
/// below `least` are left out.
QList<SuggestedRisk> suggestedRisks(const Project &project, const Register &threats, Rating least);
