#pragma once

#include "model/catalog/catalogs.h"
#include "model/core/project.h"

/// A control in a zone that somebody else operates: who owes it, and what they have shown.
struct Obligation
{
    Id<Zone> zone;
    /// Operator of the zone, as in the vocabulary.
    QString zoneOperator;
    Id<Control> control;
    Id<ControlPlacement> placement;
    /// Parties that usually owe a control of this kind and are involved here: the team ("own") or
    /// the zone's operator.
    QStringList owedBy;
    /// An attestation of others that has not expired.
    bool attested = false;
};

/// What is owed in zones whose operator is not the team, by zone name, then control name.
QList<Obligation> obligations(const Project &project, const Catalogs &catalogs, const QDate &today);
