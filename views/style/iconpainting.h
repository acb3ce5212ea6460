#pragma once

#include <QPainter>

namespace icons {

/// An icon by its file stem as lines and shapes in one colour, for painters that keep them (SVG,
/// paper). Nothing for an unknown stem.
void paint(QPainter &painter, const QString &stem, const QRectF &box, const QColor &colour);

} // namespace icons
