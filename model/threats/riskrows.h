#pragma once

#include "model/threats/register.h"

#include <functional>

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
    /// Why the acceptance has lapsed or is to be looked at again, in words.
    QStringList reviewAgain;
    bool withinAppetite = false;
    bool targetWithinAppetite = false;
    /// Threats of it have gone from the model, or none is left open.
    bool stale = false;
    /// Threats of it that the register knows, and keys that it does not.
    QStringList threats;
    QStringList missing;
};

/// What is derived of a risk, never typed in; the first that holds, in this order.
enum class RiskState { Lapsed, ReviewAgain, Stale, Accepted, WithinAppetite, InTreatment, Open };
template<>
inline constexpr std::array<const char *, 7> enumWords<RiskState> = {
    "lapsed", "review-again", "stale", "accepted", "within-appetite", "in-treatment", "open"
};
RiskState stateOf(const RiskRow &row);

/// Where a risk's threats are looked up: the register, or rows of a what-if. Null for none.
using ThreatLookup = std::function<const ThreatRow *(const QString &key)>;

/// One risk, with its threats as `lookup` has them.
RiskRow riskRow(const Project &project, const Risk &risk, const ThreatLookup &lookup,
                const QDate &today);

/// All risks by current score descending, then number.
QList<RiskRow> riskRows(const Project &project, const Register &threats, const QDate &today);
