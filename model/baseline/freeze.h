#pragma once

#include "model/baseline/baseline.h"
#include "model/threats/register.h"

/// From a project and its register to what is frozen.
namespace freezing {

/// One part of the definition of done that is not met (model/quality/readiness.h), with how many
/// things are missing.
struct Unfinished
{
    /// Key in the statement: the criterion's id, such as "decisions".
    QString key;
    /// "12 threats neither confirmed nor dismissed", in the reader's language.
    QString text;
    int count = 0;
};

/// What a reader of the baseline should know is not finished; empty when all is.
QList<Unfinished> unfinished(const Project &project, const Register &threats, const QDate &today);

/// The register as rows, by key.
QList<FrozenThreat> rowsOf(const Register &threats);

/// What is counted of a state (see Baseline::totals).
QMap<QString, int> totalsOf(const Project &project, const Register &threats);

/// A state ready to freeze: everything but id, place in the journal, author and time. `note` and
/// `unfinishedNote` are made plain; the second must not be empty when something is unfinished.
Result<FrozenState> prepare(const Project &project, const Register &threats, const QDate &today,
                            const QString &name, const QString &note,
                            const QString &unfinishedNote);

/// One place where this program derives something else than what was frozen.
struct Drift
{
    QString key;
    QString title;
    /// Column of the register; empty when the whole row is only on one side.
    QString field;
    QString frozen;
    QString derived;
};

/// Where a register derived today differs from the frozen one. Replaces nothing.
QList<Drift> drift(const QList<FrozenThreat> &frozen, const QList<FrozenThreat> &derived);

} // namespace freezing
