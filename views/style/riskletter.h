#pragma once

#include "views/style/theme.h"

#include <QPainter>

/// The letter of a risk level: filled for current, hollow for inherent and target. Colour never
/// says more than the letter.
namespace riskletter {

enum class Fill { Filled, Hollow };

/// Side of the square at 100 %; scales with the font elsewhere.
inline constexpr int side = 18;

/// Paints the letter into `rect`. `onSelection` draws hollow letters in that colour.
void paint(QPainter &painter, const QRectF &rect, Rating rating, Fill fill, const Theme &theme,
           const QColor &onSelection = {});

/// "Low", "Moderate", "High", "Critical" in the reader's language.
QString name(Rating rating);

} // namespace riskletter
