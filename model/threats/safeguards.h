#pragma once

#include "model/risk/residual.h"
#include "model/threats/register.h"

/// Controls of a project by where they stand, so that one threat finds its own without a search.
class Safeguards
{
public:
    /// Reads all placements and links.
    void reset(const Project &project, const QDate &today);

    /// A control that stands where it counts for a threat, and what the arithmetic needs of it.
    struct Candidate
    {
        ControlEffect effect;
        risk::Counting counting;
    };
    /// All of them, before overlaps. `row` carries key and rule.
    QList<Candidate> candidates(const Project &project, const Catalogs &catalogs,
                                const ThreatRow &row) const;

    /// What counts for a threat, and the levels that are left. `row` carries key, rule and
    /// inherent.
    void apply(const Project &project, const Catalogs &catalogs, ThreatRow &row) const;

    /// Subjects whose threats a placement can touch; empty for the whole project.
    static QSet<QUuid> reach(const Project &project, const ControlPlacement &placement);

private:
    struct Placed
    {
        Id<ControlPlacement> placement;
        Id<Control> control;
        int coverage = 100;
    };
    /// Place of a control as a key: a record, or the boundary of a zone.
    struct Place
    {
        QUuid subject;
        bool boundary = false;
        friend bool operator==(const Place &, const Place &) = default;
        friend size_t qHash(const Place &place, size_t seed = 0)
        {
            return qHash(place.subject, seed) ^ static_cast<size_t>(place.boundary);
        }
    };
    QList<Place> placesFor(const Project &project, const ThreatRow &row, At at) const;

    QHash<Place, QList<Placed>> m_placed;
    QHash<QString, QList<Id<ControlLink>>> m_links;
    QDate m_today;
};
