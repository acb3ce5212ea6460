#include "model/report/writers/csvwriter.h"

#include "model/report/writers/sheets.h"

namespace csv {

namespace {

/// Whether a spreadsheet may run it: what matters is the first sign after blanks.
bool looksLikeFormula(const QString &text)
{
    if (text.isEmpty())
        return false;
    if (QStringView(u"\t\r\n").contains(text.front()) || text.front().isNull())
        return true;
    for (const QChar c : text) {
        if (c.isSpace())
            continue;
        return QStringView(u"=+-@\uff1d\uff0b\uff0d\uff20").contains(c);
    }
    return false;
}

} // namespace

QByteArray field(const QString &text)
{
    QByteArray out = (looksLikeFormula(text) ? u'\'' + text : text).toUtf8();
    if (out.contains('"') || out.contains(',') || out.contains('\n') || out.contains('\r')
        || out.startsWith(' ') || out.endsWith(' '))
        out = '"' + out.replace("\"", "\"\"") + '"';
    return out;
}

} // namespace csv

namespace {

QByteArray cellText(const reportpart::Cell &cell)
{
    if (const double *number = std::get_if<double>(&cell.value))
        return QByteArray::number(*number, 'g', 12);
    if (const QDate *day = std::get_if<QDate>(&cell.value))
        return day->toString(Qt::ISODate).toUtf8();
    return csv::field(cell.text == u"\u2013" ? QString() : cell.text);
}

} // namespace

QByteArray writeCsv(const Report &report)
{
    const QList<sheets::Sheet> all = sheets::of(report);
    if (all.isEmpty())
        return {};
    const QString registerName = reportsection::title(ReportSection::Threats);
    auto it = std::ranges::find(all, registerName, &sheets::Sheet::name);
    const sheets::Sheet &sheet = it == all.end() ? all.first() : *it;
    QByteArray out;
    const auto endLine = [&out] {
        out.chop(1);
        out += "\r\n";
    };
    for (const reportpart::Column &column : sheet.tables.first()->columns)
        out += csv::field(column.head) + ',';
    endLine();
    for (const reportpart::Table *table : sheet.tables) {
        for (const QList<reportpart::Cell> &row : table->rows) {
            for (const reportpart::Cell &cell : row)
                out += cellText(cell) + ',';
            endLine();
        }
    }
    return out;
}
