#include "views/canvas/pictures/picturefile.h"

#include "model/core/operations/diagrams.h"
#include "views/report/pdffinish.h"
#include "views/report/pdfpages.h"

#include <QBuffer>
#include <QCoreApplication>

#include <algorithm>

namespace picturefile {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(picturefile)
};

// Qt paints no farther than this, and a picture of so many pixels takes 400 MB while it is made.
constexpr int mostSide = 32000;
constexpr qint64 mostPixels = 100'000'000;
constexpr qreal unitsPerMetre = 96 / 0.0254;

QByteArray pdf(const QList<PictureSheet> &sheets, const Options &options)
{
    const PicturePages pages(sheets, options.pages, sizeOf(options.paper));
    return pdffinish::titled(*pdfpages::painted(pages, [](int) { return true; }),
                             sheets.first().title);
}

Result<QByteArray> png(const DiagramPicture &picture, qreal scale)
{
    const QSize size = pixelsOf(picture, scale);
    if (size.width() > mostSide || size.height() > mostSide
        || qint64(size.width()) * size.height() > mostPixels)
        return Error {
            Text::tr("the picture would have %1 x %2 pixels").arg(size.width()).arg(size.height()),
            {},
            Text::tr("Choose a smaller scale, or SVG, which is sharp at every size.")
        };
    QImage image = picture.image(scale);
    if (image.isNull())
        return Error { Text::tr("there is not enough memory for this picture"),
                       {},
                       Text::tr("Choose a smaller scale.") };
    image.setDotsPerMeterX(qRound(unitsPerMetre * scale));
    image.setDotsPerMeterY(qRound(unitsPerMetre * scale));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.convertToFormat(QImage::Format_RGB32).save(&buffer, "PNG");
    return bytes;
}

} // namespace

std::optional<Format> formatOf(const QString &suffix)
{
    for (const Format format : { Format::Svg, Format::Png, Format::Pdf }) {
        if (suffix.compare(suffixOf(format), Qt::CaseInsensitive) == 0)
            return format;
    }
    return std::nullopt;
}

QString suffixOf(Format format)
{
    switch (format) {
    case Format::Svg:
        return QStringLiteral("svg");
    case Format::Png:
        return QStringLiteral("png");
    case Format::Pdf:
        return QStringLiteral("pdf");
    }
    return {};
}

QSizeF sizeOf(Paper paper)
{
    return QPageSize(paper == Paper::A4 ? QPageSize::A4 : QPageSize::Letter).size(QPageSize::Point);
}

QSize pixelsOf(const DiagramPicture &picture, qreal scale)
{
    return (picture.size() * scale).toSize();
}

Result<QByteArray> write(const QList<PictureSheet> &sheets, const Options &options)
{
    const auto empty = [](const PictureSheet &sheet) { return sheet.picture.size().isEmpty(); };
    if (sheets.isEmpty() || std::ranges::all_of(sheets, empty))
        return Error { Text::tr("there is nothing to show"),
                       {},
                       Text::tr("Draw something, or choose another part.") };
    switch (options.format) {
    case Format::Pdf:
        return pdf(sheets, options);
    case Format::Png:
        return png(sheets.first().picture, std::clamp(options.scale, 0.1, 16.0));
    case Format::Svg:
        break;
    }
    return sheets.first().picture.svg(sheets.first().title);
}

QList<PictureSheet> allSheets(const Project &project, const Register &threats)
{
    QList<PictureSheet> sheets;
    for (const Diagram *diagram : operations::diagramsInOrder(project))
        sheets.append({ DiagramPicture(project, threats, diagram->id), diagram->name });
    return sheets;
}

} // namespace picturefile
