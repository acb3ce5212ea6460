#include "model/report/writers/odtstyles.h"

#include "model/report/writers/visible.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSizeF>

namespace odtstyles {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

constexpr double margin = 17; // millimetres, left and right

QByteArray millimetres(double value)
{
    return QByteArray::number(value, 'f', 1) + "mm";
}

QByteArray pageLayout(const QByteArray &name, const QSizeF &size, bool turned)
{
    const QSizeF page = turned ? size.transposed() : size;
    return "<style:page-layout style:name=\"" + name
           + "\"><style:page-layout-properties fo:page-width=\"" + millimetres(page.width())
           + "\" fo:page-height=\"" + millimetres(page.height()) + "\" style:print-orientation=\""
           + (turned ? "landscape" : "portrait")
           + "\" fo:margin-top=\"12mm\" fo:margin-bottom=\"12mm\" fo:margin-left=\"17mm\" "
             "fo:margin-right=\"17mm\"/><style:header-style><style:header-footer-properties "
             "fo:min-height=\"8mm\" fo:margin-bottom=\"4mm\"/></style:header-style>"
             "<style:footer-style><style:header-footer-properties fo:min-height=\"8mm\" "
             "fo:margin-top=\"4mm\"/></style:footer-style></style:page-layout>";
}

QByteArray masterPage(const Report &report, const QByteArray &name, const QByteArray &layout,
                      const QByteArray &tab)
{
    const QByteArray number =
            visible::markup(Text::tr("%1 of %2"))
                    .replace("%1", "<text:page-number text:select-page=\"current\">1"
                                   "</text:page-number>")
                    .replace("%2", "<text:page-count>1</text:page-count>");
    return "<style:master-page style:name=\"" + name + "\" style:page-layout-name=\"" + layout
           + "\"><style:header><text:p text:style-name=\"" + tab + "\">"
           + visible::markup(report.title.left(80).simplified()) + "<text:tab/>"
           + visible::markup(report.marking) + "</text:p></style:header><style:footer>"
           + "<text:p text:style-name=\"" + tab + "\">" + visible::markup(report.footer)
           + "<text:tab/>" + number + "</text:p></style:footer></style:master-page>";
}

QByteArray paragraphStyle(const char *name, const char *parent, const char *paragraph,
                          const char *text, const char *extra = "")
{
    return QByteArray("<style:style style:name=\"") + name + "\" style:family=\"paragraph\" "
           + "style:parent-style-name=\"" + parent + "\" " + extra + "><style:paragraph-properties "
           + paragraph + "/><style:text-properties " + text + "/></style:style>";
}

QByteArray runningStyle(const char *name, double width)
{
    return QByteArray("<style:style style:name=\"") + name
           + "\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">"
             "<style:paragraph-properties fo:margin-bottom=\"0mm\"><style:tab-stops>"
             "<style:tab-stop style:type=\"right\" style:position=\""
           + millimetres(width)
           + "\"/></style:tab-stops></style:paragraph-properties><style:text-properties "
             "fo:font-size=\"8pt\" fo:color=\"#535b65\"/></style:style>";
}

QSizeF sizeOf(Paper paper)
{
    return paper == Paper::A4 ? QSizeF(210, 297) : QSizeF(215.9, 279.4);
}

} // namespace

double textWidth(Paper paper, bool turned)
{
    const QSizeF size = sizeOf(paper);
    return (turned ? size.height() : size.width()) - 2 * margin;
}

QByteArray namespaces()
{
    return "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
           "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
           "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
           "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
           "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "
           "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
           "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" "
           "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" "
           "xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"";
}

QByteArray styles(const Report &report, Paper paper)
{
    const QByteArray language = QLocale().name().left(2).toLatin1();
    QByteArray out =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-styles " + namespaces()
            + "><office:font-face-decls><style:font-face style:name=\"Inter\" "
              "svg:font-family=\"Inter\" style:font-family-generic=\"swiss\"/>"
              "</office:font-face-decls><office:styles><style:default-style "
              "style:family=\"paragraph\"><style:text-properties style:font-name=\"Inter\" "
              "fo:font-size=\"9.5pt\" fo:color=\"#1b1f24\" fo:language=\""
            + (language == "C" ? QByteArray("en") : language)
            + "\" fo:country=\"none\"/></style:default-style>"
              "<style:style style:name=\"Standard\" style:family=\"paragraph\" "
              "style:class=\"text\"><style:paragraph-properties fo:margin-bottom=\"2.2mm\"/>"
              "</style:style>";
    out += paragraphStyle("Title", "Standard", "fo:margin-top=\"60mm\" fo:margin-bottom=\"2mm\"",
                          "fo:font-size=\"26pt\" fo:font-weight=\"bold\"");
    out += paragraphStyle("Subtitle", "Standard", "fo:margin-bottom=\"12mm\"",
                          "fo:font-size=\"15pt\" fo:color=\"#535b65\"");
    out += paragraphStyle("Heading_20_1", "Standard",
                          "fo:margin-top=\"7mm\" fo:margin-bottom=\"3mm\" "
                          "fo:keep-with-next=\"always\"",
                          "fo:font-size=\"16pt\" fo:font-weight=\"bold\"",
                          "style:display-name=\"Heading 1\" style:default-outline-level=\"1\"");
    out += paragraphStyle("Heading_20_2", "Standard",
                          "fo:margin-top=\"5mm\" fo:margin-bottom=\"2mm\" "
                          "fo:keep-with-next=\"always\"",
                          "fo:font-size=\"11.5pt\" fo:font-weight=\"bold\"",
                          "style:display-name=\"Heading 2\" style:default-outline-level=\"2\"");
    out += paragraphStyle("Note", "Standard", "fo:margin-top=\"1.5mm\"",
                          "fo:font-size=\"8pt\" fo:color=\"#535b65\"");
    out += paragraphStyle("Callout", "Standard",
                          "fo:padding=\"2mm\" fo:background-color=\"#fdf3ec\" "
                          "fo:border-left=\"1mm solid #c0520e\"",
                          "");
    out += paragraphStyle("Cell", "Standard", "fo:margin-bottom=\"0mm\"", "fo:font-size=\"8pt\"");
    out += paragraphStyle("Head", "Cell", "", "fo:font-weight=\"bold\" fo:color=\"#535b65\"");
    out += paragraphStyle("Figure", "Cell", "fo:text-align=\"end\"", "");
    out += runningStyle("Running", textWidth(paper, false));
    out += runningStyle("Running_20_wide", textWidth(paper, true));
    out += "</office:styles><office:automatic-styles>" + pageLayout("upright", sizeOf(paper), false)
           + pageLayout("turned", sizeOf(paper), true)
           + "</office:automatic-styles><office:master-styles>"
           + masterPage(report, "Standard", "upright", "Running")
           + masterPage(report, "Wide", "turned", "Running_20_wide")
           + "</office:master-styles></office:document-styles>";
    return out;
}

QByteArray automatic()
{
    QByteArray out = "<office:automatic-styles>";
    const std::pair<const char *, const char *> fills[] = {
        { "L", "fo:background-color=\"#2b7a4e\" fo:color=\"#ffffff\"" },
        { "M", "fo:background-color=\"#e3bb3f\"" },
        { "H", "fo:background-color=\"#c0520e\" fo:color=\"#ffffff\"" },
        { "C", "fo:background-color=\"#a3182b\" fo:color=\"#ffffff\"" }
    };
    for (const auto &[letter, look] : fills)
        out += QByteArray("<style:style style:name=\"F") + letter
               + "\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\" " + look
               + "/></style:style>";
    out += "<style:style style:name=\"Strong\" style:family=\"text\"><style:text-properties "
           "fo:font-weight=\"bold\"/></style:style>";
    const std::pair<const char *, const char *> cells[] = {
        { "L", "#dcefe3" }, { "M", "#f9eec8" }, { "H", "#f9dcc6" }, { "C", "#f1c6ca" }
    };
    for (const auto &[letter, colour] : cells)
        out += QByteArray("<style:style style:name=\"M") + letter
               + "\" style:family=\"table-cell\"><style:table-cell-properties "
                 "fo:background-color=\""
               + colour + "\" fo:padding=\"1.5mm\" fo:border=\"0.5mm solid #ffffff\"/>"
               + "</style:style>";
    out += "<style:style style:name=\"TC\" style:family=\"table-cell\">"
           "<style:table-cell-properties fo:padding=\"1mm\" fo:border-bottom=\"0.2mm solid "
           "#e0e3e7\"/></style:style><style:style style:name=\"TH\" style:family=\"table-cell\">"
           "<style:table-cell-properties fo:padding=\"1mm\" fo:background-color=\"#eef0f3\" "
           "fo:border-bottom=\"0.3mm solid #bfc4cb\"/></style:style>"
           "<style:style style:name=\"TR\" style:family=\"table-row\"><style:table-row-properties "
           "fo:keep-together=\"auto\"/></style:style>";
    // A heading or table that begins on the other kind of page takes the break with it.
    const std::pair<const char *, const char *> breaks[] = { { "Standard", "Up" },
                                                             { "Wide", "Side" } };
    for (const auto &[page, stem] : breaks) {
        for (const char *base : { "Standard", "Heading_20_1", "Heading_20_2", "Note" })
            out += QByteArray("<style:style style:name=\"") + stem + '_' + base
                   + "\" style:family=\"paragraph\" style:parent-style-name=\"" + base
                   + "\" style:master-page-name=\"" + page + "\"/>";
    }
    return out;
}

QByteArray meta(const Report &report)
{
    const QByteArray when = report.date.toString(Qt::ISODate).toLatin1() + "T12:00:00";
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta " + namespaces()
           + "><office:meta><meta:generator>Redoubt</meta:generator><dc:title>"
           + visible::markup(QStringLiteral("%1 \u2013 %2").arg(report.title, report.subtitle))
           + "</dc:title><dc:creator>" + visible::markup(report.settings.organisation)
           + "</dc:creator><meta:creation-date>" + when + "</meta:creation-date><dc:date>" + when
           + "</dc:date></office:meta></office:document-meta>";
}

QByteArray manifest(const QList<QByteArray> &pictures)
{
    QByteArray out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest "
                     "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
                     "manifest:version=\"1.3\"><manifest:file-entry manifest:full-path=\"/\" "
                     "manifest:version=\"1.3\" "
                     "manifest:media-type=\"application/vnd.oasis.opendocument.text\"/>";
    for (const char *part : { "content.xml", "styles.xml", "meta.xml" })
        out += QByteArray("<manifest:file-entry manifest:full-path=\"") + part
               + "\" manifest:media-type=\"text/xml\"/>";
    for (const QByteArray &picture : pictures)
        out += "<manifest:file-entry manifest:full-path=\"" + picture
               + "\" manifest:media-type=\"image/png\"/>";
    return out + "</manifest:manifest>";
}

} // namespace odtstyles
