#include "views/report/pagepainter.h"

#include "views/style/theme.h"

#include <QCoreApplication>

namespace {

constexpr qreal contentsHead = 40;
constexpr qreal contentsLine = 15;
constexpr qreal chapterGap = 5;
/// As far as lines move together before the contents take another page.
constexpr qreal tightest = 0.76;

QString tr(const char *text)
{
    return QCoreApplication::translate("PagePainter", text);
}

void line(QPainter &painter, const QPointF &from, qreal width, const QColor &colour)
{
    painter.setPen(QPen(colour, 0.6));
    painter.drawLine(from, from + QPointF(width, 0));
}

/// Heights that the lines of the contents take, so that pages can be counted before they are known.
class ContentsFlow
{
public:
    ContentsFlow(const QRectF &area, qreal scale)
        : m_area(area)
        , m_y(area.top() + contentsHead)
        , m_scale(scale)
    {
    }

    /// Where the next line goes.
    void next(int level)
    {
        m_y += level == 1 ? chapterGap * m_scale : 0;
        if (m_y + contentsLine * m_scale > m_area.bottom()) {
            ++m_page;
            m_y = m_area.top();
        }
        m_lineTop = m_y;
        m_y += contentsLine * m_scale;
    }
    int page() const { return m_page; }
    qreal y() const { return m_lineTop; }

private:
    QRectF m_area;
    int m_page = 0;
    qreal m_y;
    qreal m_scale;
    qreal m_lineTop = 0;
};

} // namespace

PagePainter::PagePainter(const Report &report, const Register &threats, Paper paper)
    : m_report(report)
    , m_composer(report, threats, paper)
{
    const auto pagesAt = [&](qreal scale) {
        ContentsFlow flow(m_composer.content(false), scale);
        for (const ReportBlock &block : report.blocks) {
            if (const auto *heading = std::get_if<reportpart::Heading>(&block))
                flow.next(heading->level);
        }
        return flow.page() + 1;
    };
    m_contentsPages = pagesAt(1);
    // A few lines alone on a page look forgotten: lines move together until all fit on one fewer.
    for (qreal scale = 0.98; scale >= tightest && m_contentsScale == 1; scale -= 0.02) {
        if (pagesAt(scale) < m_contentsPages)
            m_contentsScale = scale;
    }
    m_contentsPages = pagesAt(m_contentsScale);
}

bool PagePainter::layOut(const std::function<bool(int)> &goOn)
{
    m_starts.clear();
    m_marks.clear();
    for (PageStart at; !m_composer.atEnd(at);) {
        m_starts.append(at);
        const qsizetype before = m_marks.size();
        at = m_composer.compose(at, nullptr, &m_marks);
        for (qsizetype i = before; i < m_marks.size(); ++i)
            m_marks[i].page = pages() - 1;
        if (goOn && !goOn(pages()))
            return false;
    }
    return true;
}

int PagePainter::pages() const
{
    return firstBodyPage() + static_cast<int>(m_starts.size());
}

bool PagePainter::isTurned(int page) const
{
    return page >= firstBodyPage() && m_composer.isTurned(m_starts.at(page - firstBodyPage()));
}

QSizeF PagePainter::pageSize(int page) const
{
    return m_composer.pageSize(isTurned(page));
}

QList<PagePainter::Link> PagePainter::links() const
{
    QList<Link> links;
    const QRectF area = m_composer.content(false);
    ContentsFlow flow(area, m_contentsScale);
    for (qsizetype i = 0; i < m_marks.size(); ++i) {
        flow.next(m_marks.at(i).level);
        links.append({ 1 + flow.page(),
                       QRectF(area.left(), flow.y() - 1, area.width(),
                              contentsLine * m_contentsScale - 1),
                       i });
    }
    return links;
}

void PagePainter::paint(QPainter &painter, int page) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (page == 0)
        paintTitle(painter);
    else if (page < firstBodyPage())
        paintContents(painter, page);
    else
        m_composer.compose(m_starts.at(page - firstBodyPage()), &painter, nullptr);
    paintFrame(painter, page);
}

void PagePainter::paintTitle(QPainter &painter) const
{
    const Theme theme = Theme::print();
    const QRectF area = m_composer.content(false);
    qreal y = area.top() + 110;
    painter.fillRect(QRectF(area.left(), y - 22, 56, 4), theme.accent);
    // A name may be long; a title page shows its beginning and the running text all of it.
    const auto say = [&](const QString &text, const QFont &font, const QColor &colour, qreal most) {
        const TextBox box(text, font, area.width(), colour);
        box.paint(painter, { area.left(), y }, 0, most);
        y += std::min(box.height(), most);
    };
    say(m_report.title, paperfont::of(28, QFont::DemiBold), theme.text, 220);
    y += 6;
    say(m_report.subtitle, paperfont::of(15), theme.secondaryText, 60);
    y += 40;
    for (const auto &[name, value] : m_report.front) {
        const TextBox left(name, paperfont::of(9.5), 110, theme.secondaryText);
        const TextBox right(value.isEmpty() ? QStringLiteral("\u2013") : value, paperfont::of(9.5),
                            area.width() - 120, theme.text);
        left.paint(painter, { area.left(), y });
        right.paint(painter, { area.left() + 120, y }, 0, 60);
        y += std::min(std::max(left.height(), right.height()), 60.0) + 6;
    }
    y = area.bottom() - 120;
    for (const QString &who : { tr("Prepared by"), tr("Risk owner") }) {
        line(painter, { area.left(), y }, 190, theme.line);
        line(painter, { area.left() + 210, y }, 170, theme.line);
        TextBox(who, paperfont::of(8), 190, theme.secondaryText)
                .paint(painter, { area.left(), y + 4 });
        TextBox(tr("Date and signature"), paperfont::of(8), 170, theme.secondaryText)
                .paint(painter, { area.left() + 210, y + 4 });
        y += 58;
    }
}

void PagePainter::paintContents(QPainter &painter, int page) const
{
    const Theme theme = Theme::print();
    const QRectF area = m_composer.content(false);
    if (page == 1)
        TextBox(tr("Contents"), paperfont::of(17, QFont::DemiBold), area.width(), theme.text)
                .paint(painter, area.topLeft());
    const qreal size = m_contentsScale > 0.9 ? 9.5 : 9;
    for (const Link &link : links()) {
        if (link.page != page)
            continue;
        const PageMark &mark = m_marks.at(link.mark);
        const bool chapter = mark.level == 1;
        const qreal indent = chapter ? 0 : 17;
        const TextBox text(mark.title,
                           paperfont::of(size, chapter ? QFont::DemiBold : QFont::Normal),
                           area.width() - 60 - indent, theme.text);
        const TextBox number(QString::number(mark.page + 1), paperfont::of(size), 40,
                             theme.secondaryText, TextBox::Side::Right);
        const qreal y = link.area.top() + 1;
        text.paint(painter, { area.left() + indent, y }, 0, contentsLine);
        number.paint(painter, { area.right() - 40, y });
        const qreal from = area.left() + indent + text.width() + 6;
        painter.setPen(QPen(theme.line, 0.7, Qt::DotLine));
        painter.drawLine(QPointF(from, y + 9), QPointF(area.right() - number.width() - 6, y + 9));
    }
}

void PagePainter::paintFrame(QPainter &painter, int page) const
{
    const Theme theme = Theme::print();
    const QRectF area = m_composer.content(isTurned(page));
    const qreal bottom = pageSize(page).height() - 42;
    const qreal half = area.width() / 2 - 6;
    const TextBox marking(m_report.marking, paperfont::of(8, QFont::DemiBold), half,
                          theme.secondaryText, TextBox::Side::Right);
    marking.paint(painter, { area.right() - half, 32 }, 0, 12);
    if (page > 0) {
        TextBox(QString(m_report.title).simplified(), paperfont::of(8), half, theme.secondaryText)
                .paint(painter, { area.left(), 32 }, 0, 12);
        line(painter, { area.left(), 48 }, area.width(), theme.faintLine);
    }
    line(painter, { area.left(), bottom - 6 }, area.width(), theme.faintLine);
    TextBox(m_report.footer, paperfont::of(7.5), area.width() - 100, theme.secondaryText)
            .paint(painter, { area.left(), bottom }, 0, 12);
    TextBox(tr("%1 of %2").arg(page + 1).arg(pages()), paperfont::of(7.5), 90, theme.secondaryText,
            TextBox::Side::Right)
            .paint(painter, { area.right() - 90, bottom });
}
