#pragma once

#include "model/report/report.h"

#include <QPainter>

/// Charts of a report, painted in points.
namespace pagecharts {

qreal heatMapsHeight(qreal width);
void paintHeatMaps(QPainter &painter, const QRectF &box, const reportpart::HeatMaps &maps,
                   const Settings &settings);

inline constexpr qreal curvesHeight = 210;
void paintCurves(QPainter &painter, const QRectF &box, const reportpart::Curves &curves);

} // namespace pagecharts
