#pragma once

#include "model/threats/riskrows.h"

/// Where a project stands, in numbers that two states of it can be compared by: before and after a
/// what-if, a change of the method, a baseline.
namespace outlook {

inline constexpr size_t figures = 3;
using RatingCounts = std::array<int, 4>;

struct Picture
{
    Settings settings;
    QList<RiskRow> risks;
    /// Open threats and risks by rating, for inherent, current and target.
    std::array<RatingCounts, figures> threatCounts {};
    std::array<RatingCounts, figures> riskCounts {};
    /// Sum of the risks' median annual losses, whole currency units.
    std::array<double, figures> medianLoss {};
    /// Ratings of each open threat by its key, and of each risk.
    QHash<QString, std::array<Rating, figures>> threatRatings;
    QHash<Id<Risk>, std::array<Rating, figures>> riskRatings;
};

/// The three figures of a row, in order.
template<typename Row>
std::array<Levels, figures> levelsOf(const Row &row)
{
    return { row.inherent, row.current, row.target };
}

Picture pictureOf(const Project &project, const Register &threats, const QDate &today);

/// What the project would be after an Edit that is not written: derives a register of its own, so
/// it may run in any thread that has its own copy of the project.
Picture pictureAfter(Project project, const Edit &edit, const CatalogsPointer &catalogs,
                     const QDate &today);

/// How many threats and risks change a rating between two pictures, in any of the three figures.
struct Difference
{
    int threats = 0;
    int risks = 0;
    /// Risks whose rating changes, worst first as they stand afterwards.
    QList<Id<Risk>> changed;
};
Difference difference(const Picture &before, const Picture &after);

/// Whether the matrix is the default one: only then do matrix and money say the same.
bool matrixAgreesWithMoney(const Settings &settings);

} // namespace outlook
