#pragma once

#include "views/canvas/pictures/picturepages.h"

class QPrinter;
class QWidget;

/// Printing of diagrams.
namespace pictureprint {

/// Paints the pages that the printer wants, each as its paper and turn is best.
void print(QPrinter &printer, const QList<PictureSheet> &sheets, PicturePages::Way way);

/// The system's print preview; prints when the user says so.
void preview(const QList<PictureSheet> &sheets, PicturePages::Way way, QWidget *parent);

} // namespace pictureprint
