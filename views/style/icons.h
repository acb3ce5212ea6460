#pragma once

#include <QIcon>

/// The program's own icons (resources/icons), painted in the colour of the text around them.
namespace icons {

/// An icon by file stem ("mode-draw", or an element type's icon) that follows the palette:
/// secondary text colour normally, highlighted text when selected, accent when on. Null for an
/// unknown stem.
QIcon get(const QString &stem);

/// One pixmap in a colour of the caller's, for painters; crisp at the device pixel ratio.
QPixmap pixmap(const QString &stem, int size, const QColor &colour, qreal devicePixelRatio);

} // namespace icons
