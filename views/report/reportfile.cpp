#include "views/report/reportfile.h"

#include "model/report/htmlwriter.h"
#include "views/report/pagepainter.h"
#include "views/report/pdffinish.h"

#include <QBuffer>
#include <QPdfWriter>

namespace {

constexpr qreal pictureScale = 1.6;
constexpr int dotsPerInch = 288; // four to a point: text is laid out on the same grid

} // namespace

namespace reportfile {

QByteArray pdf(const Project &project, const Register &threats, const ReportOptions &options)
{
    const Report report = buildReport(project, threats, options);
    const PagePainter pages(report, project, threats);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    writer.setResolution(dotsPerInch);
    QPainter painter(&writer);
    for (int page = 0; page < pages.pages(); ++page) {
        if (page > 0)
            writer.newPage();
        painter.resetTransform();
        painter.scale(dotsPerInch / 72.0, dotsPerInch / 72.0);
        pages.paint(painter, page);
    }
    painter.end();
    buffer.close();
    return pdffinish::finished(bytes, report, pages.marks());
}

QByteArray html(const Project &project, const Register &threats, const ReportOptions &options)
{
    const Report report = buildReport(project, threats, options);
    QHash<QUuid, QByteArray> pictures;
    for (const Diagram *diagram : project.all<Diagram>()) {
        const QImage image = DiagramPicture(project, threats, diagram->id).image(pictureScale);
        if (image.isNull())
            continue;
        QBuffer buffer(&pictures[diagram->id.value()]);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
    }
    return writeHtml(report, pictures);
}

} // namespace reportfile
