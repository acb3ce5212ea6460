#include "model/outlook/picture.h"

namespace outlook {

namespace {

template<typename Row>
std::array<Rating, figures> count(const Settings &settings, const Row &row,
                                  std::array<RatingCounts, figures> &counts)
{
    std::array<Rating, figures> ratings {};
    const std::array<Levels, figures> levels = levelsOf(row);
    for (size_t i = 0; i < figures; ++i) {
        ratings.at(i) = risk::rating(settings, levels.at(i));
        ++counts.at(i).at(static_cast<size_t>(ratings.at(i)));
    }
    return ratings;
}

/// Counts what stands in both with another rating, and what stands in one only.
template<typename Key>
QSet<Key> changedIn(const QHash<Key, std::array<Rating, figures>> &before,
                    const QHash<Key, std::array<Rating, figures>> &after)
{
    QSet<Key> changed;
    for (auto it = after.constBegin(); it != after.constEnd(); ++it) {
        const auto old = before.constFind(it.key());
        if (old == before.constEnd() || *old != *it)
            changed.insert(it.key());
    }
    for (auto it = before.constBegin(); it != before.constEnd(); ++it) {
        if (!after.contains(it.key()))
            changed.insert(it.key());
    }
    return changed;
}

} // namespace

Picture pictureOf(const Project &project, const Register &threats, const QDate &today)
{
    Picture picture;
    picture.settings = project.settings();
    picture.risks = riskRows(project, threats, today);
    for (const ThreatRow *row : threats.rows()) {
        if (row->isOpen())
            picture.threatRatings.insert(row->key.text(),
                                         count(picture.settings, *row, picture.threatCounts));
    }
    for (const RiskRow &row : picture.risks) {
        picture.riskRatings.insert(row.id, count(picture.settings, row, picture.riskCounts));
        if (row.inherent == Levels())
            continue; // no open threat is left in it
        const std::array<Levels, figures> levels = levelsOf(row);
        for (size_t i = 0; i < figures; ++i)
            picture.medianLoss.at(i) += risk::medianLoss(picture.settings, levels.at(i));
    }
    return picture;
}

Picture pictureAfter(Project project, const Edit &edit, const CatalogsPointer &catalogs,
                     const QDate &today)
{
    project.apply(edit);
    Register threats(catalogs);
    threats.reset(project, today);
    return pictureOf(project, threats, today);
}

Difference difference(const Picture &before, const Picture &after)
{
    Difference found;
    found.threats = static_cast<int>(changedIn(before.threatRatings, after.threatRatings).size());
    const QSet<Id<Risk>> risks = changedIn(before.riskRatings, after.riskRatings);
    found.risks = static_cast<int>(risks.size());
    for (const RiskRow &row : after.risks) {
        if (risks.contains(row.id))
            found.changed.append(row.id);
    }
    return found;
}

bool matrixAgreesWithMoney(const Settings &settings)
{
    Settings usual = settings;
    usual.matrix.clear();
    for (int likelihood = 1; likelihood <= 5; ++likelihood) {
        for (int impact = 1; impact <= 5; ++impact) {
            if (risk::cell(settings, likelihood, impact) != risk::cell(usual, likelihood, impact))
                return false;
        }
    }
    return true;
}

} // namespace outlook
