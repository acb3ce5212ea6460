#include "model/report/writers/markdownwriter.h"

#include "model/report/writers/heatcells.h"
#include "model/report/writers/visible.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

/// Whether a sign makes an address a link without any mark-up: http://, www. or a mail's.
bool makesAddress(const QString &text, qsizetype at)
{
    const QChar c = text.at(at);
    return c == u'@' || (c == u':' && at + 1 < text.size() && text.at(at + 1) == u'/')
           || (c == u'.' && QStringView(text).left(at).endsWith(u"www", Qt::CaseInsensitive));
}

/// One line in which nothing is Markdown: every sign that could mean something is escaped.
QByteArray plain(const QString &raw)
{
    static const QRegularExpression breaks(QStringLiteral("[\\s\\x{2028}\\x{2029}]+"));
    static const QRegularExpression ordinal(QStringLiteral("^(\\d+)([.)])"));
    const QString text = visible::text(raw).replace(breaks, QStringLiteral(" ")).trimmed();
    QString out;
    out.reserve(text.size() + 16);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (QStringView(u"\\`*_[]<>&|~$#").contains(c) || makesAddress(text, i))
            out += u'\\';
        out += c;
    }
    // What means something only where a line begins.
    if (!out.isEmpty() && QStringView(u"+-=:").contains(out.front()))
        out.prepend(u'\\');
    return out.replace(ordinal, QStringLiteral("\\1\\\\2")).toUtf8();
}

/// The same between signs of emphasis; nothing when there is no text to be between them.
QByteArray between(const QByteArray &signs, const QString &raw)
{
    const QByteArray text = plain(raw);
    return text.isEmpty() ? text : signs + text + signs;
}

/// Writes the blocks of a report one after another.
class MarkdownWriter
{
public:
    explicit MarkdownWriter(const Report &report) : m_report(report) { }

    QByteArray write()
    {
        m_out = "# " + plain(m_report.title) + "\n\n" + plain(m_report.subtitle) + "\n\n"
                + between("**", m_report.marking) + "\n\n";
        reportpart::Facts front { m_report.front };
        add(front);
        for (const ReportBlock &block : m_report.blocks)
            std::visit([this](const auto &part) { add(part); }, block);
        m_out += "---\n\n" + plain(m_report.footer) + " \u00b7 " + plain(m_report.marking) + '\n';
        return m_out;
    }

private:
    void add(const reportpart::Heading &heading)
    {
        m_out += (heading.level == 1 ? "## " : "### ") + plain(heading.text) + "\n\n";
    }

    void add(const reportpart::Paragraph &paragraph)
    {
        const QStringList lines = paragraph.text.split(u'\n', Qt::SkipEmptyParts);
        for (const QString &line : lines)
            m_out += (paragraph.note ? between("*", line) : plain(line)) + "\n\n";
    }

    void add(const reportpart::Callout &callout)
    {
        m_out += "> " + between("**", callout.title) + ' ' + plain(callout.text) + "\n\n";
    }

    void add(const reportpart::Facts &facts)
    {
        for (const auto &[name, value] : facts.rows)
            m_out += "- **" + plain(name) + ":** " + plain(value) + '\n';
        m_out += '\n';
    }

    void add(const reportpart::Table &table)
    {
        using Kind = reportpart::Column::Kind;
        QByteArray rule = "|";
        m_out += '|';
        for (const reportpart::Column &column : table.columns) {
            if (column.width == 0)
                continue;
            m_out += ' ' + plain(column.head) + " |";
            rule += column.kind == Kind::Number ? " ---: |" : " --- |";
        }
        m_out += '\n' + rule + '\n';
        for (const QList<reportpart::Cell> &row : table.rows) {
            m_out += '|';
            for (qsizetype i = 0; i < row.size(); ++i) {
                if (table.columns.at(i).width > 0)
                    m_out += ' ' + plain(row.at(i).text) + " |";
            }
            m_out += '\n';
        }
        m_out += '\n';
    }

    void add(const reportpart::HeatMaps &maps)
    {
        for (const heatcells::Figure &figure : heatcells::figures()) {
            m_out += "| " + plain(figure.name) + " | 1 | 2 | 3 | 4 | 5 |\n"
                     + "| --- | --- | --- | --- | --- | --- |\n";
            for (int likelihood = 5; likelihood >= 1; --likelihood) {
                m_out += "| " + QByteArray::number(likelihood) + " |";
                for (int impact = 1; impact <= 5; ++impact) {
                    const Rating rating = risk::cell(m_report.settings, likelihood, impact);
                    const QString ids =
                            heatcells::risksIn(maps.risks, figure.levels, likelihood, impact);
                    m_out += QByteArray(" ") + risk::letter(rating).toLatin1()
                             + (ids.isEmpty() ? QByteArray() : ": " + plain(ids)) + " |";
                }
                m_out += '\n';
            }
            m_out += '\n';
        }
        m_out += between("*", heatcells::axes()) + "\n\n";
    }

    void add(const reportpart::Curves &curves) { m_out += between("*", curves.yName) + "\n\n"; }

    void add(const reportpart::Picture &picture)
    {
        m_out += between("*", Text::tr("%1 (pictures are in the PDF, HTML and ODT report)")
                                      .arg(picture.caption))
                 + "\n\n";
    }

    const Report &m_report;
    QByteArray m_out;
};

} // namespace

QByteArray writeMarkdown(const Report &report)
{
    return MarkdownWriter(report).write();
}
