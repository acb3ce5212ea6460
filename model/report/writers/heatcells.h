#pragma once

#include "model/report/report.h"

/// A heat map as text, for writers that do not paint.
namespace heatcells {

struct Figure
{
    QString name;
    Levels RiskRow::*levels;
};

/// Inherent, current, target.
QList<Figure> figures();

/// "R-1 R-4": the risks in a cell; likelihood and impact are 1 to 5.
QString risksIn(const QList<RiskRow> &risks, Levels RiskRow::*levels, int likelihood, int impact);

/// What the axes are, in one line.
QString axes();

} // namespace heatcells
