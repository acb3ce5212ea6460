#pragma once

#include "model/threats/register.h"

/// What a risk's acceptance is worth today.
enum class Acceptance { None, Valid, Lapsed, ReviewAgain };
template<>
inline constexpr std::array<const char *, 4> enumWords<Acceptance> = { "none", "valid", "lapsed",
                                                                       "review-again" };

/// A risk with its three figures: the worst of its threats on each axis, unless rated by the team.
struct RiskRow
{
    Id<Risk> id;
    int number = 0;
    QString title;
    QString owner;
    Treatment treatment = Treatment::Undecided;
    Levels inherent;
    Levels current;
    Levels target;
    Acceptance acceptance = Acceptance::None;
    bool withinAppetite = false;
    /// Threats of it that the register knows, and keys that it does not.
    QStringList threats;
    QStringList missing;
};

/// All risks by current score descending, then number.
QList<RiskRow> riskRows(const Project &project, const Register &threats, const QDate &today);
