#pragma once

#include "model/core/result.h"
#include "model/risk/levels.h"

#include <QByteArray>
#include <QDate>
#include <QMap>
#include <QStringList>

#include <optional>

/// \file
/// The gate of a pipeline: what a team demands of a model before something goes out. A policy is a
/// JSON file (`resources/schemas/policy.schema.json`, manual page `policy`); it is kept where the
/// pipeline is, not in the project, so that whoever edits the model does not edit the gate.

namespace policy {

inline constexpr int version = 1;

/// Which of the three figures of a threat or risk counts.
enum class Figure { Inherent, Current, Target };

/// Nothing may be rated above `level`.
struct Limit
{
    Rating level = Rating::Moderate;
    Figure figure = Figure::Current;
};

/// What is let through although a rule says no: for how long, and who answers for it.
struct Exemption
{
    QString rule;
    /// What of the rule: a threat key, a record's id, a check's or catalog's id. Empty: all of it.
    QString of;
    QString owner;
    QString reason;
    /// The last day that it holds.
    QDate expires;
};

struct Policy
{
    QString name;
    std::optional<Limit> threats;
    std::optional<Limit> risks;
    bool verifiedHasEvidence = false;
    bool noLapsedAcceptance = false;
    bool noReviewAgain = false;
    std::optional<int> undecidedAtMost;
    /// Per cent of the control baseline's statements that some control answers.
    std::optional<int> coverageAtLeast;
    /// Least version of each catalog, by its id.
    QMap<QString, QString> catalogs;
    /// Checks of model quality that may find nothing.
    QStringList quality;
    QList<Exemption> exemptions;
};

/// Reads a policy strictly: an unknown member, a wrong type, an unknown check or a date that is
/// none is refused with its JSON path and what was expected. `name` is what errors call the file.
Result<Policy> read(const QByteArray &bytes, const QString &name);

/// A rule that policies can ask for: its id and what it says.
struct RuleName
{
    QString id;
    QString title;
};
QList<RuleName> rules();

} // namespace policy
