#pragma once

#include "model/quality/quality.h"

/// Whether a model is done enough to be frozen as a baseline, and what is missing.
namespace quality {

/// One part of the definition of done.
struct Criterion
{
    QString id;
    QString title;
    /// How much of it is done: `done` of `all` things. Nothing to do counts as done.
    qsizetype done = 0;
    qsizetype all = 0;
    /// What is missing, in words; empty when nothing is.
    QString missing;
    /// Checks whose findings keep it from being done.
    QStringList checks;

    bool isMet() const { return done >= all; }
};

struct Readiness
{
    QList<Criterion> criteria;

    /// Criteria that are met; all of them: ready to freeze.
    qsizetype met() const;
    bool isReady() const { return met() == criteria.size(); }
};

/// `found` is what `findings` gave for the same project, register and day.
Readiness readiness(const Project &project, const Register &threats, const QList<Finding> &found);

} // namespace quality
