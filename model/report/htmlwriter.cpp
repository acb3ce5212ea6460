#include "model/report/htmlwriter.h"

#include <QCoreApplication>
#include <QLocale>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

constexpr auto style = R"(
body{font:14px/1.5 "Inter","Noto Sans","DejaVu Sans",sans-serif;color:#1b1f24;max-width:1080px;margin:32px auto;padding:0 24px}
h1{font-size:30px;margin:0 0 4px}h2{font-size:21px;margin:40px 0 8px;border-bottom:1px solid #bfc4cb;padding-bottom:4px}
h3{font-size:16px;margin:24px 0 6px}p.note,.sub{color:#535b65;font-size:12.5px}
table{border-collapse:collapse;width:100%;margin:8px 0 16px;table-layout:fixed}
th,td{border-bottom:1px solid #e0e3e7;padding:5px 8px;text-align:left;vertical-align:top;font-size:12.5px;overflow-wrap:anywhere}
th{color:#535b65;font-weight:600;border-bottom-color:#bfc4cb}thead{display:table-header-group}tr{break-inside:avoid}
dl{display:grid;grid-template-columns:220px 1fr;gap:3px 16px}dt{color:#535b65}dd{margin:0;overflow-wrap:anywhere}
.l{display:inline-block;width:18px;height:18px;border-radius:3px;text-align:center;font:bold 11px/18px sans-serif;border:1px solid #bfc4cb;box-sizing:border-box;line-height:16px}
.f{border:0;line-height:18px}.fL{background:#2b7a4e;color:#fff}.fM{background:#e3bb3f}.fH{background:#c0520e;color:#fff}.fC{background:#a3182b;color:#fff}
.maps{display:flex;gap:28px;flex-wrap:wrap}.map{width:300px;table-layout:fixed}.map td{height:44px;border:2px solid #fff;font-weight:600;font-size:11.5px;vertical-align:middle}
.cL{background:#dcefe3}.cM{background:#f9eec8}.cH{background:#f9dcc6}.cC{background:#f1c6ca}
nav ol{columns:2;padding-left:0;list-style:none}nav a{color:#1c5fa8;text-decoration:none}figure{margin:12px 0}img{max-width:100%;border:1px solid #e0e3e7}
figcaption{color:#535b65;font-size:12.5px}footer{margin-top:40px;color:#535b65;font-size:12px}
@media print{body{margin:0;max-width:none}h2{break-after:avoid}}
)";

/// The only way that text gets into the page.
QString text(const QString &raw)
{
    QString shown;
    for (const QChar c : raw) {
        // Bidirectional overrides would let a name reorder the words around it.
        const ushort code = c.unicode();
        if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069))
            continue;
        shown += c;
    }
    return shown.toHtmlEscaped();
}

class HtmlWriter
{
public:
    HtmlWriter(const Report &report, const QHash<QUuid, QByteArray> &pictures)
        : m_report(report)
        , m_pictures(pictures)
    {
    }

    QByteArray write();

private:
    void contents();
    void add(const reportpart::Heading &heading);
    void add(const reportpart::Paragraph &paragraph);
    void add(const reportpart::Facts &facts);
    void add(const reportpart::Table &table);
    void add(const reportpart::HeatMaps &maps);
    void add(const reportpart::Picture &picture);

    const Report &m_report;
    const QHash<QUuid, QByteArray> &m_pictures;
    QString m_out;
    int m_section = 0;
};

QByteArray HtmlWriter::write()
{
    const QString title =
            text(QStringLiteral("%1 \u2013 %2").arg(m_report.title, m_report.subtitle));
    m_out = QStringLiteral(
                    "<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                    "img-src data:; style-src 'unsafe-inline'\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, "
                    "initial-scale=1\">\n<title>%2</title>\n<style>%3</style>\n</head>\n<body>\n")
                    .arg(QLocale().bcp47Name(), title, QLatin1String(style));
    m_out += QStringLiteral("<header>\n<p class=\"sub\">%1</p>\n<h1>%2</h1>\n<p class=\"sub\">%3 "
                            "\u00b7 %4 \u00b7 %5</p>\n</header>\n")
                     .arg(text(m_report.classification.isEmpty()
                                       ? Text::tr("DRAFT")
                                       : Text::tr("DRAFT \u00b7 %1").arg(m_report.classification)),
                          text(m_report.title), text(m_report.subtitle),
                          text(m_report.date.toString(Qt::ISODate)), text(m_report.footer));
    contents();
    m_out += QStringLiteral("<main>\n");
    for (const ReportBlock &block : m_report.blocks)
        std::visit([this](const auto &part) { add(part); }, block);
    m_out += QStringLiteral("</main>\n<footer>%1</footer>\n</body>\n</html>\n")
                     .arg(text(m_report.footer));
    return m_out.toUtf8();
}

void HtmlWriter::contents()
{
    m_out += QStringLiteral("<nav aria-label=\"%1\"><ol>\n").arg(text(Text::tr("Contents")));
    int section = 0;
    for (const ReportBlock &block : m_report.blocks) {
        const auto *heading = std::get_if<reportpart::Heading>(&block);
        if (heading && heading->level == 1)
            m_out += QStringLiteral("<li><a href=\"#s%1\">%2</a></li>\n")
                             .arg(QString::number(++section), text(heading->text));
    }
    m_out += QStringLiteral("</ol></nav>\n");
}

void HtmlWriter::add(const reportpart::Heading &heading)
{
    if (heading.level == 1)
        m_out += QStringLiteral("<h2 id=\"s%1\">%2</h2>\n")
                         .arg(QString::number(++m_section), text(heading.text));
    else
        m_out += QStringLiteral("<h3>%1</h3>\n").arg(text(heading.text));
}

void HtmlWriter::add(const reportpart::Paragraph &paragraph)
{
    m_out += (paragraph.note ? QStringLiteral("<p class=\"note\">%1</p>\n")
                             : QStringLiteral("<p>%1</p>\n"))
                     .arg(text(paragraph.text));
}

void HtmlWriter::add(const reportpart::Facts &facts)
{
    m_out += QStringLiteral("<dl>\n");
    for (const auto &[name, value] : facts.rows)
        m_out += QStringLiteral("<dt>%1</dt><dd>%2</dd>\n").arg(text(name), text(value));
    m_out += QStringLiteral("</dl>\n");
}

void HtmlWriter::add(const reportpart::Table &table)
{
    m_out += QStringLiteral("<table>\n<colgroup>");
    int total = 0;
    for (const int width : table.widths)
        total += width;
    for (const int width : table.widths)
        m_out += QStringLiteral("<col style=\"width:%1%\">").arg(100.0 * width / total, 0, 'f', 1);
    m_out += QStringLiteral("</colgroup>\n<thead><tr>");
    for (const QString &head : table.heads)
        m_out += QStringLiteral("<th scope=\"col\">%1</th>").arg(text(head));
    m_out += QStringLiteral("</tr></thead>\n<tbody>\n");
    for (const QList<reportpart::Cell> &row : table.rows) {
        m_out += QStringLiteral("<tr>");
        for (const reportpart::Cell &cell : row) {
            if (cell.rating) {
                const QString letter(risk::letter(*cell.rating));
                m_out +=
                        QStringLiteral("<td><span class=\"l%1\">%2</span></td>")
                                .arg(cell.filled ? QStringLiteral(" f f%1").arg(letter) : QString(),
                                     letter);
            } else {
                m_out += QStringLiteral("<td>%1</td>").arg(text(cell.text));
            }
        }
        m_out += QStringLiteral("</tr>\n");
    }
    m_out += QStringLiteral("</tbody>\n</table>\n");
}

void HtmlWriter::add(const reportpart::HeatMaps &maps)
{
    const std::pair<QString, Levels RiskRow::*> figures[] = {
        { Text::tr("Inherent"), &RiskRow::inherent },
        { Text::tr("Current"), &RiskRow::current },
        { Text::tr("Target"), &RiskRow::target }
    };
    m_out += QStringLiteral("<div class=\"maps\">\n");
    for (const auto &[name, figure] : figures) {
        m_out += QStringLiteral("<div><h3>%1</h3><table class=\"map\">\n").arg(text(name));
        for (int likelihood = 5; likelihood >= 1; --likelihood) {
            m_out += QStringLiteral("<tr>");
            for (int impact = 1; impact <= 5; ++impact) {
                QStringList ids;
                for (const RiskRow &row : maps.risks) {
                    if (risk::rounded((row.*figure).likelihood) == likelihood
                        && risk::rounded((row.*figure).impact) == impact)
                        ids.append(QStringLiteral("R-%1").arg(row.number));
                }
                m_out += QStringLiteral("<td class=\"c%1\">%2</td>")
                                 .arg(QString(risk::letter(
                                              risk::cell(m_report.settings, likelihood, impact))),
                                      text(ids.join(u' ')));
            }
            m_out += QStringLiteral("</tr>\n");
        }
        m_out += QStringLiteral("</table></div>\n");
    }
    m_out +=
            QStringLiteral("</div>\n<p class=\"note\">%1</p>\n")
                    .arg(text(Text::tr("Likelihood upwards, impact to the right, levels 1 to 5.")));
}

void HtmlWriter::add(const reportpart::Picture &picture)
{
    const QByteArray bytes = m_pictures.value(picture.diagram.value());
    if (bytes.isEmpty())
        return;
    m_out += QStringLiteral(
                     "<figure><img alt=\"%1\" "
                     "src=\"data:image/png;base64,%2\"><figcaption>%1</figcaption></figure>\n")
                     .arg(text(picture.caption), QString::fromLatin1(bytes.toBase64()));
}

} // namespace

QByteArray writeHtml(const Report &report, const QHash<QUuid, QByteArray> &pictures)
{
    return HtmlWriter(report, pictures).write();
}
