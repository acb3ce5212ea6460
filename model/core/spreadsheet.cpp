#include "model/core/spreadsheet.h"

namespace spreadsheet {

QString harmless(const QString &text)
{
    const QString trimmed = text.trimmed();
    const QString starts = QStringLiteral("=+-@\uff1d\uff0b\uff0d\uff20");
    return !trimmed.isEmpty() && starts.contains(trimmed.front()) ? u'\'' + text : text;
}

QString csvField(const QString &text)
{
    return u'"' + harmless(text).replace(u'"', QStringLiteral("\"\"")) + u'"';
}

QString csv(const QList<QStringList> &rows)
{
    QString out;
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            out += (i > 0 ? QStringLiteral(",") : QString()) + csvField(row.at(i));
        out += QStringLiteral("\r\n");
    }
    return out;
}

QString tsv(const QList<QStringList> &rows)
{
    QString out;
    for (const QStringList &row : rows) {
        QStringList fields;
        for (const QString &text : row)
            fields.append(harmless(text.simplified()));
        out += fields.join(u'\t') + u'\n';
    }
    return out;
}

QString html(const QList<QStringList> &rows)
{
    QString out = QStringLiteral("<table>");
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QString tag = i == 0 ? QStringLiteral("th") : QStringLiteral("td");
        out += QStringLiteral("<tr>");
        for (const QString &text : rows.at(i))
            out += u'<' + tag + u'>' + harmless(text).toHtmlEscaped() + QStringLiteral("</") + tag
                   + u'>';
        out += QStringLiteral("</tr>");
    }
    return out + QStringLiteral("</table>");
}

} // namespace spreadsheet
