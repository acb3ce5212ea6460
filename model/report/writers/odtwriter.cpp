#include "model/report/writers/odtwriter.h"

#include "model/report/pageturn.h"
#include "model/report/writers/heatcells.h"
#include "model/report/writers/odtstyles.h"
#include "model/report/writers/visible.h"
#include "model/report/writers/zip.h"

#include <QCoreApplication>
#include <QSizeF>
#include <QtEndian>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

/// Text as the content of a paragraph: lines, tabs and runs of blanks have elements of their own.
QByteArray inlineText(const QString &raw)
{
    QByteArray markup = visible::markup(raw);
    markup.replace('\n', "<text:line-break/>");
    markup.replace('\t', "<text:tab/>");
    for (qsizetype at = markup.indexOf("  "); at >= 0; at = markup.indexOf("  ", at)) {
        qsizetype end = at;
        while (end < markup.size() && markup.at(end) == ' ')
            ++end;
        const QByteArray blanks = " <text:s text:c=\"" + QByteArray::number(end - at - 1) + "\"/>";
        markup.replace(at, end - at, blanks);
        at += blanks.size();
    }
    return markup;
}

/// Width and height that a PNG's head names; empty for anything else.
QSize sizeOfPng(const QByteArray &png)
{
    if (png.size() < 24 || !png.startsWith("\x89PNG"))
        return {};
    return { qFromBigEndian<qint32>(png.constData() + 16),
             qFromBigEndian<qint32>(png.constData() + 20) };
}

/// Writes the blocks of a report one after another.
class OdtWriter
{
public:
    OdtWriter(const Report &report, Paper paper) : m_report(report), m_paper(paper)
    {
        QSet<QUuid> wide;
        for (auto it = report.pictures.constBegin(); it != report.pictures.constEnd(); ++it) {
            const QSize size = sizeOfPng(*it);
            if (size.width() > size.height())
                wide.insert(it.key());
        }
        m_turned = pageturn::turned(report, wide);
    }

    QByteArray write();

private:
    QByteArray content();
    void contents();
    void paragraph(const QByteArray &style, const QByteArray &inside);
    /// The name of a style, with the page break where the kind of page changes.
    QByteArray broken(const QByteArray &style);
    void add(const reportpart::Heading &heading);
    void add(const reportpart::Paragraph &paragraph);
    void add(const reportpart::Callout &callout);
    void add(const reportpart::Facts &facts);
    void add(const reportpart::Table &table);
    void add(const reportpart::HeatMaps &maps);
    void add(const reportpart::Curves &curves);
    void add(const reportpart::Picture &picture);
    void beginTable(const QList<int> &widths, double total);

    const Report &m_report;
    const Paper m_paper;
    QList<bool> m_turned;
    qsizetype m_block = 0;
    bool m_side = false;
    QByteArray m_styles;
    QByteArray m_body;
    QList<QByteArray> m_pictureNames;
    QList<QByteArray> m_pictures;
    int m_tables = 0;
    int m_chapter = 0;
};

QByteArray OdtWriter::write()
{
    Zip zip(m_report.date);
    zip.add("mimetype", "application/vnd.oasis.opendocument.text", false);
    zip.add("content.xml", content());
    zip.add("styles.xml", odtstyles::styles(m_report, m_paper));
    zip.add("meta.xml", odtstyles::meta(m_report));
    for (qsizetype i = 0; i < m_pictures.size(); ++i)
        zip.add(m_pictureNames.at(i), m_pictures.at(i), false);
    zip.add("META-INF/manifest.xml", odtstyles::manifest(m_pictureNames));
    return zip.finished();
}

QByteArray OdtWriter::content()
{
    paragraph("Title", inlineText(m_report.title));
    paragraph("Subtitle", inlineText(m_report.subtitle));
    add(reportpart::Facts { m_report.front });
    contents();
    for (m_block = 0; m_block < m_report.blocks.size(); ++m_block)
        std::visit([this](const auto &part) { add(part); }, m_report.blocks.at(m_block));
    QByteArray out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content "
                     + odtstyles::namespaces() + '>' + odtstyles::automatic() + m_styles
                     + "</office:automatic-styles><office:body><office:text>";
    out += std::exchange(m_body, {});
    return out + "</office:text></office:body></office:document-content>";
}

void OdtWriter::contents()
{
    m_body += "<text:table-of-content text:name=\"Contents\" text:protected=\"false\">"
              "<text:table-of-content-source text:outline-level=\"1\"><text:index-title-template>"
              + inlineText(Text::tr("Contents"))
              + "</text:index-title-template></text:table-of-content-source><text:index-body>"
                "<text:index-title text:name=\"Contents_head\">";
    paragraph("Heading_20_2", inlineText(Text::tr("Contents")));
    m_body += "</text:index-title>";
    int chapter = 0;
    for (const ReportBlock &block : m_report.blocks) {
        const auto *heading = std::get_if<reportpart::Heading>(&block);
        if (heading && heading->level == 1)
            paragraph("Standard", "<text:a xlink:type=\"simple\" xlink:href=\"#s"
                                          + QByteArray::number(++chapter) + "\">"
                                          + inlineText(heading->text) + "</text:a>");
    }
    m_body += "</text:index-body></text:table-of-content>";
}

void OdtWriter::paragraph(const QByteArray &style, const QByteArray &inside)
{
    m_body += "<text:p text:style-name=\"" + style + "\">" + inside + "</text:p>";
}

QByteArray OdtWriter::broken(const QByteArray &style)
{
    const bool side = m_turned.at(m_block);
    if (side == m_side)
        return style;
    m_side = side;
    return (side ? "Side_" : "Up_") + style;
}

void OdtWriter::add(const reportpart::Heading &heading)
{
    const QByteArray level = QByteArray::number(heading.level);
    m_body += "<text:h text:style-name=\"" + broken("Heading_20_" + level)
              + "\" text:outline-level=\"" + level + "\">";
    if (heading.level == 1)
        m_body += "<text:bookmark text:name=\"s" + QByteArray::number(++m_chapter) + "\"/>";
    m_body += inlineText(heading.text) + "</text:h>";
}

void OdtWriter::add(const reportpart::Paragraph &part)
{
    paragraph(broken(part.note ? "Note" : "Standard"), inlineText(part.text));
}

void OdtWriter::add(const reportpart::Callout &callout)
{
    paragraph("Callout", "<text:span text:style-name=\"Strong\">" + inlineText(callout.title)
                                 + "</text:span><text:line-break/>" + inlineText(callout.text));
}

void OdtWriter::beginTable(const QList<int> &widths, double total)
{
    const QByteArray name = "T" + QByteArray::number(++m_tables);
    int sum = 0;
    for (const int width : widths)
        sum += width;
    const bool breaks = m_block < m_turned.size() && m_turned.at(m_block) != m_side;
    if (breaks)
        m_side = m_turned.at(m_block);
    m_styles += "<style:style style:name=\"" + name + "\" style:family=\"table\""
                + (breaks ? QByteArray(" style:master-page-name=\"")
                                    + (m_side ? "Wide" : "Standard") + '"'
                          : QByteArray())
                + "><style:table-properties style:width=\"" + QByteArray::number(total, 'f', 1)
                + "mm\" table:align=\"left\" fo:margin-bottom=\"3mm\"/></style:style>";
    m_body += "<table:table table:name=\"" + name + "\" table:style-name=\"" + name + "\">";
    for (qsizetype i = 0; i < widths.size(); ++i) {
        const QByteArray column = name + "." + QByteArray::number(i);
        m_styles += "<style:style style:name=\"" + column
                    + "\" style:family=\"table-column\"><style:table-column-properties "
                      "style:column-width=\""
                    + QByteArray::number(total * widths.at(i) / sum, 'f', 2)
                    + "mm\"/></style:style>";
        m_body += "<table:table-column table:style-name=\"" + column + "\"/>";
    }
}

void OdtWriter::add(const reportpart::Facts &facts)
{
    if (facts.rows.isEmpty())
        return;
    beginTable({ 30, 70 }, odtstyles::textWidth(m_paper, m_side));
    for (const auto &[name, value] : facts.rows)
        m_body += "<table:table-row><table:table-cell><text:p text:style-name=\"Head\">"
                  + inlineText(name)
                  + "</text:p></table:table-cell><table:table-cell><text:p "
                    "text:style-name=\"Cell\">"
                  + inlineText(value) + "</text:p></table:table-cell></table:table-row>";
    m_body += "</table:table>";
}

void OdtWriter::add(const reportpart::Table &table)
{
    using reportpart::Column;
    QList<int> widths;
    for (const Column &column : table.columns) {
        if (column.width > 0)
            widths.append(column.width);
    }
    beginTable(widths, odtstyles::textWidth(m_paper, m_turned.at(m_block)));
    m_body += "<table:table-header-rows><table:table-row table:style-name=\"TR\">";
    for (const Column &column : table.columns) {
        if (column.width > 0)
            m_body += "<table:table-cell table:style-name=\"TH\"><text:p text:style-name=\"Head\">"
                      + inlineText(column.head) + "</text:p></table:table-cell>";
    }
    m_body += "</table:table-row></table:table-header-rows>";
    for (const QList<reportpart::Cell> &row : table.rows) {
        m_body += "<table:table-row table:style-name=\"TR\">";
        for (qsizetype i = 0; i < row.size(); ++i) {
            const Column &column = table.columns.at(i);
            if (column.width == 0)
                continue;
            m_body += "<table:table-cell table:style-name=\"TC\"><text:p text:style-name=\"";
            m_body += column.kind == Column::Kind::Number ? "Figure\">" : "Cell\">";
            const Rating *rating = row.at(i).rating();
            if (rating && row.at(i).filled)
                m_body += QByteArray("<text:span text:style-name=\"F")
                          + risk::letter(*rating).toLatin1() + "\">" + inlineText(row.at(i).text)
                          + "</text:span>";
            else
                m_body += inlineText(row.at(i).text);
            m_body += "</text:p></table:table-cell>";
        }
        m_body += "</table:table-row>";
    }
    m_body += "</table:table>";
}

void OdtWriter::add(const reportpart::HeatMaps &maps)
{
    for (const heatcells::Figure &figure : heatcells::figures()) {
        paragraph("Heading_20_2", inlineText(figure.name));
        beginTable({ 1, 1, 1, 1, 1 }, 120);
        for (int likelihood = 5; likelihood >= 1; --likelihood) {
            m_body += "<table:table-row>";
            for (int impact = 1; impact <= 5; ++impact) {
                const Rating rating = risk::cell(m_report.settings, likelihood, impact);
                m_body += QByteArray("<table:table-cell table:style-name=\"M")
                          + risk::letter(rating).toLatin1() + "\"><text:p text:style-name=\"Cell\">"
                          + inlineText(
                                  heatcells::risksIn(maps.risks, figure.levels, likelihood, impact))
                          + "</text:p></table:table-cell>";
            }
            m_body += "</table:table-row>";
        }
        m_body += "</table:table>";
    }
    paragraph("Note", inlineText(heatcells::axes()));
}

void OdtWriter::add(const reportpart::Curves &curves)
{
    paragraph("Note", inlineText(curves.yName));
}

void OdtWriter::add(const reportpart::Picture &picture)
{
    const QByteArray bytes = m_report.pictures.value(picture.diagram.value());
    const QSizeF size = sizeOfPng(bytes);
    if (size.isEmpty())
        return;
    const bool side = m_turned.at(m_block);
    const QSizeF room(odtstyles::textWidth(m_paper, side),
                      odtstyles::textWidth(m_paper, !side) - 50);
    const QSizeF shown = size.scaled(room, Qt::KeepAspectRatio);
    const QByteArray name = "Pictures/" + QByteArray::number(m_pictures.size() + 1) + ".png";
    m_pictureNames.append(name);
    m_pictures.append(bytes);
    paragraph(broken("Standard"),
              "<draw:frame draw:name=\"" + name + "\" text:anchor-type=\"as-char\" svg:width=\""
                      + QByteArray::number(shown.width(), 'f', 1) + "mm\" svg:height=\""
                      + QByteArray::number(shown.height(), 'f', 1)
                      + "mm\"><draw:image xlink:type=\"simple\" xlink:href=\"" + name
                      + "\"/><svg:title>" + visible::markup(picture.caption)
                      + "</svg:title></draw:frame>");
    paragraph("Note", inlineText(picture.caption));
}

} // namespace

QByteArray writeOdt(const Report &report, Paper paper)
{
    return OdtWriter(report, paper).write();
}
