#pragma once

#include "model/threats/riskrows.h"

/// What moves when a control is not there: "if this one slips".
struct Slips
{
    /// A threat or risk before and after, both current and target.
    struct Move
    {
        /// Threat key, or "R-n" for a risk.
        QString key;
        QString title;
        Levels current;
        Levels target;
        Levels currentWithout;
        Levels targetWithout;

        int score() const { return targetWithout.score() - target.score(); }
    };
    QList<Move> risks;
    QList<Move> threats;
};

/// The risks and threats whose current or target level rests on a control, the farthest move first.
/// With a placement, that place alone slips; the others of the control stay. The same arithmetic as
/// the register's, on a copy of the project.
Slips slipsOf(const Project &project, const Register &threats, const Id<Control> &control,
              const Id<ControlPlacement> &placement, const QDate &today);
