#include "views/report/pagepainter.h"

#include "views/style/riskletter.h"

#include <QApplication>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <memory>

namespace {

constexpr qreal margin = 48;
constexpr qreal top = 64;
constexpr qreal bottom = 58;
constexpr qreal cellPadding = 4;
constexpr qreal letterSide = 11;

QFont font(qreal points, QFont::Weight weight = QFont::Normal)
{
    QFont made = QApplication::font();
    // One painter unit is one point: pixels here are points on paper.
    made.setPixelSize(std::max(1, qRound(points * 4)));
    made.setWeight(weight);
    return made;
}

/// Text laid out at four times its size, so that whole-pixel font sizes are fine enough; painted
/// back.
class TextBox
{
public:
    TextBox(const QString &text, const QFont &font, qreal width, const QColor &colour)
        : m_layout(std::make_shared<QTextLayout>(text, font))
        , m_colour(colour)
    {
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        m_layout->setTextOption(option);
        m_layout->setCacheEnabled(true);
        m_layout->beginLayout();
        qreal y = 0;
        for (QTextLine line = m_layout->createLine(); line.isValid();
             line = m_layout->createLine()) {
            line.setLineWidth(width * 4);
            line.setPosition({ 0, y });
            y += line.height();
        }
        m_layout->endLayout();
        m_height = y / 4;
    }
    qreal height() const { return m_height; }
    void paint(QPainter &painter, const QPointF &at) const
    {
        painter.save();
        painter.translate(at);
        painter.scale(0.25, 0.25);
        painter.setPen(m_colour);
        m_layout->draw(&painter, {});
        painter.restore();
    }

private:
    std::shared_ptr<QTextLayout> m_layout;
    QColor m_colour;
    qreal m_height = 0;
};

qreal contentWidth()
{
    return PagePainter::pageSize().width() - 2 * margin;
}

QString shownText(const QString &raw)
{
    QString shown;
    for (const QChar c : raw) {
        const ushort code = c.unicode();
        if (!((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)))
            shown += c;
    }
    return shown;
}

void line(QPainter &painter, const QPointF &from, qreal width, const QColor &colour)
{
    painter.setPen(QPen(colour, 0.6));
    painter.drawLine(from, from + QPointF(width, 0));
}

} // namespace

PagePainter::PagePainter(const Report &report, const Project &project, const Register &threats)
    : m_report(report)
    , m_project(project)
    , m_threats(threats)
{
    newPage();
    addTitle(report);
    // The contents are painted last, when the pages are known, on a page that is kept for them.
    newPage();
    newPage();
    for (const ReportBlock &block : report.blocks)
        std::visit([this](const auto &part) { add(part); }, block);
    addContents();
}

void PagePainter::newPage()
{
    m_pages.append(QList<Paint>());
    m_y = top;
}

void PagePainter::need(qreal height)
{
    if (m_y + height > pageSize().height() - bottom && m_y > top)
        newPage();
}

void PagePainter::place(qreal height, const std::function<void(QPainter &, const QRectF &)> &paint)
{
    need(height);
    const QRectF box(margin, m_y, contentWidth(), height);
    m_pages.last().append([paint, box](QPainter &painter) { paint(painter, box); });
    m_y += height;
}

void PagePainter::addTitle(const Report &report)
{
    const Theme theme = Theme::print();
    m_y = 220;
    const TextBox title(shownText(report.title), font(28, QFont::DemiBold), contentWidth(),
                        theme.text);
    place(title.height() + 8,
          [title](QPainter &painter, const QRectF &box) { title.paint(painter, box.topLeft()); });
    const TextBox sub(report.subtitle, font(16), contentWidth(), theme.secondaryText);
    place(sub.height() + 36,
          [sub](QPainter &painter, const QRectF &box) { sub.paint(painter, box.topLeft()); });
    const auto tr = [](const char *text) {
        return QCoreApplication::translate("PagePainter", text);
    };
    const std::pair<QString, QString> facts[] = {
        { tr("Owner"), report.settings.owner },
        { tr("Organisation"), report.settings.organisation },
        { tr("Classification"), report.classification },
        { tr("Date"), report.date.toString(Qt::ISODate) },
        { tr("Status"), tr("DRAFT: no approved baseline is reported") },
        { tr("Record"), report.footer },
    };
    for (const auto &[name, value] : facts) {
        const TextBox left(name, font(10), 110, theme.secondaryText);
        const TextBox right(shownText(value.isEmpty() ? QStringLiteral("\u2013") : value), font(10),
                            contentWidth() - 120, theme.text);
        place(right.height() + 5, [left, right](QPainter &painter, const QRectF &box) {
            left.paint(painter, box.topLeft());
            right.paint(painter, box.topLeft() + QPointF(120, 0));
        });
    }
    m_y += 60;
    for (const QString &who : { tr("Prepared by"), tr("Risk owner") }) {
        const TextBox label(who + QStringLiteral("                                        ")
                                    + tr("Date, signature"),
                            font(8.5), contentWidth(), theme.secondaryText);
        place(54, [label, theme](QPainter &painter, const QRectF &box) {
            line(painter, box.topLeft() + QPointF(0, 30), 320, theme.line);
            label.paint(painter, box.topLeft() + QPointF(0, 34));
        });
    }
}

void PagePainter::addContents()
{
    const Theme theme = Theme::print();
    qreal y = top;
    QList<Paint> &page = m_pages[1];
    const TextBox title(QCoreApplication::translate("PagePainter", "Contents"),
                        font(17, QFont::DemiBold), contentWidth(), theme.text);
    page.append([title, y](QPainter &painter) { title.paint(painter, { margin, y }); });
    y += 36;
    for (const Mark &mark : m_marks) {
        if (y > pageSize().height() - bottom - 16)
            break;
        const bool chapter = mark.level == 1;
        const TextBox text(mark.title,
                           font(chapter ? 10.5 : 9.5, chapter ? QFont::DemiBold : QFont::Normal),
                           contentWidth() - 60, theme.text);
        const TextBox number(QString::number(mark.page + 1), font(9.5), 40, theme.secondaryText);
        const qreal indent = chapter ? 0 : 16;
        y += chapter ? 6 : 0;
        page.append([text, number, y, indent](QPainter &painter) {
            text.paint(painter, { margin + indent, y });
            number.paint(painter, { margin + contentWidth() - 24, y });
        });
        y += 15;
    }
}

void PagePainter::add(const reportpart::Heading &heading)
{
    const bool chapter = heading.level == 1;
    const TextBox text(shownText(heading.text), font(chapter ? 17 : 12, QFont::DemiBold),
                       contentWidth(), Theme::print().text);
    // A heading stays with what follows it.
    need(text.height() + 90);
    if (m_y > top)
        m_y += chapter ? 18 : 10;
    m_marks.append({ heading.text, heading.level, pages() - 1 });
    place(text.height() + (chapter ? 8 : 5),
          [text](QPainter &painter, const QRectF &box) { text.paint(painter, box.topLeft()); });
}

void PagePainter::add(const reportpart::Paragraph &paragraph)
{
    const Theme theme = Theme::print();
    const TextBox text(shownText(paragraph.text), font(paragraph.note ? 8 : 9.5), contentWidth(),
                       paragraph.note ? theme.secondaryText : theme.text);
    place(text.height() + 7,
          [text](QPainter &painter, const QRectF &box) { text.paint(painter, box.topLeft()); });
}

void PagePainter::add(const reportpart::Facts &facts)
{
    const Theme theme = Theme::print();
    constexpr qreal nameWidth = 190;
    for (const auto &[name, value] : facts.rows) {
        const TextBox left(name, font(9), nameWidth - 10, theme.secondaryText);
        const TextBox right(shownText(value), font(9), contentWidth() - nameWidth, theme.text);
        place(std::max(left.height(), right.height()) + 4,
              [left, right](QPainter &painter, const QRectF &box) {
                  left.paint(painter, box.topLeft());
                  right.paint(painter, box.topLeft() + QPointF(nameWidth, 0));
              });
    }
    m_y += 8;
}

void PagePainter::addRow(const reportpart::Table &table, const QList<reportpart::Cell> &row,
                         bool head)
{
    const Theme theme = Theme::print();
    int total = 0;
    for (const int width : table.widths)
        total += width;
    QList<std::pair<qreal, TextBox>> boxes;
    QList<std::pair<qreal, reportpart::Cell>> letters;
    qreal x = 0;
    qreal height = letterSide;
    for (qsizetype i = 0; i < row.size(); ++i) {
        const qreal width = contentWidth() * table.widths.at(i) / total;
        if (row.at(i).rating) {
            letters.append({ x + cellPadding, row.at(i) });
        } else {
            boxes.append(
                    { x + cellPadding,
                      TextBox(shownText(row.at(i).text),
                              font(7.5, head ? QFont::DemiBold : QFont::Normal),
                              width - 2 * cellPadding, head ? theme.secondaryText : theme.text) });
            height = std::max(height, boxes.last().second.height());
        }
        x += width;
    }
    place(height + 2 * cellPadding, [boxes, letters, theme, head](QPainter &painter,
                                                                  const QRectF &box) {
        for (const auto &[left, text] : boxes)
            text.paint(painter, box.topLeft() + QPointF(left, cellPadding));
        for (const auto &[left, cell] : letters)
            riskletter::paint(
                    painter,
                    QRectF(box.left() + left - 1, box.top() + cellPadding, letterSide, letterSide),
                    *cell.rating, cell.filled ? riskletter::Fill::Filled : riskletter::Fill::Hollow,
                    theme);
        line(painter, box.bottomLeft(), box.width(), head ? theme.line : theme.faintLine);
    });
}

void PagePainter::add(const reportpart::Table &table)
{
    QList<reportpart::Cell> heads;
    for (const QString &head : table.heads)
        heads.append({ head });
    need(60);
    addRow(table, heads, true);
    for (const QList<reportpart::Cell> &row : table.rows) {
        const auto pagesBefore = m_pages.size();
        // A row that would open a page is laid out again under the repeated head.
        addRow(table, row, false);
        if (m_pages.size() == pagesBefore)
            continue;
        m_pages.last().removeLast();
        m_y = top;

        addRow(table, heads, true);
        addRow(table, row, false);
    }
    m_y += 10;
}

void PagePainter::add(const reportpart::HeatMaps &maps)
{
    const Theme theme = Theme::print();
    constexpr qreal cell = 27;
    constexpr qreal gap = 26;
    const Settings settings = m_report.settings;
    place(cell * 5 + 44, [=](QPainter &painter, const QRectF &box) {
        const std::pair<QString, Levels RiskRow::*> figures[] = {
            { QCoreApplication::translate("PagePainter", "Inherent"), &RiskRow::inherent },
            { QCoreApplication::translate("PagePainter", "Current"), &RiskRow::current },
            { QCoreApplication::translate("PagePainter", "Target"), &RiskRow::target },
        };
        qreal left = box.left();
        for (const auto &[name, figure] : figures) {
            TextBox(name, font(9, QFont::DemiBold), 120, theme.text)
                    .paint(painter, { left, box.top() + 4 });
            for (int likelihood = 1; likelihood <= 5; ++likelihood) {
                for (int impact = 1; impact <= 5; ++impact) {
                    const QRectF at(left + (impact - 1) * cell,
                                    box.top() + 20 + (5 - likelihood) * cell, cell - 1.2,
                                    cell - 1.2);
                    const Rating rating = risk::cell(settings, likelihood, impact);
                    painter.fillRect(at, theme.of(rating).cell);
                    QStringList ids;
                    for (const RiskRow &row : maps.risks) {
                        if (risk::rounded((row.*figure).likelihood) == likelihood
                            && risk::rounded((row.*figure).impact) == impact)
                            ids.append(QStringLiteral("R-%1").arg(row.number));
                    }
                    const QString text = ids.size() > 2 ? QStringLiteral("%1\u00d7").arg(ids.size())
                                                        : ids.join(u' ');
                    TextBox(text, font(6, QFont::Bold), cell - 3, theme.text)
                            .paint(painter, at.topLeft() + QPointF(2, 9));
                    TextBox(QString(risk::letter(rating)), font(4.5), 8, theme.secondaryText)
                            .paint(painter, at.topRight() - QPointF(5, -1));
                }
            }
            left += 5 * cell + gap;
        }
        TextBox(QCoreApplication::translate(
                        "PagePainter", "Likelihood upwards, impact to the right, levels 1 to 5."),
                font(7), box.width(), theme.secondaryText)
                .paint(painter, { box.left(), box.top() + 24 + 5 * cell });
    });
    m_y += 6;
}

void PagePainter::add(const reportpart::Picture &picture)
{
    const auto drawn = std::make_shared<DiagramPicture>(m_project, m_threats, picture.diagram);
    const QSizeF size = drawn->size();
    if (size.isEmpty())
        return;
    const Theme theme = Theme::print();
    const TextBox caption(shownText(picture.caption), font(8.5), contentWidth(),
                          theme.secondaryText);
    // A wide drawing is turned: on its side it gets a page of its own and stays readable.
    const bool turned = size.width() > size.height() * 1.25;
    if (turned) {
        if (m_y > top)
            newPage();
        const qreal height = pageSize().height() - top - bottom - 4;
        place(height, [=](QPainter &painter, const QRectF &box) {
            painter.save();
            painter.translate(box.left(), box.bottom());
            painter.rotate(-90);
            drawn->paint(painter, QRectF(0, 0, box.height(), box.width() - 18));
            caption.paint(painter, { 0, box.width() - 12 });
            painter.restore();
        });
        newPage();
        return;
    }
    const qreal height = std::min(contentWidth() * size.height() / size.width(), 560.0);
    place(height + caption.height() + 12, [=](QPainter &painter, const QRectF &box) {
        drawn->paint(painter, QRectF(box.topLeft(), QSizeF(box.width(), height)));
        caption.paint(painter, { box.left(), box.top() + height + 4 });
    });
}

void PagePainter::paint(QPainter &painter, int page) const
{
    const Theme theme = Theme::print();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Paint &paint : m_pages.at(page))
        paint(painter);
    if (page == 0)
        return;
    const QString marking = m_report.classification.isEmpty()
                                    ? QStringLiteral("DRAFT")
                                    : QStringLiteral("DRAFT \u00b7 ") + m_report.classification;
    const auto tr = [](const char *text) {
        return QCoreApplication::translate("PagePainter", text);
    };
    TextBox(shownText(m_report.title), font(8), contentWidth() / 2, theme.secondaryText)
            .paint(painter, { margin, 30 });
    TextBox(shownText(marking), font(8), contentWidth() / 2, theme.secondaryText)
            .paint(painter, { margin + contentWidth() / 2 + 60, 30 });
    line(painter, { margin, 46 }, contentWidth(), theme.faintLine);
    TextBox(m_report.footer, font(7.5), 300, theme.secondaryText)
            .paint(painter, { margin, pageSize().height() - 40 });
    TextBox(tr("page %1 of %2").arg(page + 1).arg(pages()), font(7.5), 120, theme.secondaryText)
            .paint(painter, { margin + contentWidth() - 70, pageSize().height() - 40 });
}
