#pragma once

#include "model/outlook/nextbest.h"
#include "model/threats/safeguards.h"

/// The open threats and risks of a project with every measure that could still be planned, held so
/// that what one more measure would do is found without deriving the register again. For this
/// folder and its tests; the register gives the same figures.
class Ranking
{
public:
    Ranking(const Project &project, const Register &threats, const QDate &today);

    bool isEmpty() const { return m_measures.empty(); }
    /// Sum of the risks' median annual losses at the target figure, with what was taken so far.
    double loss() const;
    /// The best of what is left, on top of what was taken; nothing when none takes anything off.
    std::optional<outlook::Measure> takeBest();

private:
    struct Threat
    {
        Levels inherent;
        Levels target;
        QList<Safeguards::Candidate> standing;
        QList<int> risks;
        /// Counts up when something was taken that counts here.
        int version = 0;
    };
    struct Risk
    {
        QList<int> threats;
        int likelihood = 0;
        int impact = 0;
    };
    /// A threat that a measure would lower, and from where.
    struct Serving
    {
        int threat = 0;
        risk::Counting counting;
        outlook::Spot spot;
        bool standsThere = false;
        Levels target = {};
        int version = -1;
    };
    struct Candidate
    {
        outlook::Measure measure;
        QList<Serving> servings;
        /// Sum of what its servings take off, once they are up to date.
        bool taken = false;
    };

    void addThreats(const Project &project, const Register &threats, const QDate &today);
    void addRisks(const Project &project, const QHash<QString, int> &index);
    void addOffers(const Project &project, const ThreatRow &row, int threat,
                   QHash<QString, size_t> &index);
    Candidate candidateFor(const Project &project, const ControlEntry &entry) const;
    void placeServings(const Project &project, Candidate &candidate) const;
    Levels targetWith(const Threat &threat, const Candidate &candidate,
                      const Serving &serving) const;
    void judge(Candidate &candidate);
    double lossOf(const Risk &risk) const;
    void take(Candidate &candidate);

    const Catalogs &m_catalogs;
    const Settings m_settings;
    std::vector<Threat> m_threats;
    std::vector<Risk> m_risks;
    std::vector<Candidate> m_measures;
};
