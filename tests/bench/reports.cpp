#include "tests/bench/bench.h"
#include "views/report/pagepainter.h"
#include "views/report/reportfile.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QElapsedTimer>
#include <QFile>
#include <QPdfWriter>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

#include <cstdio>
#include <malloc.h>

namespace bench {

namespace {

const QDate today(2026, 11, 24);

/// Elements without flows give no proposals of their own; each carries its share of written
/// threats.
Project withThreats(int threats)
{
    constexpr int elements = 25;
    Edit edit;
    Settings settings;
    settings.id = Id<Settings>(id(6, 0));
    settings.name = QStringLiteral("%1 threats").arg(threats);
    settings.classification = QStringLiteral("Internal");
    edit.add(settings);
    QList<Element> all;
    for (int i = 0; i < elements; ++i) {
        Element element;
        element.id = Id<Element>(id(7, static_cast<uint>(i)));
        element.name = QStringLiteral("Component number %1 of the platform").arg(i);
        element.type = QStringLiteral("end-user");
        all.append(element);
        edit.add(element);
    }
    const char *const classes[] = { "spoofing",          "tampering",
                                    "repudiation",       "information-disclosure",
                                    "denial-of-service", "elevation-of-privilege" };
    for (int i = 0; i < threats; ++i) {
        OwnThreat own;
        own.id = Id<OwnThreat>(id(8, static_cast<uint>(i)));
        own.title = QStringLiteral("Someone with access to component %1 changes the records that "
                                   "it keeps so that whoever reads them later draws a wrong "
                                   "conclusion from entry %2 and acts on it before anybody notices")
                            .arg(i % elements)
                            .arg(i);
        own.subject = AnyId(all.at(i % elements).id.value());
        own.stride = QString::fromLatin1(classes[i % 6]);
        own.likelihood = 1000 + 1000 * (i % 5);
        own.impact = 1000 + 1000 * (i / 5 % 5);
        own.atlas = { QStringLiteral("AML.T0020"), QStringLiteral("AML.T0018.002") };
        edit.add(own);
    }
    Project project;
    project.apply(edit);
    return project;
}

/// A value of /proc/self/status in megabytes.
double statusOf(const char *name)
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (file.open(QIODevice::ReadOnly)) {
        const QList<QByteArray> lines = file.readAll().split('\n');
        for (const QByteArray &line : lines) {
            if (line.startsWith(name))
                return line.mid(line.indexOf(':') + 1).trimmed().split(' ').first().toDouble()
                       / 1024;
        }
    }
    return 0;
}

/// Megabytes that a run takes at its highest above what there was before.
double peakOf(const std::function<void()> &run)
{
    malloc_trim(0);
    QFile marks(QStringLiteral("/proc/self/clear_refs"));
    if (marks.open(QIODevice::WriteOnly))
        marks.write("5");
    marks.close();
    const double before = statusOf("VmRSS");
    run();
    return statusOf("VmHWM") - before;
}

/// The same rows as one table of a text document, filled in one edit, printed page by page: what a
/// Qt program does without thinking.
void writeTextTable(const Report &report)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageOrientation(QPageLayout::Landscape);
    QTextDocument document;
    document.setUndoRedoEnabled(false);
    QFont font = paperfont::of(7.5);
    font.setPointSizeF(7.5);
    document.setDefaultFont(font);
    QTextCursor cursor(&document);
    cursor.beginEditBlock();
    for (const ReportBlock &block : report.blocks) {
        const auto *table = std::get_if<reportpart::Table>(&block);
        if (!table || table->rows.isEmpty())
            continue;
        QList<int> columns;
        for (int i = 0; i < table->columns.size(); ++i) {
            if (table->columns.at(i).width > 0)
                columns.append(i);
        }
        QTextTableFormat format;
        format.setHeaderRowCount(1);
        format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
        QTextTable *made = cursor.insertTable(static_cast<int>(table->rows.size()) + 1,
                                              static_cast<int>(columns.size()), format);
        for (int column = 0; column < columns.size(); ++column) {
            made->cellAt(0, column).firstCursorPosition().insertText(
                    table->columns.at(columns.at(column)).head);
            for (int row = 0; row < table->rows.size(); ++row)
                made->cellAt(row + 1, column)
                        .firstCursorPosition()
                        .insertText(table->rows.at(row).at(columns.at(column)).text);
        }
    }
    cursor.endEditBlock();
    document.documentLayout()->setPaintDevice(&writer);
    const QSizeF page(writer.width(), writer.height());
    document.setPageSize(page);
    QPainter painter(&writer);
    const int pages = document.pageCount();
    for (int i = 0; i < pages; ++i) {
        if (i > 0)
            writer.newPage();
        painter.save();
        painter.translate(0, -i * page.height());
        const QRectF part(0, i * page.height(), page.width(), page.height());
        painter.setClipRect(part);
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = part;
        document.documentLayout()->draw(&painter, context);
        painter.restore();
    }
}

double millisecondsOf(const std::function<void()> &run)
{
    QElapsedTimer clock;
    clock.start();
    run();
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

} // namespace

void reports(const CatalogsPointer &catalogs)
{
    std::printf("reports: milliseconds and megabytes at the peak over the model\n");
    QMap<QString, double> small;
    for (const int count : { 500, 5000 }) {
        const Project project = withThreats(count);
        Register threats(catalogs);
        threats.reset(project, today);
        ReportOptions options { today };
        const auto rows = threats.rows().size();
        std::printf("  %lld threats, whole technical report\n", static_cast<long long>(rows));
        for (int i = 0; i <= static_cast<int>(reportfile::Format::Csv); ++i) {
            const auto format = static_cast<reportfile::Format>(i);
            const QString name = reportfile::suffixOf(format);
            const auto run = [&] {
                const Result<QByteArray> bytes =
                        reportfile::write(project, threats, options, format);
                if (!bytes)
                    qFatal("%s", qPrintable(bytes.error().text()));
            };
            run();
            const double megabytes = peakOf(run);
            const double time = median(count > 1000 ? 3 : 7, run);
            std::printf("    %-5s %8.0f ms  %6.1f MB", qPrintable(name), time, megabytes);
            if (small.contains(name))
                std::printf("   t(5,000)/t(500) %.1f", time / small.value(name));
            else
                small.insert(name, time);
            std::printf("\n");
        }
        options.sections = { ReportSection::Threats };
        const Report report = buildReport(project, threats, options);
        const double painted = median(count > 1000 ? 3 : 7, [&] {
            if (!reportfile::write(report, threats, reportfile::Format::Pdf))
                qFatal("the register cannot be written");
        });
        const double paintedPeak = peakOf([&] {
            if (!reportfile::write(report, threats, reportfile::Format::Pdf))
                qFatal("the register cannot be written");
        });
        const double table = millisecondsOf([&] { writeTextTable(report); });
        std::printf("    register alone as PDF %.0f ms, %.1f MB; one QTextTable of the same rows "
                    "%.0f ms: %.1f times\n",
                    painted, paintedPeak, table, table / painted);
    }
    std::printf("\n");
}

} // namespace bench
