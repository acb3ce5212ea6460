#pragma once

#include "model/baseline/difference.h"
#include "views/style/theme.h"

#include <QPainter>

/// The mark of a change: a sign for lists, a square for diagrams.
namespace differencemarks {

/// "+", "~" or a minus.
QString sign(ChangeKind kind);

/// The square of 16 units around a centre: accent, with the sign in it.
void paint(QPainter &painter, const QPointF &centre, ChangeKind kind, const Theme &theme);

} // namespace differencemarks
