#pragma once

#include "model/threats/register.h"

#include <QSet>

/// Which rows of the register are shown. Facets of one kind add up, kinds narrow each other; an
/// empty facet lets everything through.
struct ThreatFilter
{
    QString text;
    QSet<QString> states;
    QSet<int> ratings;
    QSet<int> strides;
    QSet<QString> phases;
    /// Names of owners; an empty name is "nobody yet".
    QSet<QString> owners;
    /// Threats that were picked elsewhere (a cell of a heat map, a total), and what that is called.
    QSet<QString> keys;
    QString keysName;

    bool isEmpty() const
    {
        return text.isEmpty() && states.isEmpty() && ratings.isEmpty() && strides.isEmpty()
               && phases.isEmpty() && owners.isEmpty() && keys.isEmpty();
    }
    bool operator==(const ThreatFilter &) const = default;
    bool accepts(const ThreatRow &row, const Settings &settings) const;
};

/// The state that a row is shown in: "proposed", "confirmed", "dismissed", "stale" or
/// "review-again".
QString shownState(const ThreatRow &row);
/// That state in the reader's language.
QString stateName(const QString &state);
QStringList allShownStates();
