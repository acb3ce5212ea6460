#pragma once

#include "model/threats/riskrows.h"

#include <atomic>

/// What to do next: the measures of the control catalog that are not planned yet, ranked by the
/// risk that they would take away for their cost.
///
/// Risk removed is the fall of the **median annual loss** of all risks (`risk::medianLoss` of the
/// target figure, added over the risks: money counts risks, never rows). A measure that moves no
/// risk by itself, since a risk is as bad as the worst of its threats, is ranked by the levels that
/// it takes off the open threats. The order is greedy: each measure is judged on top of those
/// before it, and all that is left is judged anew after each choice.
namespace outlook {

/// Where a control would stand.
struct Spot
{
    SubjectKind kind = SubjectKind::Element;
    AnyId subject;
    friend bool operator==(const Spot &, const Spot &) = default;
};

struct Measure
{
    /// Id in the control catalog.
    QString control;
    QString name;
    /// A control of the project that would become planned, or get further places; null: a new one.
    Id<Control> existing;
    /// New places; where the control stands already is not repeated.
    QList<Spot> places;
    /// Open threats whose target falls.
    int threats = 0;
    /// Fall of the median annual loss over all risks, whole currency units, on top of the measures
    /// ranked before.
    double lossRemoved = 0;
    /// Fall of likelihood and impact over all open threats, thousandths of a level.
    qint64 levelsRemoved = 0;
    /// Whole currency units: once and a year of running; above 0.
    double cost = 1;
    /// Nobody said what it costs: the cost class of the catalog stands in.
    bool costAssumed = true;

    double ratio() const { return lossRemoved / cost; }
    /// Whether it lowers some risk; else it is ranked by levels.
    bool movesRisk() const { return lossRemoved >= 1; }
};

/// What a cost class stands for in this project: a half, two and ten times the first impact bound
/// for low, medium and high.
double usualCost(const Settings &settings, const QString &costClass);

/// The ranking, best first, at most `most` measures. The catalogs outlive the call. Empty when
/// cancelled. Safe in any thread that has its own copy of the project.
QList<Measure> nextBest(const Project &project, const CatalogsPointer &catalogs, const QDate &today,
                        int most, const std::atomic<bool> &cancelled);

/// The Edit that plans these measures: new controls as planned, placed with full coverage.
Edit planned(const Project &project, const Catalogs &catalogs, const QList<Measure> &measures);

} // namespace outlook
