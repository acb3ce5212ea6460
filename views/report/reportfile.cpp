#include "views/report/reportfile.h"

#include "model/report/writers/csvwriter.h"
#include "model/report/writers/htmlwriter.h"
#include "model/report/writers/markdownwriter.h"
#include "model/report/writers/odtwriter.h"
#include "model/report/writers/workbookwriter.h"
#include "views/report/pagepainter.h"
#include "views/report/pdffinish.h"
#include "views/report/pdfpages.h"

#include <QBuffer>
#include <QCoreApplication>

namespace reportfile {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(reportfile)
};

constexpr qreal pictureScale = 1.6;
constexpr qreal widestPicture = 5000; // pixels

struct Kind
{
    Format format;
    const char *suffix;
    const char *name;
};

constexpr Kind kinds[] = {
    { Format::Pdf, "pdf", QT_TRANSLATE_NOOP("reportfile", "PDF document") },
    { Format::Html, "html", QT_TRANSLATE_NOOP("reportfile", "Web page") },
    { Format::Odt, "odt", QT_TRANSLATE_NOOP("reportfile", "OpenDocument text") },
    { Format::Xlsx, "xlsx", QT_TRANSLATE_NOOP("reportfile", "Excel workbook") },
    { Format::Markdown, "md", QT_TRANSLATE_NOOP("reportfile", "Markdown") },
    { Format::Csv, "csv", QT_TRANSLATE_NOOP("reportfile", "CSV table") },
};

/// Takes the columns out that only spreadsheets show: of a long register they are half, and its
/// pages are painted from what is left.
void leaveOutUnshown(Report &report)
{
    for (ReportBlock &block : report.blocks) {
        auto *table = std::get_if<reportpart::Table>(&block);
        if (!table)
            continue;
        QList<qsizetype> shown;
        for (qsizetype i = 0; i < table->columns.size(); ++i) {
            if (table->columns.at(i).width > 0)
                shown.append(i);
        }
        if (shown.size() == table->columns.size())
            continue;
        const auto among = [&shown](const auto &all) {
            std::remove_cvref_t<decltype(all)> left;
            left.reserve(shown.size());
            for (const qsizetype i : std::as_const(shown))
                left.append(all.at(i));
            return left;
        };
        table->columns = among(table->columns);
        for (QList<reportpart::Cell> &row : table->rows)
            row = among(row);
    }
}

Error stopped()
{
    return { Text::tr("the report was stopped"), {}, {} };
}

Result<QByteArray> pdf(const Report &report, const Register &threats, Paper paper,
                       const Progress &progress)
{
    const TextKeep kept;
    PagePainter pages(report, threats, paper);
    if (!pages.layOut(progress))
        return stopped();
    const std::optional<QByteArray> bytes =
            pdfpages::painted(pages, [&progress](int page) { return !progress || progress(page); });
    return bytes ? pdffinish::finished(*bytes, report, pages) : Result<QByteArray>(stopped());
}

void addPictures(Report &report, const Register &threats)
{
    for (const ReportBlock &block : std::as_const(report.blocks)) {
        const auto *picture = std::get_if<reportpart::Picture>(&block);
        if (!picture)
            continue;
        const DiagramPicture drawn(report.drawn, threats, picture->diagram);
        const qreal side = std::max(drawn.size().width(), drawn.size().height());
        if (side <= 0)
            continue;
        const QImage image = drawn.image(std::min(pictureScale, widestPicture / side));
        QBuffer buffer(&report.pictures[picture->diagram.value()]);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
    }
}

} // namespace

std::optional<Format> formatOf(const QString &suffix)
{
    for (const Kind &kind : kinds) {
        if (suffix.toLower() == QLatin1String(kind.suffix))
            return kind.format;
    }
    return std::nullopt;
}

QString suffixOf(Format format)
{
    return QString::fromLatin1(kinds[static_cast<int>(format)].suffix);
}

QString nameOf(Format format)
{
    return Text::tr(kinds[static_cast<int>(format)].name);
}

Result<QByteArray> write(const Project &project, const Register &threats,
                         const ReportOptions &options, Format format, Paper paper,
                         const Progress &progress)
{
    return write(buildReport(project, threats, options), threats, format, paper, progress);
}

Result<QByteArray> write(Report report, const Register &threats, Format format, Paper paper,
                         const Progress &progress)
{
    if (progress && !progress(0))
        return stopped();
    if (format == Format::Pdf)
        leaveOutUnshown(report);
    switch (format) {
    case Format::Pdf:
        return pdf(report, threats, paper, progress);
    case Format::Html:
        addPictures(report, threats);
        return writeHtml(report);
    case Format::Odt:
        addPictures(report, threats);
        return writeOdt(report, paper);
    case Format::Xlsx:
        return writeWorkbook(report);
    case Format::Markdown:
        return writeMarkdown(report);
    case Format::Csv:
        break;
    }
    QByteArray table = writeCsv(report);
    if (table.isEmpty())
        return Error { Text::tr("none of these sections has a table"),
                       {},
                       Text::tr("Choose the register, the plan or the Statement of "
                                "Applicability.") };
    return table;
}

} // namespace reportfile
