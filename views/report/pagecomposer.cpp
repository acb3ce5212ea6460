#include "views/report/pagecomposer.h"

#include "model/report/pageturn.h"
#include "views/report/pagecharts.h"
#include "views/report/pagedrawing.h"
#include "views/report/pagetable.h"
#include "views/style/theme.h"

namespace {

constexpr QSizeF a4(595, 842);
constexpr QSizeF letterPaper(612, 792);
constexpr qreal sideMargin = 54;
constexpr qreal topMargin = 66;
constexpr qreal bottomMargin = 58;

constexpr qreal bodyLeading = 1.22;
/// Share of a page below which a drawing goes to the next one.
constexpr qreal leastPicture = 0.5;
constexpr qsizetype digestLength = 64;

QRectF rowBox(const QRectF &area, qreal y, qreal height)
{
    return { area.left(), y, area.width(), height };
}

} // namespace

/// A page while it is composed.
struct PageComposer::Page
{
    QPainter *painter = nullptr;
    QList<PageMark> *marks = nullptr;
    QRectF area;
    PageStart at;
    qreal y = 0;
    /// Below this something stands on the page; a repeated head does not count.
    qreal fresh = 0;

    bool isFresh() const { return y <= fresh + 0.01; }
    qreal room() const { return area.bottom() - y; }
    /// Room for something that is not broken; a fresh page has to do.
    bool has(qreal height) const { return height <= room() || isFresh(); }
};

PageComposer::PageComposer(const Report &report, const Register &threats, Paper paper)
    : m_report(report)
    , m_paper(paper)
{
    QSet<QUuid> wide;
    for (const ReportBlock &block : report.blocks) {
        const auto *picture = std::get_if<reportpart::Picture>(&block);
        if (!picture)
            continue;
        const auto drawn =
                std::make_shared<DiagramPicture>(report.drawn, threats, picture->diagram);
        m_diagrams.insert(picture->diagram.value(), drawn);
        // On an upright page its names would be too small to read with ease.
        if (drawn->size().width() > drawn->size().height() * 1.2
            && content(false).width() < drawn->size().width() * PageDrawing::easyScale)
            wide.insert(picture->diagram.value());
    }
    m_turned = pageturn::turned(report, wide);
}

QSizeF PageComposer::pageSize(bool turned) const
{
    const QSizeF size = m_paper == Paper::A4 ? a4 : letterPaper;
    return turned ? size.transposed() : size;
}

QRectF PageComposer::content(bool turned) const
{
    return QRectF(QPointF(), pageSize(turned))
            .adjusted(sideMargin, topMargin, -sideMargin, -bottomMargin);
}

PageStart PageComposer::compose(const PageStart &from, QPainter *painter,
                                QList<PageMark> *marks) const
{
    const bool turned = isTurned(from);
    Page page { painter, marks, content(turned), from };
    page.y = page.area.top();
    page.fresh = page.y;
    while (!atEnd(page.at) && isTurned(page.at) == turned) {
        const bool whole = std::visit([&](const auto &part) { return place(page, part); },
                                      m_report.blocks.at(page.at.block));
        if (!whole)
            break;
        page.at = { page.at.block + 1, 0, 0 };
    }
    return page.at;
}

bool PageComposer::placeRow(Page &page, const PageRow &row) const
{
    const qreal from = page.at.cut;
    const qreal height = row.height(from);
    if (height <= page.room()) {
        if (page.painter)
            row.paint(*page.painter, rowBox(page.area, page.y, height), from, 1e9);
        page.y += height;
        page.at.cut = 0;
        return true;
    }
    constexpr qreal line = 16; // at most: what a break may leave unused
    const qreal padding = row.above + row.below;
    if (!page.isFresh() && (height < 0.6 * page.area.height() || page.room() < padding + 5 * line))
        return false;
    page.at.cut = from + page.room() - padding - line;
    if (page.painter)
        row.paint(*page.painter, rowBox(page.area, page.y, page.room()), from, page.at.cut);
    return false;
}

bool PageComposer::place(Page &page, const reportpart::Heading &heading) const
{
    const bool chapter = heading.level == 1;
    PageRow row;
    row.texts.push_back(
            { 0, TextBox(heading.text, paperfont::of(chapter ? 17 : 11.5, QFont::DemiBold),
                         page.area.width(), Theme::print().text) });
    row.above = page.isFresh() ? 0 : chapter ? 22 : 12;
    row.below = chapter ? 9 : 5;
    // A heading stays with what follows it.
    if (page.at.cut <= 0 && !page.has(row.height(0) + leastOf(page, page.at.block + 1)))
        return false;
    if (page.marks && page.at.cut <= 0)
        page.marks->append({ heading.text, heading.level, 0, page.y + row.above });
    return placeRow(page, row);
}

bool PageComposer::place(Page &page, const reportpart::Paragraph &paragraph) const
{
    const Theme theme = Theme::print();
    PageRow row;
    // Long lines are hard to follow: text keeps the measure of an upright page.
    const qreal width = std::min(page.area.width(), content(false).width());
    row.texts.push_back({ 0, TextBox(paragraph.text, paperfont::of(paragraph.note ? 8 : 9.5), width,
                                     paragraph.note ? theme.secondaryText : theme.text,
                                     TextBox::Side::Left, bodyLeading) });
    row.below = 7;
    return placeRow(page, row);
}

bool PageComposer::place(Page &page, const reportpart::Callout &callout) const
{
    const Theme theme = Theme::print();
    const qreal width = std::min(page.area.width(), content(false).width()) - 24;
    if (page.at.row == 0) {
        PageRow title;
        title.texts.push_back({ 12, TextBox(callout.title, paperfont::of(9.5, QFont::DemiBold),
                                            width, theme.text) });
        title.above = 7;
        title.below = 1;
        title.bar = theme.of(Rating::High).fill;
        title.fill = QColor(0xfd, 0xf3, 0xec);
        if (page.at.cut <= 0 && !page.has(title.height(0) + 30))
            return false;
        if (!placeRow(page, title))
            return false;
        page.at.row = 1;
    }
    PageRow text;
    text.texts.push_back({ 12, TextBox(callout.text, paperfont::of(9.5), width, theme.text,
                                       TextBox::Side::Left, bodyLeading) });
    text.below = 7;
    text.bar = theme.of(Rating::High).fill;
    text.fill = QColor(0xfd, 0xf3, 0xec);
    if (!placeRow(page, text))
        return false;
    page.y += 8;
    return true;
}

bool PageComposer::place(Page &page, const reportpart::Facts &facts) const
{
    const Theme theme = Theme::print();
    constexpr qreal nameWidth = 170;
    for (; page.at.row < facts.rows.size(); ++page.at.row) {
        const auto &[name, value] = facts.rows.at(page.at.row);
        PageRow row;
        row.texts.push_back(
                { 0, TextBox(name, paperfont::of(9), nameWidth - 10, theme.secondaryText) });
        const qreal width = std::min(page.area.width(), content(false).width()) - nameWidth;
        // A digest is set smaller before its last character goes on a line of its own.
        const bool digest = value.size() == digestLength && !value.contains(u' ');
        row.texts.push_back(
                { nameWidth, TextBox(value, paperfont::of(digest ? 8 : 9), width, theme.text) });
        row.below = 4;
        if (!placeRow(page, row))
            return false;
    }
    page.y += 8;
    return true;
}

bool PageComposer::place(Page &page, const reportpart::Table &table) const
{
    if (table.columns.isEmpty())
        return true;
    const qreal width = page.area.width();
    const PageRow head = pagetable::head(table, width);
    const bool fresh = page.isFresh();
    const qreal headHeight = head.height(0);
    if (!page.has(page.at.row == 0 && page.at.cut <= 0
                          ? pagetable::leastHeight(table, page.area.size())
                          : headHeight + 34))
        return false;
    if (page.painter)
        head.paint(*page.painter, rowBox(page.area, page.y, headHeight), 0, 1e9);
    page.y += headHeight;
    if (fresh)
        page.fresh = page.y;
    for (; page.at.row < table.rows.size(); ++page.at.row) {
        const PageRow row = pagetable::row(table, page.at.row, width);
        // The last row does not go over alone.
        if (page.at.row + 2 == table.rows.size() && page.at.row > 0 && page.at.cut <= 0
            && !page.has(row.height(0) + pagetable::row(table, page.at.row + 1, width).height(0)))
            return false;
        if (!placeRow(page, row))
            return false;
    }
    page.y += 10;
    return true;
}

qreal PageComposer::leastOf(const Page &page, qsizetype block) const
{
    constexpr qreal someLines = 60;
    if (block >= m_report.blocks.size())
        return 0;
    const ReportBlock &next = m_report.blocks.at(block);
    if (const auto *table = std::get_if<reportpart::Table>(&next))
        return pagetable::leastHeight(*table, page.area.size());
    if (std::holds_alternative<reportpart::HeatMaps>(next))
        return pagecharts::heatMapsHeight(page.area.width());
    if (std::holds_alternative<reportpart::Curves>(next))
        return pagecharts::curvesHeight;
    if (std::holds_alternative<reportpart::Picture>(next))
        return leastPicture * page.area.height();
    // A heading or a text that leads to something stands above it.
    const auto *heading = std::get_if<reportpart::Heading>(&next);
    const bool leads =
            (heading && heading->level > 1)
            || (std::holds_alternative<reportpart::Paragraph>(next)
                && block + 1 < m_report.blocks.size()
                && std::holds_alternative<reportpart::Table>(m_report.blocks.at(block + 1)));
    return someLines + (leads ? leastOf(page, block + 1) : 0);
}

bool PageComposer::place(Page &page, const reportpart::HeatMaps &maps) const
{
    const qreal height = pagecharts::heatMapsHeight(page.area.width());
    if (!page.has(height))
        return false;
    if (page.painter)
        pagecharts::paintHeatMaps(*page.painter, rowBox(page.area, page.y, height), maps,
                                  m_report.settings);
    page.y += height + 8;
    return true;
}

bool PageComposer::place(Page &page, const reportpart::Curves &curves) const
{
    if (!page.has(pagecharts::curvesHeight))
        return false;
    if (page.painter)
        pagecharts::paintCurves(*page.painter, rowBox(page.area, page.y, pagecharts::curvesHeight),
                                curves);
    page.y += pagecharts::curvesHeight + 8;
    return true;
}

bool PageComposer::place(Page &page, const reportpart::Picture &picture) const
{
    const std::shared_ptr<DiagramPicture> drawn = m_diagrams.value(picture.diagram.value());
    if (!drawn || drawn->size().isEmpty())
        return true;
    const PageDrawing drawing(*drawn, picture.caption);
    if (page.at.row == 0) {
        if (!page.isFresh() && page.room() < leastPicture * page.area.height())
            return false;
        const QRectF room(page.area.left(), page.y, page.area.width(), page.room());
        if (page.painter)
            drawing.paintWhole(*page.painter, room);
        page.y += drawing.wholeHeight(room.size());
        if (drawing.isReadableWhole(room.size()))
            return true;
        page.at.row = 1;
    }
    if (!page.isFresh())
        return false;
    if (page.painter)
        drawing.paintPart(*page.painter, page.area, static_cast<int>(page.at.row) - 1);
    page.y = page.area.bottom();
    ++page.at.row;
    return page.at.row > drawing.parts(page.area.size());
}
