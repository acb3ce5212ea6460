#pragma once

#include "views/style/theme.h"

#include <QFont>
#include <QPainter>
#include <QPen>

/// The small things that painting puts on shapes and lines: handles, rings, ticks, icons.
namespace marks {

/// Height of a badge, in scene units.
inline constexpr qreal badgeHeight = 16;
/// From so many pixels of the screen to one of the theme's on, lines are strips.
inline constexpr qreal densePixels = 1.4;

/// The desktop's font at a share of the usual size.
QFont sized(qreal factor, QFont::Weight weight);
/// One pixel wide at every zoom: wider pens cost 40 times as much.
QPen thin(const QColor &colour, Qt::PenStyle style = Qt::SolidLine);

/// Fills with a colour that lets through what is behind, without antialiasing.
void wash(QPainter &painter, const QRectF &box, const QColor &colour);
/// The same with round corners, and antialiased there.
void wash(QPainter &painter, const QRectF &box, qreal radius, const QColor &colour);
/// The same around a box, `width` wide.
void washAround(QPainter &painter, const QRectF &box, qreal width, const QColor &colour);

/// Squares to take hold of; `unit` in scene units a pixel.
void handles(QPainter &painter, const QList<QPointF> &points, const Theme &theme, qreal unit);
/// Rings to draw from, or where something is crossed.
void rings(QPainter &painter, const QList<QPointF> &points, const Theme &theme, qreal unit);
/// The mark of an element whose threats are all decided.
void tick(QPainter &painter, const QPointF &centre, const Theme &theme);
/// An icon by its stem; lines and shapes where the painter keeps those, pixels on the screen.
void icon(QPainter &painter, const QString &stem, const QRectF &box, const QColor &colour);

} // namespace marks
