#pragma once

#include "model/threats/register.h"

/// Threats that are one thing: the same rule on one subject, along a chain of flows that carry one
/// artifact, or on a flow and its ends. What a room talks about once.
struct ThreatGroup
{
    /// Highest current score first.
    QList<const ThreatRow *> rows;

    const ThreatRow &worst() const { return *rows.first(); }
    /// The worst row's title, and how many more there are.
    QString title() const;
};

/// Groups of rows, highest current score first; every row is in exactly one. The rows outlive what
/// is given back.
QList<ThreatGroup> threatGroups(const Project &project, QList<const ThreatRow *> rows);
