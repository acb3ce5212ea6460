#include "model/report/writers/workbookwriter.h"

#include "model/report/writers/sheets.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <xlsxwriter.h>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

/// Most that a cell takes, in UTF-16 units.
constexpr qsizetype longestText = 32767;

QByteArray cellText(const QString &text)
{
    if (text.size() <= longestText)
        return text.toUtf8();
    QString part = text.left(longestText - 1);
    if (part.back().isHighSurrogate())
        part.chop(1);
    return (part + u'\u2026').toUtf8();
}

/// Writes sheet after sheet; rows of a sheet in order, as constant memory asks.
class WorkbookWriter
{
public:
    WorkbookWriter(const Report &report, const QByteArray &path, const QByteArray &folder)
        : m_report(report)
    {
        QByteArray temporary = folder;
        lxw_workbook_options options = {};
        options.constant_memory = LXW_TRUE;
        options.tmpdir = temporary.data();
        m_book = workbook_new_opt(path.constData(), &options);
        makeFormats();
        setProperties();
    }

    bool write()
    {
        QSet<QString> taken;
        writeCover(taken);
        for (const sheets::Sheet &sheet : sheets::of(m_report))
            writeSheet(sheet, sheets::safeName(sheet.name, taken));
        return workbook_close(m_book) == LXW_NO_ERROR;
    }

private:
    void makeFormats()
    {
        m_title = workbook_add_format(m_book);
        format_set_bold(m_title);
        format_set_font_size(m_title, 16);
        m_text = workbook_add_format(m_book);
        format_set_text_wrap(m_text);
        format_set_align(m_text, LXW_ALIGN_VERTICAL_TOP);
        m_head = workbook_add_format(m_book);
        format_set_bold(m_head);
        format_set_text_wrap(m_head);
        format_set_bg_color(m_head, 0xEEF0F3);
        format_set_bottom(m_head, LXW_BORDER_THIN);
        m_number = workbook_add_format(m_book);
        format_set_align(m_number, LXW_ALIGN_VERTICAL_TOP);
        m_date = workbook_add_format(m_book);
        format_set_align(m_date, LXW_ALIGN_VERTICAL_TOP);
        format_set_num_format(m_date, "yyyy-mm-dd");
        constexpr lxw_color_t fills[] = { 0xDCEFE3, 0xF9EEC8, 0xF9DCC6, 0xF1C6CA };
        for (size_t i = 0; i < m_ratings.size(); ++i) {
            m_ratings[i] = workbook_add_format(m_book);
            format_set_align(m_ratings[i], LXW_ALIGN_VERTICAL_TOP);
            format_set_bg_color(m_ratings[i], fills[i]);
        }
    }

    void setProperties()
    {
        QByteArray title = cellText(m_report.title.left(255));
        QByteArray subject = cellText(m_report.subtitle);
        QByteArray author = cellText(m_report.settings.organisation.left(255));
        QByteArray marking = cellText(m_report.marking.left(255));
        lxw_doc_properties properties = {};
        properties.title = title.data();
        properties.subject = subject.data();
        properties.author = author.data();
        properties.status = marking.data();
        properties.created = QDateTime(m_report.date, QTime(12, 0), Qt::UTC).toSecsSinceEpoch();
        workbook_set_properties(m_book, &properties);
    }

    void setPage(lxw_worksheet *sheet)
    {
        worksheet_set_landscape(sheet);
        worksheet_set_paper(sheet, 9);
        worksheet_fit_to_pages(sheet, 1, 0);
        // "&" begins a code in headers, so it is doubled; a header has at most 255 characters.
        const auto part = [](const QString &text) {
            return text.left(80).replace(u'&', QStringLiteral("&&")).toUtf8();
        };
        worksheet_set_header(
                sheet, ("&L" + part(m_report.title) + "&R" + part(m_report.marking)).constData());
        worksheet_set_footer(sheet, ("&L" + part(m_report.footer) + "&R&P / &N").constData());
    }

    void writeText(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const QString &text,
                   lxw_format *format)
    {
        if (!text.isEmpty())
            worksheet_write_string(sheet, row, column, cellText(text).constData(), format);
    }

    void writeCover(QSet<QString> &taken)
    {
        const QByteArray name = sheets::safeName(Text::tr("Report"), taken).toUtf8();
        lxw_worksheet *sheet = workbook_add_worksheet(m_book, name.constData());
        setPage(sheet);
        worksheet_set_column(sheet, 0, 0, 24, nullptr);
        worksheet_set_column(sheet, 1, 1, 80, nullptr);
        writeText(sheet, 0, 0, m_report.title, m_title);
        writeText(sheet, 1, 0, m_report.subtitle, nullptr);
        lxw_row_t row = 3;
        writeText(sheet, row, 0, Text::tr("Marking"), m_text);
        writeText(sheet, row++, 1, m_report.marking, m_text);
        for (const auto &[fact, value] : m_report.front) {
            writeText(sheet, row, 0, fact, m_text);
            writeText(sheet, row++, 1, value, m_text);
        }
    }

    void writeSheet(const sheets::Sheet &content, const QString &name)
    {
        lxw_worksheet *sheet = workbook_add_worksheet(m_book, name.toUtf8().constData());
        setPage(sheet);
        const QList<reportpart::Column> &columns = content.tables.first()->columns;
        const auto last = static_cast<lxw_col_t>(columns.size() - 1);
        for (lxw_col_t i = 0; i <= last; ++i) {
            worksheet_set_column(sheet, i, i, widthOf(columns.at(i)), nullptr);
        }
        for (lxw_col_t i = 0; i <= last; ++i)
            writeText(sheet, 0, i, columns.at(i).head, m_head);
        lxw_row_t row = 1;
        for (const reportpart::Table *table : content.tables) {
            for (const QList<reportpart::Cell> &cells : table->rows) {
                for (lxw_col_t i = 0; i < cells.size(); ++i)
                    writeCell(sheet, row, i, cells.at(i));
                ++row;
            }
        }
        worksheet_freeze_panes(sheet, 1, 0);
        worksheet_repeat_rows(sheet, 0, 0);
        worksheet_autofilter(sheet, 0, 0, std::max<lxw_row_t>(row - 1, 1), last);
    }

    static double widthOf(const reportpart::Column &column)
    {
        switch (column.kind) {
        case reportpart::Column::Kind::Number:
        case reportpart::Column::Kind::Rating:
        case reportpart::Column::Kind::Date:
            return 12;
        case reportpart::Column::Kind::Text:
            break;
        }
        return std::clamp(column.width * 1.6, 14.0, 60.0);
    }

    void writeCell(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                   const reportpart::Cell &cell)
    {
        if (const double *number = std::get_if<double>(&cell.value)) {
            worksheet_write_number(sheet, row, column, *number, m_number);
        } else if (const QDate *day = std::get_if<QDate>(&cell.value)) {
            lxw_datetime when = { day->year(), day->month(), day->day(), 0, 0, 0 };
            worksheet_write_datetime(sheet, row, column, &when, m_date);
        } else if (const Rating *rating = cell.rating()) {
            writeText(sheet, row, column, cell.text, m_ratings.at(static_cast<size_t>(*rating)));
        } else if (cell.text != u"\u2013") {
            writeText(sheet, row, column, cell.text, m_text);
        }
    }

    const Report &m_report;
    lxw_workbook *m_book = nullptr;
    lxw_format *m_title = nullptr;
    lxw_format *m_text = nullptr;
    lxw_format *m_head = nullptr;
    lxw_format *m_number = nullptr;
    lxw_format *m_date = nullptr;
    std::array<lxw_format *, 4> m_ratings {};
};

} // namespace

Result<QByteArray> writeWorkbook(const Report &report)
{
    // The library writes files only; the folder goes with everything in it.
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("report.xlsx"));
    QFile file(path);
    if (!folder.isValid()
        || !WorkbookWriter(report, QFile::encodeName(path), QFile::encodeName(folder.path()))
                    .write()
        || !file.open(QIODevice::ReadOnly))
        return Error { Text::tr("the workbook cannot be written to the temporary folder"),
                       folder.path(), Text::tr("Check that it has room and may be written to.") };
    return file.readAll();
}
