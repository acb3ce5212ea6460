#pragma once

#include "model/core/result.h"
#include "model/report/reportoptions.h"
#include "views/canvas/pictures/picturepages.h"

/// Diagrams as bytes of a picture; callers write the file. Needs a QGuiApplication, no display.
namespace picturefile {

enum class Format { Svg, Png, Pdf };

/// By the suffix of a file name, without its dot.
std::optional<Format> formatOf(const QString &suffix);
QString suffixOf(Format format);

struct Options
{
    Format format = Format::Svg;
    /// Pixels a scene unit; PNG only. 0.1 to 16.
    qreal scale = 2;
    /// PDF only.
    PicturePages::Way pages = PicturePages::Way::Fitted;
    Paper paper = Paper::A4;
};

/// The size of an upright page, in points.
QSizeF sizeOf(Paper paper);

/// Pixels of a PNG.
QSize pixelsOf(const DiagramPicture &picture, qreal scale);

/// One picture. An SVG or a PNG shows the first of the sheets, a PDF has them all, each on pages of
/// its own. The same sheets give the same bytes. Fails when nothing is shown, and when a PNG would
/// be too large.
Result<QByteArray> write(const QList<PictureSheet> &sheets, const Options &options);

/// All diagrams in the order of their tabs.
QList<PictureSheet> allSheets(const Project &project, const Register &threats);

} // namespace picturefile
