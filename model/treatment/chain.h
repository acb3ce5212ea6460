#pragma once

#include "model/risk/residual.h"
#include "model/threats/register.h"

/// How a level comes about: inherent, what each control takes off, what is left (`domain.md`
/// section 5). For spelling it out; the numbers are those of the register.
struct Chain
{
    struct Step
    {
        QString control;
        /// Effect e, per mille.
        int effect = 0;
        int coverage = 100;
        /// Share by status, per cent.
        int quality = 100;
        /// Thousandths of a level that it would take off by itself.
        int reduction = 0;
        /// False where a stronger one of its family already does.
        bool counts = true;
        /// The team set the effect itself.
        bool overridden = false;
    };
    int from = 0;
    QList<Step> steps;
    int to = 0;
    /// The controls together would take off more than the project allows.
    bool capped = false;
};

enum class Axis { Likelihood, Impact };

/// The chain of one axis; controls that take nothing off it are left out.
Chain chainOf(const Project &project, const Catalogs &catalogs, const ThreatRow &row, Axis axis,
              risk::Moment moment, const QDate &today);
