#include "model/report/writers/htmlwriter.h"

#include "model/report/writers/heatcells.h"
#include "model/report/writers/visible.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

constexpr auto style = R"(
body{font:14px/1.5 "Inter","Noto Sans","DejaVu Sans",sans-serif;color:#1b1f24;max-width:1080px;margin:32px auto;padding:0 24px}
h1{font-size:30px;margin:0 0 4px}h2{font-size:21px;margin:40px 0 8px;border-bottom:1px solid #bfc4cb;padding-bottom:4px}
h3{font-size:16px;margin:24px 0 6px}.note,.sub{color:#535b65;font-size:12.5px}p,dd,td{white-space:pre-line;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;margin:8px 0 16px;table-layout:fixed}
th,td{border-bottom:1px solid #e0e3e7;padding:5px 8px;text-align:left;vertical-align:top;font-size:12.5px}
th{color:#535b65;font-weight:600;border-bottom-color:#bfc4cb;background:#f4f5f7}td.n,th.n{text-align:right}
thead{display:table-header-group}tr{break-inside:avoid}
dl{display:grid;grid-template-columns:220px 1fr;gap:3px 16px}dt{color:#535b65}dd{margin:0}a{color:#1c5fa8}
.l{display:inline-block;width:18px;height:18px;border-radius:3px;text-align:center;font:bold 11px/16px sans-serif;border:1px solid #bfc4cb;box-sizing:border-box;margin-right:4px}
.f{border:0;line-height:18px}.fL{background:#2b7a4e;color:#fff}.fM{background:#e3bb3f}.fH{background:#c0520e;color:#fff}.fC{background:#a3182b;color:#fff}
.maps{display:flex;gap:28px;flex-wrap:wrap}.map{width:300px}.map td,.map th{height:34px;border:2px solid #fff;font-weight:600;font-size:11.5px;vertical-align:middle;padding:2px 4px}
.map th{background:none;color:#535b65;font-weight:400;text-align:center}
.cL{background:#dcefe3}.cM{background:#f9eec8}.cH{background:#f9dcc6}.cC{background:#f1c6ca}
.warn{border-left:4px solid #c0520e;background:#fdf3ec;padding:8px 12px;margin:12px 0}.mark{font-weight:600;letter-spacing:.04em}
nav ol{columns:2;padding-left:0;list-style:none}nav a{text-decoration:none}figure{margin:12px 0}img,svg{max-width:100%;border:1px solid #e0e3e7}
figcaption{color:#535b65;font-size:12.5px}footer{margin-top:40px;color:#535b65;font-size:12px}
.running{position:sticky;top:0;background:#fff;border-bottom:1px solid #e0e3e7;margin:0 0 16px;padding:6px 0;font-size:12px;color:#535b65;display:flex;justify-content:space-between;gap:24px}
@media print{body{margin:0;max-width:none}h2,h3{break-after:avoid}.running{position:static}}
)";

/// Text with its addresses as links, shown in full. Only what begins with http, https or mailto
/// becomes one.
QByteArray linked(const QString &raw)
{
    static const QRegularExpression address(QStringLiteral(
            "(?:https?://|mailto:)[^\\s<>\"'`\\x{201c}\\x{201d}]*[^\\s<>\"'`.,;:!?)\\]"
            "\\x{201c}\\x{201d}]"));
    if (!raw.contains(QLatin1String("://")) && !raw.contains(QLatin1String("mailto:")))
        return visible::markup(raw);
    const QString text = visible::text(raw);
    QByteArray out;
    qsizetype at = 0;
    for (auto it = address.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QByteArray target = visible::markup(match.captured());
        out += visible::markup(text.mid(at, match.capturedStart() - at));
        out += "<a rel=\"noreferrer\" href=\"" + target + "\">" + target + "</a>";
        at = match.capturedEnd();
    }
    return out + visible::markup(text.mid(at));
}

/// Writes the blocks of a report one after another.
class HtmlWriter
{
public:
    explicit HtmlWriter(const Report &report) : m_report(report) { }

    QByteArray write();

private:
    void contents();
    void add(const reportpart::Heading &heading);
    void add(const reportpart::Paragraph &paragraph);
    void add(const reportpart::Callout &callout);
    void add(const reportpart::Facts &facts);
    void add(const reportpart::Table &table);
    void add(const reportpart::Cell &cell, bool number);
    void add(const reportpart::HeatMaps &maps);
    void add(const reportpart::Curves &curves);
    void add(const reportpart::Picture &picture);

    const Report &m_report;
    QByteArray m_out;
    int m_section = 0;
};

QByteArray HtmlWriter::write()
{
    const QByteArray marking = visible::markup(m_report.marking);
    m_out = "<!DOCTYPE html>\n<html lang=\"" + QLocale().bcp47Name().toUtf8()
            + "\">\n<head>\n<meta charset=\"utf-8\">\n"
              "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
              "img-src data:; style-src 'unsafe-inline'\">\n"
              "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
              "<meta name=\"generator\" content=\"Redoubt\">\n<title>"
            + visible::markup(QStringLiteral("%1 \u2013 %2").arg(m_report.title, m_report.subtitle))
            + "</title>\n<style>" + style
            + "</style>\n</head>\n<body>\n<div class=\"running\"><span>"
            + visible::markup(m_report.title) + "</span><span class=\"mark\">" + marking
            + "</span></div>\n<header>\n<h1>" + visible::markup(m_report.title)
            + "</h1>\n<p class=\"sub\">" + visible::markup(m_report.subtitle) + "</p>\n";
    reportpart::Facts front;
    for (const auto &[name, value] : m_report.front) {
        if (!value.isEmpty())
            front.rows.append({ name, value });
    }
    add(front);
    m_out += "</header>\n";
    contents();
    m_out += "<main>\n";
    for (const ReportBlock &block : m_report.blocks)
        std::visit([this](const auto &part) { add(part); }, block);
    m_out += "</main>\n<footer>" + visible::markup(m_report.footer) + " \u00b7 " + marking
             + "</footer>\n</body>\n</html>\n";
    return m_out;
}

void HtmlWriter::contents()
{
    m_out += "<nav aria-label=\"" + visible::markup(Text::tr("Contents")) + "\"><ol>\n";
    int section = 0;
    for (const ReportBlock &block : m_report.blocks) {
        const auto *heading = std::get_if<reportpart::Heading>(&block);
        if (heading && heading->level == 1)
            m_out += "<li><a href=\"#s" + QByteArray::number(++section) + "\">"
                     + visible::markup(heading->text) + "</a></li>\n";
    }
    if (section == 0)
        m_out += "<li>\u2013</li>\n";
    m_out += "</ol></nav>\n";
}

void HtmlWriter::add(const reportpart::Heading &heading)
{
    if (heading.level == 1)
        m_out += "<h2 id=\"s" + QByteArray::number(++m_section) + "\">"
                 + visible::markup(heading.text) + "</h2>\n";
    else
        m_out += "<h3>" + visible::markup(heading.text) + "</h3>\n";
}

void HtmlWriter::add(const reportpart::Paragraph &paragraph)
{
    m_out += (paragraph.note ? "<p class=\"note\">" : "<p>") + linked(paragraph.text) + "</p>\n";
}

void HtmlWriter::add(const reportpart::Callout &callout)
{
    m_out += "<div class=\"warn\"><strong>" + visible::markup(callout.title) + "</strong><p>"
             + linked(callout.text) + "</p></div>\n";
}

void HtmlWriter::add(const reportpart::Facts &facts)
{
    if (facts.rows.isEmpty())
        return;
    m_out += "<dl>\n";
    for (const auto &[name, value] : facts.rows)
        m_out += "<dt>" + visible::markup(name) + "</dt><dd>" + linked(value) + "</dd>\n";
    m_out += "</dl>\n";
}

void HtmlWriter::add(const reportpart::Cell &cell, bool number)
{
    if (const Rating *rating = cell.rating()) {
        const char letter = risk::letter(*rating).toLatin1();
        m_out += "<td><span class=\"l";
        if (cell.filled)
            m_out += QByteArray(" f f") + letter;
        m_out += QByteArray("\">") + letter + "</span>" + visible::markup(cell.text) + "</td>";
    } else {
        m_out += (number ? "<td class=\"n\">" : "<td>") + linked(cell.text) + "</td>";
    }
}

void HtmlWriter::add(const reportpart::Table &table)
{
    using reportpart::Column;
    m_out += "<table>\n<colgroup>";
    int total = 0;
    for (const Column &column : table.columns)
        total += column.width;
    for (const Column &column : table.columns) {
        if (column.width > 0)
            m_out += "<col style=\"width:"
                     + QByteArray::number(100.0 * column.width / total, 'f', 1) + "%\">";
    }
    m_out += "</colgroup>\n<thead><tr>";
    for (const Column &column : table.columns) {
        if (column.width > 0)
            m_out += (column.kind == Column::Kind::Number ? "<th scope=\"col\" class=\"n\">"
                                                          : "<th scope=\"col\">")
                     + visible::markup(column.head) + "</th>";
    }
    m_out += "</tr></thead>\n<tbody>\n";
    for (const QList<reportpart::Cell> &row : table.rows) {
        m_out += "<tr>";
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (table.columns.at(i).width > 0)
                add(row.at(i), table.columns.at(i).kind == Column::Kind::Number);
        }
        m_out += "</tr>\n";
    }
    m_out += "</tbody>\n</table>\n";
}

void HtmlWriter::add(const reportpart::HeatMaps &maps)
{
    m_out += "<div class=\"maps\">\n";
    for (const heatcells::Figure &figure : heatcells::figures()) {
        m_out += "<div><h3>" + visible::markup(figure.name) + "</h3><table class=\"map\"><tbody>\n";
        for (int likelihood = 5; likelihood >= 1; --likelihood) {
            m_out += "<tr><th scope=\"row\">" + QByteArray::number(likelihood) + "</th>";
            for (int impact = 1; impact <= 5; ++impact) {
                const Rating rating = risk::cell(m_report.settings, likelihood, impact);
                m_out += QByteArray("<td class=\"c") + risk::letter(rating).toLatin1() + "\">"
                         + visible::markup(
                                 heatcells::risksIn(maps.risks, figure.levels, likelihood, impact))
                         + "</td>";
            }
            m_out += "</tr>\n";
        }
        m_out += "</tbody></table></div>\n";
    }
    m_out += "</div>\n<p class=\"note\">" + visible::markup(heatcells::axes()) + "</p>\n";
}

void HtmlWriter::add(const reportpart::Curves &curves)
{
    double least = 1e300;
    double most = 0;
    for (const auto &line : curves.lines) {
        for (const QPointF &point : line.points) {
            least = point.x() > 0 ? std::min(least, point.x()) : least;
            most = std::max(most, point.x());
        }
    }
    if (most <= least)
        return;
    constexpr double width = 640;
    constexpr double height = 260;
    const char *const colours[] = { "#8a929c", "#c0520e", "#2b7a4e" };
    m_out += "<figure><svg role=\"img\" viewBox=\"0 0 640 260\" width=\"640\" height=\"260\">";
    int index = 0;
    QByteArray names;
    for (const auto &line : curves.lines) {
        const QByteArray colour = colours[index++ % 3];
        m_out += "<polyline fill=\"none\" stroke-width=\"2\" stroke=\"" + colour + "\" points=\"";
        for (const QPointF &point : line.points) {
            if (point.x() > 0)
                m_out += QByteArray::number(width * std::log(point.x() / least)
                                                    / std::log(most / least),
                                            'f', 1)
                         + ',' + QByteArray::number(height * (1 - point.y()), 'f', 1) + ' ';
        }
        m_out += "\"/>";
        names += "<span style=\"color:" + colour + "\">\u25a0</span> " + visible::markup(line.name)
                 + "  ";
    }
    m_out += "</svg><figcaption>" + names + "<br>" + visible::markup(curves.yName) + "; "
             + visible::markup(QStringLiteral("%1: %2 \u2013 %3")
                                       .arg(curves.xName, QLocale().toString(least, 'f', 0),
                                            QLocale().toString(most, 'f', 0)))
             + "</figcaption></figure>\n";
}

void HtmlWriter::add(const reportpart::Picture &picture)
{
    const QByteArray bytes = m_report.pictures.value(picture.diagram.value());
    if (bytes.isEmpty())
        return;
    const QByteArray caption = visible::markup(picture.caption);
    m_out += "<figure><img alt=\"" + caption + "\" src=\"data:image/png;base64," + bytes.toBase64()
             + "\"><figcaption>" + caption + "</figcaption></figure>\n";
}

} // namespace

QByteArray writeHtml(const Report &report)
{
    return HtmlWriter(report).write();
}
